#include <gtest/gtest.h>

#include "query/planner/plan_text.h"
#include "query/query_table.h"

namespace newsgraph {
namespace {

Graph people() {
  Graph graph = graph_of("UNWIND range(0, 999) AS i CREATE (:P {id: i, age: i})");
  graph.create_index("P", "id");
  return graph;
}

bool seeks(const char* query) {
  return plan_text(people(), query).find("IndexSeek") != std::string::npos;
}

TEST(UseIndexes, NothingThatMayFailIsLookedUpBeforeWhatGuardsIt) {
  Graph graph = people();
  EXPECT_EQ(answer(graph, "MATCH (n:P) WHERE n.age = -1 AND n.id = date('x') RETURN n"), "");
  EXPECT_FALSE(seeks("MATCH (n:P) WHERE n.age = -1 AND n.id = date('x') RETURN n"));
  EXPECT_TRUE(seeks("MATCH (n:P) WHERE n.age = -1 AND n.id = 3 RETURN n"));
  EXPECT_TRUE(seeks("MATCH (n:P) WHERE n.age = -1 AND n.id = $id RETURN n"));
  EXPECT_TRUE(seeks("UNWIND $rows AS row MATCH (n:P {age: 1, id: row.id}) RETURN n"));
}

TEST(UseIndexes, WhatIsAskedFirstMayFailWhereItIsLookedUp) {
  EXPECT_TRUE(seeks("MATCH (n:P) WHERE n.id = 1 / 0 AND n.age = 3 RETURN n"));
}

TEST(UseIndexes, WhatVariesIsNotLookedUpOnce) {
  EXPECT_FALSE(seeks("MATCH (n:P) WHERE n.id = toInteger(rand() * 10) RETURN n"));
}

}  // namespace
}  // namespace newsgraph
