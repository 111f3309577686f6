// The way in, constants, and the row by row way that is always there.
#include "newsgraph/query/execution/batch/expression/compiler.h"
#include "newsgraph/query/execution/expression.h"
#include "newsgraph/query/planner/expression_walk.h"

namespace newsgraph::execution::batch {
namespace {

template <class Node, class... Nodes>
constexpr bool is_one_of = (std::is_same_v<Node, Nodes> || ...);

/// Puts the slots that the expression reads into a row, and asks the row operators' expression.
class RowByRow final : public Expression {
 public:
  RowByRow(const planner::BoundExpression& bound, std::size_t row_width, Execution& execution)
      : Expression(Kind::kValue, false),
        execution_(execution),
        expression_(execution::compile(bound, execution)),
        uses_(bound.uses.begin(), bound.uses.end()),
        row_(row_width) {}

  const Vector& evaluate(const Chunk& chunk) override {
    out_.values.resize(chunk.size);
    for (std::size_t i = 0; i < chunk.size; ++i) {
      execution_.step();
      for (const planner::Slot slot : uses_) {
        row_[slot] = chunk.columns[slot].value(i, execution_.graph());
      }
      out_.values[i] = expression_->evaluate(row_);
    }
    return out_;
  }

 private:
  Execution& execution_;
  execution::ExpressionPtr expression_;
  std::vector<planner::Slot> uses_;
  Row row_;
  Vector out_;
};

/// Whether nothing in the expression depends on a row.
bool is_free_of_rows(const planner::BoundExpression& bound,
                     const parser::ExpressionPtr& expression) {
  if (bound.reads.contains(expression.get())) return false;
  const bool can_be = std::visit(
      []<class Node>(const Node&) {
        return is_one_of<Node, parser::Literal, parser::Parameter, parser::ListLiteral,
                         parser::MapLiteral, parser::Unary, parser::Binary, parser::Comparison,
                         parser::PropertyAccess, parser::Subscript, parser::FunctionCall>;
      },
      expression->node);
  bool all = can_be;
  planner::for_each_operand(*expression, [&](const parser::ExpressionPtr& operand) {
    all = all && is_free_of_rows(bound, operand);
  });
  return all;
}

}  // namespace

std::optional<Value> Compiler::constant(const parser::ExpressionPtr& expression) const {
  if (!is_free_of_rows(bound_, expression) || planner::varies(*expression)) return std::nullopt;
  planner::BoundExpression alone;
  alone.ast = expression;
  Row no_row;
  try {
    return execution::compile(alone, execution_)->evaluate(no_row);
  } catch (const QueryError&) {
    return std::nullopt;  // an error of those rows only that ask for the value
  }
}

bool holds(const Vector& condition, std::size_t row) {
  if (condition.kind == Kind::kBoolean) return condition.truths[row] == Truth::kTrue;
  return truth(condition.values[row]) == Ternary(true);
}

ExpressionPtr Compiler::compile(const parser::ExpressionPtr& expression) {
  if (bound_.reads.contains(expression.get())) return read(*expression);
  return std::visit([&](const auto& node) { return make(*expression, node); }, expression->node);
}

ExpressionPtr compile(const planner::BoundExpression& bound, const Layout& layout,
                      std::size_t row_width, Execution& execution) {
  ExpressionPtr made = Compiler(bound, layout, execution).compile(bound.ast);
  if (made) return made;
  return std::make_unique<RowByRow>(bound, row_width, execution);
}

}  // namespace newsgraph::execution::batch
