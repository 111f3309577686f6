// Several values taken together as a key: grouping, DISTINCT.
#pragma once

#include <algorithm>

#include "newsgraph/graph/value.h"

namespace newsgraph::execution {

struct TupleHash {
  std::size_t operator()(const List& values) const {
    std::size_t hash = values.size();
    for (const Value& value : values) {
      hash ^= hash_value(value) + 0x9e3779b97f4a7c15ULL + (hash << 6) + (hash >> 2);
    }
    return hash;
  }
};

struct TupleEquivalent {
  bool operator()(const List& left, const List& right) const {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), equivalent);
  }
};

}  // namespace newsgraph::execution
