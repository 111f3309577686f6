// ORDER BY, with or without LIMIT. Rows that compare equal keep the order they came in.
#include <algorithm>
#include <limits>
#include <numeric>

#include "newsgraph/query/execution/batch/order/first_rows.h"
#include "newsgraph/query/execution/batch/order/make.h"

namespace newsgraph::execution::batch {
namespace {

class SortedRows final : public Collector {
 public:
  SortedRows(Execution& execution, SortParts parts)
      : execution_(execution), kept_(execution), parts_(std::move(parts)) {}

  void take_in(const Chunk& in, const RowsTaker* taker) override {
    if (rows_.columns.empty()) {
      rows_.columns.resize(in.columns.size());
      for (const planner::Slot slot : parts_.slots) {
        rows_.columns[slot].kind = in.columns[slot].kind;
      }
    }
    if (parts_.bound == 0) return;
    for (const std::uint32_t row : candidates(in)) {
      if (cut_ && compare(in, row, rows_, *cut_) >= 0) continue;
      for (const planner::Slot slot : parts_.slots) {
        rows_.columns[slot].append(in.columns[slot], row);
      }
      if (taker) numbers_.push_back(taker->current);
      bytes_ += kept_bytes(rows_.size++);
      // Cutting at about twice the bound costs a constant number of comparisons a row.
      constexpr std::size_t kFew = 32;
      if (parts_.bound && rows_.size / 2 > *parts_.bound + kFew) cut();
    }
    kept_.add(std::exchange(bytes_, 0));
  }
  /// Rows in order are put together by and by, as they are given.
  std::size_t rows_per_item() const override { return std::numeric_limits<std::size_t>::max(); }
  void end() override { put_in_order(); }
  bool can_be_shared() const override { return true; }

  void merge(const std::vector<Collector*>& others) override {
    for (Collector* each : others) {
      auto* other = static_cast<SortedRows*>(each);
      if (!other->order_.empty()) heads_.push_back({other, 0});
    }
    std::ranges::make_heap(
        heads_, [this](const Head& left, const Head& right) { return comes_after(left, right); });
    left_ = parts_.bound.value_or(std::numeric_limits<std::uint64_t>::max());
    is_merging_ = true;
  }

  bool give(Chunk& chunk) override {
    if (is_merging_) return give_merged(chunk);
    if (given_ == order_.size()) return false;
    const std::size_t count = std::min(kChunkRows, order_.size() - given_);
    gather_rows(chunk, rows_, parts_.slots, std::span(order_).subspan(given_, count));
    given_ += count;
    return true;
  }
  void clear() override {
    rows_ = {};
    numbers_.clear();
    order_.clear();
    given_ = 0;
    cut_.reset();
    kept_.clear();
    heads_.clear();
    is_merging_ = false;
  }

 private:
  /// The first row of a collector's that was not given yet.
  struct Head {
    const SortedRows* collector;
    std::size_t place;  ///< in its order

    const Chunk& rows() const { return collector->rows_; }
    std::uint32_t row() const { return collector->order_[place]; }
    std::size_t number() const { return collector->numbers_[row()]; }
  };

  const std::vector<std::uint32_t>& candidates(const Chunk& in) {
    const planner::SortKey& key = parts_.keys.front();
    const Kind kind = in.columns[key.slot].kind;
    if (parts_.bound && (kind == Kind::kInteger || kind == Kind::kDate)) {
      if (!first_rows_) first_rows_.emplace(key, *parts_.bound);
      return first_rows_->find(in, cut_ ? &rows_.columns[key.slot] : nullptr, cut_.value_or(0));
    }
    while (all_.size() < in.size) all_.push_back(static_cast<std::uint32_t>(all_.size()));
    all_.resize(in.size);
    return all_;
  }

  /// What a row takes, with its number and its place in the order.
  std::size_t kept_bytes(std::size_t row) const {
    std::size_t bytes = sizeof(std::uint32_t) + (numbers_.empty() ? 0 : sizeof(std::size_t));
    for (const planner::Slot slot : parts_.slots) {
      const Vector& column = rows_.columns[slot];
      bytes += column.bytes_per_row();
      if (column.kind == Kind::kValue) bytes += own_bytes(column.values[row]);
    }
    return bytes;
  }

