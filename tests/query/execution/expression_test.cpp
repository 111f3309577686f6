// Expressions: values and errors of every operator.
#include "query/answer_table.h"

namespace newsgraph {
namespace {

void expect_values(std::initializer_list<std::pair<const char*, const char*>> cases) {
  for (const auto& [expression, value] : cases) {
    std::string text = answer("", "RETURN " + std::string(expression) + " AS v");
    if (!text.empty() && text.back() == '\n') text.pop_back();
    EXPECT_EQ(text, value) << expression;
  }
}

/// With the operands behind variables, so that nothing is found out before running.
void expect_runtime(std::initializer_list<std::pair<const char*, const char*>> cases) {
  for (const auto& [expression, value] : cases) {
    std::string text =
        answer("", "UNWIND [$empty] AS e RETURN " + std::string(expression) + " AS v",
               {{"empty", Value()},
                {"one", 1},
                {"text", "x"},
                {"list", List{1, 2}},
                {"map", Map{}},
                {"min", std::numeric_limits<std::int64_t>::min()}});
    if (!text.empty() && text.back() == '\n') text.pop_back();
    EXPECT_EQ(text, value) << expression;
  }
}

TEST(Expression, CalculatesWithNumbers) {
  expect_values({
      {"1 + 2 * 3", "7"},
      {"7 / 2", "3"},
      {"-7 / 2", "-3"},
      {"-7 % 3", "-1"},
      {"7 / 2.0", "3.5"},
      {"2 ^ 3", "8.0"},
      {"5.5 % 2", "1.5"},
      {"1 + null", "null"},
      {"9223372036854775807 + 1", "ArithmeticError: NumberOutOfRange"},
      {"1 / 0", "ArithmeticError: DivisionByZero"},
      {"1 % 0", "ArithmeticError: DivisionByZero"},
  });
  expect_runtime({
      {"-$min", "ArithmeticError: NumberOutOfRange"},
      {"$min / -1", "ArithmeticError: NumberOutOfRange"},
      {"$min % -1", "0"},
      {"$min * 2", "ArithmeticError: NumberOutOfRange"},
      {"$one - $text", "TypeError: InvalidArgumentType"},
  });
}

TEST(Expression, JoinsStringsAndLists) {
  expect_values({
      {"'a' + 'b'", "'ab'"},
      {"'a' + 1", "'a1'"},
      {"1.5 + 'a'", "'1.5a'"},
      {"[1] + [2]", "[1, 2]"},
      {"[1] + 2", "[1, 2]"},
      {"0 + [1]", "[0, 1]"},
      {"[1] + null", "null"},
      {"date('2024-01-31') + duration('P1M')", "'2024-02-29'"},
      {"-duration('P1D') = duration('P-1D')", "true"},
  });
}

TEST(Expression, KnowsThreeTruthValues) {
  expect_values({
      {"true AND null", "null"},
      {"false AND null", "false"},
      {"true OR null", "true"},
      {"false OR null", "null"},
      {"true XOR null", "null"},
      {"true XOR true", "false"},
      {"NOT null", "null"},
      {"null IS NULL", "true"},
      {"1 IS NOT NULL", "true"},
      {"null = null", "null"},
      {"1 <> null", "null"},
  });
  expect_runtime({{"$one AND true", "TypeError: InvalidArgumentType"},
                  {"NOT $text", "TypeError: InvalidArgumentType"}});
}

TEST(Expression, Compares) {
  expect_values({
      {"1 = 1.0", "true"},
      {"1 < 2 < 3", "true"},
      {"1 < 3 < 2", "false"},
      {"1 < null < 0", "null"},
      {"3 > 5 > null", "false"},
      {"1 < 'a'", "null"},
      {"'a' < 'b'", "true"},
      {"[1, 2] = [1, null]", "null"},
      {"[1] = [2, null]", "false"},
  });
}

TEST(Expression, LooksIntoLists) {
  expect_values({
      {"2 IN [1, 2]", "true"},
      {"3 IN [1, null]", "null"},
      {"null IN []", "false"},
      {"null IN [1]", "null"},
      {"1 IN null", "null"},
      {"[1, 2, 3][1]", "2"},
      {"[1, 2, 3][-1]", "3"},
      {"[1, 2, 3][3]", "null"},
      {"[1, 2, 3][1..]", "[2, 3]"},
      {"[1, 2, 3][..-1]", "[1, 2]"},
      {"[1, 2, 3][2..1]", "[]"},
      {"[1, 2, 3][0..9]", "[1, 2, 3]"},
      {"[1, 2][null..1]", "null"},
      {"{a: 1}['a']", "1"},
      {"{a: 1}['b']", "null"},
      {"{a: {b: 2}}.a.b", "2"},
      {"null.a", "null"},
  });
  expect_runtime({{"$map[$one]", "TypeError: MapElementAccessByNonString"},
                  {"$list[$text]", "TypeError: ListElementAccessByNonInteger"},
                  {"$one[$one]", "TypeError: InvalidArgumentType"},
                  {"$one.key", "TypeError: InvalidArgumentType"},
                  {"$one IN $text", "TypeError: InvalidArgumentType"}});
}

TEST(Expression, TestsStrings) {
  expect_values({
      {"'abc' STARTS WITH 'ab'", "true"},
      {"'abc' ENDS WITH 'b'", "false"},
      {"'abc' CONTAINS 'b'", "true"},
      {"'abc' CONTAINS null", "null"},
      {"'abc' =~ 'a.c'", "true"},
      {"'abcd' =~ 'a.c'", "false"},
      {"'abc' =~ '('", "ArgumentError: InvalidRegularExpression"},
      // A pattern that takes exponential time is given up.
      {"'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab' =~ '(a+)+[cd]'",
       "ArgumentError: InvalidRegularExpression"},
  });
}

TEST(Expression, RunsOverLists) {
  expect_values({
      {"[x IN [1, 2, 3] WHERE x > 1 | x * 10]", "[20, 30]"},
      {"[x IN [1, 2] | [x IN [x] | x + 1]]", "[[2], [3]]"},
      {"[x IN null | x]", "null"},
      {"all(x IN [1, null] WHERE x > 0)", "null"},
      {"all(x IN [0, null] WHERE x > 0)", "false"},
      {"any(x IN [1, null] WHERE x > 0)", "true"},
      {"any(x IN [] WHERE x > 0)", "false"},
      {"none(x IN [0, null] WHERE x > 0)", "null"},
      {"single(x IN [1, 0] WHERE x > 0)", "true"},
      {"single(x IN [1, 1, null] WHERE x > 0)", "false"},
      {"single(x IN [1, null] WHERE x > 0)", "null"},
      {"reduce(s = 0, x IN [1, 2, 3] | s + x)", "6"},
      {"reduce(s = 0, x IN null | s + x)", "null"},
      {"reduce(l = [], x IN range(1, 100000) | [l])", "ArgumentError: NestingTooDeep"},
      {"size(reduce(l = [], x IN range(1, 20) | [l, l]))", "2"},
  });
}

TEST(Expression, ChoosesCases) {
  expect_values({
      {"CASE 2 WHEN 1 THEN 'a' WHEN 2 THEN 'b' ELSE 'c' END", "'b'"},
      {"CASE (1 + 1) WHEN 2 THEN 'a' END", "'a'"},
      {"CASE null WHEN null THEN 'a' ELSE 'b' END", "'b'"},
      {"CASE WHEN null THEN 'a' WHEN true THEN 'b' END", "'b'"},
      {"CASE WHEN false THEN 'a' END", "null"},
  });
}

TEST(Expression, ProjectsMaps) {
  expect_answers(
      "CREATE (:P {a: 1, b: 2})",
      {
          {"keys and entries", "MATCH (p:P) WITH p, 3 AS c RETURN p {.a, .none, c, d: 4} AS m",
           "\n{a: 1, c: 3, d: 4, none: null}\n"},
          {"all", "MATCH (p:P) RETURN p {.*, b: 5} AS m", "\n{a: 1, b: 5}\n"},
          {"of null", "OPTIONAL MATCH (p:None) RETURN p {.*} AS m", "\nnull\n"},
      });
}

TEST(Expression, TestsLabelsAndTypes) {
  expect_answers("CREATE (:A:B)-[:R]->(:C)",
                 {
                     {"all of them", "MATCH (n) RETURN n:A:B AS v", "\ntrue\nfalse\n"},
                     {"a relationship's type", "MATCH ()-[r]->() RETURN r:R AS v, r:S AS w",
                      "\ntrue | false\n"},
                     {"null", "OPTIONAL MATCH (n:None) RETURN n:A AS v", "\nnull\n"},
                 });
}

TEST(Expression, ErrorsShowTheirPlace) {
  Graph graph;
  try {
    Engine(graph).run("UNWIND [0] AS x\nRETURN 1 + 2 / x AS v");
    FAIL() << "division by zero went unnoticed";
  } catch (const QueryError& error) {
    EXPECT_EQ(error.phase(), QueryError::Phase::kRuntime);
    EXPECT_EQ(error.location().line, 2u);
    EXPECT_EQ(error.location().column, 12u);
  }
}

}  // namespace
}  // namespace newsgraph
