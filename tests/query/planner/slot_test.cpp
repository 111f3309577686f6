#include "newsgraph/query/planner/slot.h"

#include <gtest/gtest.h>

#include "query/query_table.h"

namespace newsgraph {
namespace {

TEST(Slot, NoNameOfAQueryIsTakenForThatOfAnAnonymousPart) {
  Graph graph = graph_of("CREATE (a:P {id: 1})-[:R]->(:P {id: 2}), (a)-[:R]->(:P {id: 3})");
  EXPECT_EQ(answer(graph, "RETURN 1 AS ` total`"), "1\n");
  EXPECT_EQ(answer(graph, "MATCH (` n`:P {id: 1}) RETURN ` n`.id"), "1\n");
  EXPECT_EQ(answer(graph, "MATCH (` n`:P {id: 1}) MATCH (` n`)-[:R]->(b) RETURN count(*)"), "2\n");
  EXPECT_EQ(answer(graph, "MATCH (:P)-[` 0`]->(` 1`), (` 2` {id: 1}) RETURN count(*)"), "2\n");
  EXPECT_EQ(answer(graph, "MATCH (` 0` {id: 1}) WITH * RETURN *"), "(:P {id: 1})\n");
}

TEST(Slot, NamesOfAnonymousPartsMeanSomethingOnlyWithinTheirClause) {
  planner::SlotTable slots;
  planner::Scope scope;
  const planner::Slot named = slots.add("n"), anonymous = slots.add_anonymous();
  EXPECT_FALSE(planner::is_anonymous(slots.name(named)));
  EXPECT_TRUE(planner::is_anonymous(slots.name(anonymous)));
  scope.set(slots.name(named), named);
  scope.set(slots.name(anonymous), anonymous);
  scope.forget_anonymous();
  EXPECT_EQ(scope.slots().size(), 1);
}

}  // namespace
}  // namespace newsgraph
