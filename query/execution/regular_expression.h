// The operator =~.
#pragma once

#include "newsgraph/graph/value.h"
#include "newsgraph/query/functions/budget.h"

namespace newsgraph::execution {

/// Whether the whole text matches the pattern, in the syntax of Perl; unknown unless both are
/// strings. Throws ArgumentError for what is no regular expression, and when the budget ends, which
/// a pattern can make of a short text.
Ternary matches(const Value& text, const Value& pattern, functions::Budget& budget);

}  // namespace newsgraph::execution
