// Random changes to a graph that has all that a graph can have; the same seed gives the same ones.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "newsgraph/graph/graph.h"

namespace newsgraph::testing {

class RandomChanges {
 public:
  /// Indexes are not taken back with a transaction, so some want none.
  explicit RandomChanges(std::uint32_t seed, bool with_indexes = true)
      : random_(seed), with_indexes_(with_indexes) {}

  /// Makes some changes; those that the graph refuses are left out.
  void make(Graph& graph, int count) {
    for (; count > 0; --count) {
      try {
        make_one(graph);
      } catch (const Error&) {
      }
    }
  }

 private:
  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(random_() % bound); }
  std::string name(const char* prefix) { return prefix + std::to_string(below(4)); }
  std::string text() { return std::string(below(30), static_cast<char>('a' + below(26))); }
  NodeId any_node(const Graph& graph) { return NodeId{below(graph.node_id_bound() + 1)}; }
  RelationshipId any_relationship(const Graph& graph) {
    return RelationshipId{below(graph.relationship_id_bound() + 1)};
  }

  /// Each key has mostly values of one kind, so that its column is typed.
  std::pair<std::string, Value> property() {
    const std::uint32_t kind = below(7);
    const std::string key = "key" + std::to_string(below(20) == 0 ? below(7) : kind);
    const std::int64_t number = below(50);
    const Value values[] = {number % 2 == 0,
                            number,
                            static_cast<double>(number) / 4,
                            text(),
                            Date{number * 100},
                            List{number, text()},
                            LocalDateTime{Date{number}, LocalTime{number}}};
    return {key, below(8) == 0 ? Value() : values[kind]};
  }

  void make_one(Graph& graph) {
    switch (below(14)) {
      case 0:
      case 1:
      case 2: {
        const std::string one = name("Label"), other = name("Label");
        graph.create_node({one, other}, {property(), property()});
        return;
      }
      case 3:
      case 4:
      case 5:
      case 6:
        graph.create_relationship(any_node(graph), name("TYPE"), any_node(graph), {property()});
        return;
      case 7:
        return graph.detach_delete_node(any_node(graph));
      case 8:
        return graph.delete_relationship(any_relationship(graph));
      case 9:
        return below(2) == 0 ? graph.add_label(any_node(graph), name("Label"))
                             : graph.remove_label(any_node(graph), name("Label"));
      case 10: {
        const auto [key, value] = property();
        return graph.set_property(any_node(graph), key, value);
      }
      case 11: {
        const auto [key, value] = property();
        return graph.set_property(any_relationship(graph), key, value);
      }
      case 12:
        return graph.add_evidence(any_relationship(graph),
                                  {any_node(graph), below(9), 1, 2, text(), 0.5});
      default:
        if (with_indexes_ && below(5) == 0)
          graph.create_index(name("Label"), "key" + std::to_string(below(7)));
    }
  }

  std::mt19937 random_;
  bool with_indexes_;
};

}  // namespace newsgraph::testing
