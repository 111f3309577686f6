// Rows of two pipelines that do not depend on each other, joined by values or each with each.
//
// One side is kept, in a table by key; the other streams by and looks its rows up. Kept is what the
// inner plan finds, once for all, or the rows of the outer one, where they are fewer: the inner
// plan then runs once for them all. What would be too much to keep is taken in turn, a block of
// outer rows at a time; where their order matters, what a block has found is kept until it can be
// put in order.
//
// Source: hash join and block nested loops after Graefe, "Query evaluation techniques for large
// databases", ACM Computing Surveys 25(2), 1993.
#include <exception>

#include "newsgraph/query/execution/batch/joins/join_keys.h"
#include "newsgraph/query/execution/batch/joins/join_table.h"
#include "newsgraph/query/execution/batch/joins/ordered_matches.h"
#include "newsgraph/query/execution/batch/times.h"

namespace newsgraph::execution::batch {
namespace {

/// One side's pipeline, and the chunk of it at hand.
struct Source {
  CarefulInput rows;
  JoinKeys keys;
  Slots carried;
  Chunk chunk = {};
  const std::vector<KeyColumn>* key_vectors = nullptr;
  std::size_t next = 0;  ///< of the rows that may equal something, the first not taken yet
  bool has_ended = false;

  void open() {
    rows.open();
    key_vectors = nullptr;
    has_ended = false;
  }
  bool pull() {
    has_ended = has_ended || !rows.next(chunk);
    return !has_ended;
  }
  /// Computes the keys of the chunk's rows. Where one of them fails, the rows come one by one.
  void evaluate() {
    key_vectors = nullptr;
    while (!key_vectors) {
      try {
        key_vectors = &keys.evaluate(chunk);
      } catch (const QueryError& error) {
        rows.take_again(chunk, error);
        pull();
      }
    }
    next = 0;
  }
  /// Some of the chunk's rows that may equal something, at most so many.
  std::span<const std::uint32_t> take(std::size_t count) {
    const auto rest = std::span(keys.joinable()).subspan(next);
    const auto taken = rest.first(std::min(count, rest.size()));
    next += taken.size();
    return taken;
  }
  bool is_used_up() const { return !key_vectors || next == keys.joinable().size(); }
};

class Join final : public Operator {
 public:
  Join(CarefulInput input, Execution& execution, JoinParts parts)
      : execution_(execution),
        outer_{std::move(input),
               JoinKeys(execution.graph(), std::move(parts.outer_values), parts.kinds),
               std::move(parts.outer_carried)},
        inner_{std::move(parts.inner),
               JoinKeys(execution.graph(), std::move(parts.inner_values), parts.kinds),
               std::move(parts.inner_carried)},
        outer_is_kept_(parts.keeps_outer),
        keeps_order_(parts.keeps_order),
        counts_(parts.may_count),
        only_counts_outer_(outer_.carried.empty() && !parts.needs_every_row),
        only_counts_inner_(inner_.carried.empty() && !parts.needs_every_row),
        kinds_(std::move(parts.kinds)),
        table_(make_table()),
        found_(execution, inner_.carried) {}

  void open() override {
    outer_.open();
    outer_failure_ = nullptr;
    inner_is_running_ = is_in_order_ = false;
    found_.clear();
    look_nothing_up();
  }

  bool next(Chunk& chunk) override {
    while (!give(chunk)) {
      if (!(outer_is_kept_ ? stream_inner() : stream_outer())) return false;
    }
    return true;
  }

 private:
  /// A block of outer rows: enough that what the inner plan costs is little for each.
  static constexpr std::size_t kBlockRows = std::size_t{1} << 20;

  std::unique_ptr<JoinTable> make_table() {
    const Source& kept = outer_is_kept_ ? outer_ : inner_;
    return std::make_unique<JoinTable>(execution_, kinds_, kept.carried, only_counts());
  }
  bool only_counts() const {
    return outer_is_kept_ ? only_counts_outer_ && !keeps_order_ : only_counts_inner_;
  }

