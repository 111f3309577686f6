// Two steps that end in the same node, from nodes that come up over and over: as intersect.cpp, but
// with lists of neighbours that are made once a node.
//
// One list is spread out over all nodes, as weights, and stays so while its node is the same from
// row to row; the other is walked along. Where one is much the shorter, its nodes are looked for in
// the other. What the rows do not have to tell is summed up: a row stands for all pairs of
// relationships that close it.
#include <algorithm>

#include "newsgraph/query/execution/batch/closing_rivals.h"
#include "newsgraph/query/execution/batch/make.h"
#include "newsgraph/query/execution/batch/prepared_neighbours.h"

namespace newsgraph::execution::batch {
namespace {

using List = PreparedNeighbours::List;

/// How many relationships lead from one node to each other node.
class Weights {
 public:
  explicit Weights(std::uint32_t id_bound) : weights_(id_bound) {}

  bool are_of(std::uint32_t node) const { return node_ == node; }
  void forget() {
    for (const std::uint32_t node : set_) weights_[node] = 0;
    set_.clear();
    node_ = kNullId;
  }
  void become_those_of(const List& list) {
    forget();
    node_ = list.from;
    for (const auto& [node, count] : list.items) {
      weights_[node] = count;
      set_.push_back(node);
    }
  }
  std::uint64_t operator[](std::uint32_t node) const { return weights_[node]; }

 private:
  ZeroedArray<std::uint32_t> weights_;
  std::vector<std::uint32_t> set_;
  std::uint32_t node_ = kNullId;
};

class IntersectPrepared final : public UnaryOperator {
 public:
  IntersectPrepared(OperatorPtr input, Execution& execution, IntersectParts parts)
      : UnaryOperator(std::move(input)),
        execution_(execution),
        parts_(std::move(parts)),
        rivals_(execution.graph(), parts_.first, parts_.second, parts_.rival_sides),
        weights_(execution.graph().node_id_bound()) {}

  void open() override {
    UnaryOperator::open();
    in_.size = row_ = 0;
    last_other_ = kNullId;
    weights_.forget();
  }

  bool next(Chunk& chunk) override {
    places_.clear();
    nodes_.clear();
    times_.clear();
    while (places_.size() < kChunkRows) {
      if (row_ == in_.size) {
        if (!places_.empty()) break;  // they belong to the chunk at hand
        if (!pull(in_)) return false;
        row_ = 0;
        last_other_ = kNullId;
        rivals_.start(in_);
        parts_.first.lists->find(in_.columns[parts_.first.from].ids, first_lists_);
        parts_.second.lists->find(in_.columns[parts_.second.from].ids, second_lists_);
      }
      place_ = static_cast<std::uint32_t>(row_++);
      close_row();
    }
    gather_rows(chunk, in_, parts_.carried, places_);
    if (parts_.gives_to) put_ids(chunk, parts_.to, Kind::kNode, nodes_);
    std::swap(chunk.times, times_);
    return true;
  }

 private:
  void close_row() {
    const List &first = first_lists_[place_], &second = second_lists_[place_];
    if (first.size() == 0 || second.size() == 0) return;
    execution_.steps(std::min(first.size(), second.size()));
    rivals_.look(in_, place_);
    parts_.gives_to ? give_nodes(first, second) : give_sum(first, second);
  }

  /// One row for all nodes.
  void give_sum(const List& first, const List& second) {
    // Where several relationships lead from one node to another, rows repeat each other.
    if (first.from != last_one_ || second.from != last_other_) {
      last_sum_ = 0;
      for_each_in_both(first, second,
                       [&](std::uint32_t, std::uint64_t pairs) { last_sum_ += pairs; });
      last_one_ = first.from;
      last_other_ = second.from;
    }
    std::uint64_t sum = last_sum_;
    for_each_rivalled(first, second, [&](std::uint32_t node, std::uint64_t pairs) {
      sum += pairs_to(node) - pairs;
    });
    if (sum == 0) return;
    places_.push_back(place_);
    times_.push_back(times_of(sum));
  }