  /// Keeps the first rows only; the last of them is what later rows have to come before.
  void cut() {
    put_in_order();
    Chunk first;
    gather_rows(first, rows_, parts_.slots, order_);
    rows_ = std::move(first);
    if (!numbers_.empty()) {
      std::vector<std::size_t> numbers;
      for (const std::uint32_t row : order_) numbers.push_back(numbers_[row]);
      numbers_ = std::move(numbers);
    }
    kept_.clear();
    bytes_ = 0;
    for (std::size_t row = 0; row < rows_.size; ++row) bytes_ += kept_bytes(row);
    cut_ = rows_.size - 1;
  }

  void put_in_order() {
    order_.resize(rows_.size);
    std::iota(order_.begin(), order_.end(), 0U);
    const auto before = [&](std::uint32_t left, std::uint32_t right) {
      execution_.step();
      const auto order = compare(rows_, left, rows_, right);
      return order != 0 ? order < 0 : left < right;
    };
    if (parts_.bound && *parts_.bound < order_.size()) {
      const auto end = order_.begin() + static_cast<std::ptrdiff_t>(*parts_.bound);
      std::partial_sort(order_.begin(), end, order_.end(), before);
      order_.erase(end, order_.end());
    } else {
      std::ranges::sort(order_, before);
    }
  }

  /// Of rows that compare equal, those come first that one thread would have met first: rows of one
  /// number are one collector's, which has them in order.
  bool comes_after(const Head& left, const Head& right) const {
    execution_.step();
    const auto order = compare(left.rows(), left.row(), right.rows(), right.row());
    return order != 0 ? order > 0 : left.number() > right.number();
  }

  bool give_merged(Chunk& chunk) {
    const auto after = [this](const Head& left, const Head& right) {
      return comes_after(left, right);
    };
    chunk.size = 0;
    chunk.times.clear();
    while (chunk.size < kChunkRows && left_ > 0 && !heads_.empty()) {
      std::ranges::pop_heap(heads_, after);
      Head& first = heads_.back();
      append(chunk, first);
      --left_;
      if (++first.place < first.collector->order_.size()) {
        std::ranges::push_heap(heads_, after);
      } else {
        heads_.pop_back();
      }
    }
    return chunk.size > 0;
  }

  void append(Chunk& chunk, const Head& head) const {
    const std::vector<Vector>& columns = head.rows().columns;
    if (chunk.size == 0) chunk.columns.resize(columns.size());
    for (const planner::Slot slot : parts_.slots) {
      if (chunk.size == 0) {
        chunk.columns[slot].kind = columns[slot].kind;
        chunk.columns[slot].clear();
      }
      chunk.columns[slot].append(columns[slot], head.row());
    }
    ++chunk.size;
  }

  std::weak_ordering compare(const Chunk& left, std::size_t left_row, const Chunk& right,
                             std::size_t right_row) const {
    for (const planner::SortKey& key : parts_.keys) {
      const auto order = batch::order(execution_.graph(), left.columns[key.slot], left_row,
                                      right.columns[key.slot], right_row);
      if (order != 0) return key.descending ? 0 <=> order : order;
    }
    return std::weak_ordering::equivalent;
  }

  Execution& execution_;
  KeptRows kept_;
  SortParts parts_;
  std::optional<FirstRows> first_rows_;
  std::vector<std::uint32_t> all_;
  Chunk rows_;
  /// By row: of the shared rows that it was made of. Empty when nobody else collects.
  std::vector<std::size_t> numbers_;
  std::size_t bytes_ = 0;           ///< of rows that kept_ was not told of yet
  std::optional<std::size_t> cut_;  ///< the row that is the last of those kept
  std::vector<std::uint32_t> order_;
  std::size_t given_ = 0;
  bool is_merging_ = false;
  std::vector<Head> heads_;  ///< a heap whose top is the next row of all
  std::uint64_t left_ = 0;
};

}  // namespace

std::unique_ptr<Collector> make_sorted_rows(Execution& execution, SortParts parts) {
  return std::make_unique<SortedRows>(execution, std::move(parts));
}

}  // namespace newsgraph::execution::batch
