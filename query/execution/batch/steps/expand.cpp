// One step from a node to wherever it leads.
#include "newsgraph/query/execution/batch/rowwise_operator.h"
#include "newsgraph/query/execution/batch/seen_nodes.h"
#include "newsgraph/query/execution/batch/steps/make.h"
#include "newsgraph/query/execution/batch/times.h"

namespace newsgraph::execution::batch {
namespace {

class Expand final : public RowwiseOperator {
 public:
  Expand(OperatorPtr input, Execution& execution, ExpandParts parts)
      : RowwiseOperator(std::move(input)),
        execution_(execution),
        parts_(std::move(parts)),
        seen_(execution, thins_out() ? execution.graph().node_id_bound() : 0) {}

  void open() override {
    RowwiseOperator::open();
    runs_ = {};
    run_ = item_ = 0;
    seen_.reset();
  }

  bool next(Chunk& chunk) override {
    places_.clear();
    relationships_.clear();
    nodes_.clear();
    const auto more = [this] {
      if (run_ == runs_.size()) return false;
      take_from_run();
      return true;
    };
    const auto start_chunk = [this] {
      table_.fill(parts_.neighbours, in_.columns[parts_.from].ids);
      if (thins_out()) seen_.reset();
    };
    if (!fill(places_, more, [this] { start_row(); }, start_chunk)) return false;
    gather_rows(chunk, in_, parts_.carried, places_);
    if (parts_.relationship) {
      put_ids(chunk, *parts_.relationship, Kind::kRelationship, relationships_);
    }
    if (parts_.to) put_ids(chunk, *parts_.to, Kind::kNode, nodes_);
    return true;
  }

 private:
  /// When only the ends matter, a row that repeats what an earlier one gave is left out.
  bool thins_out() const { return !parts_.duplicates_matter && !parts_.relationship; }

  void start_row() {
    execution_.step();
    run_ = item_ = 0;
    runs_ = table_.of(place_);
    from_ = NodeId{in_.columns[parts_.from].ids[place_]};
    if (thins_out() && place_ > 0 && !same_as_before()) seen_.reset();
  }

  /// Whether what is carried is the same as in the row before.
  bool same_as_before() const {
    for (const planner::Slot slot : parts_.carried) {
      if (!in_.columns[slot].same(place_, place_ - 1)) return false;
    }
    return true;
  }

  void take_from_run() {
    const Run& run = runs_[run_];
    const std::size_t count = std::min(run.items.size() - item_, kChunkRows - places_.size());
    thins_out() ? take<true>(run, run.items.subspan(item_, count))
                : take<false>(run, run.items.subspan(item_, count));
    execution_.steps(count);
    item_ += count;
    if (item_ < run.items.size()) return;
    ++run_;
    item_ = 0;
  }

  /// Which rows are wanted cannot be foreseen: they are put aside without a branch.
  template <bool kThinsOut>
  void take(const Run& run, std::span<const Adjacent> items) {
    const NodeId loop = run.skip_loops ? from_ : NodeId{kNullId};
    const auto& single = parts_.rivals.single();
    const bool one_rival_at_most = single.size() <= 1 && !parts_.rivals.any_list();
    const std::uint32_t rival =
        one_rival_at_most && !single.empty() ? in_.columns[single.front()].ids[place_] : kNullId;
    const auto is_wanted = [&](const Adjacent& each) {
      if (each.node == loop || each.relationship.value == rival) return false;
      if (!one_rival_at_most && parts_.rivals.include(in_, place_, each.relationship)) return false;
      if constexpr (kThinsOut) return seen_.insert(each.node.value);
      return true;
    };
    std::size_t end = nodes_.size();
    nodes_.resize(end + items.size());
    if (parts_.relationship) relationships_.resize(nodes_.size());
    for (const Adjacent& each : items) {
      nodes_[end] = each.node.value;
      if (parts_.relationship) relationships_[end] = each.relationship.value;
      end += is_wanted(each) ? 1 : 0;
    }
    nodes_.resize(end);
    if (parts_.relationship) relationships_.resize(end);
    places_.resize(end, place_);
  }

  Execution& execution_;
  ExpandParts parts_;
  SeenNodes seen_;
  NodeId from_;
  RunTable table_;
  std::span<const Run> runs_;
  std::size_t run_ = 0, item_ = 0;
  std::vector<std::uint32_t> places_, relationships_, nodes_;
};

/// Nobody asks where the steps lead: each row stands for as many as there are.
class CountSteps final : public UnaryOperator {
 public:
  CountSteps(OperatorPtr input, Execution& execution, ExpandParts parts)
      : UnaryOperator(std::move(input)), execution_(execution), parts_(std::move(parts)) {}

  bool next(Chunk& chunk) override {
    while (pull(chunk)) {
      execution_.steps(chunk.size);
      places_.clear();
      times_.clear();
      for (std::size_t row = 0; row < chunk.size; ++row) {
        const std::uint64_t steps = count(chunk, row);
        if (steps == 0) continue;
        places_.push_back(static_cast<std::uint32_t>(row));
        times_.push_back(
            product_of_times(chunk.times_of(row), parts_.duplicates_matter ? steps : 1));
      }
      if (places_.empty()) continue;
      chunk.times.clear();
      keep_rows(chunk, parts_.carried, places_);
      std::swap(chunk.times, times_);
      return true;
    }
    return false;
  }

 private:
  std::uint64_t count(const Chunk& chunk, std::size_t row) const {
    const std::uint32_t from = chunk.columns[parts_.from].ids[row];
    if (from == kNullId) return 0;
    if (parts_.rivals.any_list()) return count_one_by_one(chunk, row, NodeId{from});
    std::uint64_t count = parts_.neighbours.count(NodeId{from});
    parts_.rivals.for_each_single(chunk, row, [&](RelationshipId rival) {
      count -= parts_.neighbours.end_of(NodeId{from}, rival) ? 1 : 0;
    });
    return count;
  }

  std::uint64_t count_one_by_one(const Chunk& chunk, std::size_t row, NodeId from) const {
    std::uint64_t count = 0;
    parts_.neighbours.for_each_run(from, [&](const Run& run) {
      for (const Adjacent& each : run.items) {
        if (run.skip_loops && each.node == from) continue;
        count += parts_.rivals.include(chunk, row, each.relationship) ? 0 : 1;
      }
    });
    return count;
  }

  Execution& execution_;
  ExpandParts parts_;
  std::vector<std::uint32_t> places_;
  std::vector<std::uint64_t> times_;
};

}  // namespace

OperatorPtr make_expand(OperatorPtr input, Execution& execution, ExpandParts parts) {
  if (!parts.relationship && !parts.to) {
    return std::make_unique<CountSteps>(std::move(input), execution, std::move(parts));
  }
  return std::make_unique<Expand>(std::move(input), execution, std::move(parts));
}

}  // namespace newsgraph::execution::batch
