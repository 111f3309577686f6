#include "newsgraph/graph/topology.h"

#include <gmock/gmock.h>

#include <map>
#include <random>
#include <set>
#include <tuple>

#include "newsgraph/graph/graph.h"

namespace newsgraph {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// What Topology keeps, kept in the obvious way.
struct Model {
  struct Relationship {
    std::uint32_t source, type, target;
    bool operator==(const Relationship&) const = default;
  };
  std::map<std::uint32_t, std::set<std::uint32_t>> labels_by_node;
  std::map<std::uint32_t, Relationship> relationships;

  void detach_delete(std::uint32_t node) {
    std::erase_if(relationships, [&](const auto& each) {
      return each.second.source == node || each.second.target == node;
    });
    labels_by_node.erase(node);
  }
};

/// One side of all nodes of a model: what outgoing() or incoming() has to answer.
class Side {
 public:
  Side(const Model& model, bool is_outgoing) {
    for (const auto& [id, each] : model.relationships) {
      const std::uint32_t near = is_outgoing ? each.source : each.target;
      const std::uint32_t far = is_outgoing ? each.target : each.source;
      entries_[near].emplace(each.type, far, id);
      nodes_[each.type].insert(near);
    }
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> of(std::uint32_t node) const {
    return of_if(node, [](std::uint32_t) { return true; });
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> of(std::uint32_t node,
                                                          std::uint32_t wanted) const {
    return of_if(node, [&](std::uint32_t type) { return type == wanted; });
  }
  std::vector<std::uint32_t> nodes_of(std::uint32_t type) const {
    const auto found = nodes_.find(type);
    if (found == nodes_.end()) return {};
    return {found->second.begin(), found->second.end()};
  }

 private:
  template <class Wanted>
  std::vector<std::pair<std::uint32_t, std::uint32_t>> of_if(std::uint32_t node,
                                                             Wanted wanted) const {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> adjacent;
    const auto found = entries_.find(node);
    if (found == entries_.end()) return adjacent;
    for (const auto& [type, far, relationship] : found->second) {
      if (wanted(type)) adjacent.emplace_back(relationship, far);
    }
    return adjacent;
  }
  std::map<std::uint32_t, std::set<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>>>
      entries_;
  std::map<std::uint32_t, std::set<std::uint32_t>> nodes_;
};

std::vector<std::uint32_t> ids(const IdSet& set) {
  std::vector<std::uint32_t> ids;
  set.for_each([&](std::uint32_t id) { ids.push_back(id); });
  EXPECT_EQ(set.size(), ids.size());
  return ids;
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs(std::span<const Adjacent> adjacent) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (const Adjacent& each : adjacent)
    pairs.emplace_back(each.relationship.value, each.node.value);
  return pairs;
}

std::vector<std::uint32_t> nodes(std::span<const NodeId> of) {
  std::vector<std::uint32_t> ids;
  for (const NodeId node : of) ids.push_back(node.value);
  return ids;
}

std::vector<std::uint32_t> nodes(std::span<const Adjacent> of) {
  std::vector<std::uint32_t> ids;
  for (const Adjacent& each : of) ids.push_back(each.node.value);
  return ids;
}

constexpr std::uint32_t kNames = 4;  ///< labels and types of the random graphs

void expect_same_nodes(const Topology& topology, const Model& model) {
  std::vector<std::uint32_t> living;
  std::map<std::uint32_t, std::vector<std::uint32_t>> by_label;
  for (const auto& [node, labels] : model.labels_by_node) {
    living.push_back(node);
    std::vector<std::uint32_t> found;
    for (const LabelId label : topology.labels(NodeId{node})) found.push_back(label.value);
    EXPECT_THAT(found, testing::ElementsAreArray(labels)) << "labels of node " << node;
    for (const std::uint32_t label : labels) by_label[label].push_back(node);
  }
  EXPECT_EQ(ids(topology.nodes()), living);
  for (std::uint32_t label = 0; label < kNames; ++label) {
    EXPECT_EQ(ids(topology.nodes_with(LabelId{label})), by_label[label]) << "label " << label;
  }
}

void expect_same_relationships(const Topology& topology, const Model& model) {
  std::vector<std::uint32_t> living;
  std::map<std::uint32_t, std::size_t> counts;
  for (const auto& [id, each] : model.relationships) {
    living.push_back(id);
    ++counts[each.type];
    const RelationshipId relationship{id};
    EXPECT_EQ(
        (Model::Relationship{topology.source(relationship).value, topology.type(relationship).value,
                             topology.target(relationship).value}),
        each)
        << "relationship " << id;
  }
  EXPECT_EQ(ids(topology.relationships()), living);
  for (std::uint32_t type = 0; type < kNames; ++type) {
    EXPECT_EQ(topology.count(TypeId{type}), counts[type]) << "type " << type;
  }
}

void expect_same_adjacency(const Topology& topology, const Model& model) {
  const Side outgoing(model, true), incoming(model, false);
  for (const auto& [id, labels] : model.labels_by_node) {
    const NodeId node{id};
    EXPECT_EQ(pairs(topology.outgoing(node)), outgoing.of(id)) << "node " << id;
    EXPECT_EQ(pairs(topology.incoming(node)), incoming.of(id)) << "node " << id;
    EXPECT_EQ(nodes(topology.successors(node)), nodes(topology.outgoing(node)));
    EXPECT_EQ(nodes(topology.predecessors(node)), nodes(topology.incoming(node)));
    for (std::uint32_t i = 0; i < kNames; ++i) {
      const TypeId type{i};
      EXPECT_EQ(pairs(topology.outgoing(node, type)), outgoing.of(id, i));
      EXPECT_EQ(pairs(topology.incoming(node, type)), incoming.of(id, i));
    }
  }
  for (std::uint32_t type = 0; type < kNames; ++type) {
    EXPECT_EQ(ids(topology.sources_of(TypeId{type})), outgoing.nodes_of(type)) << "type " << type;
    EXPECT_EQ(ids(topology.targets_of(TypeId{type})), incoming.nodes_of(type)) << "type " << type;
  }
}

void expect_same(const Topology& topology, const Model& model) {
  expect_same_nodes(topology, model);
  expect_same_relationships(topology, model);
  expect_same_adjacency(topology, model);
}

/// Makes the same random changes to a graph and to a model of it.
class Twins {
 public:
  explicit Twins(std::uint32_t seed) : random_(seed) {
    for (std::uint32_t name = 0; name < kNames; ++name) {
      graph.intern_label(names_[name]);
      graph.intern_type(names_[name]);
    }
  }

  void change() {
    const std::uint32_t name = below(kNames);
    switch (below(12)) {
      case 0:
      case 1:
        return create_node(name);
      case 2:
      case 3:
      case 4:
      case 5:
        return create_relationship(name);
      case 6:
        if (const auto node = any(model.labels_by_node)) {
          graph.add_label(NodeId{*node}, names_[name]);
          model.labels_by_node[*node].insert(name);
        }
        return;
      case 7:
        if (const auto node = any(model.labels_by_node)) {
          graph.remove_label(NodeId{*node}, names_[name]);
          model.labels_by_node[*node].erase(name);
        }
        return;
      case 8:
      case 9:
      case 10:
        if (const auto relationship = any(model.relationships)) {
          graph.delete_relationship(RelationshipId{*relationship});
          model.relationships.erase(*relationship);
        }
        return;
      default:
        if (const auto node = any(model.labels_by_node)) {
          graph.detach_delete_node(NodeId{*node});
          model.detach_delete(*node);
        }
    }
  }

  void roll_back_some_changes() {
    const Model before = model;
    {
      const Graph::Transaction transaction(graph);
      for (std::uint32_t i = below(20); i > 0; --i) {
        change();
        if (below(10) == 0) graph.compact();
      }
      expect_same(graph.topology(), model);
    }
    model = before;
  }

  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(random_() % bound); }

  Graph graph;
  Model model;

 private:
  void create_node(std::uint32_t name) {
    const NodeId node = graph.create_node({names_[name]});
    model.labels_by_node[node.value] = {name};
  }

  void create_relationship(std::uint32_t name) {
    const auto source = any(model.labels_by_node), target = any(model.labels_by_node);
    if (!source) return;
    const RelationshipId made =
        graph.create_relationship(NodeId{*source}, names_[name], NodeId{*target});
    model.relationships[made.value] = {*source, name, *target};
  }

  template <class Things>
  std::optional<std::uint32_t> any(const Things& things) {
    if (things.empty()) return std::nullopt;
    return std::next(things.begin(), below(static_cast<std::uint32_t>(things.size())))->first;
  }

  const char* names_[kNames] = {"A", "B", "C", "D"};
  std::mt19937 random_;
};

TEST(Topology, AgreesWithAnObviousModelWhateverIsDoneToIt) {
  for (std::uint32_t seed = 1; seed <= 150; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Twins twins(seed);
    for (int round = 0; round < 8; ++round) {
      for (std::uint32_t i = twins.below(25); i > 0; --i) twins.change();
      if (twins.below(2) == 0) twins.roll_back_some_changes();
      if (twins.below(2) == 0) twins.graph.compact();
      expect_same(twins.graph.topology(), twins.model);
      if (testing::Test::HasFailure()) return;
    }
  }
}

TEST(Topology, NeverGivesOutAnIdAgainAfterCompaction) {
  Graph graph;
  graph.create_node({});
  const NodeId last = graph.create_node({});
  const RelationshipId gone = graph.create_relationship(last, "T", last);
  graph.detach_delete_node(last);
  graph.compact();
  EXPECT_GT(graph.create_node({}), last);
  const NodeId node = graph.create_node({});
  EXPECT_GT(graph.create_relationship(node, "T", node), gone);
}

TEST(Topology, StaysWhereItIsWhenItsGraphMoves) {
  Graph graph;
  const NodeId node = graph.create_node({"A"});
  const Topology& topology = graph.topology();
  const Graph moved = std::move(graph);
  EXPECT_EQ(&moved.topology(), &topology);
  EXPECT_TRUE(moved.contains(node));
}

TEST(Topology, NumbersCombinationsOfLabels) {
  Graph graph;
  const NodeId bare = graph.create_node({}), a = graph.create_node({"A"});
  const NodeId both = graph.create_node({"B", "A"}), again = graph.create_node({"A", "B"});
  const LabelSets& sets = graph.topology().label_sets();
  EXPECT_EQ(sets.number(bare), 0u);
  EXPECT_EQ(sets.number(both), sets.number(again));
  EXPECT_NE(sets.number(both), sets.number(a));
  EXPECT_THAT(sets.labels(sets.number(both)),
              ElementsAre(*graph.find_label("A"), *graph.find_label("B")));
}

/// A type that few of many nodes have is looked up in a list, one that many have in a bitmap.
TEST(Topology, FindsRareTypesAsItFindsCommonOnes) {
  Graph graph;
  for (int i = 0; i < 2000; ++i) graph.create_node({});
  const auto node = [](std::uint32_t id) { return NodeId{id}; };
  for (std::uint32_t i = 0; i + 1 < 2000; ++i) {
    graph.create_relationship(node(i), "COMMON", node(i + 1));
    if (i % 700 == 5) graph.create_relationship(node(i), "RARE", node(0));
  }
  graph.compact();
  const TypeId rare = *graph.find_type("RARE"), common = *graph.find_type("COMMON");
  const auto& types = graph.topology().sources_of(rare);
  EXPECT_THAT(ids(types), ElementsAre(5, 705, 1405));
  for (std::uint32_t i = 0; i < 2000; ++i) {
    ASSERT_EQ(graph.outgoing(node(i), rare).size(), i % 700 == 5 ? 1u : 0u) << "node " << i;
    ASSERT_EQ(graph.outgoing(node(i), common).size(), i < 1999 ? 1u : 0u) << "node " << i;
  }
  EXPECT_EQ(graph.incoming(node(0), rare).size(), 3u);
  EXPECT_THAT(graph.incoming(node(0), common), IsEmpty());
}

}  // namespace
}  // namespace newsgraph
