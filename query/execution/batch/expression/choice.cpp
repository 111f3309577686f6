// Constants, and choices between values: CASE and coalesce().
#include <algorithm>

#include "newsgraph/query/execution/batch/expression/compiler.h"

namespace newsgraph::execution::batch {
namespace {

Kind kind_of(const Value& value) {
  if (value.is_integer()) return Kind::kInteger;
  if (value.is_float()) return Kind::kFloat;
  if (value.is_boolean()) return Kind::kBoolean;
  if (value.is_date()) return Kind::kDate;
  return Kind::kValue;
}

/// Writes a value of the vector's kind, or null, into a row.
void put(Vector& out, std::size_t row, const Value& value) {
  switch (out.kind) {
    case Kind::kInteger:
      out.integers[row] = value.is_null() ? 0 : value.as_integer();
      break;
    case Kind::kDate:
      out.integers[row] = value.is_null() ? 0 : value.as_date().days;
      break;
    case Kind::kFloat:
      out.floats[row] = value.is_null() ? 0 : value.as_float();
      break;
    case Kind::kBoolean:
      out.truths[row] = value.is_null() ? Truth::kUnknown : to_truth(value.as_boolean());
      break;
    case Kind::kValue:
      out.values[row] = value;
      break;
    default:
      out.ids[row] = kNullId;
  }
  if (has_nulls_beside(out.kind)) out.nulls[row] = value.is_null() ? 1 : 0;
}

/// Copies a row of a vector into the same row of another: of the same kind, or as a value.
void copy_row(Vector& out, const Vector& from, std::size_t row, const Graph& graph) {
  if (out.kind == Kind::kValue) {
    out.values[row] = from.value(row, graph);
    return;
  }
  if (is_id(out.kind)) {
    out.ids[row] = from.ids[row];
  } else if (out.kind == Kind::kFloat) {
    out.floats[row] = from.floats[row];
  } else if (out.kind == Kind::kBoolean) {
    out.truths[row] = from.truths[row];
  } else {
    out.integers[row] = from.integers[row];
  }
  if (has_nulls_beside(out.kind)) out.nulls[row] = from.nulls[row];
}

/// The same value in every row; written once.
class Constant final : public Expression {
 public:
  Constant(Value value, Kind kind) : Expression(kind, true), value_(std::move(value)) {
    out_.kind = kind;
  }
  const Vector& evaluate(const Chunk& chunk) override {
    std::size_t row = out_.size();
    if (row >= chunk.size) return out_;
    out_.resize(chunk.size);
    for (; row < chunk.size; ++row) put(out_, row, value_);
    return out_;
  }
  bool is_constant() const override { return true; }

 private:
  Value value_;
  Vector out_;
};

parser::ExpressionPtr equation(const parser::ExpressionPtr& left,
                               const parser::ExpressionPtr& right) {
  parser::Comparison comparison{left, {}};
  comparison.rest.emplace_back(parser::Comparator::kEqual, right);
  return std::make_shared<const parser::Expression>(
      parser::Expression{std::move(comparison), right->span});
}

/// The kind that all choices have; kValue when they differ.
template <class Choices>
Kind common_kind(const Choices& choices) {
  const Kind first = choices.front()->kind();
  const bool same = std::ranges::all_of(
      choices, [&](const ExpressionPtr& choice) { return choice->kind() == first; });
  return same ? first : Kind::kValue;
}

using Chosen = std::vector<std::size_t>;

/// Of each row one of the choices: that whose number `choose` writes for it.
template <class Choose>
ExpressionPtr make_choice(const Graph& graph, std::vector<ExpressionPtr> choices, Choose choose) {
  const Kind kind = common_kind(choices);
  return make_filled(kind, [&graph, choices = std::move(choices), choose = std::move(choose),
                            chosen = Chosen()](const Chunk& chunk, Vector& out) mutable {
    choose(chunk, chosen);
    std::vector<const Vector*> vectors;
    for (const ExpressionPtr& choice : choices) vectors.push_back(&choice->evaluate(chunk));
    for (std::size_t row = 0; row < chunk.size; ++row) {
      copy_row(out, *vectors[chosen[row]], row, graph);
    }
  });
}

/// The first that is not null.
ExpressionPtr make_first_value(const Graph& graph, std::vector<ExpressionPtr> choices) {
  const Kind kind = common_kind(choices);
  return make_filled(kind, [&graph, choices = std::move(choices)](const Chunk& chunk, Vector& out) {
    std::vector<const Vector*> vectors;
    for (const ExpressionPtr& choice : choices) vectors.push_back(&choice->evaluate(chunk));
    for (std::size_t row = 0; row < chunk.size; ++row) {
      std::size_t chosen = 0;
      while (chosen + 1 < vectors.size() && vectors[chosen]->is_null(row)) ++chosen;
      copy_row(out, *vectors[chosen], row, graph);
    }
  });
}

}  // namespace

ExpressionPtr Compiler::compile_operand(const parser::ExpressionPtr& expression) {
  const auto value = constant(expression);
  return value ? std::make_unique<Constant>(*value, kind_of(*value)) : compile(expression);
}

ExpressionPtr Compiler::compile_conditional(const parser::ExpressionPtr& expression) {
  const bool before = std::exchange(safe_, true);
  ExpressionPtr made = compile_operand(expression);
  return std::exchange(safe_, before) ? std::move(made) : nullptr;
}

bool Compiler::is_property_path(const Source& source) const {
  const auto* access = std::get_if<parser::PropertyAccess>(&source.node);
  return bound_.reads.contains(&source) || (access && is_property_path(*access->object));
}

ExpressionPtr Compiler::make(const Source&, const parser::Case& node) {
  // It is compiled once for each alternative.
  if (node.subject && !is_property_path(*node.subject)) return nullptr;
  std::vector<ExpressionPtr> conditions, choices;
  for (const auto& [when, then] : node.alternatives) {
    const parser::ExpressionPtr condition = node.subject ? equation(node.subject, when) : when;
    conditions.push_back(compile_conditional(condition));
    choices.push_back(conditions.back() ? compile_conditional(then) : nullptr);
    if (!choices.back() || conditions.back()->kind() != Kind::kBoolean) return nullptr;
  }
  choices.push_back(node.otherwise ? compile_conditional(node.otherwise)
                                   : std::make_unique<Constant>(Value(), common_kind(choices)));
  if (!choices.back()) return nullptr;
  return make_choice(execution_.graph(), std::move(choices),
                     [conditions = std::move(conditions)](const Chunk& chunk, Chosen& chosen) {
                       chosen.assign(chunk.size, conditions.size());
                       for (std::size_t i = conditions.size(); i-- > 0;) {
                         const std::vector<Truth>& truths = conditions[i]->evaluate(chunk).truths;
                         for (std::size_t row = 0; row < chunk.size; ++row) {
                           if (truths[row] == Truth::kTrue) chosen[row] = i;
                         }
                       }
                     });
}

ExpressionPtr Compiler::make_coalesce(const parser::FunctionCall& node) {
  std::vector<ExpressionPtr> choices;
  for (const parser::ExpressionPtr& argument : node.arguments) {
    choices.push_back(compile_operand(argument));
    if (!choices.back()) return nullptr;
  }
  return make_first_value(execution_.graph(), std::move(choices));
}

}  // namespace newsgraph::execution::batch
