// One step from a node to wherever it leads, with conditions on the relationship: what fails them
// becomes no row. From nodes that come up over and over, only the relationships that meet them are
// looked at.
//
// The rows come in the same order whether a node's list was made or not, so that it does not matter
// which thread came by how often.
#include "newsgraph/query/execution/batch/steps/make.h"
#include "newsgraph/query/execution/batch/times.h"

namespace newsgraph::execution::batch {
namespace {

class ExpandWhere final : public UnaryOperator {
 public:
  ExpandWhere(OperatorPtr input, Execution& execution, ExpandParts parts, StepConditions conditions)
      : UnaryOperator(std::move(input)),
        execution_(execution),
        parts_(std::move(parts)),
        key_(std::move(conditions.key)),
        test_(std::move(conditions.test)) {
    if (!conditions.lists) return;
    prepared_.emplace(execution, parts_.neighbours,
                      key_ ? std::optional(key_->column()) : std::nullopt,
                      std::move(conditions.lists));
  }

  void open() override {
    UnaryOperator::open();
    in_.size = row_ = 0;
    runs_ = {};
    run_ = item_ = 0;
  }

  bool next(Chunk& chunk) override {
    // Fewer are not worth a chunk, when there are more to come.
    constexpr std::size_t kEnough = kChunkRows / 2;
    begin_chunk();
    while (size_ < kEnough) {
      while (size_ < kChunkRows && take_more()) {
      }
      keep_what_meets_conditions();
      if (has_more()) continue;
      if (size_ > 0) break;  // they belong to the chunk at hand
      if (!start_input()) return false;
    }
    give(chunk);
    return true;
  }

 private:
  /// Nobody asks which relationships there are, or where they lead.
  bool only_counts() const { return !parts_.relationship && !parts_.to; }

  void begin_chunk() {
    places_.resize(kChunkRows);
    relationships_.resize(kChunkRows);
    nodes_.resize(kChunkRows);
    times_.resize(kChunkRows);
    meets_.resize(kChunkRows);
    size_ = closed_ = 0;
  }

  bool start_input() {
    if (!pull(in_)) return false;
    row_ = 0;
    if (key_) key_->start(in_);
    find_lists();
    return true;
  }

  void find_lists() {
    const std::vector<std::uint32_t>& nodes = in_.columns[parts_.from].ids;
    lists_.assign(nodes.size(), nullptr);
    if (!prepared_) return table_.fill(parts_.neighbours, nodes);
    unlisted_ = nodes;
    for (std::size_t row = 0; row < nodes.size(); ++row) {
      if (nodes[row] != kNullId) lists_[row] = prepared_->find(nodes[row], test_);
      if (lists_[row]) unlisted_[row] = kNullId;
    }
    table_.fill(parts_.neighbours, unlisted_);
  }

  bool has_more() const { return run_ < runs_.size() || row_ < in_.size; }
  bool take_more() {
    if (run_ < runs_.size()) {
      take_from_run();
    } else if (row_ < in_.size) {
      start_row();
    } else {
      return false;
    }
    return true;
  }

  void start_row() {
    execution_.step();
    run_ = item_ = 0;
    place_ = static_cast<std::uint32_t>(row_++);
    from_ = NodeId{in_.columns[parts_.from].ids[place_]};
    const StepList* list = lists_[place_];
    is_from_list_ = list != nullptr;
    if (list) {
      start_run(key_ ? list->in(key_->range(place_)) : std::span(list->steps));
    } else if (key_) {
      start_run(steps_in_range(table_.of(place_)));
    } else {
      runs_ = table_.of(place_);
    }
  }

  void start_run(std::span<const Adjacent> steps) {
    runs_ = {};
    if (steps.empty()) return;
    if (is_from_list_ && only_counts() && parts_.rivals.none()) {
      count(steps.size());
    } else {
      only_run_.items = steps;
      runs_ = {&only_run_, 1};
    }
  }

  /// A row for them all, which meet the conditions.
  void count(std::uint64_t times) {
    places_[size_] = place_;
    relationships_[size_] = nodes_[size_] = kNullId;
    times_[size_] = times;
    meets_[size_++] = 1;
  }

  std::span<const Adjacent> steps_in_range(std::span<const Run> runs) {
    if (key_->range(place_).is_empty()) return {};
    std::size_t most = 0;
    for (const Run& run : runs) most += run.items.size();
    execution_.steps(most);
    if (steps_.size() < most) steps_.resize(most);
    if (key_->is_equation()) {
      return std::span(steps_).first(put_in_range(
          runs, [&](std::size_t at, Key, const Adjacent& each) { steps_[at] = each; }));
    }
    keyed_.resize(most);
    keyed_.resize(put_in_range(
        runs, [&](std::size_t at, Key key, const Adjacent& each) { keyed_[at] = {key, each}; }));
    sort_by_key(keyed_);
    for (std::size_t i = 0; i < keyed_.size(); ++i) steps_[i] = keyed_[i].step;
    return std::span(steps_).first(keyed_.size());
  }

