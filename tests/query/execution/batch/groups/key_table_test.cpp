#include "newsgraph/query/execution/batch/groups/key_table.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace newsgraph::execution::batch {
namespace {

using Places = std::vector<std::uint32_t>;

Vector integers(std::vector<std::int64_t> numbers, std::vector<std::uint8_t> nulls) {
  Vector vector;
  vector.kind = Kind::kInteger;
  vector.integers = std::move(numbers);
  vector.nulls = std::move(nulls);
  return vector;
}

Vector ids(std::vector<std::uint32_t> numbers) {
  Vector vector;
  vector.kind = Kind::kNode;
  vector.ids = std::move(numbers);
  return vector;
}

Places places_of(KeyTable& table, const std::vector<KeyColumn>& keys, std::size_t rows) {
  Places places;
  table.find_or_add(keys, rows, places);
  return places;
}

TEST(KeyTable, NumbersKeysAsTheyComeUp) {
  KeyTable table({Kind::kNode});
  const Vector first = ids({7, 100000, 7, kNullId, 0}), second = ids({0, kNullId, 9});
  EXPECT_EQ(places_of(table, {&first}, 5), (Places{0, 1, 0, 2, 3}));
  EXPECT_EQ(places_of(table, {&second}, 3), (Places{3, 2, 4}));
  EXPECT_EQ(table.size(), 5U);
  EXPECT_EQ(table.keys()[0].ids, (std::vector<std::uint32_t>{7, 100000, kNullId, 0, 9}));
}

TEST(KeyTable, TellsNullFromEveryInteger) {
  KeyTable table({Kind::kInteger});
  const std::int64_t least = std::numeric_limits<std::int64_t>::min();
  const Vector vector = integers({least, least + 1, 0, 0, least + 1, -1}, {0, 0, 1, 0, 1, 0});
  EXPECT_EQ(places_of(table, {&vector}, 6), (Places{0, 1, 2, 3, 2, 4}));
}

TEST(KeyTable, TakesFloatsAsGroupingDoes) {
  Vector floats;
  floats.kind = Kind::kFloat;
  floats.floats = {0.0, -0.0, std::nan("1"), -std::nan("2"), 1.5};
  floats.nulls.resize(5);
  KeyTable table({Kind::kFloat});
  EXPECT_EQ(places_of(table, {&floats}, 5), (Places{0, 0, 1, 1, 2}));
}

TEST(KeyTable, TakesValuesByEquivalence) {
  Vector values;
  values.values = {Value(1), Value(1.0), Value("1"), Value(), Value(), Value(List{1, Value()})};
  KeyTable table({Kind::kValue});
  EXPECT_EQ(places_of(table, {&values}, 6), (Places{0, 0, 1, 2, 2, 3}));
}

TEST(KeyTable, TakesSeveralVectorsTogether) {
  const Vector nodes = ids({1, 1, 2, 1}), numbers = integers({5, 6, 5, 5}, {0, 0, 0, 0});
  KeyTable table({Kind::kNode, Kind::kInteger});
  EXPECT_EQ(places_of(table, {&nodes, &numbers}, 4), (Places{0, 1, 2, 0}));
}

TEST(KeyTable, FindsKeysThatHaveComeUp) {
  const Vector nodes = ids({1, 1, 2}), numbers = integers({5, 6, 5}, {0, 0, 0});
  Vector values;
  values.values = {Value("a"), Value(1), Value(List{1})};
  KeyTable table({Kind::kNode, Kind::kInteger, Kind::kValue});
  places_of(table, {&nodes, &numbers, &values}, 3);
  const Vector others = ids({2, 1, 1, 3}), other_numbers = integers({5, 5, 6, 5}, {0, 0, 0, 0});
  Vector other_values;
  other_values.values = {Value(List{1}), Value("b"), Value(1.0), Value("a")};
  Places places;
  table.find({&others, &other_numbers, &other_values}, 4, places);
  EXPECT_EQ(places, (Places{2, KeyTable::kNone, 1, KeyTable::kNone}));
  EXPECT_EQ(table.size(), 3U);
}

TEST(KeyTable, GrowsAndStillKnowsAll) {
  KeyTable table({Kind::kInteger});
  std::vector<std::int64_t> numbers;
  for (std::int64_t i = 0; i < 10000; ++i) numbers.push_back(i * 1'000'003);
  const Vector vector = integers(numbers, std::vector<std::uint8_t>(numbers.size()));
  const Places first = places_of(table, {&vector}, numbers.size());
  EXPECT_EQ(table.size(), numbers.size());
  EXPECT_EQ(places_of(table, {&vector}, numbers.size()), first);
}

}  // namespace
}  // namespace newsgraph::execution::batch
