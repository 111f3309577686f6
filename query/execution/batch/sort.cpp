// ORDER BY, SKIP and LIMIT. Rows that compare equal keep the order they came in.
#include <algorithm>
#include <limits>
#include <numeric>

#include "newsgraph/query/execution/batch/make.h"

namespace newsgraph::execution::batch {
namespace {

/// The rows of a chunk that may be among the first `bound` by a key that is a number, told without
/// looking at other keys: a superset of those that are. Rows without a number are always told.
class FirstRows {
 public:
  FirstRows(planner::SortKey key, std::uint64_t bound) : key_(key), bound_(bound) {}

  /// `last`: the row that later ones have to come before, if there is one yet.
  const std::vector<std::uint32_t>& find(const Chunk& in, const Vector* last,
                                         std::size_t last_row) {
    const Vector& keys = in.columns[key_.slot];
    std::int64_t most = std::numeric_limits<std::int64_t>::max();
    if (last && last->nulls[last_row] == 0) most = rank(last->integers[last_row]);
    keep_up_to(keys, in.size, most);
    // Rows that come in the contrary order would all get past the last: those of one chunk are
    // enough to find some that are not among the first.
    if (places_.size() / 2 <= bound_) return places_;
    ranks_.clear();
    for (const std::uint32_t row : places_) {
      if (keys.nulls[row] == 0) ranks_.push_back(rank(keys.integers[row]));
    }
    if (ranks_.size() <= bound_) return places_;
    const auto at = ranks_.begin() + static_cast<std::ptrdiff_t>(bound_ - 1);
    std::nth_element(ranks_.begin(), at, ranks_.end());
    keep_up_to(keys, in.size, *at);
    return places_;
  }

 private:
  std::int64_t rank(std::int64_t number) const { return key_.descending ? ~number : number; }
  void keep_up_to(const Vector& keys, std::size_t size, std::int64_t most) {
    places_.resize(size);
    std::size_t kept = 0;
    for (std::size_t row = 0; row < size; ++row) {
      places_[kept] = static_cast<std::uint32_t>(row);
      kept += rank(keys.integers[row]) <= most || keys.nulls[row] != 0 ? 1 : 0;
    }
    places_.resize(kept);
  }

  planner::SortKey key_;
  std::uint64_t bound_;
  std::vector<std::uint32_t> places_;
  std::vector<std::int64_t> ranks_;
};

class Sort final : public UnaryOperator {
 public:
  Sort(OperatorPtr input, Execution& execution, Slots slots, std::vector<planner::SortKey> keys,
       std::optional<std::uint64_t> bound)
      : UnaryOperator(std::move(input)),
        execution_(execution),
        kept_(execution),
        slots_(std::move(slots)),
        keys_(std::move(keys)),
        bound_(bound) {}

  void open() override {
    UnaryOperator::open();
    sorted_ = false;
    rows_ = {};
    order_.clear();
    given_ = 0;
    cut_.reset();
    kept_.clear();
  }

  bool next(Chunk& chunk) override {
    if (!std::exchange(sorted_, true)) collect();
    if (given_ == order_.size()) return false;
    const std::size_t count = std::min(kChunkRows, order_.size() - given_);
    gather_rows(chunk, rows_, slots_, std::span(order_).subspan(given_, count));
    given_ += count;
    return true;
  }

 private:
  void collect() {
    Chunk in;
    while (pull(in)) {
      execution_.steps(in.size);
      take_in(in);
    }
    put_in_order();
  }

  void take_in(const Chunk& in) {
    if (rows_.columns.empty()) {
      rows_.columns.resize(in.columns.size());
      for (const planner::Slot slot : slots_) rows_.columns[slot].kind = in.columns[slot].kind;
    }
    if (bound_ == 0) return;
    for (const std::uint32_t row : candidates(in)) {
      if (cut_ && !comes_before(in, row, rows_, *cut_)) continue;
      for (const planner::Slot slot : slots_) {
        rows_.columns[slot].append(in.columns[slot], row);
        bytes_ += kept_bytes(in.columns[slot], row);
      }
      ++rows_.size;
      // Cutting at twice the bound costs a constant number of comparisons a row.
      if (bound_ && rows_.size / 2 > *bound_ + kChunkRows / 2) cut();
    }
    kept_.add(std::exchange(bytes_, 0));
  }

