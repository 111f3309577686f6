// Expressions that run a plan of their own: pattern predicates, pattern comprehensions, EXISTS.
#include "newsgraph/query/execution/expression/compiler.h"
#include "newsgraph/query/execution/operator.h"
#include "newsgraph/query/functions/list_builder.h"

namespace newsgraph::execution {
namespace {

ExpressionPtr make_exists(OperatorPtr plan) {
  return make_expression([plan = std::move(plan)](Row& row) -> Value {
    plan->open(row);
    return plan->next(row);
  });
}

}  // namespace

ExpressionPtr Compiler::make(const Source& source, const parser::PatternPredicate&) {
  return make_exists(build(*bound_.subplans.at(&source), execution_));
}

ExpressionPtr Compiler::make(const Source& source, const parser::ExistsSubquery&) {
  return make_exists(build(*bound_.subplans.at(&source), execution_));
}

ExpressionPtr Compiler::make(const Source& source, const parser::PatternComprehension&) {
  return make_expression([result = local(source),
                          plan = build(*bound_.subplans.at(&source), execution_),
                          &execution = execution_](Row& row) -> Value {
    functions::ListBuilder list(execution.budget());
    plan->open(row);
    while (plan->next(row)) list.add(row[result]);
    return list.take();
  });
}

}  // namespace newsgraph::execution
