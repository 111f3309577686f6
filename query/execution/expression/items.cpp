#include "newsgraph/query/execution/items.h"

#include <string>

#include "newsgraph/query/execution/expression/compiler.h"

namespace newsgraph::execution {

Items::Items(Value list) : from_(std::move(list)) {
  const Value& value = std::get<Value>(from_);
  if (value.is_null() || value.is_list()) return;
  throw QueryError("TypeError", "InvalidArgumentType",
                   "Expected a list, not a value of type " + std::string(type_name(value.type())));
}

bool Items::is_null() const {
  const Value* list = std::get_if<Value>(&from_);
  return list && list->is_null();
}

bool Items::next(Value& item) {
  if (auto* range = std::get_if<functions::Range>(&from_)) {
    if (range->left == 0) return false;
    item = range->take();
    return true;
  }
  const Value& list = std::get<Value>(from_);
  if (list.is_null() || place_ == list.as_list().size()) return false;
  item = list.as_list()[place_++];
  return true;
}

namespace {

/// What `make` makes of a row; its errors get the place of the expression.
template <class Make>
class Made final : public ItemsExpression {
 public:
  Made(Make make, QuerySpan span, Execution& execution)
      : make_(std::move(make)), span_(span), execution_(execution) {}

  Items evaluate(Row& row) const override {
    try {
      return make_(row);
    } catch (const QueryError& error) {
      execution_.fail(error, span_);
    }
  }

 private:
  Make make_;
  QuerySpan span_;
  Execution& execution_;
};

template <class Make>
ItemsExpressionPtr make_items(Make make, QuerySpan span, Execution& execution) {
  return std::make_unique<const Made<Make>>(std::move(make), span, execution);
}

}  // namespace

ItemsExpressionPtr compile_items(const planner::BoundExpression& bound, Execution& execution) {
  return Compiler(bound, execution).compile_items(bound.ast);
}

ItemsExpressionPtr Compiler::compile_items(const parser::ExpressionPtr& expression) {
  static const functions::Function* const kRange = functions::find_function("range");
  const auto* call = std::get_if<parser::FunctionCall>(&expression->node);
  // After an aggregation the call may have been made already.
  if (!call || bound_.reads.contains(expression.get()) ||
      functions::find_function(call->name) != kRange) {
    return make_items([list = compile(expression)](Row& row) { return Items(list->evaluate(row)); },
                      expression->span, execution_);
  }
  std::vector<ExpressionPtr> arguments;
  for (const auto& argument : call->arguments) arguments.push_back(compile(argument));
  return make_items(
      [arguments = std::move(arguments)](Row& row) {
        std::vector<Value> values;
        for (const ExpressionPtr& argument : arguments) values.push_back(argument->evaluate(row));
        return Items(functions::range_of(values));
      },
      expression->span, execution_);
}

}  // namespace newsgraph::execution
