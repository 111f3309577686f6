#include "newsgraph/query/execution/batch/key_table.h"

#include <bit>
#include <cmath>
#include <limits>

namespace newsgraph::execution::batch {
namespace {

std::uint64_t float_word(double number) {
  if (std::isnan(number))
    return std::bit_cast<std::uint64_t>(std::numeric_limits<double>::quiet_NaN());
  return std::bit_cast<std::uint64_t>(number == 0 ? 0.0 : number);
}

/// Rows of one group often come one after the other: what is the same as before is not looked up.
template <class Word>
void number_ids(NumberTable& table, std::vector<std::uint32_t>& numbers, const Word& word_at) {
  std::uint32_t word = kNullId, number = 0;
  for (std::size_t row = 0; row < numbers.size(); ++row) {
    const std::uint32_t here = word_at(row);
    if (row == 0 || here != word) {
      word = here;
      number = word == kNullId ? table.number_of_null() : table.number(word);
    }
    numbers[row] = number;
  }
}

template <class Item, class Word>
void number_with_nulls(const std::vector<Item>& items, const std::vector<std::uint8_t>& nulls,
                       NumberTable& table, std::vector<std::uint32_t>& numbers, const Word& word) {
  for (std::size_t row = 0; row < numbers.size(); ++row) {
    numbers[row] = nulls[row] != 0 ? table.number_of_null() : table.number(word(items[row]));
  }
}

}  // namespace

KeyTable::KeyTable(std::vector<Kind> kinds)
    : stored_(kinds.size()),
      words_(std::max<std::size_t>(1, kinds.size())),
      of_places_(kinds.size()) {
  for (std::size_t i = 0; i < kinds.size(); ++i) stored_[i].kind = kinds[i];
  if (kinds.size() > 1) pairs_.resize(kinds.size() - 1);
}

void KeyTable::find_or_add(const std::vector<KeyColumn>& keys, std::size_t rows,
                           std::vector<std::uint32_t>& places) {
  const std::size_t before = size();
  places.resize(rows);
  number(0, keys.front(), places);
  for (std::size_t i = 1; i < keys.size(); ++i) {
    numbers_.resize(rows);
    number(i, keys[i], numbers_);
    for (std::size_t row = 0; row < rows; ++row) {
      places[row] = pairs_[i - 1].number(places[row], numbers_[row]);
    }
  }
  if (size() == before) return;
  std::size_t known = before;
  for (std::size_t row = 0; row < rows; ++row) {
    if (places[row] < known) continue;
    ++known;  // numbers rise by one with every new key
    for (std::size_t i = 0; i < keys.size(); ++i)
      stored_[i].append(*keys[i].vector, keys[i].at(row));
  }
}

void KeyTable::number(std::size_t vector, const KeyColumn& column,
                      std::vector<std::uint32_t>& numbers) {
  if (column.places) return number_places(vector, column, numbers);
  const Vector& of = *column.vector;
  NumberTable& table = words_[vector];
  switch (of.kind) {
    case Kind::kNode:
    case Kind::kRelationship:
    case Kind::kString:
    case Kind::kType:
      return number_ids(table, numbers, [&](std::size_t row) { return of.ids[row]; });
    case Kind::kInteger:
    case Kind::kDate:
      return number_with_nulls(of.integers, of.nulls, table, numbers,
                               [](std::int64_t word) { return static_cast<std::uint64_t>(word); });
    case Kind::kFloat:
      return number_with_nulls(of.floats, of.nulls, table, numbers, float_word);
    case Kind::kBoolean:
      return number_ids(table, numbers, [&](std::size_t row) {
        return static_cast<std::uint32_t>(of.truths[row]);
      });
    case Kind::kValue:
      return number_values(of.values, table, numbers);
  }
}

void KeyTable::number_places(std::size_t vector, const KeyColumn& column,
                             std::vector<std::uint32_t>& numbers) {
  std::vector<std::uint32_t>& known = of_places_[vector];
  known.resize(column.vector->size());
  for (std::size_t row = 0; row < numbers.size(); ++row) {
    const std::uint32_t place = (*column.places)[row];
    if (known[place] == 0) {
      known[place] = words_[vector].number(word_of(column.vector->values[place])) + 1;
    }
    numbers[row] = known[place] - 1;
  }
}

void KeyTable::number_values(const std::vector<Value>& values, NumberTable& table,
                             std::vector<std::uint32_t>& numbers) {
  for (std::size_t row = 0; row < numbers.size(); ++row) {
    if (row > 0 && ValueEquivalent()(values[row], values[row - 1])) {
      numbers[row] = numbers[row - 1];
      continue;
    }
    numbers[row] = table.number(word_of(values[row]));
  }
}

std::uint64_t KeyTable::word_of(const Value& value) {
  if (value.is_string()) return std::uint64_t{texts_.number(value.as_string())} * 2;
  return values_.try_emplace(value, values_.size() * 2 + 1).first->second;
}

void KeyTable::clear() {
  for (Vector& vector : stored_) vector.clear();
  for (NumberTable& table : words_) table.clear();
  for (std::vector<std::uint32_t>& numbers : of_places_) numbers.clear();
  for (PairTable& table : pairs_) table.clear();
  texts_ = TextTable();
  values_.clear();
}

std::size_t KeyTable::bytes() const {
  std::size_t bytes = 0;
  for (const NumberTable& table : words_) bytes += table.bytes();
  for (const PairTable& table : pairs_) bytes += table.bytes();
  for (const Vector& vector : stored_) bytes += vector.bytes_per_row() * size();
  return bytes + texts_.bytes() + values_.size() * (2 * sizeof(Value) + 32);
}

}  // namespace newsgraph::execution::batch
