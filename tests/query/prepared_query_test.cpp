// Queries that are asked again: neither parsed nor planned anew, unless that might change the plan.
#include "newsgraph/query/prepared_query.h"

#include <gmock/gmock.h>

#include "newsgraph/query/engine.h"
#include "newsgraph/query/planner/explain.h"

namespace newsgraph {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class PreparedQueriesTest : public ::testing::Test {
 protected:
  PreparedQueriesTest() {
    for (std::int64_t i = 0; i < 100; ++i) graph_.create_node({"Person"}, {{"n", i}});
  }

  PreparedQueries::Pointer prepare(const std::string& text) {
    return queries_.prepare(text, graph_, procedures_);
  }

  Graph graph_;
  const functions::ProcedureTable procedures_ = functions::built_in_procedures();
  PreparedQueries queries_;
};

TEST_F(PreparedQueriesTest, AreKeptByTheirText) {
  const auto first = prepare("MATCH (p:Person) RETURN p");
  EXPECT_EQ(prepare("MATCH (p:Person) RETURN p"), first);
  EXPECT_NE(prepare("MATCH (p:Person)  RETURN p"), first);
  queries_.clear();
  EXPECT_NE(prepare("MATCH (p:Person) RETURN p"), first);
}

TEST_F(PreparedQueriesTest, ArePlannedAnewForAGraphOfAnotherShape) {
  const std::string text = "MATCH (p:Person {n: 7}) RETURN p";
  const auto first = prepare(text);
  EXPECT_THAT(planner::to_text(first->plan), Not(HasSubstr("IndexSeek")));
  for (std::int64_t i = 0; i < 5; ++i) graph_.create_node({"Person"}, {{"n", i}});
  EXPECT_EQ(prepare(text), first) << "a few nodes more change nothing";
  graph_.create_index("Person", "n");
  const auto by_index = prepare(text);
  EXPECT_THAT(planner::to_text(by_index->plan), HasSubstr("IndexSeek"));
  for (std::int64_t i = 0; i < 20; ++i) graph_.create_node({"Person"}, {{"n", i}});
  EXPECT_NE(prepare(text), by_index);
}

TEST_F(PreparedQueriesTest, ArePlannedAnewWhereAPropertyTakesValuesOfAnotherType) {
  const std::string text = "MATCH (p:Person)-[:KNOWS]->(q) WHERE q.n = 1 AND p.n % 7 = 2 RETURN p";
  const auto first = prepare(text);
  graph_.set_property(NodeId{0}, "n", Value("seven"));
  EXPECT_NE(prepare(text), first);
}

TEST_F(PreparedQueriesTest, GoWhenTheyWereNotAskedForLongest) {
  const auto first = prepare("RETURN 0");
  const auto second = prepare("RETURN 1");
  for (int i = 2; i < 101; ++i) {
    EXPECT_EQ(prepare("RETURN 0"), first);
    prepare("RETURN " + std::to_string(i));
  }
  EXPECT_NE(prepare("RETURN 1"), second);
  const std::string long_text = "RETURN '" + std::string(20'000, 'x') + "'";
  EXPECT_NE(prepare(long_text), prepare(long_text));
}

TEST_F(PreparedQueriesTest, RunWithWhatIsGivenEachTime) {
  Engine engine(graph_);
  const std::string text = "MATCH (p:Person) WHERE p.n < $n RETURN count(p) AS n";
  for (const std::int64_t n : {3, 50, 0}) {
    EXPECT_EQ(engine.run(text, {{"n", n}}).rows[0][0].as_integer(), n);
  }
  EXPECT_THROW(engine.run(text), QueryError) << "a parameter lacks its value";
  EXPECT_EQ(engine.run(text, {{"n", "a word"}}).rows[0][0].as_integer(), 0);
  engine.run("MATCH (p:Person) DELETE p");
  EXPECT_EQ(engine.run(text, {{"n", 50}}).rows[0][0].as_integer(), 0);
}

TEST_F(PreparedQueriesTest, CallTheProcedureThatIsKnownNow) {
  Engine engine(graph_);
  const auto add = [&engine](std::int64_t answer, const std::string& output) {
    engine.add_procedure(
        {.name = "own.answer",
         .summary = "",
         .inputs = {},
         .outputs = {{.name = output, .type = "INTEGER"}},
         .call = [answer](const functions::ProcedureContext&, std::span<const Value>) {
           return functions::Procedure::Rows{{Value(answer)}};
         }});
  };
  add(1, "one");
  EXPECT_EQ(engine.run("CALL own.answer()").columns[0], "one");
  add(2, "two");
  const Result result = engine.run("CALL own.answer()");
  EXPECT_EQ(result.columns[0], "two");
  EXPECT_EQ(result.rows[0][0].as_integer(), 2);
}

}  // namespace
}  // namespace newsgraph
