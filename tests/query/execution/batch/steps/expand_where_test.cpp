// Steps with conditions on their relationship, from nodes that come up often enough for lists of
// their relationships to be made.
#include "query/answer_table.h"

namespace newsgraph {
namespace {

/// Ten :A lead to one :H on days 1 to 10 of a month; from it a relationship leads to each of twenty
/// :B, on the same ten days twice, of odd and even weight.
constexpr const char* kHub =
    "CREATE (h:H) WITH h UNWIND range(1, 10) AS i "
    "CREATE (:A {i: i})-[:IN {d: date({year: 2020, month: 5, day: i}), f: i / 2.0, s: '' + i}]->(h)"
    ", (h)-[:OUT {d: date({year: 2020, month: 5, day: i}), f: i / 2.0, s: '' + i, w: 0}]->(:B {i: "
    "i}), (h)-[:OUT {d: date({year: 2020, month: 5, day: i}), f: i / 2.0, s: '' + i, w: 1}]->(:B "
    "{i: 10 + i})";

TEST(ExpandWhere, TakesWhatIsAskedOfTheRelationship) {
  expect_answers(
      kHub, {
                {"the same day",
                 "MATCH (:A)-[x:IN]->()-[y:OUT]->() WHERE y.d = x.d RETURN count(*)", "\n20\n"},
                {"the same number",
                 "MATCH (:A)-[x:IN]->()-[y:OUT]->() WHERE x.f = y.f RETURN count(*)", "\n20\n"},
                {"the same text",
                 "MATCH (:A)-[x:IN]->()-[y:OUT]->() WHERE y.s = x.s RETURN count(*)", "\n20\n"},
                {"later days", "MATCH (:A)-[x:IN]->()-[y:OUT]->() WHERE y.d > x.d RETURN count(*)",
                 "\n90\n"},
                {"days between",
                 "MATCH (:A)-[x:IN]->()-[y:OUT]->(b) WHERE x.d <= y.d AND y.d < date('2020-05-06') "
                 "RETURN count(*), count(DISTINCT b)",
                 "\n30 | 10\n"},
                {"and a weight",
                 "MATCH (:A)-[x:IN]->()-[y:OUT]->(b) WHERE y.d = x.d AND y.w = 1 RETURN min(b.i), "
                 "max(b.i), count(*)",
                 "\n11 | 20 | 10\n"},
                {"a weight alone", "MATCH (:A)-->()-[y:OUT {w: 0}]->() RETURN count(*)", "\n100\n"},
                {"of itself and of its end",
                 "MATCH (:A)-->()-[y:OUT]->(b) WHERE y.f * 2 = b.i RETURN count(*)", "\n100\n"},
                {"what it lacks",
                 "MATCH (:A)-[x:IN]->()-[y:OUT]->() WHERE x.w = y.w RETURN count(*)", "\n0\n"},
                {"what may fail, of what is left",
                 "MATCH (:A)-[x:IN]->()-[y:OUT]->() WHERE y.w = 1 AND 1 / y.w = 1 RETURN count(*)",
                 "\n100\n"},
            });
}

TEST(ExpandWhere, GivesRowsInOneOrderWhetherAListWasMadeOrNot) {
  expect_answers(kHub, {
                           {"from first to last",
                            "MATCH (a:A)-[x:IN]->()-[y:OUT {w: 1}]->(b) WHERE a.i < 5 AND y.d < "
                            "x.d RETURN a.i, collect(b.i)",
                            "\n2 | [11]\n3 | [11, 12]\n4 | [11, 12, 13]\n"},
                       });
}

TEST(ExpandWhere, LeavesOutWhatTheMatchHasTaken) {
  expect_answers(
      "CREATE (h:H) WITH h UNWIND range(1, 10) AS i CREATE (h)-[:R {d: i % 2}]->(h)",
      {
          {"of loops, both ways", "MATCH (h:H)-[x:R]-(h)-[y:R]-(h) WHERE x.d = y.d RETURN count(*)",
           "\n40\n"},
          {"in one direction", "MATCH ()-[x:R]->()-[y:R]->() WHERE x.d < y.d RETURN count(*)",
           "\n25\n"},
          {"one by one",
           "MATCH ()-[x:R]->()-[y:R]->() WHERE x.d = y.d RETURN count(DISTINCT [id(x), id(y)])",
           "\n40\n"},
      });
}

TEST(ExpandWhere, KeepsNullsAndNotANumberApart) {
  expect_answers(
      "CREATE (h:H) WITH h UNWIND [1.0, -0.0, 0.0, null, 0.0 / 0.0, 1.0 / 0.0] AS f "
      "CREATE (h)-[:R {f: f}]->(), (h)<-[:S {f: f}]-(), (h)-[:R {f: f}]->()",
      {
          {"equal", "MATCH ()-[x:S]->()-[y:R]->() WHERE x.f = y.f RETURN count(*)", "\n12\n"},
          {"at least", "MATCH ()-[x:S]->()-[y:R]->() WHERE y.f >= x.f RETURN count(*)", "\n22\n"},
          {"below", "MATCH ()-[x:S]->()-[y:R]->() WHERE y.f < x.f RETURN count(*)", "\n10\n"},
      });
}

TEST(ExpandInto, TakesWhatIsAskedOfTheRelationship) {
  expect_answers(
      "CREATE (a:A), (b:B) WITH a, b UNWIND range(1, 10) AS i "
      "CREATE (a)-[:R {d: i, w: i % 2}]->(b), (b)-[:R {d: i, w: 1}]->(a)",
      {
          {"the same", "MATCH (a:A)-[x]->(b)-[y]->(a) WHERE x.d = y.d RETURN count(*)", "\n10\n"},
          {"a range",
           "MATCH (a:A)-[x]->(b)-[y]->(a) WHERE y.d >= x.d AND y.d <= x.d + 2 RETURN count(*)",
           "\n27\n"},
          {"of the end too",
           "MATCH (a:A), (b:B) MATCH (a)-[y]->(b) WHERE y.w = 1 AND y.d > 3 RETURN y.d",
           "\n5\n7\n9\n"},
      });
}

}  // namespace
}  // namespace newsgraph
