// Grouping and aggregation. Groups come out in the order in which they first came up.
#include <algorithm>
#include <limits>
#include <numeric>

#include "newsgraph/query/execution/batch/groups/exchange.h"
#include "newsgraph/query/execution/batch/groups/fold.h"
#include "newsgraph/query/execution/batch/groups/key_table.h"
#include "newsgraph/query/execution/batch/threads/collector.h"

namespace newsgraph::execution::batch {
namespace {

std::vector<Kind> kinds_of(const std::vector<std::pair<planner::Slot, ExpressionPtr>>& keys) {
  std::vector<Kind> kinds;
  for (const auto& key : keys) kinds.push_back(key.second->kind());
  return kinds;
}

/// Groups and what the calls make of them.
class Groups final : public Collector {
 public:
  Groups(Execution& execution, AggregateParts parts)
      : execution_(execution),
        kept_(execution),
        chunk_width_(parts.chunk_width),
        in_order_(parts.in_order),
        row_order_(parts.order),
        is_grouped_(parts.is_grouped),
        keys_(std::move(parts.keys)),
        table_(kinds_of(keys_)) {
    for (AggregateParts::Call& call : parts.calls) {
      const planner::Slot slot = call.result;
      folds_.emplace_back(slot, make_fold(execution, std::move(call)));
    }
  }

  void take_in(const Chunk& chunk, const RowsTaker* taker) override {
    rows_ += chunk.size;
    key_columns_.clear();
    for (const auto& key : keys_) key_columns_.push_back(column_of(*key.second, chunk));
    find_groups(key_columns_, chunk.size, groups_);
    if (row_order_) {
      note_places(chunk.columns[*row_order_].integers);
    } else if (taker) {
      first_places_.resize(count(), taker->current);
    }
    for (const auto& fold : folds_) fold.second->add(chunk, groups_, count());
    kept_.become(bytes());
  }

  std::size_t rows_per_item() const override {
    std::size_t items = std::max<std::size_t>(count(), 1);
    for (const auto& fold : folds_) items += fold.second->item_count();
    return rows_ / items;
  }
  void end() override {
    if (!row_order_) return;
    compute_results();
    if (in_order_) put_in_order();
  }

  bool can_be_shared() const override {
    return std::ranges::all_of(folds_,
                               [](const auto& fold) { return fold.second->can_be_shared(); });
  }
  void merge(const std::vector<Collector*>& collectors) override {
    for (Collector* each : collectors) others_.push_back(static_cast<Groups*>(each));
    if (others_.front()->row_order_) {
      others_given_.resize(others_.size());
    } else {
      take_over(std::exchange(others_, {}));
    }
  }

  bool give(Chunk& chunk) override {
    if (!others_.empty()) return in_order_ ? give_in_order(chunk) : give_one_by_one(chunk);
    compute_results();
    if (given_ == count()) return false;
    std::vector<std::uint32_t> places(std::min(kChunkRows, count() - given_));
    std::iota(places.begin(), places.end(), static_cast<std::uint32_t>(given_));
    chunk.columns.resize(chunk_width_);
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      chunk.columns[keys_[i].first].gather(table_.keys()[i], places);
    }
    for (std::size_t i = 0; i < folds_.size(); ++i) {
      chunk.columns[folds_[i].first].gather(results_[i], places);
    }
    chunk.times.clear();
    chunk.size = places.size();
    given_ += places.size();
    return true;
  }
  void clear() override {
    table_.clear();
    kept_.clear();
    rows_ = 0;
    first_places_.clear();
    for (const auto& fold : folds_) fold.second->clear();
    results_.clear();
    result_bytes_ = 0;
    given_ = 0;
    has_results_ = false;
    order_.clear();
    others_.clear();
    others_given_.clear();
  }

 private:
  /// Where a group came up first: groups of the same shared rows are one worker's, which numbers
  /// them in order.
  struct Origin {
    std::uint64_t place;
    std::size_t worker;
    std::uint32_t group;
    auto operator<=>(const Origin&) const = default;
  };

