// Comparisons between two vectors, and of a vector with a constant.
//
// Everything becomes numbers where it can: strings that the graph keeps are equal when their ids
// are. Kinds that do not meet in a loop are compared as values.
#include <functional>

#include "newsgraph/query/execution/batch/expression/compiler.h"
#include "newsgraph/query/execution/comparator.h"
#include "newsgraph/query/execution/comparison.h"
#include "newsgraph/query/planner/expression_walk.h"

namespace newsgraph::execution::batch {
namespace {

using parser::Comparator;

bool is_equation(Comparator comparator) {
  return comparator == Comparator::kEqual || comparator == Comparator::kNotEqual;
}

/// Calls `use` with the function object that compares two numbers, or two texts, so.
template <class Use>
auto with_operator(Comparator comparator, const Use& use) {
  switch (comparator) {
    case Comparator::kEqual:
      return use(std::equal_to<>());
    case Comparator::kNotEqual:
      return use(std::not_equal_to<>());
    case Comparator::kLess:
      return use(std::less<>());
    case Comparator::kLessEqual:
      return use(std::less_equal<>());
    case Comparator::kGreater:
      return use(std::greater<>());
    default:
      return use(std::greater_equal<>());
  }
}

/// The array that numbers of the kind lie in; only for kInteger, kDate and kFloat.
template <Kind kind>
const auto& numbers(const Vector& vector) {
  if constexpr (kind == Kind::kFloat) {
    return vector.floats;
  } else {
    return vector.integers;
  }
}

template <Kind kind>
ExpressionPtr compare_numbers(Comparator comparator, ExpressionPtr left, ExpressionPtr right) {
  return with_operator(comparator, [&](auto test) {
    return make_filled(Kind::kBoolean, [test, left = std::move(left), right = std::move(right)](
                                           const Chunk& chunk, Vector& out) {
      const Vector& one = left->evaluate(chunk);
      const Vector& other = right->evaluate(chunk);
      const auto& a = numbers<kind>(one);
      const auto& b = numbers<kind>(other);
      for (std::size_t i = 0; i < chunk.size; ++i) {
        out.truths[i] =
            (one.nulls[i] | other.nulls[i]) != 0 ? Truth::kUnknown : to_truth(test(a[i], b[i]));
      }
    });
  });
}

template <Kind kind, class Number>
ExpressionPtr compare_with_number(Comparator comparator, ExpressionPtr left, Number wanted) {
  return with_operator(comparator, [&](auto test) {
    return make_filled(Kind::kBoolean, [test, wanted, left = std::move(left)](const Chunk& chunk,
                                                                              Vector& out) {
      const Vector& vector = left->evaluate(chunk);
      const auto& items = numbers<kind>(vector);
      for (std::size_t i = 0; i < chunk.size; ++i) {
        out.truths[i] = vector.nulls[i] != 0 ? Truth::kUnknown : to_truth(test(items[i], wanted));
      }
    });
  });
}

/// Ids stand for the same thing exactly when they are equal.
ExpressionPtr equate_ids(bool negated, ExpressionPtr left, ExpressionPtr right) {
  return make_filled(Kind::kBoolean, [negated, left = std::move(left), right = std::move(right)](
                                         const Chunk& chunk, Vector& out) {
    const Vector& one = left->evaluate(chunk);
    const Vector& other = right->evaluate(chunk);
    for (std::size_t i = 0; i < chunk.size; ++i) {
      const bool unknown = one.ids[i] == kNullId || other.ids[i] == kNullId;
      out.truths[i] = unknown ? Truth::kUnknown : to_truth((one.ids[i] == other.ids[i]) != negated);
    }
  });
}

ExpressionPtr equate_with_id(bool negated, ExpressionPtr left, std::uint32_t id) {
  return make_filled(
      Kind::kBoolean, [negated, id, left = std::move(left)](const Chunk& chunk, Vector& out) {
        const std::vector<std::uint32_t>& ids = left->evaluate(chunk).ids;
        for (std::size_t i = 0; i < chunk.size; ++i) {
          out.truths[i] = ids[i] == kNullId ? Truth::kUnknown : to_truth((ids[i] == id) != negated);
        }
      });
}

ExpressionPtr compare_with_text(Comparator comparator, ExpressionPtr left, const Graph& graph,
                                const std::string& wanted) {
  return with_operator(comparator, [&](auto test) {
    return make_filled(Kind::kBoolean, [test, &graph, wanted, left = std::move(left)](
                                           const Chunk& chunk, Vector& out) {
      const std::vector<std::uint32_t>& ids = left->evaluate(chunk).ids;
      for (std::size_t i = 0; i < chunk.size; ++i) {
        out.truths[i] =
            ids[i] == kNullId
                ? Truth::kUnknown
                : to_truth(test(graph.text(StringId{ids[i]}), std::string_view(wanted)));
      }
    });
  });
}

ExpressionPtr compare_computed(Comparator comparator, TextPtr text, const std::string& wanted) {
  return with_operator(comparator, [&](auto test) {
    return make_filled(
        Kind::kBoolean, [test, wanted, text = std::move(text)](const Chunk& chunk, Vector& out) {
          text->begin(chunk);
          for (std::size_t i = 0; i < chunk.size; ++i) {
            const auto at = text->at(i);
            out.truths[i] = at ? to_truth(test(*at, std::string_view(wanted))) : Truth::kUnknown;
          }
        });
  });
}

ExpressionPtr compare_values(Comparator comparator, const Graph& graph, ExpressionPtr left,
                             ExpressionPtr right) {
  return make_filled(Kind::kBoolean, [comparator, &graph, left = std::move(left),
                                      right = std::move(right)](const Chunk& chunk, Vector& out) {
    const Vector& one = left->evaluate(chunk);
    const Vector& other = right->evaluate(chunk);
    for (std::size_t i = 0; i < chunk.size; ++i) {
      out.truths[i] = to_truth(compare_by(comparator, one.value(i, graph), other.value(i, graph)));
    }
  });
}

ExpressionPtr compare_with_value(Comparator comparator, const Graph& graph, ExpressionPtr left,
                                 const Value& wanted) {
  return make_filled(Kind::kBoolean, [comparator, &graph, wanted, left = std::move(left)](
                                         const Chunk& chunk, Vector& out) {
    const Vector& vector = left->evaluate(chunk);
    for (std::size_t i = 0; i < chunk.size; ++i) {
      out.truths[i] = to_truth(compare_by(comparator, vector.value(i, graph), wanted));
    }
  });
}

ExpressionPtr compare_with(Comparator comparator, const Graph& graph, ExpressionPtr left,
                           const Value& wanted) {
  const Kind kind = left->kind();
  if (kind == Kind::kInteger && wanted.is_integer()) {
    return compare_with_number<Kind::kInteger>(comparator, std::move(left), wanted.as_integer());
  }
  if (kind == Kind::kFloat && wanted.is_float()) {
    return compare_with_number<Kind::kFloat>(comparator, std::move(left), wanted.as_float());
  }
  if (kind == Kind::kDate && wanted.is_date()) {
    return compare_with_number<Kind::kDate>(comparator, std::move(left), wanted.as_date().days);
  }
  if ((kind == Kind::kString || kind == Kind::kType) && wanted.is_string() &&
      is_equation(comparator)) {
    const std::uint32_t id = id_of_text(graph, kind, wanted.as_string());
    return equate_with_id(comparator == Comparator::kNotEqual, std::move(left), id);
  }
  if (kind == Kind::kString && wanted.is_string()) {
    return compare_with_text(comparator, std::move(left), graph, wanted.as_string());
  }
  return compare_with_value(comparator, graph, std::move(left), wanted);
}

ExpressionPtr compare_vectors(Comparator comparator, const Graph& graph, ExpressionPtr left,
                              ExpressionPtr right) {
  if (left->kind() == right->kind()) {
    switch (left->kind()) {
      case Kind::kInteger:
        return compare_numbers<Kind::kInteger>(comparator, std::move(left), std::move(right));
      case Kind::kDate:
        return compare_numbers<Kind::kDate>(comparator, std::move(left), std::move(right));
      case Kind::kFloat:
        return compare_numbers<Kind::kFloat>(comparator, std::move(left), std::move(right));
      case Kind::kNode:
      case Kind::kRelationship:
      case Kind::kString:
      case Kind::kType:
        if (!is_equation(comparator)) break;
        return equate_ids(comparator == Comparator::kNotEqual, std::move(left), std::move(right));
      default:
        break;
    }
  }
  return compare_values(comparator, graph, std::move(left), std::move(right));
}

/// Whether the expression, or a part of it, is a chain of comparisons.
bool has_chain(const parser::Expression& expression) {
  const auto* comparison = std::get_if<parser::Comparison>(&expression.node);
  bool found = comparison && comparison->rest.size() > 1;
  planner::for_each_operand(expression, [&](const parser::ExpressionPtr& operand) {
    found = found || has_chain(*operand);
  });
  return found;
}

}  // namespace

ExpressionPtr Compiler::make(const Source& source, const parser::Comparison& node) {
  if (node.rest.size() != 1) return make_chain(source, node);
  const auto& [comparator, second] = node.rest.front();
  const Graph& graph = execution_.graph();
  const auto left_constant = constant(node.first), right_constant = constant(second);
  if (left_constant && right_constant) return nullptr;
  if (right_constant && right_constant->is_string()) {
    if (TextPtr text = compile_computed_text(node.first)) {
      return compare_computed(comparator, std::move(text), right_constant->as_string());
    }
  }
  ExpressionPtr left = left_constant ? nullptr : compile(node.first);
  ExpressionPtr right = right_constant ? nullptr : compile(second);
  if (left && right_constant) {
    return compare_with(comparator, graph, std::move(left), *right_constant);
  }
  if (right && left_constant) {
    return compare_with(turned(comparator), graph, std::move(right), *left_constant);
  }
  if (!left || !right) return nullptr;
  return compare_vectors(comparator, graph, std::move(left), std::move(right));
}

ExpressionPtr Compiler::make_chain(const Source& source, const parser::Comparison& node) {
  std::vector<ExpressionPtr> links;
  parser::ExpressionPtr left = node.first;
  for (const auto& [comparator, right] : node.rest) {
    // What lies between two signs is computed twice; with chains in chains, twice that and so on.
    if (!links.empty() && has_chain(*left)) return nullptr;
    const auto link = std::make_shared<const parser::Expression>(
        parser::Expression{parser::Comparison{left, {{comparator, right}}}, source.span});
    // Where one link is false, the next is not looked at.
    links.push_back(links.empty() ? compile(link) : compile_conditional(link));
    // A link of constants alone may be null, which has no kind.
    if (!links.back() || links.back()->kind() != Kind::kBoolean) return nullptr;
    left = right;
  }
  return make_filled(Kind::kBoolean, [links = std::move(links)](const Chunk& chunk, Vector& out) {
    out.truths = links.front()->evaluate(chunk).truths;
    for (std::size_t link = 1; link < links.size(); ++link) {
      const std::vector<Truth>& truths = links[link]->evaluate(chunk).truths;
      for (std::size_t i = 0; i < chunk.size; ++i) {
        out.truths[i] = connect(parser::BinaryOperator::kAnd, out.truths[i], truths[i]);
      }
    }
  });
}

}  // namespace newsgraph::execution::batch
