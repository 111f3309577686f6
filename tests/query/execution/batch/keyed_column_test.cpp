#include "newsgraph/query/execution/batch/keyed_column.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace newsgraph::execution::batch {
namespace {

using parser::Comparator;

TEST(Key, HasTheOrderOfNumbers) {
  const double infinity = std::numeric_limits<double>::infinity();
  const std::vector<double> numbers{-infinity, -2.5, -1e-300, 0.0, 1e-300, 1, 2.5, infinity};
  for (std::size_t i = 1; i < numbers.size(); ++i) {
    EXPECT_LT(*key_of(numbers[i - 1]), *key_of(numbers[i])) << numbers[i];
  }
  EXPECT_EQ(key_of(-0.0), key_of(0.0));
  EXPECT_EQ(key_of(std::nan("")), std::nullopt);
}

TEST(KeyRange, HoldsWhatAComparisonLetsThrough) {
  constexpr Key kLeast = std::numeric_limits<Key>::min(), kMost = std::numeric_limits<Key>::max();
  const auto allowed = [](Comparator comparator, Key with) {
    KeyRange range;
    range.restrict_to(comparator, with);
    std::vector<Key> keys;
    for (const Key key : {kLeast, Key{4}, Key{5}, Key{6}, kMost}) {
      if (range.contains(key)) keys.push_back(key);
    }
    return keys;
  };
  using Keys = std::vector<Key>;
  EXPECT_EQ(allowed(Comparator::kEqual, 5), Keys({5}));
  EXPECT_EQ(allowed(Comparator::kLess, 5), Keys({kLeast, 4}));
  EXPECT_EQ(allowed(Comparator::kLessEqual, 5), Keys({kLeast, 4, 5}));
  EXPECT_EQ(allowed(Comparator::kGreater, 5), Keys({6, kMost}));
  EXPECT_EQ(allowed(Comparator::kGreaterEqual, 5), Keys({5, 6, kMost}));
  EXPECT_EQ(allowed(Comparator::kLess, kLeast), Keys());
  EXPECT_EQ(allowed(Comparator::kGreater, kMost), Keys());
  EXPECT_EQ(allowed(Comparator::kEqual, kMost), Keys({kMost}));
}

TEST(KeyRange, NarrowsWithEachComparison) {
  KeyRange range;
  range.restrict_to(Comparator::kGreater, 2);
  range.restrict_to(Comparator::kLessEqual, 5);
  EXPECT_FALSE(range.contains(2));
  EXPECT_TRUE(range.contains(3));
  EXPECT_FALSE(range.contains(6));
  range.restrict_to(Comparator::kEqual, 6);
  EXPECT_TRUE(range.is_empty());
}

}  // namespace
}  // namespace newsgraph::execution::batch
