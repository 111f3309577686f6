// Two steps that end in the same node, from two nodes that are known: how a cycle of a pattern is
// closed.
//
// For each row the lists of neighbours of both nodes are intersected, in time bound by the shorter
// one, before anything of the new node is looked at; this keeps cyclic patterns within the bound on
// the size of their result.
//
// Source: worst-case optimal joins (Ngo, Porat, Ré, Rudra, J. ACM 65(3), 2018), in the
// one-variable-at-a-time form of Generic Join.
#include "newsgraph/query/execution/batch/make.h"
#include "newsgraph/query/execution/batch/zeroed_array.h"

namespace newsgraph::execution::batch {
namespace {

/// Which nodes are neighbours of one node, as stamps: a new node makes the old stamps void.
class MarkedNeighbours {
 public:
  explicit MarkedNeighbours(std::uint32_t id_bound) : stamps_(id_bound) {}

  bool is_of(std::uint32_t node) const { return node_ == node; }
  void mark(const Neighbours& neighbours, std::uint32_t node) {
    node_ = node;
    if (++stamp_ == 0) {
      std::ranges::fill(stamps_.all(), 0);
      stamp_ = 1;
    }
    neighbours.for_each_run(NodeId{node}, [&](const Run& run) {
      for (const Adjacent& each : run.items) stamps_[each.node.value] = stamp_;
    });
  }
  void forget() { node_ = kNullId; }
  bool contains(NodeId node) const { return stamps_[node.value] == stamp_; }

 private:
  ZeroedArray<std::uint32_t> stamps_;
  std::uint32_t stamp_ = 0;
  std::uint32_t node_ = kNullId;
};

class Intersect final : public UnaryOperator {
 public:
  Intersect(OperatorPtr input, Execution& execution, IntersectParts parts)
      : UnaryOperator(std::move(input)),
        execution_(execution),
        parts_(std::move(parts)),
        marked_(execution.graph().node_id_bound()) {}

  void open() override {
    UnaryOperator::open();
    in_.size = row_ = 0;
    marked_.forget();
    matches_.clear();
    match_ = 0;
  }

  bool next(Chunk& chunk) override {
    places_.clear();
    nodes_.clear();
    first_.clear();
    second_.clear();
    times_.clear();
    while (places_.size() < kChunkRows) {
      if (match_ < matches_.size()) {
        take_match();
      } else if (row_ < in_.size) {
        start_row();
      } else {
        if (!places_.empty()) break;
        if (!pull(in_)) return false;
        row_ = 0;
      }
    }
    gather_rows(chunk, in_, parts_.carried, places_);
    give(chunk, parts_.to, Kind::kNode, nodes_);
    if (parts_.first.relationship) {
      give(chunk, *parts_.first.relationship, Kind::kRelationship, first_);
    }
    if (parts_.second.relationship) {
      give(chunk, *parts_.second.relationship, Kind::kRelationship, second_);
    }
    if (!makes_relationships()) std::swap(chunk.times, times_);
    return true;
  }

 private:
  bool makes_relationships() const {
    return parts_.first.relationship || parts_.second.relationship;
  }

  /// Finds the nodes that both sides lead to, each once for every relationship of the side that was
  /// walked.
  void start_row() {
    matches_.clear();
    match_ = 0;
    place_ = static_cast<std::uint32_t>(row_++);
    const std::uint32_t one = in_.columns[parts_.first.from].ids[place_];
    const std::uint32_t other = in_.columns[parts_.second.from].ids[place_];
    if (one == kNullId || other == kNullId) return;
    const std::size_t one_size = parts_.first.neighbours.size_bound(NodeId{one});
    const std::size_t other_size = parts_.second.neighbours.size_bound(NodeId{other});
    execution_.steps(std::min(one_size, other_size) + 1);
    // Looking something up by bisection costs a few times what a look at a mark costs.
    constexpr std::size_t kBisection = 8;
    if (other_size * kBisection < one_size) {
      walk(parts_.second, other,
           [&](NodeId node) { return leads_to(parts_.first.neighbours, one, node); });
    } else if (!marked_.is_of(other) && one_size * kBisection < other_size) {
      walk(parts_.first, one,
           [&](NodeId node) { return leads_to(parts_.second.neighbours, other, node); });
    } else {
      if (!marked_.is_of(other)) marked_.mark(parts_.second.neighbours, other);
      walk(parts_.first, one, [&](NodeId node) { return marked_.contains(node); });
    }
  }

  /// The ends of the side's relationships that pass the test. Neighbours come in order within a
  /// run; a node that several runs or relationships lead to is kept once.
  template <class Test>
  void walk(const IntersectParts::Side& side, std::uint32_t from, const Test& test) {
    side.neighbours.for_each_run(NodeId{from}, [&](const Run& run) {
      std::uint32_t before = kNullId;
      for (const Adjacent& each : run.items) {
        if (each.node.value == before || (run.skip_loops && each.node.value == from)) continue;
        if (test(each.node)) matches_.push_back(each.node.value);
        before = each.node.value;
      }
    });
    std::ranges::sort(matches_);
    matches_.erase(std::unique(matches_.begin(), matches_.end()), matches_.end());
  }

  static bool leads_to(const Neighbours& neighbours, std::uint32_t from, NodeId node) {
    bool found = false;
    neighbours.for_each_between(NodeId{from}, node, [&](RelationshipId) { found = true; });
    return found;
  }

  /// All pairs of relationships that lead to the match.
  void take_match() {
    const NodeId node{matches_[match_++]};
    const auto& [first, second] = std::tie(parts_.first, parts_.second);
    between(first, node, first_found_);
    between(second, node, second_found_);
    std::uint64_t pairs = 0;
    for (const RelationshipId one : first_found_) {
      for (const RelationshipId other : second_found_) {
        if (parts_.rival_sides && one == other) continue;
        ++pairs;
        if (!makes_relationships()) continue;
        places_.push_back(place_);
        nodes_.push_back(node.value);
        first_.push_back(one.value);
        second_.push_back(other.value);
      }
    }
    if (makes_relationships() || pairs == 0) return;
    places_.push_back(place_);
    nodes_.push_back(node.value);
    times_.push_back(in_.times_of(place_) * (parts_.duplicates_matter ? pairs : 1));
  }

  void between(const IntersectParts::Side& side, NodeId node, std::vector<RelationshipId>& found) {
    found.clear();
    const NodeId from{in_.columns[side.from].ids[place_]};
    side.neighbours.for_each_between(from, node, [&](RelationshipId relationship) {
      if (!side.rivals.include(in_, place_, relationship)) found.push_back(relationship);
    });
  }

  static void give(Chunk& chunk, planner::Slot slot, Kind kind, std::vector<std::uint32_t>& ids) {
    chunk.columns[slot].kind = kind;
    std::swap(chunk.columns[slot].ids, ids);
  }

  Execution& execution_;
  IntersectParts parts_;
  MarkedNeighbours marked_;
  Chunk in_;
  std::size_t row_ = 0;
  std::uint32_t place_ = 0;
  std::vector<std::uint32_t> matches_;
  std::size_t match_ = 0;
  std::vector<RelationshipId> first_found_, second_found_;
  std::vector<std::uint32_t> places_, nodes_, first_, second_;
  std::vector<std::uint64_t> times_;
};

}  // namespace

OperatorPtr make_intersect(OperatorPtr input, Execution& execution, IntersectParts parts) {
  return std::make_unique<Intersect>(std::move(input), execution, std::move(parts));
}

}  // namespace newsgraph::execution::batch