  /// Looks up the next outer rows among those that the inner plan has found. False at the end.
  bool stream_outer() {
    if (inner_failure_ && !groups_.empty()) std::rethrow_exception(inner_failure_);
    if (!outer_.pull()) return false;
    if (!inner_is_kept_ && !keep_inner()) {
      // From now on the other way round.
      outer_is_kept_ = true;
      table_ = make_table();
      outer_.evaluate();
      return stream_inner();
    }
    if (table_->size() == 0 && inner_failure_) std::rethrow_exception(inner_failure_);
    if (table_->size() == 0) return false;
    outer_.evaluate();
    look_up(outer_);
    if (inner_failure_) groups_.resize(1);
    return true;
  }

  /// False when there is too much to keep. Where the inner plan fails, what it has found before is
  /// there for the first outer row.
  bool keep_inner() {
    const std::size_t room = execution_.budget().room() / 4;
    inner_.open();
    while (pull(inner_, inner_failure_)) {
      table_->add(inner_.chunk, *inner_.key_vectors, inner_.take(inner_.chunk.size));
      if (table_->bytes() > room) return false;
    }
    table_->group();
    inner_is_kept_ = true;
    return true;
  }

  /// Looks up the next rows of the inner plan, which runs once for each block of outer rows.
  bool stream_inner() {
    while (true) {
      if (inner_is_running_ && inner_.pull()) {
        inner_.evaluate();
        look_up(inner_);
        return true;
      }
      inner_is_running_ = is_in_order_ = false;
      found_.clear();
      if (!keep_block()) return false;
      if (keeps_order_ && table_->size() > 1) {
        is_in_order_ = find_in_order();
        if (is_in_order_) return true;
      } else {
        inner_.open();
        inner_is_running_ = true;
      }
    }
  }

  /// All that the inner plan has for the block, if there is room for it. Otherwise the block is to
  /// be taken again, with fewer rows; in the end of one row, whose matches are in order as they
  /// come.
  bool find_in_order() {
    const std::size_t room = execution_.budget().room() / 4;
    std::exception_ptr failure;
    inner_.open();
    while (pull(inner_, failure)) {
      look_up(inner_);
      while (take_found()) {
        found_.add(inner_.chunk, parents_, matches_);
        if (found_.bytes() <= room) continue;
        return take_block_again(std::max<std::size_t>(table_->size() / 8, 1));
      }
    }
    // What comes before the failure is given before it.
    if (failure) return take_block_again(1);
    look_nothing_up();
    found_.put_in_order(table_->size());
    return true;
  }
  bool take_block_again(std::size_t most) {
    look_nothing_up();
    outer_.next -= table_->size();
    most_in_order_ = most;
    return false;
  }

  bool keep_block() {
    const std::size_t room = execution_.budget().room() / 4;
    if (outer_failure_) std::rethrow_exception(outer_failure_);
    table_->clear();
    // In order, they are of one chunk: threads that share the rows tell by it what came when.
    while (table_->size() == 0 ||
           (!keeps_order_ && table_->size() < kBlockRows && table_->bytes() <= room)) {
      if (outer_.is_used_up()) {
        if (!pull(outer_, outer_failure_)) break;
        most_in_order_ = outer_.chunk.size;
      }
      const std::size_t most = keeps_order_ ? most_in_order_ : kBlockRows - table_->size();
      table_->add(outer_.chunk, *outer_.key_vectors, outer_.take(most));
    }
    table_->group();
    if (table_->size() == 0 && outer_failure_) std::rethrow_exception(outer_failure_);
    return table_->size() > 0;
  }

  /// The next rows of the side to be kept, with their keys. False when there are none, or when
  /// they fail, which is to come up once those before are given.
  static bool pull(Source& kept, std::exception_ptr& failure) {
    try {
      if (!kept.pull()) return false;
      kept.evaluate();
      return true;
    } catch (const QueryError& error) {
      if (functions::is_stop(error)) throw;
      failure = std::current_exception();
      return false;
    }
  }

