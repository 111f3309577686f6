#include "newsgraph/query/execution/batch/groups/key_table.h"

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
template <class Word, class Number>
void number_ids(std::vector<std::uint32_t>& numbers, const Word& word_at, const Number& number_of) {
  std::uint32_t word = kNullId, number = 0;
  std::uint32_t* const out = numbers.data();
  const std::size_t rows = numbers.size();
  for (std::size_t row = 0; row < rows; ++row) {
    const std::uint32_t here = word_at(row);
    if (row == 0 || here != word) {
      word = here;
      number = word == kNullId ? number_of() : number_of(std::uint64_t{word});
    }
    out[row] = number;
  }
}

/// Writes the numbers of a vector's values, all but kValue: number_of(word), or number_of() of
/// null.
template <class Number>
void number_words(const Vector& of, std::vector<std::uint32_t>& numbers, const Number& number_of) {
  const auto number_all = [&](const auto& items, const auto& word_of) {
    for (std::size_t row = 0; row < numbers.size(); ++row) {
      numbers[row] = of.nulls[row] != 0 ? number_of() : number_of(word_of(items[row]));
    }
  };
  switch (of.kind) {
    case Kind::kNode:
    case Kind::kRelationship:
    case Kind::kString:
    case Kind::kType:
      return number_ids(
          numbers, [ids = of.ids.data()](std::size_t row) { return ids[row]; }, number_of);
    case Kind::kInteger:
    case Kind::kDate:
      return number_all(of.integers,
                        [](std::int64_t word) { return static_cast<std::uint64_t>(word); });
    case Kind::kFloat:
      return number_all(of.floats, float_word);
    case Kind::kBoolean:
      return number_ids(
          numbers, [&](std::size_t row) { return static_cast<std::uint32_t>(of.truths[row]); },
          number_of);
    case Kind::kValue:
      break;
  }
}

/// Numbers words, and null, as they come up.
struct Adding {
  NumberTable& table;
  std::uint32_t operator()() const { return table.number_of_null(); }
  std::uint32_t operator()(std::uint64_t word) const { return table.number(word); }
};
/// Finds the numbers of words; null has none.
struct Finding {
  const NumberTable& table;
  std::uint32_t operator()() const { return KeyTable::kNone; }
  std::uint32_t operator()(std::uint64_t word) const { return table.find(word); }
};

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
    for (std::size_t i = 0; i < keys.size(); ++i) {
      stored_[i].append(*keys[i].vector, keys[i].at(row));
      long_bytes_ += stored_[i].long_bytes(known - 1);
    }
  }
}

void KeyTable::find(const std::vector<KeyColumn>& keys, std::size_t rows,
                    std::vector<std::uint32_t>& places) {
  places.resize(rows);
  find_numbers(0, *keys.front().vector, places);
  for (std::size_t i = 1; i < keys.size(); ++i) {
    numbers_.resize(rows);
    find_numbers(i, *keys[i].vector, numbers_);
    for (std::size_t row = 0; row < rows; ++row) {
      const bool is_known = places[row] != kNone && numbers_[row] != kNone;
      places[row] = is_known ? pairs_[i - 1].find(places[row], numbers_[row]) : kNone;
    }
  }
}

void KeyTable::find_numbers(std::size_t vector, const Vector& of,
                            std::vector<std::uint32_t>& numbers) const {
  const NumberTable& table = words_[vector];
  if (of.kind != Kind::kValue) return number_words(of, numbers, Finding{table});
  for (std::size_t row = 0; row < numbers.size(); ++row) {
    const auto word = find_word(of.values[row]);
    numbers[row] = word ? table.find(*word) : kNone;
  }
}

std::optional<std::uint64_t> KeyTable::find_word(const Value& value) const {
  if (value.is_string()) {
    const std::uint32_t text = texts_.find(value.as_string());
    return text == kNone ? std::nullopt : std::optional(std::uint64_t{text} * 2);
  }
  const auto found = values_.find(value);
  return found == values_.end() ? std::nullopt : std::optional(found->second);
}

void KeyTable::number(std::size_t vector, const KeyColumn& column,
                      std::vector<std::uint32_t>& numbers) {
  if (column.places) return number_places(vector, column, numbers);
  NumberTable& table = words_[vector];
  if (column.vector->kind == Kind::kValue) {
    return number_values(column.vector->values, table, numbers);
  }
  number_words(*column.vector, numbers, Adding{table});
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
  long_bytes_ = 0;
  for (NumberTable& table : words_) table.clear();
  for (std::vector<std::uint32_t>& numbers : of_places_) numbers.clear();
  for (PairTable& table : pairs_) table.clear();
  texts_ = TextTable();
  values_.clear();
}

std::size_t KeyTable::bytes() const {
  std::size_t bytes = long_bytes_;
  for (const NumberTable& table : words_) bytes += table.bytes();
  for (const auto& numbers : of_places_) bytes += numbers.capacity() * sizeof(std::uint32_t);
  for (const PairTable& table : pairs_) bytes += table.bytes();
  for (const Vector& vector : stored_) bytes += vector.bytes_per_row() * size();
  return bytes + texts_.bytes() + values_.size() * (2 * sizeof(Value) + 32);
}

}  // namespace newsgraph::execution::batch
