// What rows that are not made must not change.
#include "query/answer_table.h"

namespace newsgraph {
namespace {

constexpr const char* kStar =
    "CREATE (a:A), (b1:B {x: 1}), (b2:B {x: 1}), (b3:B), (a)-[:R]->(b1), (a)-[:R]->(b2), "
    "(a)-[:R]->(b3), (a)-[:R]->(b1)";

TEST(Batch, ComputesWhatVariesForEveryRow) {
  expect_answers(
      kStar,
      {
          {"rows that differ in nothing",
           "MATCH (a:A)-->() WITH rand() AS r RETURN count(DISTINCT r)", "\n4\n"},
          {"distinct rows", "MATCH (a:A)-->() RETURN count(*), count(DISTINCT a)", "\n4 | 1\n"},
          {"a condition that varies",
           "MATCH (a:A)-->() WHERE rand() >= 0 RETURN count(*), count(DISTINCT a)", "\n4 | 1\n"},
          {"a key that varies",
           "MATCH (a:A)-->() WITH rand() AS r, count(*) AS n RETURN sum(n), max(n)", "\n4 | 1\n"},
      });
}

TEST(Batch, CountsRowsThatStandForSeveral) {
  expect_answers(
      kStar,
      {
          {"steps nobody reads", "MATCH (a:A)-->()<--(c) RETURN count(*)", "\n2\n"},
          {"between known nodes", "MATCH (a:A), (b:B) MATCH (a)-->(b) RETURN count(*)", "\n4\n"},
          {"of a value", "MATCH (a:A)-->(b) RETURN count(b.x), count(DISTINCT b.x), sum(b.x)",
           "\n3 | 1 | 3\n"},
          {"limited", "MATCH (a:A)-->() WITH a LIMIT 3 RETURN count(*)", "\n3\n"},
          {"collected", "MATCH (a:A)-->() RETURN size(collect(a))", "\n4\n"},
          {"or none", "MATCH (b:B) OPTIONAL MATCH (b)<--(a) RETURN count(*), count(a)",
           "\n4 | 4\n"},
      });
}

TEST(Batch, ReadsToTheEndBeforeAnythingIsWritten) {
  expect_answers(
      kStar,
      {
          {"what was counted",
           "MATCH (a:A)-->(b) WITH b, count(*) AS n SET b.n = n RETURN sum(b.n)", "\n4\n"},
          {"what was found", "MATCH (a:A)-->(b) CREATE (a)-[:R]->(:B) RETURN count(*)", "\n4\n"},
          {"strings that go",
           "MATCH (b:B) SET b.name = 'long enough to be kept apart' WITH b "
           "MATCH (c:B) WITH c.name AS name, collect(c) AS cs FOREACH (c IN cs | SET c.name = "
           "null) "
           "RETURN name, size(cs)",
           "\n'long enough to be kept apart' | 9\n"},
      });
}

}  // namespace
}  // namespace newsgraph
