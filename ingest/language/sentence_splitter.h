// Tokens of one block to sentences, by rules.
#pragma once

#include <vector>

#include "newsgraph/ingest/language/analysis.h"

namespace newsgraph::language {

/// Where sentences begin: indices into the tokens, the first always 0 (none for no tokens).
std::vector<std::size_t> sentence_starts(const std::vector<Token>& tokens);

}  // namespace newsgraph::language
