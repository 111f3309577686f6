#include "newsgraph/query/execution/batch/threads/shared_rows.h"

#include <atomic>
#include <mutex>
#include <span>
#include <utility>

namespace newsgraph::execution::batch {
namespace {

class SharedIds final : public SharedRows {
 public:
  SharedIds(const IdSet& ids, Kind kind, planner::Slot slot, std::size_t chunk_width)
      : words_(ids.words()), kind_(kind), slot_(slot), chunk_width_(chunk_width) {}

  std::optional<std::size_t> take(Chunk& chunk) override {
    chunk.columns.resize(chunk_width_);
    chunk.times.clear();
    Vector& out = chunk.columns[slot_];
    out.kind = kind_;
    out.ids.clear();
    while (true) {
      const std::size_t part = next_.fetch_add(1, std::memory_order_relaxed);
      if (part >= part_count()) return std::nullopt;
      const std::size_t begin = part * kWords, end = std::min(words_.size(), begin + kWords);
      for (std::size_t word = begin; word < end; ++word) {
        for (std::uint64_t bits = words_[word]; bits != 0; bits &= bits - 1) {
          out.ids.push_back(static_cast<std::uint32_t>(word * 64) +
                            static_cast<std::uint32_t>(std::countr_zero(bits)));
        }
      }
      chunk.size = out.ids.size();
      if (chunk.size > 0) return part;
    }
  }
  void restart() override { next_.store(0, std::memory_order_relaxed); }
  void give_up() override { next_.store(part_count(), std::memory_order_relaxed); }

 private:
  /// Of the set's bitmap in a part: no more ids than a chunk has rows.
  static constexpr std::size_t kWords = kChunkRows / 64;

  std::size_t part_count() const { return (words_.size() + kWords - 1) / kWords; }

  std::span<const std::uint64_t> words_;
  Kind kind_;
  planner::Slot slot_;
  std::size_t chunk_width_;
  std::atomic<std::size_t> next_ = 0;
};

class SharedPipeline final : public SharedRows {
 public:
  SharedPipeline(std::unique_ptr<Execution> execution, OperatorPtr rows)
      : execution_(std::move(execution)), rows_(std::move(rows)) {}

  std::optional<std::size_t> take(Chunk& chunk) override {
    const std::lock_guard lock(mutex_);
    if (ended_) return std::nullopt;
    ended_ = true;  // unless there turn out to be some
    if (taken_ == 0) rows_->open();
    if (!rows_->next(chunk)) return std::nullopt;
    ended_ = false;
    return taken_++;
  }
  void restart() override {
    const std::lock_guard lock(mutex_);
    taken_ = 0;
    ended_ = false;
  }
  void give_up() override {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }

 private:
  std::mutex mutex_;
  std::unique_ptr<Execution> execution_;
  OperatorPtr rows_;
  std::size_t taken_ = 0;
  bool ended_ = false;
};

class TakenRows final : public Operator {
 public:
  TakenRows(SharedRows& rows, RowsTaker& taker, Execution& execution)
      : rows_(rows), taker_(taker), execution_(execution) {}

  void open() override {}
  bool next(Chunk& chunk) override {
    const std::optional<std::size_t> number = rows_.take(chunk);
    if (!number) return false;
    taker_.current = *number;
    execution_.steps(chunk.size);
    return true;
  }

 private:
  SharedRows& rows_;
  RowsTaker& taker_;
  Execution& execution_;
};

}  // namespace

std::unique_ptr<SharedRows> share_ids(const IdSet& ids, Kind kind, planner::Slot slot,
                                      std::size_t chunk_width) {
  return std::make_unique<SharedIds>(ids, kind, slot, chunk_width);
}

std::unique_ptr<SharedRows> share_rows(std::unique_ptr<Execution> execution, OperatorPtr rows) {
  return std::make_unique<SharedPipeline>(std::move(execution), std::move(rows));
}

OperatorPtr make_shared_rows(SharedRows& rows, RowsTaker& taker, Execution& execution) {
  return std::make_unique<TakenRows>(rows, taker, execution);
}

}  // namespace newsgraph::execution::batch
