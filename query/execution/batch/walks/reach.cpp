// The nodes that walks of a range of lengths end in, when nobody asks by which walks: breadth
// first, every node once.
//
// A walk may use a relationship once. A shortest walk to any other node does anyway, so with a
// minimum of at most one step all nodes within the maximum distance are reached, and no others; the
// start itself is reached by the shortest cycle through it. Walked against one direction or the
// other only, the first step back to it closes that cycle; walked both ways, a cycle is closed
// where two branches that left the start by different relationships meet, or where one of them
// comes back by another relationship than it left by.
#include <limits>

#include "newsgraph/query/execution/batch/seen_nodes.h"
#include "newsgraph/query/execution/batch/walks/make.h"
#include "newsgraph/query/execution/batch/zeroed_array.h"

namespace newsgraph::execution::batch {
namespace {

class Reach final : public UnaryOperator {
 public:
  Reach(OperatorPtr input, Execution& execution, WalkParts parts)
      : UnaryOperator(std::move(input)),
        execution_(execution),
        parts_(std::move(parts)),
        asks_(!parts_.tests.none() || !parts_.rivals.none()),
        both_(parts_.neighbours.direction() == parser::Direction::kBoth),
        reached_(execution, execution.graph().node_id_bound()),
        seen_(execution, execution.graph().node_id_bound()) {}

  void open() override {
    UnaryOperator::open();
    in_.size = row_ = 0;
    found_.clear();
    given_ = 0;
  }

  bool next(Chunk& chunk) override {
    while (given_ == found_.size()) {
      if (row_ == in_.size) {
        if (!pull(in_)) return false;
        row_ = 0;
      }
      place_ = static_cast<std::uint32_t>(row_++);
      search();
    }
    const std::size_t count = std::min(kChunkRows, found_.size() - given_);
    places_.assign(count, place_);
    gather_rows(chunk, in_, parts_.carried, places_);
    Vector& out = chunk.columns[*parts_.to];
    out.kind = Kind::kNode;
    const auto begin = found_.begin() + static_cast<std::ptrdiff_t>(given_);
    out.ids.assign(begin, begin + static_cast<std::ptrdiff_t>(count));
    given_ += count;
    return true;
  }

 private:
  static constexpr std::uint32_t kStart = kNullId - 1;

  /// How a node was reached in the search of `stamp`.
  struct Reached {
    std::uint32_t stamp;
    std::uint32_t branch;  ///< the relationship by which the start was left
    std::uint32_t distance;
  };

  void search() {
    found_.clear();
    given_ = 0;
    const std::uint32_t from = in_.columns[parts_.from].ids[place_];
    if (from == kNullId) return;
    parts_.tests.ask(NodeId{from});
    if (!parts_.tests.allow(NodeId{from})) return;
    if (++stamp_ == 0) {
      reached_ = ZeroedArray<Reached>(execution_, execution_.graph().node_id_bound());
      stamp_ = 1;
    }
    cycle_ = kNoCycle;
    start_ = NodeId{from};
    reached_.write(from) = {stamp_, kStart, 0};
    seen_.reset();
    seen_.insert(from);
    level_.assign(1, from);
    for (std::uint64_t distance = 0; distance < parts_.maximum && !level_.empty(); ++distance) {
      next_.clear();
      const bool is_settled = includes_start();
      for (const std::uint32_t node : level_) {
        is_settled ? extend_to_new(NodeId{node}) : extend(NodeId{node});
      }
      found_.insert(found_.end(), next_.begin(), next_.end());
      std::swap(level_, next_);
    }
    if (includes_start()) found_.push_back(from);
  }

  bool includes_start() const {
    return parts_.minimum == 0 || (cycle_ != kNoCycle && cycle_ <= parts_.maximum);
  }

  /// When it is settled that the start is among the nodes found, only new nodes are looked for;
  /// which are new cannot be foreseen, so they are put aside without a branch.
  void extend_to_new(NodeId node) {
    parts_.neighbours.for_each_run(node, [&](const Run& run) {
      execution_.steps(run.items.size());
      if (asks_) parts_.tests.ask(run.items);
      std::size_t end = next_.size();
      next_.resize(end + run.items.size());
      for (const Adjacent& each : run.items) {
        if (asks_ && !may_take(each)) continue;
        next_[end] = each.node.value;
        end += seen_.insert(each.node.value) ? 1 : 0;
      }
      next_.resize(end);
    });
  }

  bool may_take(const Adjacent& each) const {
    return parts_.tests.allow(each) &&
           (parts_.rivals.none() || !parts_.rivals.include(in_, place_, each.relationship));
  }

  void extend(NodeId node) {
    const Reached here = reached_[node.value];
    parts_.neighbours.for_each_run(node, [&](const Run& run) {
      execution_.steps(run.items.size());
      if (asks_) parts_.tests.ask(run.items);
      for (const Adjacent& each : run.items) {
        if (run.skip_loops && each.node == node) continue;
        if (asks_ && !may_take(each)) continue;
        step(node, here, each);
      }
    });
  }

  void step(NodeId from, const Reached& here, const Adjacent& each) {
    const std::uint32_t branch = from == start_ ? each.relationship.value : here.branch;
    const Reached& there = reached_[each.node.value];
    if (there.stamp != stamp_) {
      reached_.write(each.node.value) = {stamp_, branch, here.distance + 1};
      seen_.insert(each.node.value);
      next_.push_back(each.node.value);
      return;
    }
    const std::uint64_t length = std::uint64_t{here.distance} + there.distance + 1;
    if (each.node == start_) {
      // Going back over the relationship just walked is no cycle.
      const bool back = both_ && from != start_ && each.relationship.value == branch;
      if (!back) cycle_ = std::min(cycle_, length);
    } else if (both_ && from != start_ && there.branch != branch) {
      cycle_ = std::min(cycle_, length);
    } else if (both_ && from == start_ && there.branch != branch) {
      cycle_ = std::min(cycle_, length);  // a second relationship to a neighbour
    }
  }

  static constexpr std::uint64_t kNoCycle = std::numeric_limits<std::uint64_t>::max();

  Execution& execution_;
  WalkParts parts_;
  bool asks_;  ///< not every step may be taken
  bool both_;
  ZeroedArray<Reached> reached_;
  SeenNodes seen_;
  std::uint32_t stamp_ = 0;
  NodeId start_;
  std::uint64_t cycle_ = kNoCycle;  ///< length of the shortest cycle through the start
  Chunk in_;
  std::size_t row_ = 0;
  std::uint32_t place_ = 0;
  std::vector<std::uint32_t> level_, next_, found_, places_;
  std::size_t given_ = 0;
};

}  // namespace

OperatorPtr make_reach(OperatorPtr input, Execution& execution, WalkParts parts) {
  return std::make_unique<Reach>(std::move(input), execution, std::move(parts));
}

}  // namespace newsgraph::execution::batch
