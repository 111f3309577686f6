// CREATE, MERGE, SET, REMOVE, DELETE, FOREACH: each case is a query that writes and reports.
#include "query/answer_table.h"

namespace newsgraph {
namespace {

TEST(Create, MakesPatterns) {
  expect_answers(
      "CREATE (:Old {n: 1})",
      {
          {"nodes and relationships",
           "CREATE (a:A {x: 1})-[r:R {y: 2}]->(b), (b)<-[:S]-(:C) RETURN a, r, b",
           "\n(:A {x: 1}) | [:R {y: 2}] | ()\n"},
          {"on what is there", "MATCH (o:Old) CREATE (o)-[:R]->(n:New {n: o.n + 1}) RETURN n",
           "\n(:New {n: 2})\n"},
          {"paths", "CREATE p = (:A)<-[:R]-(:B) RETURN p", "\n<(:A)<-[:R]-(:B)>\n"},
          {"nulls are no properties", "CREATE (a {x: null}) RETURN a", "\n()\n"},
          {"once a row", "UNWIND [1, 2] AS x CREATE (n {x: x}) RETURN n", "\n({x: 1})\n({x: 2})\n"},
          {"a property of what the clause before made",
           "CREATE (a {x: 1})-[r:R {y: 2}]->(b) CREATE (c {z: r.y}) RETURN c.z", "\n2\n"},
          {"not of a map", "CREATE (a {x: {y: 1}}) RETURN a", "TypeError: InvalidPropertyType"},
          {"even when no rows are wanted", "CREATE (a) RETURN a LIMIT 0", "\n"},
      });
}

TEST(Create, HappensHoweverFewRowsAreWanted) {
  Graph graph;
  Engine engine(graph);
  engine.run("CREATE (a) RETURN a LIMIT 0");
  EXPECT_EQ(graph.node_count(), 1u);
  engine.run("UNWIND range(1, 5) AS x CREATE (a) RETURN a LIMIT 1");
  EXPECT_EQ(graph.node_count(), 6u);
}

TEST(Writing, ClauseByClause) {
  expect_answers(
      "CREATE (:A {n: 1}), (:A {n: 2})",
      {
          {"a scan does not see what it leads to",
           "MATCH (a:A) CREATE (:A) WITH count(*) AS c MATCH (x:A) RETURN c, count(x)",
           "\n2 | 4\n"},
          {"all rows are written before the first is read",
           "MATCH (a:A) SET a.n = a.n + 10 WITH a MATCH (b:A) RETURN a.n, sum(b.n)",
           "\n11 | 23\n12 | 23\n"},
          {"values are swapped row by row, targets in order",
           "MATCH (a:A {n: 1}), (b:A {n: 2}) SET a.n = b.n, b.n = a.n RETURN a.n, b.n",
           "\n2 | 2\n"},
          {"deleted before the next clause looks",
           "MATCH (a:A) DELETE a WITH count(*) AS c OPTIONAL MATCH (x:A) RETURN c, count(x)",
           "\n2 | 0\n"},
      });
}

TEST(Merge, FindsOrMakes) {
  expect_answers(
      "CREATE (:A {n: 1}), (:A {n: 2}), (:B)",
      {
          {"makes", "MERGE (x:C {n: 1}) RETURN x", "\n(:C {n: 1})\n"},
          {"finds all", "MERGE (x:A) RETURN x.n", "\n1\n2\n"},
          {"ON CREATE",
           "MERGE (x:C) ON CREATE SET x.made = true ON MATCH SET x.found = true RETURN x",
           "\n(:C {made: true})\n"},
          {"ON MATCH",
           "MERGE (x:B) ON CREATE SET x.made = true ON MATCH SET x.found = true RETURN x",
           "\n(:B {found: true})\n"},
          {"rows see what rows before them made",
           "UNWIND [1, 2, 1] AS n MERGE (x:C {n: n}) ON CREATE SET x.by = n RETURN x, count(*)",
           "\n(:C {by: 1, n: 1}) | 2\n(:C {by: 2, n: 2}) | 1\n"},
          {"relationships between what is known",
           "MATCH (a:A {n: 1}), (b:B) MERGE (a)-[r:R]->(b) MERGE (a)-[s:R]-(b) RETURN r = s",
           "\ntrue\n"},
          {"whole patterns", "MERGE p = (:A {n: 1})-[:R]->(:C) RETURN p",
           "\n<(:A {n: 1})-[:R]->(:C)>\n"},
          {"null never matches", "MERGE (x:A {n: null}) RETURN x",
           "SemanticError: MergeReadOwnWrites"},
      });
}

TEST(Set, ChangesPropertiesAndLabels) {
  expect_answers(
      "CREATE (:A {n: 1, m: 2})-[:R {w: 1}]->(:B {k: 3})",
      {
          {"a property", "MATCH (a:A) SET a.n = 5 RETURN a", "\n(:A {m: 2, n: 5})\n"},
          {"null removes", "MATCH (a:A) SET a.n = null RETURN a", "\n(:A {m: 2})\n"},
          {"all", "MATCH (a:A) SET a = {x: 1} RETURN a", "\n(:A {x: 1})\n"},
          {"some", "MATCH (a:A) SET a += {n: null, x: 1} RETURN a", "\n(:A {m: 2, x: 1})\n"},
          {"from another", "MATCH (a:A)-[r]->(b) SET r = b, a += b RETURN a, r",
           "\n(:A {k: 3, m: 2, n: 1}) | [:R {k: 3}]\n"},
          {"labels", "MATCH (a:A) SET a:X:Y RETURN labels(a)", "\n['A', 'X', 'Y']\n"},
          {"nothing of null", "OPTIONAL MATCH (n:None) SET n.x = 1, n:L, n += {a: 1} RETURN n",
           "\nnull\n"},
          {"no maps in lists", "MATCH (a:A) SET a.x = [{y: 1}]", "TypeError: InvalidPropertyType"},
          {"REMOVE", "MATCH (a:A) SET a:X REMOVE a.n, a:A RETURN a", "\n(:X {m: 2})\n"},
      });
}

TEST(Delete, TakesAway) {
  constexpr const char* kPair = "CREATE (:A)-[:R]->(:B)";
  expect_answers(
      kPair,
      {
          {"a relationship", "MATCH ()-[r]->() DELETE r WITH 1 AS x MATCH (n) RETURN n",
           "\n(:A)\n(:B)\n"},
          {"not what is connected", "MATCH (a:A) DELETE a",
           "ConstraintVerificationFailed: DeleteConnectedNode"},
          {"unless detached", "MATCH (a:A) DETACH DELETE a WITH 1 AS x MATCH (n) RETURN n",
           "\n(:B)\n"},
          {"targets in any order",
           "MATCH (a)-[r]->(b) DELETE a, b, r WITH 1 AS x MATCH (n) RETURN n", "\n"},
          {"over several clauses", "MATCH (a)-[r]->(b) DELETE a DELETE r RETURN 1 AS x", "\n1\n"},
          {"paths", "MATCH p = (a)-->(b) DELETE p WITH 1 AS x MATCH (n) RETURN n", "\n"},
          {"null", "OPTIONAL MATCH (n:None) DELETE n RETURN n", "\nnull\n"},
          {"twice", "MATCH (a)-[r]-(b) DELETE r RETURN count(*)", "\n2\n"},
          {"but its type stays known", "MATCH ()-[r]->() DELETE r RETURN type(r)", "\n'R'\n"},
          {"when it went with its node, too", "MATCH (a:A)-[r]->() DETACH DELETE a RETURN type(r)",
           "\n'R'\n"},
          {"what is gone cannot be asked", "MATCH ()-[r]->() DELETE r RETURN r.x",
           "EntityNotFound: DeletedEntityAccess"},
      });
}

TEST(Foreach, WritesForEachElement) {
  expect_answers(
      "CREATE (:A {n: 0})",
      {
          {"creating",
           "FOREACH (x IN [1, 2] | CREATE (:B {x: x})) WITH 1 AS y MATCH (b:B) RETURN b.x",
           "\n1\n2\n"},
          {"inside one another",
           "MATCH (a:A) FOREACH (x IN [1, 2] | FOREACH (y IN [10, 20] | SET a.n = a.n + x * y)) "
           "RETURN a.n",
           "\n90\n"},
          {"merging",
           "FOREACH (x IN [1, 1] | MERGE (:B {x: x})) WITH 1 AS y MATCH (b:B) RETURN count(b)",
           "\n1\n"},
          {"null", "FOREACH (x IN null | CREATE (:B)) WITH 1 AS y MATCH (b:B) RETURN b", "\n"},
      });
}

}  // namespace
}  // namespace newsgraph
