// Functions of lists, and those that strings and lists share.
#include <algorithm>

#include <utf8proc.h>

#include "newsgraph/query/functions/arguments.h"
#include "newsgraph/query/functions/code_points.h"
#include "newsgraph/query/functions/function_groups.h"
#include "newsgraph/query/functions/list_builder.h"
#include "newsgraph/query/functions/range.h"

namespace newsgraph::functions {

namespace {

using Arguments = std::span<const Value>;
using Context = FunctionContext;

/// A list larger than this is a mistake, not an answer, and would only eat the memory.
constexpr std::uint64_t kLargestRange = 100'000'000;

Value size(const Context& context, Arguments arguments) {
  const Value& value = arguments[0];
  if (value.is_list()) return static_cast<std::int64_t>(value.as_list().size());
  if (value.is_string())
    return static_cast<std::int64_t>(count_code_points(value.as_string(), context.budget));
  throw wrong_type("size", "a LIST or a STRING", value);
}

Value is_empty(const Context&, Arguments arguments) {
  const Value& value = arguments[0];
  if (value.is_list()) return value.as_list().empty();
  if (value.is_string()) return value.as_string().empty();
  if (value.is_map()) return value.as_map().empty();
  throw wrong_type("isEmpty", "a LIST, a MAP or a STRING", value);
}

Value head(const Context&, Arguments arguments) {
  const List& list = list_argument("head", arguments[0]);
  return list.empty() ? Value() : list.front();
}

Value last(const Context&, Arguments arguments) {
  const List& list = list_argument("last", arguments[0]);
  return list.empty() ? Value() : list.back();
}

template <class Iterator>
Value copy(Iterator begin, Iterator end, Budget& budget) {
  ListBuilder list(budget, static_cast<std::size_t>(end - begin));
  for (; begin != end; ++begin) list.add(*begin);
  return list.take();
}

Value tail(const Context& context, Arguments arguments) {
  const List& list = list_argument("tail", arguments[0]);
  return copy(list.begin() + (list.empty() ? 0 : 1), list.end(), context.budget);
}

Value reverse(const Context& context, Arguments arguments) {
  const Value& value = arguments[0];
  if (value.is_list()) {
    return copy(value.as_list().rbegin(), value.as_list().rend(), context.budget);
  }
  if (value.is_string()) return reverse_code_points(value.as_string(), context.budget);
  throw wrong_type("reverse", "a LIST or a STRING", value);
}

Value range(const Context& context, Arguments arguments) {
  Range numbers = range_of(arguments);
  if (numbers.left > kLargestRange) {
    throw bad_argument("NumberOutOfRange", "range() would make a list of more than " +
                                               std::to_string(kLargestRange) +
                                               " items; UNWIND range(...) makes none");
  }
  ListBuilder list(context.budget, numbers.left);
  while (numbers.left > 0) list.add(numbers.take());
  return list.take();
}

}  // namespace

std::vector<Function> list_functions() {
  using enum ValueType;
  return {
      {"size",
       "size(value :: LIST? | STRING?) :: INTEGER?",
       "The number of items of a list, or of characters of a string.",
       1,
       1,
       true,
       {{kList, kString}},
       size},
      {"isEmpty",
       "isEmpty(value :: LIST? | MAP? | STRING?) :: BOOLEAN?",
       "Whether a list, map or string holds nothing.",
       1,
       1,
       true,
       {{kList, kMap, kString}},
       is_empty},
      {"head",
       "head(list :: LIST?) :: ANY?",
       "The first item of a list; null of an empty one.",
       1,
       1,
       true,
       {{kList}},
       head},
      {"last",
       "last(list :: LIST?) :: ANY?",
       "The last item of a list; null of an empty one.",
       1,
       1,
       true,
       {{kList}},
       last},
      {"tail",
       "tail(list :: LIST?) :: LIST?",
       "The list without its first item.",
       1,
       1,
       true,
       {{kList}},
       tail},
      {"reverse",
       "reverse(value :: LIST? | STRING?) :: LIST? | STRING?",
       "The list or string in opposite order.",
       1,
       1,
       true,
       {{kList, kString}},
       reverse},
      {"range",
       "range(from :: INTEGER, to :: INTEGER, step = 1 :: INTEGER) :: LIST OF INTEGER",
       "The integers from `from` to `to`, both included.",
       2,
       3,
       false,
       {{kInteger}, {kInteger}, {kInteger}},
       range},
  };
}

}  // namespace newsgraph::functions