  /// Without grouping keys there is one group, even of no rows. Keys that are the same in every row
  /// are not looked at here.
  std::size_t count() const {
    if (!keys_.empty()) return table_.size();
    return is_grouped_ && rows_ == 0 ? 0 : 1;
  }

  static KeyColumn column_of(Expression& key, const Chunk& chunk) {
    const auto numbered = key.evaluate_numbered(chunk);
    return numbered ? KeyColumn(numbered->values, numbered->places) : &key.evaluate(chunk);
  }
  void find_groups(const std::vector<KeyColumn>& keys, std::size_t rows,
                   std::vector<std::uint32_t>& groups) {
    if (keys_.empty()) return groups.assign(rows, 0);
    table_.find_or_add(keys, rows, groups);
  }
  void compute_results() {
    if (std::exchange(has_results_, true)) return;
    for (const auto& fold : folds_) {
      results_.push_back(fold.second->result(count()));
      result_bytes_ += results_.back().size() * results_.back().bytes_per_row();
      result_bytes_ += results_.back().long_bytes();
      kept_.become(bytes());
    }
  }
  /// About how much memory the groups take.
  std::size_t bytes() const {
    std::size_t bytes = table_.bytes() + result_bytes_;
    for (const auto& fold : folds_) bytes += fold.second->bytes();
    return bytes + first_places_.capacity() * sizeof(std::uint64_t) +
           order_.capacity() * sizeof(std::uint32_t);
  }

  // ---- groups that others have found too

  /// In the order in which one thread would have met them.
  std::vector<Origin> origins_of(const std::vector<Groups*>& others) {
    std::vector<Origin> origins;
    for (std::size_t i = 0; i < others.size(); ++i) {
      for (std::uint32_t group = 0; group < others[i]->first_places_.size(); ++group) {
        origins.push_back({others[i]->first_places_[group], i, group});
      }
    }
    std::ranges::sort(origins, [this](const Origin& left, const Origin& right) {
      execution_.step();
      return left < right;
    });
    return origins;
  }
  void take_over(const std::vector<Groups*>& others) {
    for (const Groups* other : others) rows_ += other->rows_;
    const std::vector<Origin> origins = origins_of(others);
    // Each of them, and its group in this one.
    const std::size_t copied = origins.size() * (sizeof(Origin) + sizeof(std::uint32_t));
    std::vector<std::vector<std::uint32_t>> of_worker(others.size());
    for (std::size_t i = 0; i < others.size(); ++i) of_worker[i].resize(others[i]->count());
    for (std::size_t begin = 0; begin < origins.size(); begin += kChunkRows) {
      const std::size_t count = std::min(kChunkRows, origins.size() - begin);
      execution_.steps(count);
      take_over_keys(others, std::span(origins).subspan(begin, count), of_worker);
      kept_.become(copied + bytes());
    }
    for (std::size_t i = 0; i < others.size(); ++i) {
      for (std::size_t fold = 0; fold < folds_.size(); ++fold) {
        folds_[fold].second->merge(*others[i]->folds_[fold].second, of_worker[i], count());
      }
    }
    kept_.become(bytes());
  }

  /// Writes which group of this one each of theirs becomes.
  void take_over_keys(const std::vector<Groups*>& others, std::span<const Origin> origins,
                      std::vector<std::vector<std::uint32_t>>& of_worker) {
    std::vector<Vector> keys(keys_.size());
    key_columns_.clear();
    for (std::size_t key = 0; key < keys.size(); ++key) {
      keys[key].kind = keys_[key].second->kind();
      for (const Origin& origin : origins) {
        keys[key].append(others[origin.worker]->table_.keys()[key], origin.group);
      }
      key_columns_.emplace_back(&keys[key]);
    }
    find_groups(key_columns_, origins.size(), groups_);
    for (std::size_t i = 0; i < origins.size(); ++i) {
      of_worker[origins[i].worker][origins[i].group] = groups_[i];
    }
  }

  // ---- groups that nobody else has found

