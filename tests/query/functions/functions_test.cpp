#include <gmock/gmock.h>

#include "newsgraph/query/engine.h"
#include "newsgraph/query/functions/function.h"

namespace newsgraph::functions {
namespace {

/// The value of an expression, as text; an error as its type and detail.
std::string value_of(const std::string& expression) {
  Graph graph;
  try {
    return to_text(graph, Engine(graph).run("RETURN " + expression).rows.at(0).at(0));
  } catch (const QueryError& error) {
    return error.type() + " " + error.detail();
  }
}

struct Case {
  const char* expression;
  const char* value;
};

void PrintTo(const Case& tested, std::ostream* out) {
  *out << tested.expression;
}

class Functions : public testing::TestWithParam<Case> {};

TEST_P(Functions, Give) {
  EXPECT_EQ(value_of(GetParam().expression), GetParam().value);
}

INSTANTIATE_TEST_SUITE_P(
    Strings, Functions,
    testing::Values(Case{"toUpper('élysée')", "'ÉLYSÉE'"},
                    Case{"substring('Zürich', 1, 2)", "'ür'"}, Case{"left('日本国', 2)", "'日本'"},
                    Case{"right('abc', 5)", "'abc'"}, Case{"split('a,b,', ',')", "['a', 'b', '']"},
                    Case{"replace('aaa', 'a', 'bb')", "'bbbbbb'"}, Case{"trim('  x ')", "'x'"},
                    Case{"reverse('añb')", "'bña'"}, Case{"size('日本')", "2"},
                    Case{"toLower(null)", "null"},
                    Case{"substring('x', -1)", "ArgumentError NegativeIntegerArgument"}));

INSTANTIATE_TEST_SUITE_P(
    Lists, Functions,
    testing::Values(Case{"range(1, 4)", "[1, 2, 3, 4]"}, Case{"range(3, 1, -1)", "[3, 2, 1]"},
                    Case{"range(1, 0)", "[]"},
                    Case{"range(0, 1, 0)", "ArgumentError NumberOutOfRange"},
                    Case{"range(0, 9223372036854775807)", "ArgumentError NumberOutOfRange"},
                    Case{"head([])", "null"}, Case{"last([1, 2])", "2"},
                    Case{"tail([1, 2])", "[2]"}, Case{"coalesce(null, 2, 3)", "2"}));

INSTANTIATE_TEST_SUITE_P(
    Conversions, Functions,
    testing::Values(Case{"toInteger('42')", "42"}, Case{"toInteger('2.9')", "2"},
                    Case{"toInteger('x')", "null"}, Case{"toFloat('1e3')", "1000.0"},
                    Case{"toString(1.0)", "'1.0'"}, Case{"toBoolean('TRUE')", "true"},
                    Case{"toIntegerOrNull([])", "null"},
                    Case{"toString(date('2025-02-25'))", "'2025-02-25'"}));

INSTANTIATE_TEST_SUITE_P(Numbers, Functions,
                         testing::Values(Case{"abs(-3)", "3"}, Case{"sign(-2.5)", "-1"},
                                         Case{"round(2.5)", "3.0"}, Case{"round(-2.5)", "-2.0"},
                                         Case{"sqrt(16)", "4.0"}, Case{"floor(-1.1)", "-2.0"},
                                         Case{"atan2(0, 1)", "0.0"}, Case{"log(e())", "1.0"}));

INSTANTIATE_TEST_SUITE_P(
    Temporals, Functions,
    testing::Values(Case{"date({year: 2024, month: 2, day: 29})", "'2024-02-29'"},
                    Case{"date({year: 2023, month: 2, day: 29})", "ArgumentError NumberOutOfRange"},
                    Case{"date('2024-W09-4')", "'2024-02-29'"},
                    Case{"date('2024-02-29').dayOfQuarter", "60"},
                    Case{"date('2024-01-31') + duration('P1M')", "'2024-02-29'"},
                    Case{"date.truncate('month', date('2025-02-25'))", "'2025-02-01'"},
                    Case{"duration.between(date('2024-10-15'), date('2025-02-25'))", "'P4M10D'"},
                    Case{"duration({hours: 1.5})", "'PT1H30M'"},
                    Case{"duration('P1Y') = duration('P12M')", "true"},
                    Case{"datetime('2025-03-30T02:30[Europe/Berlin]')",
                         "'2025-03-30T03:30+02:00[Europe/Berlin]'"},
                    Case{"date('2025-13-01')", "ArgumentError InvalidArgumentValue"}));

INSTANTIATE_TEST_SUITE_P(
    Aggregates, Functions,
    testing::Values(Case{"[x IN [1] | x]", "[1]"}, Case{"count(null)", "0"}, Case{"sum(2)", "2"},
                    Case{"avg(null)", "null"}, Case{"collect(null)", "[]"},
                    Case{"percentileCont(1, 2.0)", "ArgumentError NumberOutOfRange"}));

TEST(FunctionTable, DocumentsEveryFunction) {
  for (const Function& function : all_functions()) {
    EXPECT_FALSE(function.summary.empty()) << function.name;
    EXPECT_TRUE(function.signature.starts_with(function.name + "(")) << function.name;
    EXPECT_LE(function.minimum_arguments, function.maximum_arguments) << function.name;
  }
}

TEST(FunctionTable, FindsNamesInAnyCase) {
  EXPECT_EQ(find_function("TOUPPER"), find_function("toUpper"));
  EXPECT_EQ(find_function("nosuch"), nullptr);
}

}  // namespace
}  // namespace newsgraph::functions

#include <ostream>
