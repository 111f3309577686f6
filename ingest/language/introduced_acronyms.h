// Initials that are spelled like common words: "IS" after "Islamic State (IS)".
#pragma once

#include <span>
#include <string_view>
#include <unordered_set>

#include "newsgraph/ingest/analysis.h"

namespace newsgraph::language {

/// Forms in capitals that a text introduces in brackets behind a name, and that in lower case are
/// function words: the network would take "IS fighters" for a form of "be". Views into the tokens.
std::unordered_set<std::string_view> introduced_acronyms(std::span<const Sentence> sentences);

}  // namespace newsgraph::language
