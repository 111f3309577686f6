// Text to syntax tree: a hand-written recursive-descent parser with one token of lookahead where
// the grammar allows and bounded backtracking where it does not (patterns against parenthesised
// expressions).
#pragma once

#include <string_view>

#include "newsgraph/query/parser/ast.h"

namespace newsgraph::parser {

/// Reads one query, with or without a closing semicolon. Throws QueryError (SyntaxError, compile
/// time) at the first thing that is not openCypher, and when expressions nest more than
/// kMaximumDepth deep.
Query parse(std::string_view text);

inline constexpr int kMaximumDepth = 500;

}  // namespace newsgraph::parser
