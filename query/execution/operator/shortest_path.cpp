// Shortest walks between two known nodes. For one of them, both ends look for each other; for all,
// breadth first, remembering every step that reaches a node at its least distance, then reading the
// walks back from the end.
//
// Boost.Graph's breadth-first search visits a whole component and needs a colour for every node of
// the graph; this one touches only what lies nearer than the end.
#include <algorithm>
#include <limits>
#include <optional>
#include <unordered_map>

#include "newsgraph/query/execution/operator/make.h"
#include "newsgraph/query/execution/two_sided_search.h"
#include "newsgraph/query/execution/walk.h"

namespace newsgraph::execution {
namespace {

/// About what a node that was reached takes in the table of them, before its steps.
constexpr std::size_t kReachedBytes = 100;

class ShortestPath : public UnaryOperator {
 public:
  ShortestPath(const planner::ShortestPath& plan, OperatorPtr input, Execution& execution)
      : UnaryOperator(std::move(input)),
        execution_(execution),
        from_(plan.walk.from),
        relationships_(plan.walk.relationships),
        to_(plan.walk.to),
        minimum_(plan.walk.minimum),
        maximum_(plan.walk.maximum.value_or(std::numeric_limits<std::uint64_t>::max())),
        all_(plan.all),
        rule_(plan.walk, execution),
        kept_(execution) {}

  void open(Row& row) override {
    UnaryOperator::open(row);
    kept_.clear();
    choices_.clear();
    found_ = false;
  }
  bool next(Row& row) override {
    while (true) {
      if (found_) {
        row[relationships_] = relationship_list(walk_, true);
        found_ = all_ && next_walk();
        return true;
      }
      if (!pull(row)) return false;
      start(row);
    }
  }

 private:
  /// How a node is reached: its distance from the start, and the last step of every shortest walk,
  /// told as the relationship and the node it comes from.
  struct Reached {
    std::uint64_t distance = 0;
    std::vector<Adjacent> steps;
  };

  void start(Row& row) {
    found_ = false;
    const auto from = node_in(row, from_), to = node_in(row, to_);
    if (!from || !to) return;
    if (*from == *to && minimum_ > 0) return;
    rule_.prepare(row);
    if (!all_) return find_one(row, *from, *to);
    start_ = *from;
    found_ = search(row, *to);
    if (!found_) return;
    walk_.clear();
    choices_.clear();
    fill(*to);
  }

  void find_one(const Row& row, NodeId from, NodeId to) {
    // Made for the first row that has both ends; later ones use its memory again.
    if (!one_) one_.emplace(execution_, rule_);
    auto walk = one_->run(row, from, to, maximum_);
    found_ = walk.has_value();
    if (!found_) return;
    walk_ = std::move(*walk);
    std::ranges::reverse(walk_);
  }

  bool search(const Row& row, NodeId to) {
    kept_.clear();
    reached_.clear();
    reached_[start_] = {};
    std::vector<NodeId> level{start_};
    for (std::uint64_t distance = 0; !level.empty(); ++distance) {
      if (reached_.contains(to)) return true;
      if (distance == maximum_) return false;
      std::vector<NodeId> next_level;
      for (const NodeId node : level) extend(row, node, distance, next_level);
      level = std::move(next_level);
    }
    return false;
  }

  void extend(const Row& row, NodeId node, std::uint64_t distance,
              std::vector<NodeId>& next_level) {
    AdjacencyCursor cursor;
    cursor.open(execution_.graph(), rule_.step(), node);
    while (const Adjacent* adjacent = cursor.next()) {
      execution_.step();
      if (!rule_.allows(row, adjacent->relationship)) continue;
      const auto [entry, is_new] = reached_.try_emplace(adjacent->node);
      if (is_new) {
        kept_.add(kReachedBytes);
        entry->second.distance = distance + 1;
        next_level.push_back(adjacent->node);
      }
      if (entry->second.distance == distance + 1) {
        kept_.add(2 * sizeof(Adjacent));  // vectors double
        entry->second.steps.push_back({adjacent->relationship, node});
      }
    }
  }

  /// Completes the walk back from `node`, by the first choice everywhere.
  void fill(NodeId node) {
    while (node != start_) {
      const Reached& reached = reached_.at(node);
      choices_.push_back({node, 0});
      walk_.push_back(reached.steps.front().relationship);
      node = reached.steps.front().node;
    }
  }
  /// The next walk: the last choice that can be changed is, and all behind it begin anew.
  bool next_walk() {
    while (!choices_.empty()) {
      auto& [node, choice] = choices_.back();
      walk_.pop_back();
      const Reached& reached = reached_.at(node);
      if (++choice < reached.steps.size()) {
        walk_.push_back(reached.steps[choice].relationship);
        fill(NodeId(reached.steps[choice].node));
        return true;
      }
      choices_.pop_back();
    }
    return false;
  }

  Execution& execution_;
  planner::Slot from_, relationships_, to_;
  std::uint64_t minimum_, maximum_;
  bool all_;
  WalkRule rule_;
  std::optional<TwoSidedSearch> one_;
  KeptRows kept_;
  NodeId start_;
  std::unordered_map<NodeId, Reached> reached_;
  std::vector<RelationshipId> walk_;                     ///< from the end to the start
  std::vector<std::pair<NodeId, std::size_t>> choices_;  ///< the step taken back from each node
  bool found_ = false;                                   ///< walk_ is to be given
};

}  // namespace

OperatorPtr make_operator(const planner::ShortestPath& plan, OperatorPtr input,
                          Execution& execution) {
  return std::make_unique<ShortestPath>(plan, std::move(input), execution);
}

}  // namespace newsgraph::execution