  void look_nothing_up() {
    groups_.clear();
    row_ = at_ = 0;
  }
  void look_up(Source& streamed) {
    const std::size_t rows = streamed.chunk.size;
    execution_.steps(rows);
    table_->find(*streamed.key_vectors, rows, groups_);
    row_ = at_ = 0;
    if (streamed.keys.joinable().size() == rows) return;
    std::size_t next = 0;
    for (const std::uint32_t row : streamed.keys.joinable()) {
      std::fill(groups_.begin() + static_cast<std::ptrdiff_t>(next), groups_.begin() + row,
                JoinTable::kNone);
      next = row + 1;
    }
    std::fill(groups_.begin() + static_cast<std::ptrdiff_t>(next), groups_.end(), JoinTable::kNone);
  }

  /// The places of some rows looked up, and of what they have found; false when that was all.
  bool take_found() {
    parents_.clear();
    matches_.clear();
    while (row_ < groups_.size() && parents_.size() < kChunkRows) {
      if (groups_[row_] == JoinTable::kNone) {
        ++row_;
      } else if (only_counts()) {
        parents_.push_back(static_cast<std::uint32_t>(row_++));
      } else {
        take_matches(table_->places_of(groups_[row_]));
      }
    }
    return !parents_.empty();
  }

  /// Puts it into the chunk.
  bool give(Chunk& chunk) {
    if (!(is_in_order_ ? found_.take(parents_, matches_) : take_found())) return false;
    execution_.steps(parents_.size());
    const Source& streamed = outer_is_kept_ ? inner_ : outer_;
    gather_rows(chunk, is_in_order_ ? found_.rows() : streamed.chunk, streamed.carried, parents_);
    for (const planner::Slot slot : (outer_is_kept_ ? outer_ : inner_).carried) {
      chunk.columns[slot].gather(table_->rows().columns[slot], matches_);
    }
    if (counts_) multiply_times(chunk);
    return true;
  }

  void take_matches(std::span<const std::uint32_t> places) {
    const std::size_t count = std::min(places.size() - at_, kChunkRows - parents_.size());
    parents_.insert(parents_.end(), count, static_cast<std::uint32_t>(row_));
    const auto begin = places.begin() + static_cast<std::ptrdiff_t>(at_);
    matches_.insert(matches_.end(), begin, begin + static_cast<std::ptrdiff_t>(count));
    at_ += count;
    if (at_ < places.size()) return;
    ++row_;
    at_ = 0;
  }

  void multiply_times(Chunk& chunk) const {
    const Chunk& kept = table_->rows();
    if (!only_counts() && kept.times.empty()) return;
    chunk.times.resize(chunk.size, 1);
    for (std::size_t i = 0; i < chunk.size; ++i) {
      const std::uint64_t more =
          only_counts() ? table_->times_of(groups_[parents_[i]]) : kept.times_of(matches_[i]);
      chunk.times[i] = product_of_times(chunk.times[i], more);
    }
  }

  Execution& execution_;
  Source outer_, inner_;
  bool outer_is_kept_;
  bool keeps_order_;
  bool counts_;
  bool only_counts_outer_, only_counts_inner_;
  std::vector<Kind> kinds_;
  std::unique_ptr<JoinTable> table_;
  std::exception_ptr inner_failure_;   ///< behind what the table has of the inner plan
  std::exception_ptr outer_failure_;   ///< behind the block of outer rows
  bool inner_is_kept_ = false;         ///< for good: what the inner plan finds does not change
  bool inner_is_running_ = false;      ///< for a block of outer rows
  std::vector<std::uint32_t> groups_;  ///< of the rows of the streamed chunk
  std::size_t row_ = 0, at_ = 0;       ///< the next row to be given, and of its matches the next
  std::vector<std::uint32_t> parents_, matches_;
  std::size_t most_in_order_ = kChunkRows;  ///< rows of a block
  OrderedMatches found_;                    ///< by a block
  bool is_in_order_ = false;                ///< and that is what is given
};

}  // namespace

OperatorPtr make_join(CarefulInput input, Execution& execution, JoinParts parts) {
  return std::make_unique<Join>(std::move(input), execution, std::move(parts));
}

}  // namespace newsgraph::execution::batch
