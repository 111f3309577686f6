// Rows told apart by the values of some vectors: which row is the same as which came before, for
// grouping and DISTINCT.
//
// Every value becomes a number of 64 bits: an id, an integer, the bits of a float, and for a Value
// its place among the different Values that came up. Equal numbers mean equivalent values, since a
// vector has one kind. One key that is an id needs no hashing: its number is a place in a table.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "newsgraph/query/execution/batch/vector.h"

namespace newsgraph::execution::batch {

class KeyTable {
 public:
  explicit KeyTable(std::vector<Kind> kinds);

  /// Writes the number of each row's key into `places`: keys are numbered 0, 1, 2 … as they come
  /// up.
  void find_or_add(const std::vector<const Vector*>& keys, std::size_t rows,
                   std::vector<std::uint32_t>& places);
  std::size_t size() const { return size_; }
  /// The values of the keys, as vectors with a row for each key.
  const std::vector<Vector>& keys() const { return stored_; }
  /// About how much memory it takes.
  std::size_t bytes() const;

 private:
  void encode(const Vector& vector, std::size_t rows, std::vector<std::uint64_t>& out);
  void number_ids(const Vector& vector, std::vector<std::uint32_t>& places);
  std::uint32_t find_or_add_id(std::uint32_t id);
  std::uint32_t find_or_add_hashed(std::size_t row);
  bool is_equal(std::uint32_t place, std::size_t row) const;
  void grow();
  std::uint64_t hash_of(std::size_t row) const;

  bool by_id_;
  std::vector<Vector> stored_;
  std::size_t size_ = 0;
  /// By id: pages of 4096 places, one more than the number of the key, 0 for none.
  std::vector<std::vector<std::uint32_t>> pages_;
  std::uint32_t null_place_ = 0;
  /// Hashed: open addressing, one more than the number of the key, 0 for none.
  std::vector<std::uint32_t> slots_;
  std::vector<std::uint64_t> hashes_;                    ///< by key
  std::vector<std::vector<std::uint64_t>> words_;        ///< by vector, by key
  std::vector<std::vector<std::uint64_t>> coming_;       ///< by vector, by row of the chunk
  const std::vector<const Vector*>* vectors_ = nullptr;  ///< what coming_ was made of
  std::unordered_map<Value, std::uint64_t, ValueHash, ValueEquivalent> values_;
};

}  // namespace newsgraph::execution::batch
