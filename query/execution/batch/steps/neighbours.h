// The relationships that a pattern's step may take from a node.
#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "newsgraph/graph/graph.h"
#include "newsgraph/graph/topology.h"
#include "newsgraph/query/parser/ast.h"

namespace newsgraph::execution::batch {

/// Relationships of one node, by neighbour and then by id in rising order.
struct Run {
  std::span<const Adjacent> items;
  /// Where a step may go both ways, a self-loop stands in the run of either direction: it is to be
  /// passed over in this one.
  bool skip_loops = false;
};

class Neighbours {
 public:
  /// Types that the graph does not know have no relationships; no types at all mean any.
  Neighbours(const Graph& graph, const std::vector<std::string>& types, parser::Direction direction)
      : topology_(&graph.topology()), any_(types.empty()), direction_(direction) {
    for (const std::string& name : types) {
      const auto type = graph.find_type(name);
      if (type && std::ranges::find(types_, *type) == types_.end()) types_.push_back(*type);
    }
    std::ranges::sort(types_);
  }

  Neighbours reversed() const {
    Neighbours other = *this;
    other.direction_ = parser::reversed(direction_);
    return other;
  }

  bool operator==(const Neighbours&) const = default;

  parser::Direction direction() const { return direction_; }
  bool any_type() const { return any_; }
  const std::vector<TypeId>& types() const { return types_; }

  /// Calls visit(Run) for every run of the node that is not empty. A run of all types together is
  /// by type first.
  template <class Visit>
  void for_each_run(NodeId node, const Visit& visit) const {
    if (direction_ != parser::Direction::kIncoming) {
      for_each_span([&](auto... type) { return topology_->outgoing(node, type...); },
                    [&](std::span<const Adjacent> span) { visit(Run{span, false}); });
    }
    if (direction_ != parser::Direction::kOutgoing) {
      const bool both = direction_ == parser::Direction::kBoth;
      for_each_span([&](auto... type) { return topology_->incoming(node, type...); },
                    [&](std::span<const Adjacent> span) { visit(Run{span, both}); });
    }
  }

  /// How many relationships a step from the node may take.
  std::size_t count(NodeId node) const {
    std::size_t count = 0;
    for_each_run(node, [&](const Run& run) {
      count += run.items.size();
      if (run.skip_loops) count -= count_of(run, node);
    });
    return count;
  }

  /// At least as many, told faster.
  std::size_t size_bound(NodeId node) const {
    std::size_t size = 0;
    for_each_run(node, [&](const Run& run) { size += run.items.size(); });
    return size;
  }

  /// Calls visit(relationship) for every one that leads from the node to `wanted`.
  template <class Visit>
  void for_each_between(NodeId node, NodeId wanted, const Visit& visit) const {
    for_each_run(node, [&](const Run& run) {
      if (run.skip_loops && node == wanted) return;
      for_each_to(run, wanted, visit);
    });
  }

  /// Where the relationship leads from the node; nullopt when a step from there may not take it.
  std::optional<NodeId> end_of(NodeId node, RelationshipId relationship) const {
    if (!any_ && !std::ranges::binary_search(types_, topology_->type(relationship))) {
      return std::nullopt;
    }
    const NodeId source = topology_->source(relationship), target = topology_->target(relationship);
    if (source == node && direction_ != parser::Direction::kIncoming) return target;
    if (target == node && direction_ != parser::Direction::kOutgoing) return source;
    return std::nullopt;
  }

 private:
  template <class Find, class Visit>
  void for_each_span(const Find& find, const Visit& visit) const {
    if (any_) {
      if (const auto span = find(); !span.empty()) visit(span);
      return;
    }
    for (const TypeId type : types_) {
      if (const auto span = find(type); !span.empty()) visit(span);
    }
  }

  /// The first entry whose node is not below `wanted`. As std::lower_bound, without a branch that
  /// depends on what is compared: half of those would be foreseen wrong.
  static const Adjacent* lower_bound(std::span<const Adjacent> items, NodeId wanted) {
    const Adjacent* base = items.data();
    std::size_t size = items.size();
    while (size > 1) {
      const std::size_t half = size / 2;
      base += base[half - 1].node < wanted ? half : 0;
      size -= half;
    }
    return base + (size == 1 && base->node < wanted ? 1 : 0);
  }

  template <class Visit>
  void for_each_to(const Run& run, NodeId wanted, const Visit& visit) const {
    constexpr std::size_t kShort = 16;
    if (any_ || run.items.size() <= kShort) {
      for (const Adjacent& each : run.items) {
        if (each.node == wanted) visit(each.relationship);
      }
      return;
    }
    const Adjacent* const end = run.items.data() + run.items.size();
    for (const Adjacent* at = lower_bound(run.items, wanted); at != end && at->node == wanted;
         ++at) {
      visit(at->relationship);
    }
  }

  std::size_t count_of(const Run& run, NodeId wanted) const {
    std::size_t count = 0;
    for_each_to(run, wanted, [&](RelationshipId) { ++count; });
    return count;
  }

  const Topology* topology_;
  bool any_;
  parser::Direction direction_;
  std::vector<TypeId> types_;
};

/// The runs of many nodes, found ahead of their use: looking them up in one loop lets the processor
/// wait for many of them at once, and their items are on the way when they are needed.
class RunTable {
 public:
  /// One row a node; a null id has no runs.
  void fill(const Neighbours& neighbours, std::span<const std::uint32_t> nodes) {
    runs_.clear();
    ends_.clear();
    for (const std::uint32_t node : nodes) {
      if (node != ~std::uint32_t{0}) {
        neighbours.for_each_run(NodeId{node}, [&](const Run& run) {
          __builtin_prefetch(run.items.data());
          runs_.push_back(run);
        });
      }
      ends_.push_back(runs_.size());
    }
  }
  std::span<const Run> of(std::size_t row) const {
    const std::size_t begin = row == 0 ? 0 : ends_[row - 1];
    return std::span(runs_).subspan(begin, ends_[row] - begin);
  }

 private:
  std::vector<Run> runs_;
  std::vector<std::size_t> ends_;  ///< of each row's runs
};

}  // namespace newsgraph::execution::batch
