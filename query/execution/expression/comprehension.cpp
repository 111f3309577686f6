// Expressions that run over a list with a variable of their own: list comprehensions, quantifiers
// and reduce.
#include "newsgraph/query/execution/expression/compiler.h"
#include "newsgraph/query/functions/list_builder.h"

namespace newsgraph::execution {

namespace {

/// How many elements a condition holds for, and how many it might hold for.
struct Tally {
  std::size_t holds = 0;
  std::size_t fails = 0;
  std::size_t unknown = 0;
};

/// The answer, if what has been seen settles it.
Ternary settled(parser::QuantifierKind kind, const Tally& tally) {
  switch (kind) {
    case parser::QuantifierKind::kAll:
      return tally.fails ? Ternary(false) : std::nullopt;
    case parser::QuantifierKind::kAny:
      return tally.holds ? Ternary(true) : std::nullopt;
    case parser::QuantifierKind::kNone:
      return tally.holds ? Ternary(false) : std::nullopt;
    case parser::QuantifierKind::kSingle:
      break;
  }
  return tally.holds > 1 ? Ternary(false) : std::nullopt;
}

/// The answer when the list ends unsettled.
Ternary conclude(parser::QuantifierKind kind, const Tally& tally) {
  if (tally.unknown) return std::nullopt;
  switch (kind) {
    case parser::QuantifierKind::kAny:
      return false;
    case parser::QuantifierKind::kSingle:
      return tally.holds == 1;
    default:
      return true;
  }
}

}  // namespace

ExpressionPtr Compiler::make(const Source& source, const parser::ListComprehension& node) {
  return make_expression([slot = local(source), list = compile_items(node.list),
                          where = compile(node.where), projection = compile(node.projection),
                          span = source.span, &execution = execution_](Row& row) -> Value {
    Items items = list->evaluate(row);
    if (items.is_null()) return {};
    try {
      functions::ListBuilder out(execution.budget());
      while (items.next(row[slot])) {
        execution.step();
        if (where && truth(where->evaluate(row)) != Ternary(true)) continue;
        out.add(projection ? projection->evaluate(row) : row[slot]);
      }
      return out.take();
    } catch (const QueryError& error) {
      execution.fail(error, span);
    }
  });
}

ExpressionPtr Compiler::make(const Source& source, const parser::Quantifier& node) {
  return make_expression([kind = node.kind, slot = local(source), list = compile_items(node.list),
                          where = compile(node.where), span = source.span,
                          &execution = execution_](Row& row) -> Value {
    Items items = list->evaluate(row);
    if (items.is_null()) return {};
    try {
      Tally tally;
      while (items.next(row[slot])) {
        execution.step();
        const Ternary holds = truth(where ? where->evaluate(row) : row[slot]);
        ++(!holds ? tally.unknown : *holds ? tally.holds : tally.fails);
        if (const Ternary answer = settled(kind, tally)) return to_value(answer);
      }
      return to_value(conclude(kind, tally));
    } catch (const QueryError& error) {
      execution.fail(error, span);
    }
  });
}

ExpressionPtr Compiler::make(const Source& source, const parser::Reduce& node) {
  return make_expression([element = local(source), initial = compile(node.initial),
                          list = compile_items(node.list), expression = compile(node.expression),
                          span = source.span, &execution = execution_](Row& row) -> Value {
    const planner::Slot accumulator = element + 1;
    Value value = initial->evaluate(row);
    Items items = list->evaluate(row);
    if (items.is_null()) return {};
    try {
      while (items.next(row[element])) {
        execution.step();
        row[accumulator] = std::move(value);
        value = expression->evaluate(row);
        execution.budget().require_sound(value);
      }
      return value;
    } catch (const QueryError& error) {
      execution.fail(error, span);
    }
  });
}

}  // namespace newsgraph::execution
