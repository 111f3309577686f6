#include "newsgraph/query/execution/comparison.h"

namespace newsgraph::execution {

using parser::Comparator;

Ternary compare_by(Comparator comparator, const Value& left, const Value& right) {
  if (comparator == Comparator::kEqual) return equals(left, right);
  if (comparator == Comparator::kNotEqual) {
    const Ternary equal = equals(left, right);
    return equal ? Ternary(!*equal) : std::nullopt;
  }
  const auto order = compare(left, right);
  if (!order) return std::nullopt;
  switch (comparator) {
    case Comparator::kLess:
      return *order < 0;
    case Comparator::kLessEqual:
      return *order <= 0;
    case Comparator::kGreater:
      return *order > 0;
    default:
      return *order >= 0;
  }
}

QueryError no_list_on_the_right(const Value& value) {
  return {"TypeError", "InvalidArgumentType",
          "IN expects a list on its right, not a value of type " +
              std::string(type_name(value.type()))};
}

}  // namespace newsgraph::execution
