#include "newsgraph/graph/bulk_builder.h"

#include <gmock/gmock.h>

#include <random>

#include "newsgraph/graph/topology.h"

namespace newsgraph {
namespace {

using testing::ElementsAre;

std::string dump(const Graph& graph) {
  std::string text;
  for (const NodeId node : graph.all_nodes()) {
    text += std::to_string(node.value) + " " + to_text(graph, node) + "\n";
    for (const auto& side : {graph.outgoing(node), graph.incoming(node)}) {
      for (const Adjacent& each : side) {
        text += "  " + std::to_string(each.relationship.value) + " " + to_text(graph, each.node) +
                " " + to_text(graph, each.relationship) + "\n";
      }
    }
  }
  return text;
}

TEST(BulkBuilder, BuildsWhatChangesOneByOneBuild) {
  std::mt19937 random(7);
  Graph graph;
  BulkBuilder builder;
  const std::string_view names[] = {"A", "B", "C"};
  for (const std::string_view name : names) {
    graph.intern_label(name);
    graph.intern_type(name);
    builder.intern_label(name);
    builder.intern_type(name);
  }
  const KeyId key = builder.intern_key("x");
  for (std::int64_t i = 0; i < 40; ++i) {
    const std::uint32_t one = random() % 3, other = random() % 3;
    graph.create_node({names[one], names[other]}, {{"x", i}});
    const LabelId labels[] = {LabelId{one}, LabelId{other}};
    builder.set_property(builder.add_node(labels), key, i);
  }
  for (std::int64_t i = 0; i < 300; ++i) {
    const NodeId source{static_cast<std::uint32_t>(random() % 40)};
    const NodeId target{static_cast<std::uint32_t>(random() % 40)};
    const std::uint32_t type = random() % 3;
    graph.create_relationship(source, names[type], target, {{"x", i}});
    builder.set_property(builder.add_relationship(source, TypeId{type}, target), key, i);
  }
  EXPECT_EQ(dump(builder.finish()), dump(graph));
}

TEST(BulkBuilder, LeavesHolesAmongIdsThatAreNeverUsed) {
  BulkBuilder builder;
  const TypeId type = builder.intern_type("T");
  builder.add_node(NodeId{3}, {});
  builder.add_relationship(RelationshipId{5}, NodeId{3}, type, NodeId{3});
  builder.reserve_ids(10, 20);
  Graph graph = builder.finish();
  EXPECT_FALSE(graph.contains(NodeId{0}));
  EXPECT_FALSE(graph.contains(RelationshipId{0}));
  EXPECT_EQ(graph.outgoing(NodeId{3}).size(), 1u);
  EXPECT_EQ(graph.create_node({}), NodeId{10});
  EXPECT_EQ(graph.create_relationship(NodeId{3}, "T", NodeId{10}), RelationshipId{20});
}

TEST(BulkBuilder, RefusesWhatAGraphWouldRefuse) {
  BulkBuilder builder;
  const NodeId node = builder.add_node({});
  const TypeId type = builder.intern_type("T");
  const KeyId key = builder.intern_key("x");
  EXPECT_THROW(builder.add_node(node, {}), Error);
  EXPECT_THROW(builder.add_relationship(node, type, NodeId{7}), Error);
  EXPECT_THROW(builder.set_property(NodeId{7}, key, 1), Error);
  EXPECT_THROW(builder.set_property(node, key, Map{}), Error);
  EXPECT_THROW(builder.set_evidence(RelationshipId{0}, {}), Error);
  EXPECT_EQ(dump(builder.finish()), "0 ()\n");
}

TEST(BulkBuilder, MakesIndexesOfAllNodes) {
  BulkBuilder builder;
  builder.create_index("P", "x");
  const LabelId label = builder.intern_label("P");
  const NodeId node = builder.add_node(std::span(&label, 1));
  builder.set_property(node, builder.intern_key("x"), "y");
  const Graph graph = builder.finish();
  EXPECT_TRUE(graph.has_index(label, *graph.find_key("x")));
  EXPECT_THAT(graph.find_nodes(label, *graph.find_key("x"), "y"), ElementsAre(node));
}

}  // namespace
}  // namespace newsgraph
