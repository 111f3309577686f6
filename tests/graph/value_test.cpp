#include "newsgraph/graph/value.h"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>
#include <ostream>

namespace newsgraph {
namespace {

const double kNan = std::numeric_limits<double>::quiet_NaN();

TEST(Equals, IsUnknownWhenNullDecides) {
  EXPECT_EQ(equals(Value(), Value()), std::nullopt);
  EXPECT_EQ(equals(List{1, Value()}, List{1, 2}), std::nullopt);
  EXPECT_EQ(equals(List{1, Value()}, List{2, 2}), false);  // the first item decides
  EXPECT_EQ(equals(List{1}, List{1, Value()}), false);
  EXPECT_EQ(equals(Map{{"a", Value()}}, Map{{"a", 1}}), std::nullopt);
  EXPECT_EQ(equals(Map{{"a", 1}}, Map{{"b", 1}}), false);
}

TEST(Equals, ComparesNumbersExactlyAcrossTypes) {
  EXPECT_EQ(equals(1, 1.0), true);
  EXPECT_EQ(equals(std::int64_t{9007199254740993}, 9007199254740992.0), false);
  EXPECT_EQ(equals(std::numeric_limits<std::int64_t>::max(), 0x1p63), false);
  EXPECT_EQ(equals(kNan, kNan), false);
  EXPECT_EQ(equals(1, "1"), false);
}

TEST(Compare, HasNoAnswerAcrossTypes) {
  EXPECT_EQ(compare(1, "a"), std::nullopt);
  EXPECT_EQ(compare(Value(), 1), std::nullopt);
  EXPECT_EQ(compare(1, kNan), std::partial_ordering::unordered);
  EXPECT_EQ(compare(1, 1.5), std::partial_ordering::less);
  EXPECT_EQ(compare(List{1, 2}, List{1}), std::partial_ordering::greater);
}

/// One value of every kind, in the ascending order of ORDER BY.
std::vector<Value> ordered_values() {
  return {Map{{"a", 1}},
          NodeId{1},
          RelationshipId{1},
          List{},
          List{"a"},
          List{"a", 1},
          List{1},
          Path{{NodeId{1}}, {}},
          DateTime{},
          LocalDateTime{},
          Date{-1},
          Date{0},
          Time{},
          LocalTime{},
          Duration{},
          "",
          "a",
          "b",
          false,
          true,
          -std::numeric_limits<double>::infinity(),
          -1,
          0.5,
          1,
          std::numeric_limits<double>::infinity(),
          kNan,
          Value()};
}

TEST(Order, IsTotalOverAllTypes) {
  const std::vector<Value> values = ordered_values();
  for (std::size_t i = 0; i < values.size(); ++i) {
    for (std::size_t j = 0; j < values.size(); ++j) {
      EXPECT_EQ(order(values[i], values[j]), i <=> j)
          << to_literal(values[i]) << " and " << to_literal(values[j]);
    }
  }
}

TEST(Order, AgreesWithEquivalenceAndHash) {
  EXPECT_TRUE(equivalent(Value(), Value()));
  EXPECT_TRUE(equivalent(kNan, kNan));
  EXPECT_TRUE(equivalent(List{1, kNan}, List{1.0, kNan}));
  EXPECT_EQ(hash_value(1), hash_value(1.0));
  EXPECT_EQ(hash_value(List{1, kNan}), hash_value(List{1.0, -kNan}));
  EXPECT_FALSE(equivalent(Duration{0, 1, 0, 0}, Duration{0, 0, 86'400, 0}));
}

struct Literal {
  Value value;
  const char* text;
};

void PrintTo(const Literal& literal, std::ostream* out) {
  *out << literal.text;
}

class ToLiteral : public testing::TestWithParam<Literal> {};

TEST_P(ToLiteral, WritesWhatCypherReads) {
  EXPECT_EQ(to_literal(GetParam().value), GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(Values, ToLiteral,
                         testing::Values(Literal{Value(), "null"}, Literal{true, "true"},
                                         Literal{1.0, "1.0"}, Literal{1e308, "1e+308"},
                                         Literal{0.1, "0.1"}, Literal{"it's\n", "'it\\'s\\n'"},
                                         Literal{List{1, "a"}, "[1, 'a']"},
                                         Literal{Map{{"a b", 1}}, "{`a b`: 1}"},
                                         Literal{Date{0}, "date('1970-01-01')"}));

}  // namespace
}  // namespace newsgraph