  void note_places(const std::vector<std::int64_t>& places) {
    first_places_.resize(count(), std::numeric_limits<std::uint64_t>::max());
    for (std::size_t row = 0; row < places.size(); ++row) {
      std::uint64_t& first = first_places_[groups_[row]];
      first = std::min(first, static_cast<std::uint64_t>(places[row]));
    }
  }
  /// By the shared rows first: groups of the same mostly are in order already.
  void put_in_order() {
    execution_.steps(count());
    std::vector<std::uint32_t> ends;
    for (const std::uint64_t place : first_places_) {
      ends.resize(std::max<std::size_t>(ends.size(), (place >> kOrderShift) + 1));
      ++ends[place >> kOrderShift];
    }
    std::partial_sum(ends.begin(), ends.end(), ends.begin());
    order_.resize(count());
    for (std::size_t group = count(); group-- > 0;) {
      order_[--ends[first_places_[group] >> kOrderShift]] = static_cast<std::uint32_t>(group);
    }
    kept_.become(bytes());
    ends.push_back(static_cast<std::uint32_t>(count()));
    const auto place = [this](std::uint32_t group) {
      execution_.step();
      return first_places_[group];
    };
    for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
      const auto begin = order_.begin() + ends[i], end = order_.begin() + ends[i + 1];
      if (!std::ranges::is_sorted(begin, end, {}, place)) std::ranges::sort(begin, end, {}, place);
    }
  }
  bool give_one_by_one(Chunk& chunk) {
    for (; given_ < others_.size(); ++given_) {
      if (others_[given_]->give(chunk)) return true;
    }
    return false;
  }
  bool give_in_order(Chunk& chunk) {
    begin(chunk);
    while (chunk.size < kChunkRows) {
      std::uint64_t first = std::numeric_limits<std::uint64_t>::max();
      std::size_t at = others_.size();
      for (std::size_t i = 0; i < others_.size(); ++i) {
        if (others_given_[i] == others_[i]->order_.size()) continue;
        const std::uint64_t place = others_[i]->first_places_[others_[i]->order_[others_given_[i]]];
        if (place < first) {
          first = place;
          at = i;
        }
      }
      if (at == others_.size()) break;
      append(chunk, *others_[at], others_[at]->order_[others_given_[at]++]);
    }
    return chunk.size > 0;
  }
  void begin(Chunk& chunk) const {
    chunk.size = 0;
    chunk.times.clear();
    chunk.columns.resize(chunk_width_);
    const Groups& first = *others_.front();
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      chunk.columns[keys_[i].first].clear();
      chunk.columns[keys_[i].first].kind = keys_[i].second->kind();
    }
    for (std::size_t i = 0; i < folds_.size(); ++i) {
      chunk.columns[folds_[i].first].clear();
      chunk.columns[folds_[i].first].kind = first.results_[i].kind;
    }
  }
  void append(Chunk& chunk, const Groups& other, std::uint32_t group) const {
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      chunk.columns[keys_[i].first].append(other.table_.keys()[i], group);
    }
    for (std::size_t i = 0; i < folds_.size(); ++i) {
      chunk.columns[folds_[i].first].append(other.results_[i], group);
    }
    ++chunk.size;
  }

  Execution& execution_;
  KeptRows kept_;
  std::size_t chunk_width_;
  bool in_order_;
  std::optional<planner::Slot> row_order_;
  bool is_grouped_;
  std::vector<std::pair<planner::Slot, ExpressionPtr>> keys_;
  std::vector<KeyColumn> key_columns_;
  KeyTable table_;
  std::vector<std::uint32_t> groups_;  ///< of the rows of the chunk
  std::size_t rows_ = 0;
  /// By group: the shared rows that it came up in first, or the row.
  std::vector<std::uint64_t> first_places_;
  std::vector<std::pair<planner::Slot, std::unique_ptr<Fold>>> folds_;
  std::vector<Vector> results_;
  std::size_t result_bytes_ = 0;
  bool has_results_ = false;
  std::vector<std::uint32_t> order_;  ///< the groups by first place
  std::size_t given_ = 0;             ///< of the groups, or of the others
  std::vector<Groups*> others_;       ///< whose groups are given here
  std::vector<std::size_t> others_given_;
};

}  // namespace

std::unique_ptr<Collector> make_groups(Execution& execution, AggregateParts parts) {
  return std::make_unique<Groups>(execution, std::move(parts));
}

}  // namespace newsgraph::execution::batch
