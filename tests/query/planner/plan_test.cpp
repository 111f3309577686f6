// What queries become, as EXPLAIN prints it.
#include <gtest/gtest.h>

#include "query/planner/plan_text.h"
#include "query/query_table.h"

namespace newsgraph {
namespace {

using planner::PlannerOptions;

struct PlanCase {
  const char* purpose;
  const char* query;
  const char* plan;
};

/// Three people, one of them known by all; a hundred things.
Graph crowded_graph() {
  Graph graph = graph_of(
      "CREATE (a:Person {name: 'Ada'}), (b:Person {name: 'Bob'}), (c:Person {name: 'Cy'}), "
      "(b)-[:KNOWS]->(a), (c)-[:KNOWS]->(a) "
      "FOREACH (i IN range(1, 100) | CREATE (a)-[:OWNS]->(:Thing {number: i}))");
  graph.create_index("Thing", "number");
  return graph;
}

void expect_plans(const PlannerOptions& options, std::initializer_list<PlanCase> cases) {
  const Graph graph = crowded_graph();
  for (const PlanCase& each : cases) {
    EXPECT_EQ("\n" + plan_text(graph, each.query, options), each.plan) << each.purpose;
  }
}

TEST(Plan, OptimisesPatterns) {
  expect_plans(
      {}, {
              {"starts where there are fewest nodes",
               "MATCH (t:Thing)<-[:OWNS]-(p:Person) RETURN t", R"(
ProduceResult t
Filter (t:Thing)
Expand (p)-[#2:OWNS]->(t)
LabelScan (p:Person)
Argument
)"},
              {"seeks in an index instead of scanning",
               "MATCH (p)-[:OWNS]->(t:Thing {number: 7}) RETURN p", R"(
ProduceResult p
Expand (t)<-[#2:OWNS]-(p)
IndexSeek (t:Thing) number = 7
Argument
)"},
              {"seeks for a value found in the same pattern",
               "MATCH (p:Person), (t:Thing) WHERE t.number = p.age RETURN p", R"(
ProduceResult p
IndexSeek (t:Thing) number = p.age
LabelScan (p:Person)
Argument
)"},
              {"tests as soon as what is tested is known",
               "MATCH (p:Person)-[:OWNS]->(t) WHERE t.number > 3 AND p.name = 'Ada' RETURN t", R"(
ProduceResult t
Filter (t.number > 3)
Expand (p)-[#2:OWNS]->(t)
Filter (p.name = 'Ada')
LabelScan (p:Person)
Argument
)"},
              {"closes a triangle between known nodes",
               "MATCH (a:Person)-[:KNOWS]->(b)-[:KNOWS]->(c)<-[:KNOWS]-(a) RETURN a", R"(
ProduceResult a
ExpandInto (c)<-[#5:KNOWS]-(a)
Expand (b)-[#4:KNOWS]->(c)
Expand (a)-[#3:KNOWS]->(b)
LabelScan (a:Person)
Argument
)"},
              {"keeps only as many sorted rows as are wanted",
               "MATCH (t:Thing) RETURN t.number AS n ORDER BY n DESC SKIP 1 LIMIT 2", R"(
ProduceResult n
Skip 1
Top 2 + 1 BY n DESC
Project t.number AS n
LabelScan (t:Thing)
Argument
)"},
          });
}

TEST(Plan, MakesPathsLateOrOnlyMeasuresThem) {
  expect_plans({}, {
                       {"the length of a path is told from those of its parts",
                        "MATCH p = (a:Person)-[:OWNS]->(b)-[:KNOWS*1..2]-(c) RETURN length(p) AS n",
                        R"(
ProduceResult n
Project length(p) AS n
BindPath p
PathLength 1 + #6 AS #7
VariableExpand (b)-[#4:KNOWS*1..2]-(c)
Expand (a)-[#3:OWNS]->(b)
LabelScan (a:Person)
Argument
)"},
                       {"paths are put together of the rows that LIMIT leaves",
                        "MATCH p = (a:Person)-[:OWNS]->(t) RETURN p, t.number AS n ORDER BY n "
                        "LIMIT 1",
                        R"(
ProduceResult p, n
BindPath p
Top 1 BY n
Project t.number AS n
Expand (a)-[#2:OWNS]->(t)
LabelScan (a:Person)
Argument
)"},
                   });
}

TEST(Plan, FindsBothEndsOfAWalkFirstWhereThatIsLess) {
  const Graph graph = graph_of(
      "UNWIND range(1, 30) AS i CREATE (:Person {number: i}) "
      "WITH count(*) AS n MATCH (a:Person), (b:Person) WHERE a <> b CREATE (a)-[:KNOWS]->(b)");
  const auto walks_into = [&](const char* query) {
    return plan_text(graph, query, {}).find("VariableExpandInto") != std::string::npos;
  };
  EXPECT_TRUE(
      walks_into("MATCH (a:Person {number: 1})-[:KNOWS*1..3]->(b:Person {number: 2}) "
                 "RETURN count(*)"));
  EXPECT_FALSE(walks_into("MATCH (a:Person)-[:KNOWS*1..3]->(b:Person) RETURN count(*)"));
  EXPECT_FALSE(
      walks_into("MATCH (a:Person {number: 1})-[:KNOWS*1..1]->(b:Person {number: 2}) "
                 "RETURN count(*)"));
}

TEST(Plan, FollowsTheTextWhenNotOptimising) {
  expect_plans(
      PlannerOptions::as_written(),
      {
          {"scans, walks from left to right, and tests at the end",
           "MATCH (t:Thing {number: 7})<-[:OWNS]-(p:Person) RETURN p.name AS n ORDER BY n LIMIT 1",
           R"(
ProduceResult n
Limit 1
Sort n
Project p.name AS n
Filter (p:Person)
Filter (t.number = 7)
Filter (t:Thing)
Expand (t)<-[#2:OWNS]-(p)
AllNodesScan (t)
Argument
)"},
      });
}

TEST(Plan, StopsTheStreamWhereReadingAndWritingWouldMeet) {
  expect_plans(
      {},
      {
          {"before a write that later rows could read", "MATCH (p:Person) CREATE (:Person)", R"(
ProduceResult
Create (#1:Person)
Eager
LabelScan (p:Person)
Argument
)"},
          {"between a write and what reads it", "MATCH (p:Person) SET p.x = 1 RETURN p.x AS x", R"(
ProduceResult x
Project p.x AS x
Eager
Set p.x = 1
Eager
LabelScan (p:Person)
Argument
)"},
          {"not for a single row", "CREATE (a:A) SET a.x = 1 RETURN a.x AS x", R"(
ProduceResult x
Project a.x AS x
Set a.x = 1
Create (a:A)
Argument
)"},
      });
}

TEST(Plan, FindsOnceWhatNoStepLeadsTo) {
  expect_plans({},
               {
                   {"looked up by value",
                    "MATCH (t:Thing), (u:Thing) WHERE t.number = u.weight AND u.size > t.size AND "
                    "t.size > 2 RETURN t",
                    R"(
ProduceResult t
Filter (u.size > t.size)
ValueHashJoin (t.number = u.weight)
| Filter (t.size > 2)
| LabelScan (t:Thing)
| Argument
LabelScan (u:Thing)
Argument
)"},
                   {"with all that hangs on it",
                    "MATCH (p:Person)-[:OWNS]->(t), (q:Person)-[:OWNS]->(u) WHERE t.size = u.size "
                    "RETURN p",
                    R"(
ProduceResult p
Filter (#5 <> #2)
ValueHashJoin (t.size = u.size)
| Expand (q)-[#5:OWNS]->(u)
| LabelScan (q:Person)
| Argument
Expand (p)-[#2:OWNS]->(t)
LabelScan (p:Person)
Argument
)"},
                   {"each with each",
                    "MATCH (t:Thing) WITH t MATCH (u:Thing) WHERE u.size < t.size RETURN t, u", R"(
ProduceResult t, u
Filter (u.size < t.size)
CartesianProduct
| LabelScan (u:Thing)
| Argument
LabelScan (t:Thing)
Argument
)"},
                   {"but not for a single row",
                    "MATCH (p:Person) WITH count(*) AS n MATCH (t:Thing) "
                    "WHERE t.size = n RETURN t",
                    R"(
ProduceResult t
Filter (t.size = n)
LabelScan (t:Thing)
Project count(*) AS n
Aggregate count(*)
LabelScan (p:Person)
Argument
)"},
                   {"nor where its values differ each time",
                    "MATCH (t:Thing), (u:Thing) WHERE u.size < rand() RETURN t", R"(
ProduceResult t
Filter (u.size < rand())
CartesianProduct
| LabelScan (u:Thing)
| Argument
LabelScan (t:Thing)
Argument
)"},
               });
}

TEST(Plan, AsksThatRelationshipsOfAJoinDifferBeforeAnyOtherCondition) {
  const Graph graph = graph_of(
      "UNWIND range(1, 40) AS i CREATE (:P {city: i % 3})-[:AT]->(:Q) "
      "WITH count(*) AS n UNWIND range(1, 500) AS i CREATE (:P {city: i})");
  const char* const query =
      "MATCH (a:P)-[r:AT]->(), (c:P)-[s:AT]->() WHERE a.city = c.city AND "
      "1 / (id(r) - id(s)) >= -1 RETURN count(*) AS n";
  EXPECT_NE(plan_text(graph, query).find(R"(
Filter ((1 / (id(r) - id(s))) >= -1)
Filter (s <> r)
ValueHashJoin (a.city = c.city)
)"),
            std::string::npos)
      << plan_text(graph, query);
  EXPECT_EQ(sorted_rows(graph, query, {}),
            sorted_rows(graph, query, PlannerOptions::as_written(), ExecutionMode::kRows));
}

TEST(Plan, WalksOnlyTheTypesThatConditionsLeave) {
  const Graph graph = graph_of("CREATE (a), (b), (a)-[:R]->(b), (a)-[:S]->(b), (b)-[:T]->(a)");
  const auto expect_step = [&](const char* pattern, const char* step, bool is_filtered) {
    const std::string query = std::string("MATCH ") + pattern + " RETURN count(*) AS n";
    const std::string plan = plan_text(graph, query);
    EXPECT_NE(plan.find(step), std::string::npos) << query << "\n" << plan;
    EXPECT_EQ(plan.find("Filter") != std::string::npos, is_filtered) << query << "\n" << plan;
    EXPECT_EQ(sorted_rows(graph, query, {}),
              sorted_rows(graph, query, PlannerOptions::as_written(), ExecutionMode::kRows))
        << query;
  };
  expect_step("(a)-[r]->(b) WHERE type(r) = 'R'", "[r:R]", false);
  expect_step("(a)-[r]->(b) WHERE 'S' = TYPE(r)", "[r:S]", false);
  expect_step("(a)-[r]->(b) WHERE type(r) IN ['R', 'S', 'R']", "[r:R|S]", false);
  expect_step("(a)-[r]->(b) WHERE r:T", "[r:T]", false);
  expect_step("(a)-[r:S|T]->(b) WHERE type(r) IN ['R', 'S']", "[r:S]", false);
  expect_step("(a)-[r]->(b) WHERE type(r) IN ['R', 'S'] AND type(r) = 'S'", "[r:S]", false);
  // Of the others the condition stays: no type is left, or it is not sure whose type it is.
  expect_step("(a)-[r:S]->(b) WHERE type(r) = 'R'", "[r:S]", true);
  expect_step("(a)-[r]->(b) WHERE type(r) IN []", "[r]", true);
  expect_step("(a)-[r]->(b) WHERE type(r) <> 'R'", "[r]", true);
  expect_step("(a)-[r]->(b) WHERE type(r) IN ['R', null]", "[r]", true);
  expect_step("(a)-[r]->(b) WHERE type(r) = a.name", "[r]", true);
  expect_step("(a)-[r]->(b) MATCH (a)-[r]->(c) WHERE type(r) = 'R'", "[r]", true);
  expect_step("(a)-[r*1..2]->(b) WHERE type(r[0]) = 'R'", "[r*1..2]", true);
}

TEST(Plan, ShowsInnerPlansUnderTheirOwner) {
  expect_plans({},
               {
                   {"optional", "MATCH (p:Person) OPTIONAL MATCH (p)-[:OWNS]->(t) RETURN p, t", R"(
ProduceResult p, t
Optional
| Expand (p)-[#2:OWNS]->(t)
| Argument
LabelScan (p:Person)
Argument
)"},
                   {"union", "RETURN 1 AS x UNION RETURN 2 AS x", R"(
ProduceResult x
Distinct x
Union x
| Project 1 AS x
| Argument
| Project 2 AS x
| Argument
)"},
                   {"patterns and subqueries in expressions, in the order of the text",
                    "MATCH (p:Person) WHERE EXISTS { (p)<-[:KNOWS]-(k) WHERE (k)-[:OWNS]->() } "
                    "RETURN COUNT { (p)-[:OWNS]->(t) } AS things, [(p)-[:KNOWS]->(q) | q.name] AS "
                    "names",
                    R"(
ProduceResult things, names
Project COUNT {(p)-[:OWNS]->(t)} AS things, [(p)-[:KNOWS]->(q) | q.name] AS names
| Expand (p)-[#8:OWNS]->(t)
| Argument
| Project q.name AS #11
| Expand (p)-[#10:KNOWS]->(q)
| Argument
Filter EXISTS {(p)<-[:KNOWS]-(k) WHERE (k)-[:OWNS]->()}
| Filter (k)-[:OWNS]->()
| | Expand (k)-[#4:OWNS]->(#3)
| | Argument
| Expand (p)<-[#2:KNOWS]-(k)
| Argument
LabelScan (p:Person)
Argument
)"},
               });
}

}  // namespace
}  // namespace newsgraph
