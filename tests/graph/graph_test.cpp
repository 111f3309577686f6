#include "newsgraph/graph/graph.h"

#include <gmock/gmock.h>

#include <random>

namespace newsgraph {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Everything a graph holds, as text.
std::string dump(const Graph& graph) {
  std::string text;
  for (const NodeId node : graph.all_nodes()) {
    text += std::to_string(node.value) + " " + to_text(graph, node) + "\n";
    for (const Adjacent& entry : graph.outgoing(node)) {
      text += "  out " + std::to_string(entry.relationship.value) + "\n";
    }
    for (const Adjacent& entry : graph.incoming(node)) {
      text += "  in " + std::to_string(entry.relationship.value) + "\n";
    }
  }
  for (const RelationshipId relationship : graph.all_relationships()) {
    text += std::to_string(relationship.value) + " " + to_text(graph, relationship);
    for (const Evidence& evidence : graph.evidence(relationship)) text += " " + evidence.quote;
    text += "\n";
  }
  for (const auto& [label, key] : graph.indexes()) {
    for (std::int64_t value = 0; value < 4; ++value) {
      for (const NodeId node : graph.find_nodes(label, key, value)) {
        text += "indexed " + std::to_string(value) + " " + std::to_string(node.value) + "\n";
      }
    }
  }
  return text + std::to_string(graph.node_id_bound()) + " " +
         std::to_string(graph.relationship_id_bound());
}

TEST(Graph, GroupsAdjacencyByTypeAndSortsItByNode) {
  Graph graph;
  const NodeId a = graph.create_node({"A"}), b = graph.create_node({"B"});
  const RelationshipId first = graph.create_relationship(a, "T", b);
  const RelationshipId second = graph.create_relationship(a, "U", b);
  const RelationshipId third = graph.create_relationship(a, "T", a);
  std::vector<RelationshipId> of_type;
  for (const Adjacent& entry : graph.outgoing(a, *graph.find_type("T"))) {
    of_type.push_back(entry.relationship);
  }
  EXPECT_THAT(of_type, ElementsAre(third, first));  // a comes before b
  EXPECT_EQ(graph.outgoing(a).back().relationship, second);
  EXPECT_EQ(graph.incoming(a).size(), 1u);  // the loop
  EXPECT_EQ(graph.relationship_count(*graph.find_type("T")), 2u);
}

TEST(Graph, NeverUsesAnIdTwice) {
  Graph graph;
  const NodeId gone = graph.create_node({});
  graph.delete_node(gone);
  EXPECT_NE(graph.create_node({}), gone);
  EXPECT_FALSE(graph.contains(gone));
}

TEST(Graph, RefusesToDeleteANodeThatStillHasRelationships) {
  Graph graph;
  const NodeId a = graph.create_node({});
  graph.create_relationship(a, "T", a);
  EXPECT_THROW(graph.delete_node(a), Error);
  graph.detach_delete_node(a);
  EXPECT_EQ(graph.relationship_count(), 0u);
}

TEST(Graph, RefusesWhatIsNoProperty) {
  Graph graph;
  const NodeId a = graph.create_node({});
  EXPECT_THROW(graph.set_property(a, "x", Map{}), Error);
  EXPECT_THROW(graph.set_property(a, "x", List{1, Value()}), Error);
  EXPECT_THROW(graph.create_node({"A"}, {{"x", a}}), Error);
  EXPECT_EQ(graph.node_count(), 1u);
}

TEST(Graph, FindsNodesByIndexAsByScan) {
  Graph graph;
  const NodeId a = graph.create_node({"P"}, {{"n", 1}});
  const NodeId b = graph.create_node({"P"}, {{"n", 1.0}});
  graph.create_node({"Q"}, {{"n", 1}});
  const LabelId label = *graph.find_label("P");
  const KeyId key = *graph.find_key("n");
  EXPECT_THAT(graph.find_nodes(label, key, 1), ElementsAre(a, b));
  graph.create_index("P", "n");
  EXPECT_THAT(graph.find_nodes(label, key, 1), ElementsAre(a, b));
  graph.set_property(a, "n", 2);
  graph.remove_label(b, "P");
  EXPECT_THAT(graph.find_nodes(label, key, 1), IsEmpty());
  EXPECT_THAT(graph.find_nodes(label, key, 2), ElementsAre(a));
}

TEST(Transaction, TellsWhatItChanged) {
  Graph graph;
  const NodeId old = graph.create_node({"A"});
  const NodeId doomed = graph.create_node({"A"});
  Graph::Transaction transaction(graph);
  const NodeId fresh = graph.create_node({"B"}, {{"x", 1}});
  graph.set_property(old, "x", 1);
  graph.delete_node(doomed);
  graph.delete_node(graph.create_node({}));
  const ChangeSet changes = transaction.changes();
  EXPECT_THAT(changes.nodes, ElementsAre(old, fresh));
  EXPECT_THAT(changes.deleted_nodes, ElementsAre(doomed));
  EXPECT_EQ(transaction.counts().properties_set, 2);
  transaction.commit();
}

TEST(Transaction, TakesAnInnerOneBackWithoutTheOuter) {
  Graph graph;
  Graph::Transaction outer(graph);
  const NodeId kept = graph.create_node({"A"});
  {
    Graph::Transaction inner(graph);
    graph.set_property(kept, "x", 1);
  }
  EXPECT_TRUE(graph.property(kept, "x").is_null());
  outer.commit();
  EXPECT_TRUE(graph.contains(kept));
}

/// One random change; what it may not do is refused and changes nothing.
void change(Graph& graph, std::mt19937& random) {
  const auto any_node = [&] { return NodeId{static_cast<std::uint32_t>(random() % 12)}; };
  const auto any_relationship = [&] {
    return RelationshipId{static_cast<std::uint32_t>(random() % 20)};
  };
  const char* names[] = {"A", "B", "C"};
  const char* name = names[random() % 3];
  const Value value = random() % 4 == 0 ? Value() : Value(static_cast<std::int64_t>(random() % 4));
  try {
    switch (random() % 9) {
      case 0:
        graph.create_node({name}, {{"x", value}});
        break;
      case 1:
        graph.create_relationship(any_node(), name, any_node(), {{"x", value}});
        break;
      case 2:
        graph.delete_node(any_node());
        break;
      case 3:
        graph.detach_delete_node(any_node());
        break;
      case 4:
        graph.delete_relationship(any_relationship());
        break;
      case 5:
        graph.add_label(any_node(), name);
        break;
      case 6:
        graph.remove_label(any_node(), name);
        break;
      case 7:
        graph.set_property(any_node(), "x", value);
        break;
      case 8:
        graph.add_evidence(any_relationship(), {any_node(), 0, 0, 1, name, 0.5});
        break;
    }
  } catch (const Error&) {
  }
}

TEST(Transaction, RestoresEverythingWhenItIsNotCommitted) {
  for (std::uint32_t seed = 1; seed <= 300; ++seed) {
    std::mt19937 random(seed);
    Graph graph;
    graph.create_index("A", "x");
    for (int i = 0; i < 30; ++i) change(graph, random);
    const std::string before = dump(graph);
    {
      const Graph::Transaction transaction(graph);
      for (int i = 0; i < 30; ++i) change(graph, random);
    }
    ASSERT_EQ(dump(graph), before) << "seed " << seed;
  }
}

TEST(ToText, WritesEntitiesAsTheCompatibilityKitDoes) {
  Graph graph;
  const NodeId a = graph.create_node({"Person"}, {{"name", "Ada"}});
  const NodeId b = graph.create_node({});
  const RelationshipId r = graph.create_relationship(a, "KNOWS", b, {{"since", Date{0}}});
  EXPECT_EQ(to_text(graph, a), "(:Person {name: 'Ada'})");
  EXPECT_EQ(to_text(graph, r), "[:KNOWS {since: '1970-01-01'}]");
  EXPECT_EQ(to_text(graph, Path{{b, a}, {r}}),
            "<()<-[:KNOWS {since: '1970-01-01'}]-(:Person {name: 'Ada'})>");
}

}  // namespace
}  // namespace newsgraph