  const std::vector<std::uint32_t>& candidates(const Chunk& in) {
    const planner::SortKey& key = keys_.front();
    const Kind kind = in.columns[key.slot].kind;
    if (bound_ && (kind == Kind::kInteger || kind == Kind::kDate)) {
      if (!first_rows_) first_rows_.emplace(key, *bound_);
      return first_rows_->find(in, cut_ ? &rows_.columns[key.slot] : nullptr, cut_.value_or(0));
    }
    while (all_.size() < in.size) all_.push_back(static_cast<std::uint32_t>(all_.size()));
    all_.resize(in.size);
    return all_;
  }

  static std::size_t kept_bytes(const Vector& vector, std::size_t row) {
    if (vector.kind == Kind::kValue) return sizeof(Value) + own_bytes(vector.values[row]);
    return vector.bytes_per_row();
  }

  /// Keeps the first rows only; the last of them is what later rows have to come before.
  void cut() {
    put_in_order();
    Chunk first;
    gather_rows(first, rows_, slots_, order_);
    rows_ = std::move(first);
    kept_.clear();
    bytes_ = 0;
    for (const planner::Slot slot : slots_) {
      for (std::size_t row = 0; row < rows_.size; ++row) {
        bytes_ += kept_bytes(rows_.columns[slot], row);
      }
    }
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
    if (bound_ && *bound_ < order_.size()) {
      const auto end = order_.begin() + static_cast<std::ptrdiff_t>(*bound_);
      std::partial_sort(order_.begin(), end, order_.end(), before);
      order_.erase(end, order_.end());
    } else {
      std::ranges::sort(order_, before);
    }
  }

  bool comes_before(const Chunk& left, std::size_t left_row, const Chunk& right,
                    std::size_t right_row) const {
    return compare(left, left_row, right, right_row) < 0;
  }

  std::weak_ordering compare(const Chunk& left, std::size_t left_row, const Chunk& right,
                             std::size_t right_row) const {
    for (const planner::SortKey& key : keys_) {
      const auto order = batch::order(execution_.graph(), left.columns[key.slot], left_row,
                                      right.columns[key.slot], right_row);
      if (order != 0) return key.descending ? 0 <=> order : order;
    }
    return std::weak_ordering::equivalent;
  }

  Execution& execution_;
  KeptRows kept_;
  Slots slots_;
  std::vector<planner::SortKey> keys_;
  std::optional<std::uint64_t> bound_;
  std::optional<FirstRows> first_rows_;
  std::vector<std::uint32_t> all_;
  Chunk rows_;
  std::size_t bytes_ = 0;           ///< of rows that kept_ was not told of yet
  std::optional<std::size_t> cut_;  ///< the row that is the last of those kept
  std::vector<std::uint32_t> order_;
  std::size_t given_ = 0;
  bool sorted_ = false;
};

class Slice final : public UnaryOperator {
 public:
  Slice(OperatorPtr input, std::uint64_t begin, std::uint64_t count, Slots carried)
      : UnaryOperator(std::move(input)),
        begin_(begin),
        left_(count),
        carried_(std::move(carried)) {}

  bool next(Chunk& chunk) override {
    while (left_ > 0 && pull(chunk)) {
      if (chunk.size <= begin_) {
        begin_ -= chunk.size;
        continue;
      }
      places_.resize(std::min<std::uint64_t>(chunk.size - begin_, left_));
      std::iota(places_.begin(), places_.end(), static_cast<std::uint32_t>(begin_));
      begin_ = 0;
      left_ -= places_.size();
      keep_rows(chunk, carried_, places_);
      return true;
    }
    return false;
  }

 private:
  std::uint64_t begin_, left_;
  Slots carried_;
  std::vector<std::uint32_t> places_;
};

}  // namespace

OperatorPtr make_sort(OperatorPtr input, Execution& execution, const Layout& layout,
                      std::vector<planner::SortKey> keys, std::optional<std::uint64_t> bound) {
  Slots slots;
  for (const auto& [slot, kind] : layout) slots.push_back(slot);
  return std::make_unique<Sort>(std::move(input), execution, std::move(slots), std::move(keys),
                                bound);
}

OperatorPtr make_slice(OperatorPtr input, std::uint64_t begin, std::uint64_t count, Slots carried) {
  return std::make_unique<Slice>(std::move(input), begin, count, std::move(carried));
}

}  // namespace newsgraph::execution::batch
