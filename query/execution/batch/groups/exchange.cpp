#include "newsgraph/query/execution/batch/groups/exchange.h"

#include <algorithm>
#include <utility>

namespace newsgraph::execution::batch {
namespace {

/// Adds a key to what the rows are told apart by. What lies close together stays together, as
/// tables of numbers want it.
void mix(const Vector& key, std::vector<std::uint64_t>& hashes) {
  constexpr int kTogether = 4;
  const auto add = [&](std::size_t row, std::uint64_t word) {
    hashes[row] = (hashes[row] ^ (word >> kTogether)) * 0x9e37'79b9'7f4a'7c15;
    hashes[row] ^= hashes[row] >> 32;
  };
  for (std::size_t row = 0; row < hashes.size(); ++row) {
    if (is_id(key.kind)) {
      add(row, key.ids[row]);
    } else if (key.kind == Kind::kBoolean) {
      add(row, static_cast<std::uint64_t>(key.truths[row]) << kTogether);
    } else {
      add(row, key.nulls[row] != 0 ? 0 : static_cast<std::uint64_t>(key.integers[row]));
    }
  }
}

class Exchange final : public UnaryOperator {
 public:
  Exchange(OperatorPtr input, Execution& execution, std::vector<ExpressionPtr> values,
           std::size_t key_count, ExchangeParts parts)
      : UnaryOperator(std::move(input)),
        execution_(execution),
        values_(std::move(values)),
        key_count_(key_count),
        parts_(std::move(parts)),
        places_(parts_.exchange->threads()) {}

  bool next(Chunk& chunk) override {
    RowExchange& exchange = *parts_.exchange;
    while (!has_ended_) {
      if (exchange.take(parts_.thread, chunk)) return true;
      exchange.wait_for_room(parts_.thread);
      if (exchange.take(parts_.thread, chunk)) return true;
      if (pull(in_)) {
        execution_.steps(in_.size);
        share_out();
      } else {
        has_ended_ = true;
        exchange.end_putting();
      }
    }
    return exchange.wait(parts_.thread, chunk);
  }

 private:
  void share_out() {
    columns_.clear();
    for (const ExpressionPtr& value : values_) columns_.push_back(&value->evaluate(in_));
    hashes_.assign(in_.size, 0);
    for (std::size_t key = 0; key < key_count_; ++key) mix(*columns_[key], hashes_);
    for (std::vector<std::uint32_t>& places : places_) places.clear();
    for (std::size_t row = 0; row < in_.size; ++row) {
      const std::uint64_t thread = (hashes_[row] & 0xffff'ffff) * places_.size() >> 32;
      places_[thread].push_back(static_cast<std::uint32_t>(row));
    }
    if (parts_.taker->current != last_taken_) rows_before_ = 0;
    last_taken_ = parts_.taker->current;
    for (std::size_t thread = 0; thread < places_.size(); ++thread) {
      if (!places_[thread].empty()) parts_.exchange->put(thread, rows_at(places_[thread]));
    }
    rows_before_ += in_.size;
  }

  Chunk rows_at(const std::vector<std::uint32_t>& places) const {
    Chunk out;
    out.size = places.size();
    out.columns.resize(columns_.size() + 1);
    for (std::size_t i = 0; i < columns_.size(); ++i) out.columns[i].gather(*columns_[i], places);
    Vector& order = out.columns.back();
    order.kind = Kind::kInteger;
    order.nulls.resize(places.size());
    for (const std::uint32_t place : places) {
      order.integers.push_back(
          static_cast<std::int64_t>((last_taken_ << kOrderShift) + rows_before_ + place));
    }
    if (!in_.times.empty()) {
      for (const std::uint32_t place : places) out.times.push_back(in_.times[place]);
    }
    return out;
  }

  Execution& execution_;
  std::vector<ExpressionPtr> values_;  ///< keys first
  std::size_t key_count_;
  ExchangeParts parts_;
  Chunk in_;
  std::vector<const Vector*> columns_;
  std::vector<std::uint64_t> hashes_;
  std::vector<std::vector<std::uint32_t>> places_;  ///< of the rows for each thread
  std::size_t last_taken_ = 0, rows_before_ = 0;    ///< of those that were made of the same
  bool has_ended_ = false;
};

}  // namespace

bool can_be_exchanged(const AggregateParts& parts) {
  return !parts.keys.empty() && std::ranges::none_of(parts.keys, [](const auto& key) {
    const Kind kind = key.second->kind();
    return kind == Kind::kValue || kind == Kind::kFloat;
  });
}

OperatorPtr make_exchange(OperatorPtr input, Execution& execution, AggregateParts& parts,
                          ExchangeParts exchange) {
  std::vector<ExpressionPtr> values;
  const auto hand_over = [&](ExpressionPtr& value) {
    const auto slot = static_cast<planner::Slot>(values.size());
    const Kind kind = value->kind();
    values.push_back(std::exchange(value, make_slot_read(slot, kind)));
  };
  for (auto& key : parts.keys) hand_over(key.second);
  for (AggregateParts::Call& call : parts.calls) {
    for (ExpressionPtr& argument : call.arguments) hand_over(argument);
  }
  parts.order = static_cast<planner::Slot>(values.size());
  return std::make_unique<Exchange>(std::move(input), execution, std::move(values),
                                    parts.keys.size(), std::move(exchange));
}

}  // namespace newsgraph::execution::batch
