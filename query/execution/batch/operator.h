// Running operators that make many rows at a time.
//
// The batch operators do what the operators of execution/operator do, for plans that only read: a
// chunk of rows flows instead of a row, each slot of it a vector of one kind, so that the work on a
// row is a turn of a tight loop. Only slots that are read further up are carried along. Where
// further up rows are only counted, a row can stand for several that differ in nothing that is
// read (Chunk::times), so that they are never made.
//
// Source: vectorised execution after MonetDB/X100 (Boncz, Zukowski, Nes, CIDR 2005); rows that
// stand for several after factorised databases (Olteanu, Závodný, TODS 40(1), 2015).
#pragma once

#include <memory>
#include <vector>

#include "newsgraph/query/execution/batch/vector.h"
#include "newsgraph/query/execution/execution.h"

namespace newsgraph::execution::batch {

using Slots = std::vector<planner::Slot>;

/// Enough that the cost of a call is nothing beside it, few enough that its vectors stay in the
/// cache. Whoever makes several rows of one stops at so many, and goes on there when it is asked
/// again. A chunk may be longer all the same, by rows of another one that are put in between, as
/// those that OPTIONAL MATCH finds nothing for: who takes a chunk takes as many as there are.
inline constexpr std::size_t kChunkRows = 2048;

struct Chunk {
  std::size_t size = 0;
  std::vector<Vector> columns;       ///< by slot; only those that are carried along are in use
  std::vector<std::uint64_t> times;  ///< how many rows each row stands for; empty: one each

  std::uint64_t times_of(std::size_t row) const { return times.empty() ? 1 : times[row]; }
};

class Operator {
 public:
  virtual ~Operator() = default;
  /// Makes the next rows, at least one; false when there are none. Not called again after that
  /// before the next open().
  virtual bool next(Chunk& chunk) = 0;
  /// Begins, or begins again.
  virtual void open() = 0;
};
using OperatorPtr = std::unique_ptr<Operator>;

class UnaryOperator : public Operator {
 public:
  explicit UnaryOperator(OperatorPtr input) : input_(std::move(input)) {}
  void open() override { input_->open(); }

 protected:
  bool pull(Chunk& chunk) { return input_->next(chunk); }

 private:
  OperatorPtr input_;
};

/// The ids become a column, for whose memory they are exchanged.
inline void put_ids(Chunk& chunk, planner::Slot slot, Kind kind, std::vector<std::uint32_t>& ids) {
  chunk.columns[slot].kind = kind;
  std::swap(chunk.columns[slot].ids, ids);
}

/// The same of values, and of integers of which none is null.
inline void put_values(Chunk& chunk, planner::Slot slot, std::vector<Value>& values) {
  chunk.columns[slot].kind = Kind::kValue;
  std::swap(chunk.columns[slot].values, values);
}
inline void put_integers(Chunk& chunk, planner::Slot slot, std::vector<std::int64_t>& integers) {
  Vector& column = chunk.columns[slot];
  column.kind = Kind::kInteger;
  std::swap(column.integers, integers);
  column.nulls.assign(column.integers.size(), 0);
}

/// In how many rows the id is another one than in the row before.
inline std::size_t count_changes(const std::vector<std::uint32_t>& ids) {
  std::size_t count = 0;
  for (std::size_t row = 1; row < ids.size(); ++row) count += ids[row] != ids[row - 1] ? 1 : 0;
  return count;
}

/// Keeps the rows at these rising places.
inline void keep_rows(Chunk& chunk, const Slots& slots, std::span<const std::uint32_t> places) {
  if (places.size() == chunk.size) return;
  for (const planner::Slot slot : slots) chunk.columns[slot].keep(places);
  if (!chunk.times.empty()) {
    for (std::size_t i = 0; i < places.size(); ++i) chunk.times[i] = chunk.times[places[i]];
    chunk.times.resize(places.size());
  }
  chunk.size = places.size();
}

/// `to` becomes the rows of `from` at these places, in the given slots.
inline void gather_rows(Chunk& to, const Chunk& from, const Slots& slots,
                        std::span<const std::uint32_t> places) {
  to.columns.resize(from.columns.size());
  for (const planner::Slot slot : slots) to.columns[slot].gather(from.columns[slot], places);
  to.times.clear();
  if (!from.times.empty()) {
    for (const std::uint32_t place : places) to.times.push_back(from.times[place]);
  }
  to.size = places.size();
}

}  // namespace newsgraph::execution::batch
