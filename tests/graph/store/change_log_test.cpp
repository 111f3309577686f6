#include "newsgraph/graph/store/change_log.h"

#include <gmock/gmock.h>

#include "newsgraph/graph/store/connection.h"

namespace newsgraph::store {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class ChangeLogTest : public ::testing::Test {
 protected:
  ChangeLogTest() { create_change_log(connection_); }

  static ChangeSet nodes(std::vector<NodeId> nodes, std::vector<NodeId> deleted = {}) {
    ChangeSet changes;
    changes.nodes = std::move(nodes);
    changes.deleted_nodes = std::move(deleted);
    return changes;
  }

  Connection connection_;
  ContentSums sums_;
};

TEST_F(ChangeLogTest, TellsWhatWasTouchedBetweenRevisions) {
  ChangeLog log(connection_, sums_);
  ChangeSet first = nodes({NodeId{7}, NodeId{3}}, {NodeId{5}});
  first.relationships = {RelationshipId{1}};
  first.deleted_relationships = {RelationshipId{0}};
  log.add(10, -20, first);
  log.add(-20, 30, nodes({NodeId{3}, NodeId{4}}));
  const auto all = touched_between(connection_, 10, 30);
  ASSERT_TRUE(all);
  EXPECT_THAT(all->nodes, ElementsAre(NodeId{3}, NodeId{4}, NodeId{5}, NodeId{7}));
  EXPECT_THAT(all->relationships, ElementsAre(RelationshipId{0}, RelationshipId{1}));
  EXPECT_THAT(touched_between(connection_, -20, 30)->nodes, ElementsAre(NodeId{3}, NodeId{4}));
  EXPECT_THAT(touched_between(connection_, 30, 30)->nodes, IsEmpty());
}

TEST_F(ChangeLogTest, KnowsNothingOfOtherRevisions) {
  ChangeLog(connection_, sums_).add(1, 2, nodes({NodeId{0}}));
  EXPECT_FALSE(touched_between(connection_, 0, 2));  // from before the log began
  EXPECT_FALSE(touched_between(connection_, 1, 3));  // changed since without the log
}

TEST_F(ChangeLogTest, KnowsNothingWithoutATable) {
  Connection other;
  EXPECT_FALSE(touched_between(other, 1, 2));
}

TEST_F(ChangeLogTest, KnowsNothingWhenItsTextsAreDamaged) {
  ChangeLog(connection_, sums_).add(1, 2, nodes({NodeId{0}}));
  for (const char* text : {"", "[", "[1", "[1;2]", "[x]", "[-1]", "[99999999999]"}) {
    Statement(connection_, "UPDATE change_log SET nodes = ?1").run(std::string_view(text));
    EXPECT_FALSE(touched_between(connection_, 1, 2)) << text;
  }
}

TEST_F(ChangeLogTest, IsEmptiedWhenItHasGrownLong) {
  ChangeLog log(connection_, sums_);
  std::vector<NodeId> many;
  for (std::uint32_t id = 0; id < 60'000; ++id) many.push_back(NodeId{id});
  log.add(1, 2, nodes(many));
  EXPECT_TRUE(touched_between(connection_, 1, 2));
  log.add(2, 3, nodes(many));
  EXPECT_FALSE(touched_between(connection_, 1, 3));
  EXPECT_TRUE(touched_between(connection_, 2, 3));
  // Also by another that goes on with it.
  ChangeLog(connection_, sums_).add(3, 4, nodes(many));
  EXPECT_FALSE(touched_between(connection_, 2, 4));
}

TEST_F(ChangeLogTest, LeavesOutACommitThatTouchedMuch) {
  ChangeLog log(connection_, sums_);
  std::vector<NodeId> many(200'000);
  log.add(1, 2, nodes(many));
  EXPECT_FALSE(touched_between(connection_, 1, 2));
  log.add(2, 3, nodes({NodeId{0}}));
  EXPECT_TRUE(touched_between(connection_, 2, 3));
}

}  // namespace
}  // namespace newsgraph::store
