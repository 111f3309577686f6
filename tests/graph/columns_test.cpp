#include <gmock/gmock.h>

#include "newsgraph/graph/graph.h"

namespace newsgraph {
namespace {

using testing::ElementsAre;

TEST(GraphColumns, HoldWhatPropertiesSay) {
  Graph graph;
  const NodeId ada = graph.create_node({"Person"}, {{"name", "Ada"}, {"born", Date{-56'270}}});
  const NodeId bob = graph.create_node({"Person"}, {{"name", "Bob"}});
  const RelationshipId met = graph.create_relationship(ada, "MET_WITH", bob, {{"weight", 0.5}});
  const PropertyColumn& names = graph.node_column(*graph.find_key("name"));
  const PropertyColumn& born = graph.node_column(*graph.find_key("born"));
  const PropertyColumn& weights = graph.relationship_column(*graph.find_key("weight"));
  ASSERT_EQ(names.kind(), ColumnKind::kString);
  EXPECT_EQ(graph.text(names.string(ada.value)), "Ada");
  EXPECT_EQ(graph.find_text("Bob"), names.string(bob.value));
  EXPECT_EQ(born.date(ada.value), Date{-56'270});
  EXPECT_FALSE(born.has(bob.value));
  EXPECT_EQ(weights.number(met.value), 0.5);
  EXPECT_EQ(graph.node_column(*graph.find_key("weight")).size(), 0u);
}

TEST(GraphColumns, AreAsBeforeWhenATransactionIsTakenBack) {
  Graph graph;
  const NodeId ada = graph.create_node({"Person"}, {{"name", "Ada"}});
  {
    const Graph::Transaction transaction(graph);
    graph.set_property(ada, "name", 5);  // the column turns mixed
    graph.create_node({"Person"}, {{"name", "Bob"}});
    graph.delete_node(ada);
  }
  EXPECT_EQ(graph.property(ada, "name").as_string(), "Ada");
  EXPECT_EQ(graph.node_column(*graph.find_key("name")).size(), 1u);
  EXPECT_FALSE(graph.find_text("Bob"));
}

/// All properties and evidence, as text.
std::string contents(const Graph& graph) {
  std::string text;
  for (const NodeId node : graph.all_nodes()) text += to_text(graph, node) + "\n";
  for (const RelationshipId relationship : graph.all_relationships()) {
    text += to_text(graph, relationship);
    for (const Evidence& evidence : graph.evidence(relationship)) text += " " + evidence.quote;
    text += "\n";
  }
  return text;
}

struct CompactGraphTest : testing::Test {
  CompactGraphTest() {
    for (std::int64_t i = 0; i < 600; ++i) {
      const NodeId node = graph.create_node(
          {"Person"}, {{"name", "number " + std::to_string(i)}, {"i", i}, {"odd", i % 2 == 1}});
      nodes.push_back(node);
      const RelationshipId to_first = graph.create_relationship(node, "T", nodes.front());
      graph.add_evidence(to_first, {node, 0, 0, 1, "quote " + std::to_string(i % 7), 0.5});
    }
  }

  Graph graph;
  std::vector<NodeId> nodes;
};

TEST_F(CompactGraphTest, ReadsTheSameAfterCompacting) {
  const std::string before = contents(graph);
  graph.compact();
  EXPECT_EQ(contents(graph), before);
  graph.compact();
  EXPECT_EQ(contents(graph), before);
}

TEST_F(CompactGraphTest, ForgetsStringsThatNothingHoldsAnyMore) {
  graph.compact();
  graph.detach_delete_node(nodes[300]);
  graph.set_property(nodes[10], "name", "another");
  const std::string before = contents(graph);
  EXPECT_TRUE(graph.find_text("number 300"));
  const std::uint32_t bound = graph.strings().id_bound();
  graph.compact();
  EXPECT_FALSE(graph.find_text("number 300"));
  EXPECT_LT(graph.strings().id_bound(), bound);
  EXPECT_EQ(contents(graph), before);
}

TEST_F(CompactGraphTest, TakesChangesBackThatWereMadeAfterCompacting) {
  graph.compact();
  const std::string before = contents(graph);
  {
    const Graph::Transaction transaction(graph);
    for (const NodeId node : nodes) graph.set_property(node, "name", "gone");
    for (const NodeId node : nodes) graph.set_property(node, "odd", std::int64_t{node.value});
    graph.detach_delete_node(nodes[1]);
  }
  EXPECT_EQ(contents(graph), before);
}

TEST_F(CompactGraphTest, FindsNodesByTheirStrings) {
  const LabelId person = *graph.find_label("Person");
  const KeyId name = *graph.find_key("name");
  graph.compact();
  EXPECT_THAT(graph.find_nodes(person, name, "number 5"), ElementsAre(nodes[5]));
  EXPECT_TRUE(graph.find_nodes(person, name, "number 5000").empty());
  EXPECT_TRUE(graph.find_nodes(person, name, 5).empty());
  EXPECT_TRUE(graph.find_nodes(person, *graph.find_key("i"), "quote 1").empty());
}

}  // namespace
}  // namespace newsgraph
