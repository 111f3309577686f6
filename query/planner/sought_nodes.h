// Conditions that say which nodes a variable stands for, so that these need not be looked for among
// all: a property or the id of the node equals a value, or one of several.
#pragma once

#include <string>
#include <vector>

#include "newsgraph/query/parser/ast.h"

namespace newsgraph::planner {

struct SoughtNodes {
  enum class By {
    kProperty,   ///< `variable.key`
    kId,         ///< `id(variable)`
    kElementId,  ///< `elementId(variable)`
  };

  By by;
  std::string variable;
  const parser::Expression* variable_node;
  std::string key;  ///< only of kProperty
  parser::ExpressionPtr value;
  bool any_of;  ///< the value is a list, and one of its items is meant

  /// How many values there may be; a guess where the list is no literal.
  double value_count() const;
};

/// What the condition says, read from either side; the value may depend on the variable itself.
std::vector<SoughtNodes> as_sought_nodes(const parser::ExpressionPtr& predicate);

}  // namespace newsgraph::planner
