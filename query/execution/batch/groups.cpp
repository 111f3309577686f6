// Grouping and aggregation. Groups come out in the order in which they first came up.
#include <algorithm>
#include <numeric>

#include "newsgraph/query/execution/batch/collector.h"
#include "newsgraph/query/execution/batch/fold.h"
#include "newsgraph/query/execution/batch/key_table.h"

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
      : kept_(execution),
        chunk_width_(parts.chunk_width),
        keys_(std::move(parts.keys)),
        key_columns_(keys_.size()),
        table_(kinds_of(keys_)) {
    for (AggregateParts::Call& call : parts.calls) {
      const planner::Slot slot = call.result;
      folds_.emplace_back(slot, make_fold(execution, std::move(call)));
    }
  }

  void take_in(const Chunk& chunk, const RowsTaker* taker) override {
    rows_ += chunk.size;
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      key_columns_[i] = &keys_[i].second->evaluate(chunk);
    }
    find_groups(key_columns_, chunk.size, groups_);
    if (taker) first_chunks_.resize(count(), taker->current);
    for (const auto& fold : folds_) fold.second->add(chunk, groups_, count());
  }

  bool is_worth_help() const override {
    constexpr std::size_t kRowsPerGroup = 8;
    return rows_ / std::max<std::size_t>(count(), 1) >= kRowsPerGroup;
  }
  void end() override {}

  void merge(const std::vector<Collector*>& collectors) override {
    std::vector<Groups*> others;
    for (Collector* each : collectors) others.push_back(static_cast<Groups*>(each));
    std::vector<Origin> origins;
    for (std::size_t i = 0; i < others.size(); ++i) {
      for (std::uint32_t group = 0; group < others[i]->first_chunks_.size(); ++group) {
        origins.push_back({others[i]->first_chunks_[group], i, group});
      }
    }
    std::ranges::sort(origins);
    std::vector<Vector> keys(keys_.size());
    for (std::size_t key = 0; key < keys.size(); ++key) {
      keys[key].kind = keys_[key].second->kind();
      for (const Origin& origin : origins) {
        keys[key].append(others[origin.worker]->table_.keys()[key], origin.group);
      }
    }
    std::vector<const Vector*> pointers;
    for (const Vector& key : keys) pointers.push_back(&key);
    std::vector<std::uint32_t> groups;
    find_groups(pointers, origins.size(), groups);
    std::vector<std::vector<std::uint32_t>> of_worker(others.size());
    for (std::size_t i = 0; i < others.size(); ++i) of_worker[i].resize(others[i]->count());
    for (std::size_t i = 0; i < origins.size(); ++i) {
      of_worker[origins[i].worker][origins[i].group] = groups[i];
    }
    for (std::size_t i = 0; i < others.size(); ++i) {
      for (std::size_t fold = 0; fold < folds_.size(); ++fold) {
        folds_[fold].second->merge(*others[i]->folds_[fold].second, of_worker[i], count());
      }
    }
  }

  bool give(Chunk& chunk) override {
    if (!std::exchange(is_giving_, true)) {
      for (const auto& fold : folds_) results_.push_back(fold.second->result(count()));
    }
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
    first_chunks_.clear();
    for (const auto& fold : folds_) fold.second->clear();
    results_.clear();
    given_ = 0;
    is_giving_ = false;
  }

 private:
  /// Where a group came up first: groups of one chunk are one worker's, which numbers them in
  /// order.
  struct Origin {
    std::size_t chunk;
    std::size_t worker;
    std::uint32_t group;
    auto operator<=>(const Origin&) const = default;
  };

  /// Without grouping keys there is one group, even of no rows.
  std::size_t count() const { return keys_.empty() ? 1 : table_.size(); }

  void find_groups(const std::vector<const Vector*>& keys, std::size_t rows,
                   std::vector<std::uint32_t>& groups) {
    if (keys_.empty()) return groups.assign(rows, 0);
    table_.find_or_add(keys, rows, groups);
    kept_.clear();
    kept_.add(table_.bytes());
  }

  KeptRows kept_;
  std::size_t chunk_width_;
  std::vector<std::pair<planner::Slot, ExpressionPtr>> keys_;
  std::vector<const Vector*> key_columns_;
  KeyTable table_;
  std::vector<std::uint32_t> groups_;  ///< of the rows of the chunk
  std::size_t rows_ = 0;
  std::vector<std::size_t> first_chunks_;  ///< by group
  std::vector<std::pair<planner::Slot, std::unique_ptr<Fold>>> folds_;
  std::vector<Vector> results_;
  std::size_t given_ = 0;
  bool is_giving_ = false;
};

}  // namespace

std::unique_ptr<Collector> make_groups(Execution& execution, AggregateParts parts) {
  return std::make_unique<Groups>(execution, std::move(parts));
}

}  // namespace newsgraph::execution::batch
