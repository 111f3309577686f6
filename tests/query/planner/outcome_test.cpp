// What is foreseen to fail for no value fails for none: tried with values of every type.
#include "newsgraph/query/planner/outcome.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <set>

#include "newsgraph/query/execution/arithmetic.h"
#include "query/query_table.h"

namespace newsgraph::planner {
namespace {

using parser::BinaryOperator;

class OutcomeTest : public testing::Test {
 protected:
  OutcomeTest() {
    for (const char* const text : {"null",
                                   "true",
                                   "0",
                                   "1",
                                   "-1",
                                   "2147483648",
                                   "9223372036854775807",
                                   "toInteger('-9223372036854775808')",
                                   "0.0",
                                   "-1.5",
                                   "1e308",
                                   "1.0 / 0",
                                   "''",
                                   "'Ä b'",
                                   "'12'",
                                   "[]",
                                   "[1, null, 'x']",
                                   "{}",
                                   "{a: 1}",
                                   "date('2020-02-29')",
                                   "date('-999999999')",
                                   "localtime('12:00')",
                                   "time('12:00Z')",
                                   "localdatetime('2020-01-01T12:00')",
                                   "datetime('2020-01-01T12:00Z')",
                                   "duration('P1D')",
                                   "duration({years: 999999999})"}) {
      const std::string query = std::string("RETURN ") + text;
      values_.push_back(Engine(graph_).run(query).rows.front().front());
    }
    const Row row = Engine(graph_).run("MATCH p = (n)-[r]->() RETURN n, r, p").rows.front();
    values_.insert(values_.end(), row.begin(), row.end());
  }

  /// As of a value that is not known.
  static Outcome unknown(const Value& value) { return {.types = {value.type()}}; }

  template <class Operation>
  static void expect_no_failure(const Operation& operation, const std::string& what) {
    try {
      operation();
    } catch (const QueryError& error) {
      ADD_FAILURE() << what << ": " << error.what();
    }
  }

  Graph graph_ = graph_of("CREATE (:A {x: 1})-[:R]->(:B)");
  functions::Budget budget_{ExecutionLimits{}};
  functions::FunctionContext context_{graph_, DateTime{}, budget_};
  std::vector<Value> values_;
};

TEST_F(OutcomeTest, FunctionsFailForNoArgumentsThatTheyAreForeseenToTake) {
  std::set<std::string> safe;
  for (const functions::Function& function : functions::all_functions()) {
    const std::size_t count = std::min(function.minimum_arguments, std::size_t{3});
    if (function.varies || count == 0) continue;
    std::vector<std::size_t> places(count, 0);
    for (bool is_last = false; !is_last;) {
      std::vector<Value> arguments;
      std::vector<Outcome> outcomes;
      for (const std::size_t place : places) {
        arguments.push_back(values_[place]);
        outcomes.push_back(unknown(values_[place]));
      }
      const bool is_null =
          function.null_in_null_out && std::ranges::any_of(arguments, &Value::is_null);
      if (!is_null && !called(function, outcomes, graph_, true).fails) {
        safe.insert(function.name);
        expect_no_failure([&] { function.apply(context_, arguments); }, function.name);
      }
      std::size_t at = 0;
      while (at < count && ++places[at] == values_.size()) places[at++] = 0;
      is_last = at == count;
    }
  }
  EXPECT_TRUE(safe.contains("toLower") && safe.contains("replace") && safe.contains("coalesce"));
  EXPECT_FALSE(safe.contains("date") || safe.contains("range") || safe.contains("abs"));
}

TEST_F(OutcomeTest, OperatorsFailForNoOperandsThatTheyAreForeseenToTake) {
  int safe = 0;
  for (const BinaryOperator op :
       {BinaryOperator::kAdd, BinaryOperator::kSubtract, BinaryOperator::kMultiply,
        BinaryOperator::kDivide, BinaryOperator::kModulo, BinaryOperator::kPower}) {
    for (const Value& left : values_) {
      for (const Value& right : values_) {
        for (const Outcome& known : {unknown(right), Outcome::of(right)}) {
          if (calculated(op, unknown(left), known).fails) continue;
          ++safe;
          expect_no_failure([&] { execution::calculate(op, context_, left, right); },
                            to_text(graph_, left) + " and " + to_text(graph_, right));
        }
      }
    }
  }
  EXPECT_GT(safe, 100);
}

TEST_F(OutcomeTest, ADateAndADurationAreNearWhereTheirSumIsSure) {
  const Outcome stored = Outcome::of(ColumnKind::kDate);
  const Value week = values_[25];
  EXPECT_FALSE(calculated(BinaryOperator::kAdd, stored, Outcome::of(week)).fails);
  EXPECT_TRUE(calculated(BinaryOperator::kAdd, stored, Outcome::of(values_[26])).fails);
  EXPECT_TRUE(calculated(BinaryOperator::kAdd, unknown(values_[19]), Outcome::of(week)).fails);
}

}  // namespace
}  // namespace newsgraph::planner
