// `=`, `<>`, `<` and their kin between two values.
#pragma once

#include "newsgraph/query/parser/ast.h"
#include "newsgraph/query/query_error.h"

namespace newsgraph::execution {

Ternary compare_by(parser::Comparator comparator, const Value& left, const Value& right);

/// What IN throws when it has no list on its right.
QueryError no_list_on_the_right(const Value& value);

}  // namespace newsgraph::execution
