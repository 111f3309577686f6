// Any number of steps along relationships, each at most once in a walk: depth first, without
// recursion.
//
// The steps that may be taken from a node are sifted when the walk comes there, against what the
// walk has used, against what each step must meet, and, where the end is known, against how far
// away it is. All that are left of the last steps that a walk may take are given at once.
#include "newsgraph/query/execution/batch/rowwise_operator.h"
#include "newsgraph/query/execution/batch/times.h"
#include "newsgraph/query/execution/batch/walks/distances.h"
#include "newsgraph/query/execution/batch/walks/make.h"
#include "newsgraph/query/execution/walks/walk.h"

namespace newsgraph::execution::batch {
namespace {

class Walks final : public RowwiseOperator {
 public:
  Walks(OperatorPtr input, Execution& execution, WalkParts parts)
      : RowwiseOperator(std::move(input)),
        execution_(execution),
        parts_(std::move(parts)),
        has_tests_(!parts_.tests.none()),
        gives_end_(parts_.to && !parts_.into),
        only_counts_(!gives_end_ && !parts_.relationships && !parts_.length && parts_.may_count),
        first_only_(!gives_end_ && !parts_.relationships && !parts_.length &&
                    !parts_.duplicates_matter),
        kept_(execution) {
    if (parts_.into) distances_.emplace(execution, parts_.neighbours);
  }

  void open() override {
    RowwiseOperator::open();
    clear();
  }

  bool next(Chunk& chunk) override {
    begin_chunk();
    const auto more = [this] {
      if (!levels_.empty()) {
        advance();
      } else if (only_counts_ && count_ > 0) {
        give_count();
      } else {
        return false;
      }
      return true;
    };
    if (!fill(places_, more, [this] { start_row(); }, [] {})) return false;
    finish(chunk);
    return true;
  }

 private:
  /// A node of the walk, by the steps that it may go on with: those of steps_ up to `end`, of which
  /// `next` is the first that was not taken yet.
  struct Level {
    std::size_t next, end;
  };

  void begin_chunk() {
    places_.clear();
    nodes_.clear();
    lists_.clear();
    lengths_.clear();
    times_.clear();
  }

  void finish(Chunk& chunk) {
    gather_rows(chunk, in_, parts_.carried, places_);
    if (gives_end_) put_ids(chunk, *parts_.to, Kind::kNode, nodes_);
    if (parts_.relationships) put_values(chunk, *parts_.relationships, lists_);
    if (parts_.length) put_integers(chunk, *parts_.length, lengths_);
    if (only_counts_) std::swap(chunk.times, times_);
  }

  void clear() {
    kept_.clear();
    levels_.clear();
    steps_.clear();
    walked_.clear();
    count_ = 0;
  }

  void start_row() {
    clear();
    const std::uint32_t from = in_.columns[parts_.from].ids[place_];
    const std::uint32_t to = parts_.into ? in_.columns[*parts_.to].ids[place_] : from;
    if (from == kNullId || to == kNullId || parts_.minimum > parts_.maximum) return;
    parts_.tests.ask(NodeId{from});
    if (!parts_.tests.allow(NodeId{from})) return;
    wanted_ = NodeId{to};
    if (distances_ && parts_.maximum > 0) {
      distances_->measure(wanted_, parts_.maximum - 1, parts_.tests);
    }
    arrive(NodeId{from});
  }

  /// Gives the walk, when it is long enough, and goes on, when it is not too long.
  void arrive(NodeId node) {
    if (walked_.size() >= parts_.minimum && (!parts_.into || node == wanted_)) give({{}, node}, 0);
    if (is_done()) return levels_.clear();
    if (walked_.size() >= parts_.maximum) return step_back();
    const std::size_t begin = steps_.size();
    collect(node, parts_.maximum - walked_.size() - 1);
    kept_.add(sizeof(Level) + (steps_.size() - begin) * sizeof(Adjacent));
    levels_.push_back({begin, steps_.size()});
  }

