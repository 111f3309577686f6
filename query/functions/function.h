// The scalar functions: one table of names, signatures and docs, from which calls are resolved,
// arguments checked and the reference generated.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/graph/graph.h"
#include "newsgraph/query/functions/budget.h"

namespace newsgraph::functions {

/// What a function may look at besides its arguments.
struct FunctionContext {
  const Graph& graph;
  /// The instant of the statement: date() and the like give the same value all through a query.
  DateTime statement_time;
  Budget& budget;
};

struct Function {
  std::string name;       ///< as documented: "toUpper", "date.truncate"
  std::string signature;  ///< "toUpper(text :: STRING?) :: STRING?"
  std::string summary;    ///< one sentence
  std::size_t minimum_arguments = 0;
  std::size_t maximum_arguments = 0;  ///< SIZE_MAX for any number
  /// True when a null argument makes the result null without calling `apply`.
  bool null_in_null_out = true;
  /// Types each argument may have at compile time, when it is a literal; empty for any. Used by the
  /// semantic check to find InvalidArgumentType before running.
  std::vector<std::vector<ValueType>> argument_types;
  /// Throws QueryError (runtime) for arguments of the wrong type or value.
  std::function<Value(const FunctionContext&, std::span<const Value>)> apply;
  std::string_view group = {};  ///< the heading it stands under in the reference: "Strings"
  bool varies = false;  ///< gives another value each time, for the same arguments
};

/// Names compare without regard to case. Null when there is no such function.
const Function* find_function(std::string_view name);
std::span<const Function> all_functions();

}  // namespace newsgraph::functions
