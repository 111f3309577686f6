#include "newsgraph/graph/id_set.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace newsgraph {
namespace {

TEST(IdSet, AgreesWithASetOfNumbers) {
  std::mt19937 random(1);
  IdSet bitmap;
  std::set<std::uint32_t> obvious;
  for (int i = 0; i < 5000; ++i) {
    const auto id = static_cast<std::uint32_t>(random() % 500);
    if (random() % 2 == 0) {
      bitmap.insert(id);
      obvious.insert(id);
    } else {
      bitmap.erase(id);
      obvious.erase(id);
    }
    ASSERT_EQ(bitmap.size(), obvious.size());
    ASSERT_EQ(bitmap.contains(id), obvious.contains(id));
    const auto next = obvious.lower_bound(id);
    ASSERT_EQ(bitmap.next(id), next == obvious.end() ? IdSet::kNone : *next);
  }
}

TEST(IdSet, IsMadeOfABitmap) {
  const IdSet set({0b101, 0, 1});
  EXPECT_EQ(set.size(), 3u);
  EXPECT_TRUE(set.contains(2));
  EXPECT_EQ(set.next(3), 128u);
  EXPECT_EQ(set.next(129), IdSet::kNone);
  EXPECT_EQ(set.next(1'000'000), IdSet::kNone);
}

}  // namespace
}  // namespace newsgraph