  /// The steps from a node, after each of which `left` more may be taken.
  void collect(NodeId node, std::uint64_t left) {
    if (parts_.into && left == 0 && !has_tests_) {
      parts_.neighbours.for_each_between(node, wanted_, [&](RelationshipId relationship) {
        if (!is_used(relationship)) steps_.push_back({relationship, wanted_});
      });
      return;
    }
    parts_.neighbours.for_each_run(node, [&](const Run& run) {
      execution_.steps(run.items.size());
      if (has_tests_) parts_.tests.ask(run.items);
      for (const Adjacent& each : run.items) {
        if (run.skip_loops && each.node == node) continue;
        if (distances_ && !distances_->within(each.node, left)) continue;
        if (has_tests_ && !parts_.tests.allow(each)) continue;
        if (!is_used(each.relationship)) steps_.push_back(each);
      }
    });
  }

  void advance() {
    execution_.step();
    Level& level = levels_.back();
    if (level.next == level.end) return leave();
    if (walked_.size() + 1 == parts_.maximum) return give_last(level);
    const Adjacent step = steps_[level.next++];
    walked_.push_back(step.relationship);
    arrive(step.node);
  }

  void give_last(Level& level) {
    const std::size_t left = level.end - level.next;
    if (only_counts_) {
      count_ += left;
      level.next = level.end;
      if (is_done()) levels_.clear();
      return;
    }
    const std::size_t count = first_only_ ? 1 : std::min(left, kChunkRows - places_.size());
    execution_.steps(count);
    for (std::size_t i = 0; i < count; ++i) give(steps_[level.next + i], 1);
    level.next += count;
    if (is_done()) levels_.clear();
  }

  /// The walk so far, or with the one step more that leads to its end.
  void give(const Adjacent& last, std::size_t more) {
    ++count_;
    if (only_counts_) return;
    places_.push_back(place_);
    if (gives_end_) nodes_.push_back(last.node.value);
    if (parts_.length) lengths_.push_back(static_cast<std::int64_t>(walked_.size() + more));
    if (!parts_.relationships) return;
    if (more > 0) walked_.push_back(last.relationship);
    lists_.push_back(relationship_list(walked_, parts_.reversed));
    if (more > 0) walked_.pop_back();
  }

  /// Where walks are not told apart, one is enough.
  bool is_done() const { return first_only_ && count_ > 0; }

  void give_count() {
    places_.push_back(place_);
    times_.push_back(product_of_times(in_.times_of(place_), std::exchange(count_, 0)));
  }

  void leave() {
    const std::size_t begin = levels_.size() > 1 ? levels_[levels_.size() - 2].end : 0;
    kept_.release(sizeof(Level) + (steps_.size() - begin) * sizeof(Adjacent));
    steps_.resize(begin);
    levels_.pop_back();
    step_back();
  }
  void step_back() {
    if (!walked_.empty()) walked_.pop_back();
  }

  /// Walks are short: most end within a handful of steps, and long ones are bounded by patience.
  bool is_used(RelationshipId relationship) const {
    return std::ranges::find(walked_, relationship) != walked_.end() ||
           (!parts_.rivals.none() && parts_.rivals.include(in_, place_, relationship));
  }

  Execution& execution_;
  WalkParts parts_;
  bool has_tests_;
  bool gives_end_;
  bool only_counts_;  ///< each row stands for all its walks
  bool first_only_;
  std::optional<Distances> distances_;  ///< to the end, when it is known
  KeptRows kept_;
  NodeId wanted_;
  std::uint64_t count_ = 0;  ///< walks of the row at hand
  std::vector<Level> levels_;
  std::vector<Adjacent> steps_;
  std::vector<RelationshipId> walked_;
  std::vector<std::uint32_t> places_, nodes_;
  std::vector<std::int64_t> lengths_;
  std::vector<Value> lists_;
  std::vector<std::uint64_t> times_;
};

}  // namespace

OperatorPtr make_walks(OperatorPtr input, Execution& execution, WalkParts parts) {
  return std::make_unique<Walks>(std::move(input), execution, std::move(parts));
}

}  // namespace newsgraph::execution::batch
