#include "newsgraph/query/planner/sought_nodes.h"

namespace newsgraph::planner {
namespace {

using parser::ExpressionPtr;

/// What is said of a variable, on one side of a condition.
void add(const ExpressionPtr& side, const ExpressionPtr& value, bool any_of,
         std::vector<SoughtNodes>& out) {
  const auto add_variable = [&](const ExpressionPtr& object, SoughtNodes::By by, std::string key) {
    const auto* variable = std::get_if<parser::Variable>(&object->node);
    if (variable) out.push_back({by, variable->name, object.get(), std::move(key), value, any_of});
  };
  if (const auto* access = std::get_if<parser::PropertyAccess>(&side->node)) {
    add_variable(access->object, SoughtNodes::By::kProperty, access->key);
  } else if (const auto* call = std::get_if<parser::FunctionCall>(&side->node)) {
    if (call->arguments.size() != 1) return;
    if (call->name == "id") add_variable(call->arguments[0], SoughtNodes::By::kId, {});
    if (call->name == "elementId") {
      add_variable(call->arguments[0], SoughtNodes::By::kElementId, {});
    }
  }
}

}  // namespace

double SoughtNodes::value_count() const {
  constexpr double kListSize = 10;
  if (!any_of) return 1;
  const auto* list = std::get_if<parser::ListLiteral>(&value->node);
  return list ? static_cast<double>(list->items.size()) : kListSize;
}

std::vector<SoughtNodes> as_sought_nodes(const ExpressionPtr& predicate) {
  std::vector<SoughtNodes> out;
  if (const auto* comparison = std::get_if<parser::Comparison>(&predicate->node)) {
    if (comparison->rest.size() != 1 ||
        comparison->rest.front().first != parser::Comparator::kEqual) {
      return out;
    }
    const ExpressionPtr& right = comparison->rest.front().second;
    add(comparison->first, right, false, out);
    add(right, comparison->first, false, out);
  } else if (const auto* binary = std::get_if<parser::Binary>(&predicate->node)) {
    if (binary->op == parser::BinaryOperator::kIn) add(binary->left, binary->right, true, out);
  }
  return out;
}

}  // namespace newsgraph::planner
