// The way in, constants, and the row by row way that is always there.
#include "newsgraph/query/execution/batch/expression/compiler.h"
#include "newsgraph/query/execution/expression.h"
#include "newsgraph/query/execution/number_table.h"
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
    for (std::size_t i = 0; i < chunk.size; ++i) out_.values[i] = compute(chunk, i);
    return out_;
  }
  Value compute(const Chunk& chunk, std::size_t row) {
    execution_.step();
    for (const planner::Slot slot : uses_) {
      row_[slot] = chunk.columns[slot].value(row, execution_.graph());
    }
    return expression_->evaluate(row_);
  }

 private:
  Execution& execution_;
  execution::ExpressionPtr expression_;
  std::vector<planner::Slot> uses_;
  Row row_;
  Vector out_;
};

/// An expression that depends on one number of the row alone, of which there may be few: computed
/// once for each.
class ByNumber final : public Expression {
 public:
  /// `loop` computes the same where there are many; null when there is none.
  ByNumber(std::unique_ptr<RowByRow> expression, ExpressionPtr number, ExpressionPtr loop)
      : Expression(Kind::kValue, loop && loop->is_safe()),
        expression_(std::move(expression)),
        number_(std::move(number)),
        loop_(std::move(loop)) {}

  const Vector& evaluate(const Chunk& chunk) override {
    if (!evaluate_numbered(chunk))
      return loop_ ? loop_->evaluate(chunk) : expression_->evaluate(chunk);
    out_.values.resize(chunk.size);
    for (std::size_t i = 0; i < chunk.size; ++i) out_.values[i] = known_.values[places_[i]];
    return out_;
  }
  std::optional<Numbered> evaluate_numbered(const Chunk& chunk) override {
    // More than these are no few.
    constexpr std::size_t kMostKnown = 4096;
    if (known_.size() >= kMostKnown) return std::nullopt;
    const std::vector<std::uint32_t>& numbers = number_->evaluate(chunk).ids;
    places_.resize(chunk.size);
    for (std::size_t i = 0; i < chunk.size; ++i) {
      if (i > 0 && numbers[i] == numbers[i - 1]) {
        places_[i] = places_[i - 1];
        continue;
      }
      places_[i] = table_.find(numbers[i]);  // kNullId is a number like others
      if (places_[i] != NumberTable::kNone) continue;
      // It has no number yet when this fails.
      known_.values.push_back(expression_->compute(chunk, i));
      places_[i] = table_.number(numbers[i]);
    }
    return Numbered{&known_, &places_};
  }

 private:
  std::unique_ptr<RowByRow> expression_;
  ExpressionPtr number_;
  ExpressionPtr loop_;
  NumberTable table_;
  Vector known_;  ///< by the number in the table
  std::vector<std::uint32_t> places_;
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

bool Compiler::collect_numbers(const parser::ExpressionPtr& expression,
                               std::vector<const Source*>& found) const {
  if (const auto* access = std::get_if<parser::PropertyAccess>(&expression->node)) {
    if (slot_of(*access->object)) {
      found.push_back(expression.get());
      return true;
    }
  }
  if (const auto* call = std::get_if<parser::FunctionCall>(&expression->node)) {
    if (call->name == "labels" && call->arguments.size() == 1 && slot_of(*call->arguments[0])) {
      found.push_back(expression.get());
      return true;
    }
  }
  if (bound_.reads.contains(expression.get())) return false;
  bool all = true;
  planner::for_each_operand(*expression, [&](const parser::ExpressionPtr& operand) {
    all = all && collect_numbers(operand, found);
  });
  return all;
}

ExpressionPtr Compiler::make_number() const {
  if (!bound_.locals.empty() || !bound_.subplans.empty() || planner::varies(*bound_.ast)) {
    return nullptr;
  }
  std::vector<const Source*> found;
  if (!collect_numbers(bound_.ast, found) || found.empty()) return nullptr;
  ExpressionPtr number;
  std::string key;
  for (const Source* source : found) {
    const auto* access = std::get_if<parser::PropertyAccess>(&source->node);
    const auto* call = std::get_if<parser::FunctionCall>(&source->node);
    const planner::Slot slot = *slot_of(access ? *access->object : *call->arguments[0]);
    const std::string name = std::to_string(slot) + (access ? "." + access->key : "");
    if (number && name != key) return nullptr;
    if (number) continue;
    key = name;
    const Kind owner = layout_.at(slot);
    if (owner != Kind::kNode && (call || owner != Kind::kRelationship)) return nullptr;
    number = access ? property(slot, access->key) : label_set(slot);
    if (number->kind() != Kind::kString && access) return nullptr;
  }
  return number;
}

bool holds(const Vector& condition, std::size_t row) {
  if (condition.kind == Kind::kBoolean) return condition.truths[row] == Truth::kTrue;
  return truth(condition.values[row]) == Ternary(true);
}

ExpressionPtr Compiler::compile(const parser::ExpressionPtr& expression) {
  if (ExpressionPtr text = make_text_value(expression)) return text;
  if (bound_.reads.contains(expression.get())) return read(*expression);
  return std::visit([&](const auto& node) { return make(*expression, node); }, expression->node);
}

ExpressionPtr compile(const planner::BoundExpression& bound, const Layout& layout,
                      std::size_t row_width, Execution& execution) {
  Compiler compiler(bound, layout, execution);
  ExpressionPtr loop = compiler.compile_operand(bound.ast);
  if (loop && !compiler.is_safe()) loop->mark_unsafe();
  if (loop && (loop->kind() != Kind::kValue || loop->is_constant())) return loop;
  ExpressionPtr number = compiler.make_number();
  if (!number && loop) return loop;
  auto row_by_row = std::make_unique<RowByRow>(bound, row_width, execution);
  if (!number) return row_by_row;
  return std::make_unique<ByNumber>(std::move(row_by_row), std::move(number), std::move(loop));
}

}  // namespace newsgraph::execution::batch
