// Syntax tree nodes to expressions over chunks; one family of nodes a source file. Internal to
// batch/expression.
//
// Each make function gives null for a node, or for kinds of operands, that it has no loop for.
#pragma once

#include <set>
#include <unordered_map>
#include <unordered_set>

#include "newsgraph/query/execution/batch/expression/text_list.h"

namespace newsgraph::execution::batch {

class Compiler {
 public:
  Compiler(const planner::BoundExpression& bound, const Layout& layout, Execution& execution)
      : bound_(bound), layout_(layout), execution_(execution) {}

  /// Null when the expression has a part without a loop.
  ExpressionPtr compile(const parser::ExpressionPtr& expression);
  /// The same, of constants as well.
  ExpressionPtr compile_operand(const parser::ExpressionPtr& expression);
  /// Whether nothing that was compiled throws.
  bool is_safe() const { return safe_; }
  /// Where the whole expression depends on one string that the graph keeps, or on the labels of one
  /// node, and on nothing else: the number of that. Null otherwise.
  ExpressionPtr make_number() const;

 private:
  using Source = parser::Expression;

  template <class Node>
  ExpressionPtr make(const Source&, const Node&) {
    return nullptr;
  }
  // access.cpp
  ExpressionPtr make(const Source& source, const parser::Variable& node);
  ExpressionPtr make(const Source& source, const parser::PropertyAccess& node);
  ExpressionPtr make(const Source& source, const parser::LabelTest& node);
  ExpressionPtr make(const Source& source, const parser::FunctionCall& node);
  // comparison.cpp
  ExpressionPtr make(const Source& source, const parser::Comparison& node);
  /// `a < b <= c`.
  ExpressionPtr make_chain(const Source& source, const parser::Comparison& node);
  // logic.cpp
  ExpressionPtr make(const Source& source, const parser::Unary& node);
  ExpressionPtr make(const Source& source, const parser::Binary& node);
  // arithmetic.cpp
  ExpressionPtr make_arithmetic(const Source& source, const parser::Binary& node);
  // temporal.cpp
  /// A field of a date, or of what lies between two.
  ExpressionPtr make_temporal_field(const parser::PropertyAccess& node);
  ExpressionPtr make_between(const parser::PropertyAccess& node);
  /// date() and date.truncate() of a date.
  ExpressionPtr make_date(const Source& source, const functions::Function& function,
                          const parser::FunctionCall& node);
  /// Dates and a constant duration, or dates less one; `moved` is the side that the dates are.
  ExpressionPtr make_shifted(const Source& source, const parser::Binary& node, ExpressionPtr dates,
                             const parser::ExpressionPtr& moved);
  /// Whether the dates are properties, which are days in 32 bits.
  bool are_stored(const parser::ExpressionPtr& dates) const;
  // choice.cpp
  ExpressionPtr make(const Source& source, const parser::Case& node);
  /// Whether it is what a slot holds, or a property of it, or a property of that.
  bool is_property_path(const Source& source) const;
  ExpressionPtr make_coalesce(const parser::FunctionCall& node);
  /// compile_operand() for what is not wanted of every row: null when it could throw in one of the
  /// others.
  ExpressionPtr compile_conditional(const parser::ExpressionPtr& expression);
  // text_functions.cpp
  ExpressionPtr make_size(const Source& source, const parser::FunctionCall& node);
  /// A text that is computed, as values; null for any other expression.
  ExpressionPtr make_text_value(const parser::ExpressionPtr& expression);
  /// Of an expression that gives a string, or null, in every row; null for any other.
  TextPtr compile_text(const parser::ExpressionPtr& expression);
  TextPtr compile_computed_text(const parser::ExpressionPtr& expression);
  TextPtr compile_text_call(const parser::FunctionCall& node);
  TextPtr compile_text_sum(const parser::Binary& node);
  // text_loops.cpp
  ExpressionPtr make(const Source& source, const parser::Quantifier& node);
  /// Of an expression that gives a list of strings, or null, in every row; null for any other.
  TextListPtr compile_text_list(const parser::ExpressionPtr& expression);
  TextPtr compile_part(const parser::Subscript& node);
  ExpressionPtr make_list_size(TextListPtr texts) const;
  /// Whether a string is in a list of such.
  ExpressionPtr make_text_search(const parser::Binary& node);
  /// The slots that an expression reads, but for that of its own variable; false when it reads one
  /// that the layout lacks.
  bool collect_slots(const parser::ExpressionPtr& expression, planner::Slot local,
                     std::set<planner::Slot>& slots) const;
  // text.cpp
  ExpressionPtr make_text_test(const parser::Binary& node);
  /// `=~` with a constant.
  ExpressionPtr make_match(const Source& source, const parser::Binary& node);
  ExpressionPtr make_membership(const parser::Binary& node);

  /// The slot of a variable that the layout has.
  std::optional<planner::Slot> slot_of(const Source& source) const;
  ExpressionPtr read(const Source& source) const;
  /// A property of the nodes or relationships in a slot.
  ExpressionPtr property(planner::Slot slot, const std::string& key) const;
  /// The number of the combination of labels that the nodes in a slot have.
  ExpressionPtr label_set(planner::Slot slot) const;
  /// The parts of an expression that read a property, or all labels, of a slot; false when it reads
  /// something else.
  bool collect_numbers(const parser::ExpressionPtr& expression,
                       std::vector<const Source*>& found) const;
  /// The value of an expression that depends on no row; nullopt of any other.
  std::optional<Value> constant(const parser::ExpressionPtr& expression) const;

  const planner::BoundExpression& bound_;
  const Layout& layout_;
  Execution& execution_;
  bool safe_ = true;
  /// Of the loops that the expression at hand is in: where they put the texts of their variables.
  std::unordered_map<planner::Slot, const GivenTexts*> given_;
  /// Known not to be texts, so that none is tried twice, as a text and as a number.
  std::unordered_set<const Source*> no_texts_;
};

/// The number that a text has in a vector of the kind, which is kString or kType; kNullId, which is
/// that of no text, where none like it is kept.
inline std::uint32_t id_of_text(const Graph& graph, Kind kind, const std::string& text) {
  if (kind == Kind::kType) return graph.find_type(text).value_or(TypeId{kNullId}).value;
  return graph.find_text(text).value_or(StringId{kNullId}).value;
}

/// AND, OR or XOR.
inline Truth connect(parser::BinaryOperator op, Truth left, Truth right) {
  const bool unknown = left == Truth::kUnknown || right == Truth::kUnknown;
  if (op == parser::BinaryOperator::kXor) {
    return unknown ? Truth::kUnknown : to_truth(left != right);
  }
  // OR is true, and AND false, as soon as one side is, whatever the other.
  const Truth decisive = to_truth(op == parser::BinaryOperator::kOr);
  if (left == decisive || right == decisive) return decisive;
  return unknown ? Truth::kUnknown : to_truth(op != parser::BinaryOperator::kOr);
}

/// An expression whose value a function object writes into a vector.
template <class Fill>
class FilledExpression final : public Expression {
 public:
  FilledExpression(Kind kind, Fill fill) : Expression(kind, true), fill_(std::move(fill)) {
    out_.kind = kind;
  }
  const Vector& evaluate(const Chunk& chunk) override {
    out_.resize(chunk.size);
    fill_(chunk, out_);
    return out_;
  }

 private:
  Fill fill_;
  Vector out_;
};
template <class Fill>
ExpressionPtr make_filled(Kind kind, Fill fill) {
  return std::make_unique<FilledExpression<Fill>>(kind, std::move(fill));
}

}  // namespace newsgraph::execution::batch
