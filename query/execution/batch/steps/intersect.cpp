// Two steps that end in the same node, from two nodes that are known: how a cycle of a pattern is
// closed.
//
// For each row the lists of neighbours of both nodes are intersected, in time bound by the shorter
// one, before anything of the new node is looked at; this keeps cyclic patterns within the bound on
// the size of their result.
//
// Source: worst-case optimal joins (Ngo, Porat, Ré, Rudra, J. ACM 65(3), 2018), in the
// one-variable-at-a-time form of Generic Join.
#include "newsgraph/query/execution/batch/seen_nodes.h"
#include "newsgraph/query/execution/batch/steps/closing_rivals.h"
#include "newsgraph/query/execution/batch/steps/found_rows.h"
#include "newsgraph/query/execution/batch/steps/make.h"
#include "newsgraph/query/execution/batch/zeroed_array.h"

namespace newsgraph::execution::batch {
namespace {

/// How many relationships lead from one node to each other node. A bitmap says to which any do; it
/// is small enough to stay close to the processor.
class MarkedNeighbours {
 public:
  explicit MarkedNeighbours(Execution& execution)
      : marked_(execution, execution.graph().node_id_bound()),
        counts_(execution, execution.graph().node_id_bound()) {}

  bool is_of(std::uint32_t node) const { return node_ == node; }
  void mark(std::span<const Run> runs, std::uint32_t node) {
    forget();
    node_ = node;
    for (const Run& run : runs) {
      for (const Adjacent& each : run.items) {
        if (run.skip_loops && each.node.value == node) continue;
        std::uint32_t& count = counts_.write(each.node.value);
        count = marked_.insert(each.node.value) ? 1 : count + 1;
      }
    }
  }
  void forget() {
    node_ = kNullId;
    marked_.reset();
  }
  bool contains(NodeId node) const { return marked_.contains(node.value); }
  /// Takes a mark away, and puts it back.
  void hide(std::uint32_t node) { marked_.erase(node); }
  void show(std::uint32_t node) { marked_.insert(node); }
  std::uint32_t count(NodeId node) const { return counts_[node.value]; }

 private:
  SeenNodes marked_;
  ZeroedArray<std::uint32_t> counts_;  ///< of marked nodes
  std::uint32_t node_ = kNullId;
};

std::size_t size_of(std::span<const Run> runs) {
  std::size_t size = 0;
  for (const Run& run : runs) size += run.items.size();
  return size;
}

/// Calls visit(node, count) for every node that the runs lead to, once a run, with the number of
/// the run's relationships that do.
template <class Visit>
void for_each_node(std::span<const Run> runs, std::uint32_t from, const Visit& visit) {
  for (const Run& run : runs) {
    for (auto at = run.items.begin(); at != run.items.end();) {
      const NodeId node = at->node;
      std::uint32_t count = 0;
      for (; at != run.items.end() && at->node == node; ++at) ++count;
      if (!run.skip_loops || node.value != from) visit(node, count);
    }
  }
}

class Intersect final : public UnaryOperator {
 public:
  Intersect(OperatorPtr input, Execution& execution, IntersectParts parts)
      : UnaryOperator(std::move(input)),
        execution_(execution),
        parts_(std::move(parts)),
        rivals_(execution, parts_.sides),
        marked_(execution) {}

  void open() override {
    UnaryOperator::open();
    in_.size = row_ = 0;
    marked_.forget();
    found_.clear();
    pairs_.clear();
    pair_ = 0;
    takes_pairs_ = false;
  }

  bool next(Chunk& chunk) override {
    found_.forget_given();
    while (found_.left() < kChunkRows) {
      if (takes_pairs_) {
        take_pairs();
      } else if (pair_ < pairs_.size()) {
        look_at_pairs(pairs_[pair_++]);
      } else if (row_ < in_.size) {
        start_row();
      } else {
        if (found_.left() > 0) break;
        if (!pull(in_)) return false;
        row_ = 0;
        rivals_.start(in_);
        first_runs_.fill(first().neighbours, in_.columns[first().from].ids);
        second_runs_.fill(second().neighbours, in_.columns[second().from].ids);
      }
    }
    give(chunk);
    return true;
  }

 private:
  const IntersectParts::Side& first() const { return parts_.sides[0]; }
  const IntersectParts::Side& second() const { return parts_.sides[1]; }
  bool makes_relationships() const { return first().relationship || second().relationship; }

  void give(Chunk& chunk) {
    found_.begin(chunk, in_, parts_.carried);
    found_.give(chunk, parts_.to, Kind::kNode, found_.nodes);
    if (first().relationship) {
      found_.give(chunk, *first().relationship, Kind::kRelationship, found_.first);
    }
    if (second().relationship) {
      found_.give(chunk, *second().relationship, Kind::kRelationship, found_.second);
    }
    if (!makes_relationships()) found_.give_times(chunk);
    found_.end(chunk);
  }

  void start_row() {
    pairs_.clear();
    pair_ = 0;
    place_ = static_cast<std::uint32_t>(row_++);
    const std::uint32_t one = in_.columns[first().from].ids[place_];
    const std::uint32_t other = in_.columns[second().from].ids[place_];
    if (one == kNullId || other == kNullId) return;
    rivals_.look(in_, place_);
    intersect(one, other);
    // Several runs may lead to one node.
    std::ranges::sort(pairs_);
    pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
  }

