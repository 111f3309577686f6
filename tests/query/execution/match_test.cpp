// MATCH: what patterns find.
#include "query/answer_table.h"

namespace newsgraph {
namespace {

constexpr const char* kTriangle =
    "CREATE (a:P {n: 'a'}), (b:P {n: 'b'}), (c:Q {n: 'c'}), "
    "(a)-[:R {w: 1}]->(b), (b)-[:R {w: 2}]->(c), (c)-[:S]->(a), (c)-[:S]->(c)";

TEST(Match, FindsNodesByLabelAndProperty) {
  expect_answers(kTriangle,
                 {
                     {"all", "MATCH (x) RETURN x.n", "\n'a'\n'b'\n'c'\n"},
                     {"label", "MATCH (x:P) RETURN x.n", "\n'a'\n'b'\n"},
                     {"unknown label", "MATCH (x:None) RETURN x.n", "\n"},
                     {"property map", "MATCH (x {n: 'b'}) RETURN x", "\n(:P {n: 'b'})\n"},
                     {"a null equals nothing", "MATCH (x {n: null}) RETURN x", "\n"},
                     {"label in WHERE", "MATCH (x) WHERE x:Q RETURN x.n", "\n'c'\n"},
                     {"every pair", "MATCH (x:P), (y:P) RETURN x.n, y.n",
                      "\n'a' | 'a'\n'a' | 'b'\n'b' | 'a'\n'b' | 'b'\n"},
                 });
}

TEST(Match, WalksInTheDirectionOfThePattern) {
  expect_answers(
      kTriangle,
      {
          {"outgoing", "MATCH (x {n: 'b'})-[r]->(y) RETURN type(r), y.n", "\n'R' | 'c'\n"},
          {"incoming", "MATCH (x {n: 'b'})<-[r]-(y) RETURN type(r), y.n", "\n'R' | 'a'\n"},
          {"both, outgoing first", "MATCH (x {n: 'b'})-[r]-(y) RETURN y.n", "\n'c'\n'a'\n"},
          {"a self-loop counts once", "MATCH (x {n: 'c'})-[r:S]-(y) RETURN y.n", "\n'a'\n'c'\n"},
          {"alternatives of types", "MATCH (x)-[r:R|S]->(y:P) RETURN x.n, y.n",
           "\n'c' | 'a'\n'a' | 'b'\n"},
          {"the same variable twice", "MATCH (x)-->(x) RETURN x.n", "\n'c'\n"},
          {"several steps", "MATCH (x:P)-->(y)-->(z:Q) RETURN x.n, y.n, z.n",
           "\n'a' | 'b' | 'c'\n'b' | 'c' | 'c'\n"},
      });
}

TEST(Match, UsesARelationshipOnceInAMatch) {
  expect_answers("CREATE (a {n: 'a'})-[:R]->(b {n: 'b'})",
                 {
                     {"in a chain", "MATCH (x)--(y)--(z) RETURN x", "\n"},
                     {"in two parts", "MATCH (x)-->(y), (z)-->(w) RETURN x", "\n"},
                     {"beside a walk", "MATCH (x)-[*]->(y), (z)-->(w) RETURN x", "\n"},
                     {"but again in the next", "MATCH (x)-->(y) MATCH (z)-->(w) RETURN z.n, w.n",
                      "\n'a' | 'b'\n"},
                 });
}

TEST(Match, WalksAnyNumberOfSteps) {
  expect_answers(
      kTriangle,
      {
          {"one or more", "MATCH (x {n: 'a'})-[r:R*]->(y) RETURN y.n, size(r)",
           "\n'b' | 1\n'c' | 2\n"},
          {"none", "MATCH (x {n: 'a'})-[r*0]->(y) RETURN y.n, r", "\n'a' | []\n"},
          {"up to two", "MATCH (x {n: 'a'})-[*0..2]->(y) RETURN y.n", "\n'a'\n'b'\n'c'\n"},
          {"exactly two", "MATCH (x {n: 'a'})-[*2]->(y) RETURN y.n", "\n'c'\n"},
          {"from more to less", "MATCH (x)-[*2..1]->(y) RETURN y.n", "\n"},
          {"every relationship tested", "MATCH (x {n: 'a'})-[r* {w: 1}]->(y) RETURN y.n",
           "\n'b'\n"},
          {"lists run in the order of the pattern",
           "MATCH (y {n: 'c'})<-[r:R*2]-(x:P) RETURN [e IN r | e.w]", "\n[2, 1]\n"},
          {"back to a known node", "MATCH (x {n: 'a'})-[r*]->(x) RETURN size(r)", "\n3\n4\n"},
      });
}

TEST(Match, TakesWhatIsBoundAlready) {
  expect_answers(
      kTriangle,
      {
          {"node", "MATCH (x {n: 'a'}) MATCH (x)-->(y) RETURN y.n", "\n'b'\n"},
          {"relationship", "MATCH ()-[r {w: 1}]->() MATCH (x)-[r]->(y) RETURN x.n, y.n",
           "\n'a' | 'b'\n"},
          {"relationship, both ways round",
           "MATCH ()-[r {w: 1}]->() MATCH (x)-[r]-(y) RETURN x.n, y.n", "\n'a' | 'b'\n'b' | 'a'\n"},
          {"relationship of another type", "MATCH ()-[r {w: 1}]->() MATCH (x)-[r:S]->(y) RETURN x",
           "\n"},
          {"list of relationships",
           "MATCH ()-[r {w: 1}]->()-[s]->() WITH [r, s] AS rs MATCH (x)-[rs*]->(y) RETURN x.n, y.n",
           "\n'a' | 'c'\n"},
          {"list the wrong way round",
           "MATCH ()-[r {w: 1}]->()-[s]->() WITH [s, r] AS rs MATCH (x)-[rs*]->(y) RETURN x", "\n"},
          {"null finds nothing", "OPTIONAL MATCH (x:None) WITH x MATCH (x)-->(y) RETURN y", "\n"},
      });
}

TEST(Match, LooksBetweenKnownNodesFromTheOneWithFewerRelationships) {
  expect_answers(
      "CREATE (h:Hub), (x:X)-[:R]->(h) FOREACH (i IN range(1, 9) | CREATE (h)-[:R]->(:Leaf)) "
      "CREATE (h)-[:R {w: 1}]->(x)",
      {
          {"from the far end", "MATCH (h:Hub), (x:X) MATCH (h)-[r]->(x) RETURN r.w", "\n1\n"},
          {"from the near end", "MATCH (h:Hub), (x:X) MATCH (x)-[r]->(h) RETURN r.w", "\nnull\n"},
          {"both ways round", "MATCH (h:Hub), (x:X) MATCH (h)-[r]-(x) RETURN count(r)", "\n2\n"},
      });
}

TEST(Match, NamesPaths) {
  expect_answers(
      "CREATE (:A)-[:R]->(:B)<-[:S]-(:C)",
      {
          {"steps", "MATCH p = (:A)-->()<--(:C) RETURN p", "\n<(:A)-[:R]->(:B)<-[:S]-(:C)>\n"},
          {"walks", "MATCH p = (:C)-[*]-(:A) RETURN p", "\n<(:C)-[:S]->(:B)<-[:R]-(:A)>\n"},
          {"a node", "MATCH p = (:A) RETURN p, length(p)", "\n<(:A)> | 0\n"},
          {"tested", "MATCH p = (:A)-[*]-(x) WHERE length(p) = 2 RETURN x", "\n(:C)\n"},
      });
}

TEST(Match, FindsShortestPaths) {
  constexpr const char* kDiamond =
      "CREATE (a {n: 1}), (b {n: 2}), (c {n: 3}), (d {n: 4}), (e {n: 5}), (a)-[:R]->(b), "
      "(a)-[:R]->(c), (b)-[:R]->(d), (c)-[:R]->(d), (a)-[:R]->(e), (e)-[:S]->(e)";
  expect_answers(
      kDiamond,
      {
          {"one", "MATCH p = shortestPath((a {n: 1})-[*]->(d {n: 4})) RETURN [x IN nodes(p) | x.n]",
           "\n[1, 2, 4]\n"},
          {"all",
           "MATCH p = allShortestPaths((a {n: 1})-[*]->(d {n: 4})) RETURN [x IN nodes(p) | x.n]",
           "\n[1, 2, 4]\n[1, 3, 4]\n"},
          {"against the direction",
           "MATCH p = allShortestPaths((d {n: 4})<-[*]-(a {n: 1})) RETURN [x IN nodes(p) | x.n]",
           "\n[4, 2, 1]\n[4, 3, 1]\n"},
          {"not too long", "MATCH p = shortestPath((a {n: 1})-[*..1]->(d {n: 4})) RETURN p", "\n"},
          {"none", "MATCH p = shortestPath((d {n: 4})-[*]->(a {n: 1})) RETURN p", "\n"},
          {"of no length",
           "MATCH (a {n: 1}) MATCH p = shortestPath((a)-[*0..]->(a)) RETURN length(p)", "\n0\n"},
      });
}

TEST(OptionalMatch, GivesNullsForWhatIsNotThere) {
  expect_answers(
      kTriangle,
      {
          {"nothing at all", "OPTIONAL MATCH (x:None) RETURN x", "\nnull\n"},
          {"some", "MATCH (x:P) OPTIONAL MATCH (x)-[r]->(y:Q) RETURN x.n, r.w, y.n",
           "\n'a' | null | null\n'b' | 2 | 'c'\n"},
          {"WHERE belongs to it", "MATCH (x:P) OPTIONAL MATCH (x)-->(y) WHERE y:P RETURN x.n, y.n",
           "\n'a' | 'b'\n'b' | null\n"},
          {"paths too", "OPTIONAL MATCH p = (:None)-->() RETURN p", "\nnull\n"},
          {"known parts stay",
           "MATCH (x {n: 'a'}) OPTIONAL MATCH (x)-->(y)-->(z:None) RETURN x.n, y",
           "\n'a' | null\n"},
      });
}

TEST(PatternExpressions, RunForEachRow) {
  expect_answers(
      kTriangle,
      {
          {"predicate", "MATCH (x) WHERE (x)-[:R]->() RETURN x.n", "\n'a'\n'b'\n"},
          {"its negation", "MATCH (x) WHERE NOT (x)-[:R]->() RETURN x.n", "\n'c'\n"},
          {"between known nodes", "MATCH (x:P), (y:Q) WHERE (x)-->(y) RETURN x.n", "\n'b'\n"},
          {"EXISTS", "MATCH (x) WHERE EXISTS { (x)-[r]->(y) WHERE y.n < x.n } RETURN x.n",
           "\n'c'\n"},
          {"EXISTS of a query",
           "MATCH (x) WHERE EXISTS { MATCH (x)-->(y) WITH count(y) AS c WHERE c = 2 RETURN c } "
           "RETURN x.n",
           "\n'c'\n"},
          {"COUNT", "MATCH (x) RETURN x.n, COUNT { (x)-->() } AS c, COUNT { (x)-[:R]-(:P) } AS d",
           "\n'a' | 1 | 1\n'b' | 1 | 1\n'c' | 2 | 1\n"},
          {"COUNT with a condition",
           "MATCH (x) WHERE COUNT { (x)-[r]->(y) WHERE y.n > x.n } < 1 RETURN x.n", "\n'c'\n"},
          {"COUNT of a query that returns, and of one that does not",
           "MATCH (x:Q) RETURN COUNT { MATCH (x)-[*1..2]->(y) RETURN DISTINCT y } AS c, "
           "COUNT { MATCH (x)-->(y) MATCH (y)-->(z) } AS d",
           "\n3 | 3\n"},
          {"COUNT of a UNION",
           "MATCH (x:Q) RETURN COUNT { MATCH (x)-->(y) RETURN y UNION MATCH (y) RETURN y } AS c, "
           "COUNT { MATCH (x)-->(y) RETURN y UNION ALL MATCH (y) RETURN y } AS d",
           "\n3 | 5\n"},
          {"COLLECT",
           "MATCH (x) RETURN x.n, COLLECT { MATCH (x)-->(y) RETURN y.n ORDER BY y.n DESC } AS ys",
           "\n'a' | ['b']\n'b' | ['c']\n'c' | ['c', 'a']\n"},
          {"COLLECT keeps nulls, as collect() does not",
           "MATCH (x:Q) RETURN COLLECT { MATCH (x)-->(y) RETURN y.none } AS ys",
           "\n[null, null]\n"},
          {"subqueries in ORDER BY, WITH and aggregates",
           "MATCH (x) WITH x, COUNT { (x)-->() } AS c ORDER BY c DESC, COUNT { (x)<--(:P) }, x.n "
           "RETURN collect(x.n) AS ns, sum(COUNT { (x)-->() }) AS s",
           "\n['c', 'a', 'b'] | 4\n"},
          {"comprehension", "MATCH (x) RETURN x.n, [(x)-[r]->(y) | y.n] AS ys",
           "\n'a' | ['b']\n'b' | ['c']\n'c' | ['a', 'c']\n"},
          {"comprehension with path and condition",
           "MATCH (x:Q) RETURN [p = (x)-[*1..2]->(y:P) WHERE y.n <> 'b' | length(p)] AS l",
           "\n[1, 2]\n"},
          {"inside one another",
           "MATCH (x:Q) RETURN [y IN ['a', 'b'] | size([(x)-->(z) WHERE z.n = y | 1])] AS l",
           "\n[1, 0]\n"},
      });
}

}  // namespace
}  // namespace newsgraph
