// Running text to tokens, by rules.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "newsgraph/ingest/language/analysis.h"
#include "newsgraph/ingest/language/codepoints.h"

namespace newsgraph::language {

/// The tokens of points[begin, end). Every code point that is not white space lies in exactly one
/// token. Clitics are words of their own ("'s", "n't"), as in Universal Dependencies; compounds
/// with hyphens, numbers, addresses and abbreviations with their full stops are one.
std::vector<Token> tokenize(std::string_view text, std::span<const CodePoint> points,
                            std::size_t begin, std::size_t end);

}  // namespace newsgraph::language
