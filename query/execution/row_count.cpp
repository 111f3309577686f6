#include "newsgraph/query/execution/row_count.h"

#include "newsgraph/query/execution/expression.h"

namespace newsgraph::execution {

std::uint64_t row_count(const planner::BoundExpression& count, const char* name, Row& row,
                        Execution& execution) {
  const Value value = compile(count, execution)->evaluate(row);
  if (!value.is_integer()) {
    execution.fail("SyntaxError", "InvalidArgumentType",
                   std::string(name) + " expects an integer, not a value of type " +
                       std::string(type_name(value.type())),
                   count.ast->span);
  }
  if (value.as_integer() < 0) {
    execution.fail("SyntaxError", "NegativeIntegerArgument",
                   std::string(name) + " expects a number that is not negative", count.ast->span);
  }
  return static_cast<std::uint64_t>(value.as_integer());
}

}  // namespace newsgraph::execution