  bool looks_at_all() const { return makes_relationships() || rivals_.all(); }

  void intersect(std::uint32_t one, std::uint32_t other) {
    const auto first_runs = first_runs_.of(place_), second_runs = second_runs_.of(place_);
    const std::size_t first_size = size_of(first_runs), second_size = size_of(second_runs);
    execution_.steps(std::min(first_size, second_size) + 1);
    // Looking something up by bisection costs a few times what a look at a mark costs.
    constexpr std::size_t kBisection = 16;
    if (second_size * kBisection < first_size) {
      for_each_node(second_runs, other, [&](NodeId node, std::uint32_t count) {
        match(node, count * between(first().neighbours, one, node));
      });
      return;
    }
    const bool marked = marked_.is_of(other);
    if (!marked && first_size * kBisection < second_size) {
      for_each_node(first_runs, one, [&](NodeId node, std::uint32_t count) {
        match(node, count * between(second().neighbours, other, node));
      });
      return;
    }
    if (!marked) marked_.mark(second_runs, other);
    walk_to_marks(first_runs, one);
  }

  void walk_to_marks(std::span<const Run> runs, std::uint32_t from) {
    if (looks_at_all()) {
      for_each_node(runs, from, [&](NodeId node, std::uint32_t) {
        if (marked_.contains(node)) pairs_.push_back(node.value);
      });
      return;
    }
    // What is not to be counted is hidden from the loop, which then need not ask.
    hidden_.clear();
    for (const std::uint32_t node : rivals_.nodes()) {
      if (!marked_.contains(NodeId{node})) continue;
      marked_.hide(node);
      hidden_.push_back(node);
      pairs_.push_back(node);
    }
    const bool loop = marked_.contains(NodeId{from});
    for (const Run& run : runs) {
      if (run.skip_loops && loop) marked_.hide(from);
      count_marked(run);
      if (run.skip_loops && loop) marked_.show(from);
    }
    for (const std::uint32_t node : hidden_) marked_.show(node);
  }

  /// Few neighbours are marked, at unforeseeable places: they are put aside without a branch.
  void count_marked(const Run& run) {
    std::vector<std::uint32_t>& nodes = found_.nodes;
    const std::size_t begin = nodes.size();
    nodes.resize(begin + run.items.size());
    std::size_t end = begin;
    for (const Adjacent& each : run.items) {
      nodes[end] = each.node.value;
      end += marked_.contains(each.node) ? 1 : 0;
    }
    nodes.resize(end);
    found_.places.resize(end, place_);
    found_.times.resize(end);
    const std::uint64_t times = in_.times_of(place_);
    std::uint64_t bits = 0;  // of all products
    for (std::size_t i = begin; i < end; ++i) {
      const std::uint64_t pairs = parts_.duplicates_matter ? marked_.count(NodeId{nodes[i]}) : 1;
      bits |= found_.times[i] = product_or_most(times, pairs);
    }
    countable(bits);
  }

  static std::uint64_t between(const Neighbours& neighbours, std::uint32_t from, NodeId node) {
    std::uint64_t count = 0;
    neighbours.for_each_between(NodeId{from}, node, [&](RelationshipId) { ++count; });
    return count;
  }

  /// A node that `pairs` pairs of relationships lead to, rivals among them included.
  void match(NodeId node, std::uint64_t pairs) {
    if (pairs == 0) return;
    if (looks_at_all() || std::ranges::find(rivals_.nodes(), node.value) != rivals_.nodes().end()) {
      pairs_.push_back(node.value);
      return;
    }
    count(node, pairs);
  }

  void count(NodeId node, std::uint64_t pairs) {
    found_.places.push_back(place_);
    found_.nodes.push_back(node.value);
    found_.times.push_back(
        product_of_times(in_.times_of(place_), parts_.duplicates_matter ? pairs : 1));
  }

  /// All pairs of relationships that lead to the node and are no rivals.
  void look_at_pairs(std::uint32_t node) {
    node_ = NodeId{node};
    rivals_.find(in_, place_, node_);
    takes_pairs_ = makes_relationships();
    if (takes_pairs_) return;
    if (const std::uint64_t pairs = rivals_.count_tuples(); pairs > 0) count(node_, pairs);
  }
  void take_pairs() {
    takes_pairs_ = rivals_.take_pairs([&](RelationshipId one, RelationshipId other) {
      found_.places.push_back(place_);
      found_.nodes.push_back(node_.value);
      found_.first.push_back(one.value);
      found_.second.push_back(other.value);
    });
  }

  Execution& execution_;
  IntersectParts parts_;
  ClosingRivals rivals_;
  MarkedNeighbours marked_;
  Chunk in_;
  std::size_t row_ = 0;
  std::uint32_t place_ = 0;
  RunTable first_runs_, second_runs_;
  std::vector<std::uint32_t> hidden_;  ///< nodes whose marks are taken away for a while
  std::vector<std::uint32_t> pairs_;   ///< nodes to look at so, and which is next
  std::size_t pair_ = 0;
  NodeId node_;               ///< the one that is looked at so
  bool takes_pairs_ = false;  ///< and not all that lead to it are taken
  FoundRows found_;
};

}  // namespace

OperatorPtr make_intersect(OperatorPtr input, Execution& execution, IntersectParts parts) {
  return std::make_unique<Intersect>(std::move(input), execution, std::move(parts));
}

}  // namespace newsgraph::execution::batch
