#include "newsgraph/graph/model/adjacency_list.h"

#include <gtest/gtest.h>

namespace newsgraph::model {
namespace {

constexpr TypeId kMet{0}, kSaid{1}, kNever{2};

Adjacent to(std::uint32_t node, std::uint32_t relationship) {
  return {RelationshipId{relationship}, NodeId{node}};
}

TEST(AdjacencyList, KeepsTheEntriesOfATypeInOrder) {
  AdjacencyList list;
  EXPECT_TRUE(list.insert(kSaid, to(5, 0)));
  EXPECT_TRUE(list.insert(kMet, to(7, 1)));
  EXPECT_FALSE(list.insert(kMet, to(3, 2)));
  ASSERT_EQ(list.of_type(kMet).size(), 2u);
  EXPECT_EQ(list.of_type(kMet)[0].node, NodeId{3});
  EXPECT_FALSE(list.erase(kMet, to(7, 1)));
  EXPECT_TRUE(list.erase(kMet, to(3, 2)));
  EXPECT_EQ(list.all().size(), 1u);
}

/// A forged snapshot may say of one side what it does not say of the other.
TEST(AdjacencyList, LeavesWhatIsNotThere) {
  AdjacencyList list;
  list.insert(kMet, to(3, 2));
  EXPECT_FALSE(list.erase(kMet, to(3, 9)));
  EXPECT_FALSE(list.erase(kMet, to(4, 2)));
  EXPECT_FALSE(list.erase(kNever, to(3, 2)));
  EXPECT_EQ(list.all().size(), 1u);
}

}  // namespace
}  // namespace newsgraph::model
