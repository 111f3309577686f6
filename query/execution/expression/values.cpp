// Literals, parameters, variables, lists, maps and calls.
#include "newsgraph/query/execution/expression/compiler.h"
#include "newsgraph/query/functions/list_builder.h"

namespace newsgraph::execution {

ExpressionPtr compile(const planner::BoundExpression& bound, Execution& execution) {
  return Compiler(bound, execution).compile(bound.ast);
}

ExpressionPtr Compiler::compile(const parser::ExpressionPtr& expression) {
  if (!expression) return nullptr;
  const auto ready = bound_.reads.find(expression.get());
  if (ready != bound_.reads.end()) {
    return make_expression([slot = ready->second, &execution = execution_](Row& row) {
      const Value& value = row[slot];
      // It is copied here, and what it is wanted for takes as long again.
      if (value.is_string()) execution.budget().step_over(value.as_string());
      return value;
    });
  }
  return std::visit([&](const auto& node) { return make(*expression, node); }, expression->node);
}

ExpressionPtr Compiler::make(const Source&, const parser::Literal& node) {
  return make_expression([value = node.value](Row&) { return value; });
}

ExpressionPtr Compiler::make(const Source& source, const parser::Parameter& node) {
  const auto found = execution_.parameters().find(node.name);
  if (found == execution_.parameters().end()) {
    execution_.fail("ParameterMissing", "MissingParameter",
                    "The query needs a value for the parameter $" + node.name, source.span);
  }
  return make_expression([value = found->second](Row&) { return value; });
}

ExpressionPtr Compiler::make(const Source& source, const parser::Variable& node) {
  // Binding gives every variable its slot.
  execution_.fail("SyntaxError", "UndefinedVariable", "Variable `" + node.name + "` not defined",
                  source.span);
}

ExpressionPtr Compiler::make(const Source& source, const parser::CountStar&) {
  // Aggregation has computed every aggregate that stands where one may.
  execution_.fail("SyntaxError", "InvalidAggregation", "count(*) cannot be used here", source.span);
}

ExpressionPtr Compiler::make(const Source&, const parser::ListLiteral& node) {
  std::vector<ExpressionPtr> items;
  for (const auto& item : node.items) items.push_back(compile(item));
  return make_expression([items = std::move(items), &execution = execution_](Row& row) -> Value {
    functions::ListBuilder list(execution.budget(), items.size());
    for (const ExpressionPtr& item : items) list.add(item->evaluate(row));
    return list.take();
  });
}

ExpressionPtr Compiler::make(const Source&, const parser::MapLiteral& node) {
  std::vector<std::pair<std::string, ExpressionPtr>> entries;
  for (const auto& [key, value] : node.entries) entries.emplace_back(key, compile(value));
  return make_expression(
      [entries = std::move(entries), &execution = execution_](Row& row) -> Value {
        Map map;
        for (const auto& [key, value] : entries) map.insert_or_assign(key, value->evaluate(row));
        return execution.sound(std::move(map));
      });
}

ExpressionPtr Compiler::make(const Source& source, const parser::FunctionCall& node) {
  const functions::Function* function = functions::find_function(node.name);
  if (!function) {
    execution_.fail("SyntaxError", "UnknownFunction",
                    "There is no function named `" + node.name + "`", source.span);
  }
  std::vector<ExpressionPtr> arguments;
  for (const auto& argument : node.arguments) arguments.push_back(compile(argument));
  static const functions::Function* const kType = functions::find_function("type");
  return make_expression([function, arguments = std::move(arguments), span = source.span,
                          &execution = execution_](Row& row) -> Value {
    execution.step();
    std::vector<Value> values;
    values.reserve(arguments.size());
    for (const ExpressionPtr& argument : arguments) {
      values.push_back(argument->evaluate(row));
      if (function->null_in_null_out && values.back().is_null()) return {};
    }
    // A relationship keeps its type when it is deleted, and only the execution knows it then.
    if (function == kType && values.size() == 1 && values.front().is_relationship()) {
      return execution.type_of(values.front().as_relationship());
    }
    try {
      return function->apply(execution.functions(), values);
    } catch (const QueryError& error) {
      execution.fail(error, span);
    }
  });
}

}  // namespace newsgraph::execution
