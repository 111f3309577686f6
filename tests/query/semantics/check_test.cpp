#include "newsgraph/query/semantics/check.h"

#include <gmock/gmock.h>

#include "newsgraph/query/parser/parser.h"

namespace newsgraph::semantics {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

CheckedQuery check(std::string_view text, const Parameters& parameters = {}) {
  CheckedQuery checked =
      semantics::check(parser::parse(text), text, functions::built_in_procedures());
  require_parameters(checked, parameters);
  return checked;
}

/// "DETAIL LINE:COLUMN", or "sound".
std::string verdict_of(std::string_view text) {
  try {
    check(text);
    return "sound";
  } catch (const QueryError& error) {
    return error.detail() + " " + error.location().to_string();
  }
}

struct Case {
  const char* query;
  const char* verdict;
};

void PrintTo(const Case& tested, std::ostream* out) {
  *out << tested.query;
}

class Check : public testing::TestWithParam<Case> {};

TEST_P(Check, FindsTheFault) {
  EXPECT_EQ(verdict_of(GetParam().query), GetParam().verdict);
}

INSTANTIATE_TEST_SUITE_P(
    Names, Check,
    testing::Values(Case{"RETURN x", "UndefinedVariable 1:8"},
                    Case{"MATCH (n) WITH n.a AS a RETURN n", "UndefinedVariable 1:32"},
                    Case{"MATCH (n) RETURN [x IN [1] | x] + x", "UndefinedVariable 1:35"},
                    Case{"MATCH (n) WHERE (n)-->(m) RETURN n", "UndefinedVariable 1:23"},
                    Case{"MATCH (n) WHERE EXISTS { (n)-->(m) } RETURN n", "sound"},
                    Case{"MATCH (n) RETURN COUNT { (n)-->(m) } + 1", "sound"},
                    Case{"MATCH (n) RETURN COUNT { MATCH (n)-->(m) } AS c", "sound"},
                    Case{"MATCH (n) RETURN size(COLLECT { MATCH (n)-->(m) RETURN m })", "sound"},
                    Case{"MATCH (n) CREATE (n)", "VariableAlreadyBound 1:18"},
                    Case{"MATCH (n), ()-[n]->() RETURN n", "VariableTypeConflict 1:14"},
                    Case{"WITH 1 AS n MATCH (n) RETURN n", "VariableTypeConflict 1:19"},
                    Case{"MATCH ()-[r]->()-[r]->() RETURN r",
                         "RelationshipUniquenessViolation 1:17"},
                    Case{"RETURN 1 AS a, 2 AS a", "ColumnNameConflict 1:16"},
                    Case{"MATCH () RETURN *", "NoVariablesInScope 1:10"},
                    Case{"WITH 1 + 1 RETURN 2", "NoExpressionAlias 1:6"},
                    Case{"RETURN 1 AS a UNION RETURN 2 AS b", "DifferentColumnsInUnion 1:21"}));

INSTANTIATE_TEST_SUITE_P(
    Aggregation, Check,
    testing::Values(Case{"MATCH (n) RETURN n.a, n.a + count(*)", "sound"},
                    Case{"MATCH (n) RETURN n.a + count(*)", "AmbiguousAggregationExpression 1:18"},
                    Case{"MATCH (n) WHERE count(*) > 1 RETURN n", "InvalidAggregation 1:17"},
                    Case{"MATCH (n) RETURN max(count(*))", "NestedAggregation 1:22"},
                    Case{"MATCH (n) RETURN n.a ORDER BY max(n.b)", "InvalidAggregation 1:31"},
                    Case{"MATCH (n) RETURN n.a AS a, count(*) AS c ORDER BY n.a, c", "sound"},
                    Case{"MATCH (n) RETURN count(*) AS c ORDER BY n.a", "UndefinedVariable 1:41"},
                    Case{"MATCH (n) WITH DISTINCT n.a AS a WHERE n.a = 1 RETURN a", "sound"}));

INSTANTIATE_TEST_SUITE_P(
    Types, Check,
    testing::Values(Case{"RETURN 1 AND true", "InvalidArgumentType 1:8"},
                    Case{"RETURN NOT 'x'", "InvalidArgumentType 1:12"},
                    Case{"MATCH (n) RETURN length(n)", "InvalidArgumentType 1:25"},
                    Case{"MATCH (n) RETURN type(n)", "InvalidArgumentType 1:23"},
                    Case{"RETURN any(x IN ['a'] WHERE x % 2 = 0)", "InvalidArgumentType 1:29"},
                    Case{"RETURN nosuch(1)", "UnknownFunction 1:8"},
                    Case{"RETURN toUpper()", "InvalidNumberOfArguments 1:8"},
                    Case{"MATCH (n) RETURN n LIMIT -1", "NegativeIntegerArgument 1:26"},
                    Case{"MATCH (n) RETURN n SKIP n.a", "NonConstantExpression 1:25"},
                    Case{"MATCH (n) RETURN (n)-->()", "UnexpectedSyntax 1:18"}));

INSTANTIATE_TEST_SUITE_P(
    Writing, Check,
    testing::Values(Case{"CREATE ()-->()", "NoSingleRelationshipType 1:10"},
                    Case{"CREATE ()-[:T]-()", "RequiresDirectedRelationship 1:10"},
                    Case{"MERGE ()-[:T]-()", "sound"},
                    Case{"CREATE ()-[:T*2]->()", "CreatingVarLength 1:10"},
                    Case{"MATCH (n $p) RETURN n", "InvalidParameterUse 1:10"},
                    Case{"MATCH (n) DELETE n:A", "InvalidDelete 1:18"},
                    Case{"MATCH (n) RETURN n MATCH (m) RETURN m", "InvalidClauseComposition 1:20"},
                    Case{"MATCH (n)", "InvalidClauseComposition 1:1"}));

TEST(CheckedQuery, KnowsItsColumnsAndWhetherItWrites) {
  EXPECT_THAT(check("MATCH (b), (a) RETURN *, a.x + 1").columns, ElementsAre("a", "b", "a.x + 1"));
  EXPECT_FALSE(check("MATCH (n) RETURN n").writes);
  EXPECT_TRUE(check("MATCH (n) SET n.x = 1").writes);
}

TEST(CheckedQuery, AsksForParametersThatAreNotGiven) {
  EXPECT_NO_THROW(check("RETURN $x", {{"x", 1}}));
  EXPECT_THROW(check("RETURN $x"), QueryError);
}

TEST(CheckedQuery, SuggestsANameThatIsNear) {
  try {
    check("MATCH (person) RETURN persn");
    FAIL() << "nothing was thrown";
  } catch (const QueryError& error) {
    EXPECT_THAT(error.hint(), HasSubstr("person"));
  }
}

}  // namespace
}  // namespace newsgraph::semantics

#include <ostream>
