// The signs between two values that are compared.
#pragma once

#include "newsgraph/query/parser/ast.h"

namespace newsgraph::execution {

/// What says the same with its sides exchanged.
constexpr parser::Comparator turned(parser::Comparator comparator) {
  switch (comparator) {
    case parser::Comparator::kLess:
      return parser::Comparator::kGreater;
    case parser::Comparator::kLessEqual:
      return parser::Comparator::kGreaterEqual;
    case parser::Comparator::kGreater:
      return parser::Comparator::kLess;
    case parser::Comparator::kGreaterEqual:
      return parser::Comparator::kLessEqual;
    default:
      return comparator;
  }
}

}  // namespace newsgraph::execution
