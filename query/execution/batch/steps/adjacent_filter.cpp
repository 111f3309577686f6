// Rows whose two known nodes have a relationship, or have none: where one of them stays the same
// from row to row, its neighbours are marked and the others looked up among the marks.
#include "newsgraph/query/execution/batch/seen_nodes.h"
#include "newsgraph/query/execution/batch/steps/make.h"

namespace newsgraph::execution::batch {
namespace {

class AdjacentFilter final : public UnaryOperator {
 public:
  AdjacentFilter(OperatorPtr input, Execution& execution, AdjacentParts parts)
      : UnaryOperator(std::move(input)),
        execution_(execution),
        parts_(std::move(parts)),
        back_(parts_.neighbours.reversed()),
        marked_(execution, execution.graph().node_id_bound()) {}

  bool next(Chunk& chunk) override {
    while (pull(chunk)) {
      const std::vector<std::uint32_t>& from = chunk.columns[parts_.from].ids;
      const std::vector<std::uint32_t>& to = chunk.columns[parts_.to].ids;
      places_.clear();
      if (count_changes(from) <= count_changes(to)) {
        test(from, to, parts_.neighbours, back_, true);
      } else {
        test(to, from, back_, parts_.neighbours, false);
      }
      if (places_.empty()) continue;
      keep_rows(chunk, parts_.carried, places_);
      return true;
    }
    return false;
  }

 private:
  /// `steady` has the same node in many rows one after the other.
  void test(const std::vector<std::uint32_t>& steady, const std::vector<std::uint32_t>& others,
            const Neighbours& neighbours, const Neighbours& back, bool forwards) {
    places_.resize(steady.size());
    std::size_t kept = 0;
    for (std::size_t begin = 0, end = 0; begin < steady.size(); begin = end) {
      const std::uint32_t node = steady[begin];
      while (end < steady.size() && steady[end] == node) ++end;
      const auto keep = [&](const auto& is_adjacent) {
        for (std::size_t row = begin; row < end; ++row) {
          places_[kept] = static_cast<std::uint32_t>(row);
          kept += is_adjacent(others[row]) == parts_.wanted ? 1 : 0;
        }
      };
      const std::size_t size = node == kNullId ? 0 : neighbours.size_bound(NodeId{node});
      execution_.steps(end - begin);
      if (size == 0) {
        keep([](std::uint32_t) { return false; });
      } else if (is_marked(node, forwards) || size <= (end - begin) * kBisection) {
        mark(node, forwards, neighbours);
        keep([&](std::uint32_t other) { return other != kNullId && marked_.contains(other); });
      } else {
        keep([&](std::uint32_t other) {
          return other != kNullId && are_adjacent(node, other, size, neighbours, back);
        });
      }
    }
    places_.resize(kept);
  }

  bool is_marked(std::uint32_t node, bool forwards) const {
    return marked_node_ == node && marked_forwards_ == forwards;
  }

  void mark(std::uint32_t node, bool forwards, const Neighbours& neighbours) {
    if (is_marked(node, forwards)) return;
    marked_.reset();
    neighbours.for_each_run(NodeId{node}, [&](const Run& run) {
      for (const Adjacent& each : run.items) marked_.insert(each.node.value);
    });
    marked_node_ = node;
    marked_forwards_ = forwards;
  }

  static bool are_adjacent(std::uint32_t node, std::uint32_t other, std::size_t size,
                           const Neighbours& neighbours, const Neighbours& back) {
    bool found = false;
    const auto visit = [&](RelationshipId) { found = true; };
    if (size <= back.size_bound(NodeId{other})) {
      neighbours.for_each_between(NodeId{node}, NodeId{other}, visit);
    } else {
      back.for_each_between(NodeId{other}, NodeId{node}, visit);
    }
    return found;
  }

  /// Looking something up by bisection costs about as much as marking so many neighbours.
  static constexpr std::size_t kBisection = 16;

  Execution& execution_;
  AdjacentParts parts_;
  Neighbours back_;
  SeenNodes marked_;  ///< the neighbours of this node, one way or the other
  std::uint32_t marked_node_ = kNullId;
  bool marked_forwards_ = false;
  std::vector<std::uint32_t> places_;
};

}  // namespace

OperatorPtr make_adjacent_filter(OperatorPtr input, Execution& execution, AdjacentParts parts) {
  return std::make_unique<AdjacentFilter>(std::move(input), execution, std::move(parts));
}

}  // namespace newsgraph::execution::batch