  /// A row for each node. Few nodes are in both lists, at unforeseeable places: they are put aside
  /// without a branch.
  void give_nodes(const List& first, const List& second) {
    const std::size_t begin = nodes_.size();
    std::size_t end = begin;
    nodes_.resize(begin + std::max(first.size(), second.size()));
    times_.resize(nodes_.size());
    for_each_in_both(first, second, [&](std::uint32_t node, std::uint64_t pairs) {
      nodes_[end] = node;
      times_[end] = times_of(pairs);
      end += pairs != 0 ? 1 : 0;
    });
    nodes_.resize(end);
    times_.resize(end);
    for_each_rivalled(first, second, [&](std::uint32_t node, std::uint64_t) {
      const auto found =
          std::lower_bound(nodes_.begin() + static_cast<std::ptrdiff_t>(begin), nodes_.end(), node);
      const auto at = times_.begin() + (found - nodes_.begin());
      const std::uint64_t pairs = pairs_to(node);
      *at = times_of(pairs);
      if (pairs > 0) return;
      nodes_.erase(found);
      times_.erase(at);
    });
    places_.resize(nodes_.size(), place_);
  }

  std::uint64_t times_of(std::uint64_t pairs) const {
    return in_.times_of(place_) * (parts_.duplicates_matter ? pairs : 1);
  }

  /// Calls visit(node, pairs) for every node that is in both lists, in rising order, and for others
  /// with 0 pairs.
  template <class Visit>
  void for_each_in_both(const List& first, const List& second, const Visit& visit) {
    // Looking something up by bisection costs a few times what a look at a weight costs.
    constexpr std::size_t kBisection = 16;
    if (second.size() * kBisection < first.size()) return look_up(second, first, visit);
    if (!weights_.are_of(second.from)) {
      if (first.size() * kBisection < second.size()) return look_up(first, second, visit);
      weights_.become_those_of(second);
    }
    for (const auto& [node, count] : first.items) visit(node, count * weights_[node]);
  }
  template <class Visit>
  static void look_up(const List& few, const List& many, const Visit& visit) {
    for (const auto& [node, count] : few.items) visit(node, count * many.count(node));
  }

  /// Calls visit(node, pairs) for the nodes in both lists that rivals may lead to, once each; pairs
  /// are those with rivals among them.
  template <class Visit>
  void for_each_rivalled(const List& first, const List& second, const Visit& visit) {
    rivalled_.clear();
    if (rivals_.all()) {
      for (const auto& item : first.items) rivalled_.push_back(item.node);
    } else {
      for (const std::uint32_t node : rivals_.nodes()) {
        if (first.may_lead_to(node) && second.may_lead_to(node)) rivalled_.push_back(node);
      }
    }
    if (rivalled_.empty()) return;
    std::ranges::sort(rivalled_);
    rivalled_.erase(std::unique(rivalled_.begin(), rivalled_.end()), rivalled_.end());
    for (const std::uint32_t node : rivalled_) {
      if (weights_.are_of(second.from) && weights_[node] == 0) continue;
      const std::uint64_t pairs = first.count(node) * second.count(node);
      if (pairs > 0) visit(node, pairs);
    }
  }

  std::uint64_t pairs_to(std::uint32_t node) {
    std::uint64_t pairs = 0;
    rivals_.for_each_pair(in_, place_, NodeId{node},
                          [&](RelationshipId, RelationshipId) { ++pairs; });
    return pairs;
  }

  Execution& execution_;
  IntersectParts parts_;
  ClosingRivals rivals_;
  std::vector<List> first_lists_, second_lists_;  ///< by row
  Weights weights_;
  Chunk in_;
  std::size_t row_ = 0;
  std::uint32_t place_ = 0;
  std::uint32_t last_one_ = kNullId, last_other_ = kNullId;  ///< of the row before
  std::uint64_t last_sum_ = 0;
  std::vector<std::uint32_t> rivalled_, places_, nodes_;
  std::vector<std::uint64_t> times_;
};

}  // namespace

OperatorPtr make_intersect_prepared(OperatorPtr input, Execution& execution, IntersectParts parts) {
  return std::make_unique<IntersectPrepared>(std::move(input), execution, std::move(parts));
}

}  // namespace newsgraph::execution::batch
