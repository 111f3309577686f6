// `=`, `<>`, `<` and their kin between two values.
#pragma once

#include "newsgraph/query/parser/ast.h"

namespace newsgraph::execution {

Ternary compare_by(parser::Comparator comparator, const Value& left, const Value& right);

}  // namespace newsgraph::execution
