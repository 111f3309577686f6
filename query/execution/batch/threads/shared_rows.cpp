#include "newsgraph/query/execution/batch/threads/shared_rows.h"

#include <atomic>
#include <bit>
#include <mutex>
#include <utility>

namespace newsgraph::execution::batch {
namespace {

class SharedIds final : public SharedRows {
 public:
  SharedIds(Scanned scanned, planner::Slot slot, std::size_t chunk_width, std::size_t words)
      : scanned_(std::move(scanned)), slot_(slot), chunk_width_(chunk_width), words_(words) {}

  std::optional<std::size_t> take(Chunk& chunk) override {
    chunk.columns.resize(chunk_width_);
    chunk.times.clear();
    Vector& out = chunk.columns[slot_];
    out.kind = scanned_.kind;
    out.ids.clear();
    while (true) {
      const std::size_t part = next_.fetch_add(1, std::memory_order_relaxed);
      if (part >= part_count()) return std::nullopt;
      const std::size_t begin = part * words_;
      const std::size_t end = std::min(scanned_.word_count(), begin + words_);
      for (std::size_t word = begin; word < end; ++word) {
        for (std::uint64_t bits = scanned_.word(word); bits != 0; bits &= bits - 1) {
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
  std::size_t part_count() const { return (scanned_.word_count() + words_ - 1) / words_; }

  Scanned scanned_;
  planner::Slot slot_;
  std::size_t chunk_width_;
  std::size_t words_;  ///< of the set's bitmap in a part
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

std::unique_ptr<SharedRows> share_ids(Scanned scanned, planner::Slot slot, std::size_t chunk_width,
                                      std::size_t ids_at_a_time) {
  return std::make_unique<SharedIds>(std::move(scanned), slot, chunk_width, ids_at_a_time / 64);
}

std::unique_ptr<SharedRows> share_rows(std::unique_ptr<Execution> execution, OperatorPtr rows) {
  return std::make_unique<SharedPipeline>(std::move(execution), std::move(rows));
}

OperatorPtr make_shared_rows(SharedRows& rows, RowsTaker& taker, Execution& execution) {
  return std::make_unique<TakenRows>(rows, taker, execution);
}

}  // namespace newsgraph::execution::batch
