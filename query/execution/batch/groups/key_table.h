// Rows told apart by the values of some vectors: which row is the same as which came before, for
// grouping and DISTINCT.
//
// Every value becomes a word of 64 bits: an id, an integer, the bits of a float, and for a Value
// its place among the different Values that came up. Equal words mean equivalent values, since a
// vector has one kind. The words of each vector are numbered, and then, vector by vector, the pairs
// of numbers that stand side by side.
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "newsgraph/query/execution/batch/groups/pair_table.h"
#include "newsgraph/query/execution/batch/groups/text_table.h"
#include "newsgraph/query/execution/batch/vector.h"
#include "newsgraph/query/execution/number_table.h"

namespace newsgraph::execution::batch {

/// A vector with a value for each row, or, where `places` is given, with values that only become
/// more, and the place of each row's.
struct KeyColumn {
  KeyColumn(const Vector* values, const std::vector<std::uint32_t>* at = nullptr)
      : vector(values), places(at) {}

  const Vector* vector;
  const std::vector<std::uint32_t>* places;

  std::size_t at(std::size_t row) const { return places ? (*places)[row] : row; }
};

class KeyTable {
 public:
  explicit KeyTable(std::vector<Kind> kinds);

  /// Writes the number of each row's key into `places`: keys are numbered 0, 1, 2 … as they come
  /// up.
  void find_or_add(const std::vector<KeyColumn>& keys, std::size_t rows,
                   std::vector<std::uint32_t>& places);
  /// Writes the number of each row's key, kNone where it has not come up. Keys are vectors with a
  /// value for each row.
  void find(const std::vector<KeyColumn>& keys, std::size_t rows,
            std::vector<std::uint32_t>& places);
  static constexpr std::uint32_t kNone = NumberTable::kNone;
  std::size_t size() const { return pairs_.empty() ? words_.front().size() : pairs_.back().size(); }
  /// Forgets all keys, but not the memory that most of them took.
  void clear();
  /// The values of the keys, as vectors with a row for each key.
  const std::vector<Vector>& keys() const { return stored_; }
  /// About how much memory it takes.
  std::size_t bytes() const;

 private:
  void number(std::size_t vector, const KeyColumn& column, std::vector<std::uint32_t>& numbers);
  /// Each value is looked up when its place comes up first.
  void number_places(std::size_t vector, const KeyColumn& column,
                     std::vector<std::uint32_t>& numbers);
  void number_values(const std::vector<Value>& values, NumberTable& table,
                     std::vector<std::uint32_t>& numbers);
  std::uint64_t word_of(const Value& value);
  void find_numbers(std::size_t vector, const Vector& of,
                    std::vector<std::uint32_t>& numbers) const;
  std::optional<std::uint64_t> find_word(const Value& value) const;

  std::vector<Vector> stored_;
  std::size_t long_bytes_ = 0;                         ///< of those
  std::vector<NumberTable> words_;                     ///< by vector
  std::vector<std::vector<std::uint32_t>> of_places_;  ///< by vector: one more than the number
  std::vector<PairTable> pairs_;  ///< by vector after the first: of what came before, and of its
  std::vector<std::uint32_t> numbers_;
  TextTable texts_;  ///< Values that are strings
  std::unordered_map<Value, std::uint64_t, ValueHash, ValueEquivalent> values_;  ///< all others
};

}  // namespace newsgraph::execution::batch
