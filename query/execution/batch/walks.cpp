// Any number of steps along relationships, each at most once in a walk: depth first, without
// recursion.
#include "newsgraph/query/execution/batch/make.h"
#include "newsgraph/query/execution/walk.h"

namespace newsgraph::execution::batch {
namespace {

class Walks final : public UnaryOperator {
 public:
  Walks(OperatorPtr input, Execution& execution, WalkParts parts)
      : UnaryOperator(std::move(input)),
        execution_(execution),
        parts_(std::move(parts)),
        kept_(execution) {}

  void open() override {
    UnaryOperator::open();
    in_.size = row_ = 0;
    clear();
  }

  bool next(Chunk& chunk) override {
    places_.clear();
    nodes_.clear();
    lists_.clear();
    while (places_.size() < kChunkRows) {
      if (!levels_.empty()) {
        advance();
      } else if (row_ < in_.size) {
        start_row();
      } else {
        if (!places_.empty()) break;
        if (!pull(in_)) return false;
        row_ = 0;
      }
    }
    gather_rows(chunk, in_, parts_.carried, places_);
    put_ids(chunk, parts_.to, Kind::kNode, nodes_);
    if (parts_.relationships) {
      chunk.columns[*parts_.relationships].kind = Kind::kValue;
      std::swap(chunk.columns[*parts_.relationships].values, lists_);
    }
    return true;
  }

 private:
  /// A node of the walk and what is still to be tried from it: its runs are those of runs_ from
  /// `run` to `end`.
  struct Level {
    NodeId node;
    std::size_t run, end;
    std::size_t item = 0;
  };

  void clear() {
    kept_.clear();
    levels_.clear();
    runs_.clear();
    walked_.clear();
  }

  void start_row() {
    clear();
    place_ = static_cast<std::uint32_t>(row_++);
    const std::uint32_t from = in_.columns[parts_.from].ids[place_];
    if (from != kNullId) arrive(NodeId{from});
  }

  /// Gives the node, when the walk is long enough, and goes on from it, when it is not too long.
  void arrive(NodeId node) {
    if (walked_.size() >= parts_.minimum) {
      places_.push_back(place_);
      nodes_.push_back(node.value);
      if (parts_.relationships) lists_.push_back(relationship_list(walked_, parts_.reversed));
    }
    const std::size_t begin = runs_.size();
    if (walked_.size() < parts_.maximum) {
      parts_.neighbours.for_each_run(node, [&](const Run& run) { runs_.push_back(run); });
    }
    kept_.add(sizeof(Level) + (runs_.size() - begin) * sizeof(Run));
    levels_.push_back({node, begin, runs_.size()});
  }

  void advance() {
    execution_.step();
    Level& level = levels_.back();
    if (level.run == level.end) return leave();
    const Run& run = runs_[level.run];
    if (level.item == run.items.size()) {
      ++level.run;
      level.item = 0;
      return;
    }
    const Adjacent each = run.items[level.item++];
    if ((run.skip_loops && each.node == level.node) || is_used(each.relationship)) return;
    walked_.push_back(each.relationship);
    arrive(each.node);
  }

  void leave() {
    const std::size_t begin = levels_.size() > 1 ? levels_[levels_.size() - 2].end : 0;
    kept_.release(sizeof(Level) + (runs_.size() - begin) * sizeof(Run));
    runs_.resize(begin);
    levels_.pop_back();
    if (!walked_.empty()) walked_.pop_back();
  }

  /// Walks are short: most end within a handful of steps, and long ones are bounded by patience.
  bool is_used(RelationshipId relationship) const {
    return std::ranges::find(walked_, relationship) != walked_.end() ||
           parts_.rivals.include(in_, place_, relationship);
  }

  Execution& execution_;
  WalkParts parts_;
  KeptRows kept_;
  Chunk in_;
  std::size_t row_ = 0;
  std::uint32_t place_ = 0;
  std::vector<Level> levels_;
  std::vector<Run> runs_;
  std::vector<RelationshipId> walked_;
  std::vector<std::uint32_t> places_, nodes_;
  std::vector<Value> lists_;
};

}  // namespace

OperatorPtr make_walks(OperatorPtr input, Execution& execution, WalkParts parts) {
  return std::make_unique<Walks>(std::move(input), execution, std::move(parts));
}

}  // namespace newsgraph::execution::batch