  /// Gives how many. Which are in range cannot be foreseen: they are put aside without a branch.
  template <class Put>
  std::size_t put_in_range(std::span<const Run> runs, const Put& put) const {
    const KeyRange range = key_->range(place_);
    std::size_t end = 0;
    key_->column().with_reader([&](const auto& read) {
      for (const Run& run : runs) {
        const NodeId loop = run.skip_loops ? from_ : NodeId{kNullId};
        for (const Adjacent& each : run.items) {
          const std::optional<Key> key = read(each.relationship.value);
          put(end, key.value_or(0), each);
          end += key && range.contains(*key) && each.node != loop ? 1 : 0;
        }
      }
    });
    return end;
  }

  void take_from_run() {
    const Run& run = runs_[run_];
    const std::size_t count = std::min(run.items.size() - item_, kChunkRows - size_);
    take(run, run.items.subspan(item_, count));
    execution_.steps(count);
    item_ += count;
    if (item_ < run.items.size()) return;
    ++run_;
    item_ = 0;
  }

  void take(const Run& run, std::span<const Adjacent> items) {
    const NodeId loop = run.skip_loops ? from_ : NodeId{kNullId};
    const bool any_rivals = !parts_.rivals.none();
    const std::size_t begin = size_;
    for (const Adjacent& each : items) {
      places_[size_] = place_;
      relationships_[size_] = each.relationship.value;
      nodes_[size_] = each.node.value;
      const bool is_rival = any_rivals && parts_.rivals.include(in_, place_, each.relationship);
      size_ += each.node != loop && !is_rival ? 1 : 0;
    }
    if (only_counts()) std::fill(times_.begin() + begin, times_.begin() + size_, 1);
    // What comes from a list meets the conditions already.
    if (test_.asks()) std::fill(meets_.begin() + begin, meets_.begin() + size_, is_from_list_);
  }

  void keep_what_meets_conditions() {
    const auto begin = meets_.begin() + closed_, end = meets_.begin() + size_;
    if (test_.asks() && std::find(begin, end, 0) != end) {
      const auto open = [&](const std::vector<std::uint32_t>& ids) {
        return std::span(ids).first(size_).subspan(closed_);
      };
      const std::vector<std::uint8_t>& meets = test_.run(
          in_.columns[parts_.from].ids, open(places_), open(relationships_), open(nodes_));
      std::size_t kept = closed_;
      for (std::size_t i = closed_; i < size_; ++i) {
        places_[kept] = places_[i];
        relationships_[kept] = relationships_[i];
        nodes_[kept] = nodes_[i];
        times_[kept] = times_[i];
        kept += meets_[i] | meets[i - closed_];
      }
      size_ = kept;
    }
    closed_ = size_;
  }

  void give(Chunk& chunk) {
    places_.resize(size_);
    if (only_counts()) {
      times_.resize(size_);
      count_runs(in_, parts_.duplicates_matter, places_, times_);
    }
    gather_rows(chunk, in_, parts_.carried, places_);
    if (only_counts()) std::swap(chunk.times, times_);
    if (parts_.relationship) {
      relationships_.resize(size_);
      put_ids(chunk, *parts_.relationship, Kind::kRelationship, relationships_);
    }
    if (parts_.to) {
      nodes_.resize(size_);
      put_ids(chunk, *parts_.to, Kind::kNode, nodes_);
    }
  }

  Execution& execution_;
  ExpandParts parts_;
  std::optional<StepKey> key_;
  StepTest test_;
  std::optional<PreparedSteps> prepared_;  ///< where nodes may come up again
  Chunk in_;
  std::vector<const StepList*> lists_;   ///< by row of in_; null: its runs are looked at
  std::vector<std::uint32_t> unlisted_;  ///< the nodes of those rows
  RunTable table_;
  std::size_t row_ = 0;      ///< the next one of in_
  std::uint32_t place_ = 0;  ///< the one at hand
  NodeId from_;
  bool is_from_list_ = false;
  std::vector<KeyedStep> keyed_;
  std::vector<Adjacent> steps_;
  Run only_run_;
  std::span<const Run> runs_;
  std::size_t run_ = 0, item_ = 0;
  /// The steps that are taken, `size_` of them; of those from `closed_` on, the conditions are not
  /// looked at yet.
  std::vector<std::uint32_t> places_, relationships_, nodes_;
  std::vector<std::uint64_t> times_;
  std::vector<std::uint8_t> meets_;  ///< whether they are known to meet them all the same
  std::size_t size_ = 0, closed_ = 0;
};

}  // namespace

OperatorPtr make_expand_where(OperatorPtr input, Execution& execution, ExpandParts parts,
                              StepConditions conditions) {
  return std::make_unique<ExpandWhere>(std::move(input), execution, std::move(parts),
                                       std::move(conditions));
}

}  // namespace newsgraph::execution::batch
