// The names an expression depends on.
#pragma once

#include <set>
#include <string>

#include "newsgraph/query/parser/ast.h"

namespace newsgraph::semantics {

/// The variables that the expression takes from where it stands; those that comprehensions and the
/// like bind themselves are left out. All names of its patterns and subqueries are among them: one
/// that is not known outside is new there, so what they mean depends on whether it is.
std::set<std::string> free_names(const parser::Expression& expression);

}  // namespace newsgraph::semantics
