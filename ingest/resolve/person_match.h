// The rules by which two names mean one person. Use them through name_match.h.
#pragma once

#include <string>
#include <vector>

#include "newsgraph/ingest/resolve/name_match.h"

namespace newsgraph::resolve {

/// Fills in what is known of a person by the key of the name.
void describe_person(Profile& person, const std::string& name_key);

NameMatch compare_persons(const Profile& left, const Profile& right);

/// Under the sound of the family name, of the given name, and of the first two words.
std::vector<Block> person_blocks(const Profile& person);
/// A given name is looked for among those who go by one word, and the other way round.
std::vector<Block> person_lookups(const Profile& person);

}  // namespace newsgraph::resolve
