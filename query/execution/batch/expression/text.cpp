// STARTS WITH, ENDS WITH and CONTAINS, of kept and computed strings, with a constant; IN a
// constant list.
#include <algorithm>

#include "newsgraph/query/execution/batch/expression/compiler.h"
#include "newsgraph/query/execution/regular_expression.h"
#include "newsgraph/query/functions/find_text.h"

namespace newsgraph::execution::batch {
namespace {

using parser::BinaryOperator;

/// Strings that the graph keeps need no call for each.
template <class Test>
ExpressionPtr test_kept_texts(const Graph& graph, ExpressionPtr texts, Test test) {
  return make_filled(Kind::kBoolean, [&graph, texts = std::move(texts), test = std::move(test)](
                                         const Chunk& chunk, Vector& out) {
    const std::vector<std::uint32_t>& ids = texts->evaluate(chunk).ids;
    for (std::size_t i = 0; i < chunk.size; ++i) {
      out.truths[i] = ids[i] == kNullId
                          ? Truth::kUnknown
                          : to_truth(static_cast<bool>(test(graph.text(StringId{ids[i]}))));
    }
  });
}

template <class Test>
ExpressionPtr test_texts(TextPtr text, Test test) {
  return make_filled(Kind::kBoolean, [text = std::move(text), test = std::move(test)](
                                         const Chunk& chunk, Vector& out) mutable {
    text->begin(chunk);
    for (std::size_t i = 0; i < chunk.size; ++i) {
      const auto at = text->at(i);
      out.truths[i] = at ? to_truth(static_cast<bool>(test(*at))) : Truth::kUnknown;
    }
  });
}

}  // namespace

ExpressionPtr Compiler::make_text_test(const parser::Binary& node) {
  const auto part = constant(node.right);
  if (!part || !part->is_string()) return nullptr;
  TextPtr computed = compile_computed_text(node.left);
  ExpressionPtr kept = computed ? nullptr : compile(node.left);
  if (!computed && (!kept || kept->kind() != Kind::kString)) return nullptr;
  const auto test_by = [&](auto test) {
    return computed ? test_texts(std::move(computed), std::move(test))
                    : test_kept_texts(execution_.graph(), std::move(kept), std::move(test));
  };
  const std::string wanted = part->as_string();
  switch (node.op) {
    case BinaryOperator::kStartsWith:
      return test_by([wanted](std::string_view text) { return text.starts_with(wanted); });
    case BinaryOperator::kEndsWith:
      return test_by([wanted](std::string_view text) { return text.ends_with(wanted); });
    default:
      return test_by([wanted, &budget = execution_.budget()](std::string_view text) {
        return functions::find_text(text, wanted, 0, budget) != std::string_view::npos;
      });
  }
}

ExpressionPtr Compiler::make_match(const Source& source, const parser::Binary& node) {
  const auto pattern = constant(node.right);
  TextPtr text = pattern && pattern->is_string() ? compile_text(node.left) : nullptr;
  if (!text) return nullptr;
  safe_ = false;  // it may be no pattern, or one without end
  return test_texts(std::move(text),
                    [pattern = pattern->as_string(), regular = RegularExpression(),
                     span = source.span, &execution = execution_](std::string_view at) mutable {
                      try {
                        return regular.matches(at, pattern, execution.budget());
                      } catch (const QueryError& error) {
                        execution.fail(error, span);
                      }
                    });
}

namespace {

/// Even null is not in an empty list.
Truth truth_of_null(const List& list) {
  return list.empty() ? Truth::kFalse : Truth::kUnknown;
}

/// Of strings that the graph keeps, and of types.
ExpressionPtr find_kept(const Graph& graph, ExpressionPtr texts, const List& list) {
  std::vector<std::uint32_t> wanted;
  for (const Value& item : list) {
    wanted.push_back(id_of_text(graph, texts->kind(), item.as_string()));
  }
  std::ranges::sort(wanted);
  return make_filled(Kind::kBoolean, [wanted, of_null = truth_of_null(list),
                                      texts = std::move(texts)](const Chunk& chunk, Vector& out) {
    const std::vector<std::uint32_t>& ids = texts->evaluate(chunk).ids;
    for (std::size_t i = 0; i < chunk.size; ++i) {
      out.truths[i] =
          ids[i] == kNullId ? of_null : to_truth(std::ranges::binary_search(wanted, ids[i]));
    }
  });
}

/// Mostly their lengths tell texts apart.
struct ShorterFirst {
  bool operator()(std::string_view left, std::string_view right) const {
    return left.size() != right.size() ? left.size() < right.size() : left < right;
  }
};

ExpressionPtr find_computed(TextPtr text, const List& list) {
  std::vector<std::string> wanted;
  for (const Value& item : list) wanted.push_back(item.as_string());
  std::ranges::sort(wanted, ShorterFirst());
  return make_filled(Kind::kBoolean, [wanted = std::move(wanted), of_null = truth_of_null(list),
                                      text = std::move(text)](const Chunk& chunk, Vector& out) {
    text->begin(chunk);
    for (std::size_t i = 0; i < chunk.size; ++i) {
      const auto at = text->at(i);
      out.truths[i] =
          at ? to_truth(std::binary_search(wanted.begin(), wanted.end(), *at, ShorterFirst()))
             : of_null;
    }
  });
}

ExpressionPtr find_integers(ExpressionPtr integers, const List& list) {
  std::vector<std::int64_t> wanted;
  for (const Value& item : list) wanted.push_back(item.as_integer());
  std::ranges::sort(wanted);
  return make_filled(
      Kind::kBoolean, [wanted, of_null = truth_of_null(list), integers = std::move(integers)](
                          const Chunk& chunk, Vector& out) {
        const Vector& numbers = integers->evaluate(chunk);
        for (std::size_t i = 0; i < chunk.size; ++i) {
          out.truths[i] = numbers.nulls[i] != 0
                              ? of_null
                              : to_truth(std::ranges::binary_search(wanted, numbers.integers[i]));
        }
      });
}

}  // namespace

ExpressionPtr Compiler::make_membership(const parser::Binary& node) {
  if (ExpressionPtr search = make_text_search(node)) return search;
  const auto list = constant(node.right);
  if (!list || !list->is_list()) return nullptr;
  const auto all = [&](bool (Value::*is)() const noexcept) {
    return std::ranges::all_of(list->as_list(), is);
  };
  const bool texts = all(&Value::is_string), integers = all(&Value::is_integer);
  if (TextPtr computed = texts ? compile_computed_text(node.left) : nullptr) {
    return find_computed(std::move(computed), list->as_list());
  }
  ExpressionPtr sought = texts || integers ? compile(node.left) : nullptr;
  if (!sought) return nullptr;
  if (texts && (sought->kind() == Kind::kString || sought->kind() == Kind::kType)) {
    return find_kept(execution_.graph(), std::move(sought), list->as_list());
  }
  if (integers && sought->kind() == Kind::kInteger) {
    return find_integers(std::move(sought), list->as_list());
  }
  return nullptr;
}

}  // namespace newsgraph::execution::batch
