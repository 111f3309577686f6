// When two names are names of the same node.
//
// The key of an entity is a function of the entity alone, so the graph does not depend on the order
// in which articles are read, and taking an article away never has to tear a node apart. Names that
// need judgement to be seen as one ("MRK" and its full name in different articles) stay apart;
// those of organisations that the world knows ("EU") do not need it.
#pragma once

#include <string>

#include "newsgraph/ingest/fact.h"

namespace newsgraph::resolve {

/// A country's ISO 3166 alpha-3 code; a person's name without middle initials; an organisation's
/// name in one spelling, with its country where that is known; otherwise the name. All without
/// case, accents and punctuation. Never empty.
std::string entity_key(const Entity& entity);

/// The property that holds an entity's name: "text" of a Statement, else "name".
std::string_view name_property(EntityLabel label);

}  // namespace newsgraph::resolve
