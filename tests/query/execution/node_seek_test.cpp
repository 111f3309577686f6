// Nodes that are known by an id, or by a property that has an index, by one value or any of a list:
// those that looking at all nodes finds.
#include "newsgraph/query/execution/node_seek.h"

#include <gmock/gmock.h>

#include "newsgraph/query/planner/explain.h"
#include "query/query_table.h"
#include "query/same_as_written.h"

namespace newsgraph {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// Two hundred :N, a tenth of them :M too, with `k` from 0 to 49; twenty nodes without a label; one
/// id in between that no node has.
Graph graph_with_indexes() {
  Graph graph = graph_of(
      "UNWIND range(0, 199) AS i CREATE (:N {k: CASE i % 3 WHEN 0 THEN toFloat(i % 50) ELSE i % 50 "
      "END, s: 's' + (i % 20)}) WITH count(*) AS all UNWIND range(1, 20) AS i CREATE ({k: i})");
  Engine(graph).run("MATCH (n:N) WHERE id(n) % 10 = 4 SET n:M");
  Engine(graph).run("MATCH (n) WHERE id(n) = 17 DELETE n");
  graph.create_index("N", "k");
  graph.create_index("N", "s");
  return graph;
}

std::string plan_text(const Graph& graph, const std::string& query) {
  return planner::to_text(plan_of(graph, query, {}));
}

TEST(NodeSeek, FindsWhatLookingAtAllFinds) {
  const Graph graph = graph_with_indexes();
  for (const char* condition : {"id(n) = 5",
                                "5.0 = id(n)",
                                "id(n) = 17",
                                "id(n) = 4000000000000",
                                "id(n) = -1",
                                "id(n) = 5.5",
                                "id(n) = null",
                                "id(n) = 'x'",
                                "id(n) IN [3, 14, 3, 17, null, 205, 'x']",
                                "id(n) IN []",
                                "id(n) IN null",
                                "elementId(n) = '14'",
                                "elementId(n) = '014'",
                                "elementId(n) IN ['4', '14', 14]",
                                "n.k IN [3, 3.0, 7, null, 'x', 1000]",
                                "n.k IN []",
                                "n.k IN null",
                                "n.s IN ['s3', 's4', 's3']",
                                "n.k IN [[3], 4]",
                                "id(n) IN range(2, 9)",
                                "id(n) = 14 AND n.k > 2",
                                "id(n) IN [n.k, 4]",
                                "n.k IN [id(n), 4]",
                                "NOT id(n) = 5 AND n.k = 3",
                                "id(n) = 4 OR id(n) = 5"}) {
    for (const char* node : {"(n)", "(n:N)", "(n:N:M)", "(n:Nobody)"}) {
      expect_same_as_written(
          graph, std::string("MATCH ") + node + " WHERE " + condition + " RETURN id(n) AS id");
    }
  }
}

TEST(NodeSeek, FindsForEachRow) {
  const Graph graph = graph_with_indexes();
  for (const char* query :
       {"UNWIND [4, 14, 4, null, 17] AS x MATCH (n) WHERE id(n) = x RETURN x, n.k AS k",
        "UNWIND [[4, 14], [], [3, 'x']] AS x MATCH (n:N) WHERE id(n) IN x RETURN x, n.k AS k",
        "MATCH (a:N) WHERE a.k < 5 MATCH (b:N) WHERE b.k IN [a.k + 1, a.k] RETURN a.k AS k, "
        "count(*)",
        "MATCH (a:N {k: 4}) OPTIONAL MATCH (b:M) WHERE id(b) = id(a) RETURN id(a) AS a, id(b) AS b",
        "MATCH (a:M) WHERE EXISTS { MATCH (b:N) WHERE b.k IN [a.k + 10] } RETURN count(*) AS n",
        "MATCH (a:N), (b) WHERE id(a) = 4 AND id(b) IN [id(a), 14] RETURN id(b) AS b"}) {
    expect_same_as_written(graph, query);
  }
}

TEST(NodeSeek, NeedsAListForAnyOf) {
  Graph graph = graph_with_indexes();
  EXPECT_EQ(answer(graph, "MATCH (n:N) WHERE n.k IN $k RETURN n", {{"k", 5}}),
            "TypeError: InvalidArgumentType");
  EXPECT_EQ(answer(graph, "MATCH (n) WHERE id(n) IN $k RETURN n", {{"k", "x"}}),
            "TypeError: InvalidArgumentType");
  EXPECT_EQ(answer(graph, "MATCH (n:Nobody) WHERE id(n) IN $k RETURN n", {{"k", 5}}), "");
  EXPECT_EQ(answer(graph, "MATCH (n:N) WHERE n.k IN $k RETURN count(*)", {{"k", List{5, 5.0}}}),
            "4\n");
}

TEST(NodeSeek, IsWhereAPatternBegins) {
  const Graph graph = graph_with_indexes();
  const auto begins_with = [&](const char* query) {
    const std::string plan = plan_text(graph, query);
    const std::size_t argument = plan.rfind("Argument"), line = plan.rfind('\n', argument - 2);
    return plan.substr(line + 1, plan.find("  ~", line) - line - 1);
  };
  EXPECT_EQ(begins_with("MATCH (n)-->(m)-->(o:N) WHERE id(n) = 5 RETURN o"),
            "NodeByIdSeek (n) id = 5");
  EXPECT_EQ(begins_with("MATCH (n:N)-->(m) WHERE elementId(m) IN ['5'] RETURN n"),
            "NodeByIdSeek (m) elementId IN ['5']");
  EXPECT_EQ(begins_with("MATCH (n)-->(m:N)-->(o) WHERE m.k IN [5, 6] RETURN o"),
            "IndexSeek (m:N) k IN [5, 6]");
  EXPECT_EQ(begins_with("MATCH (n:N:M) WHERE n.k = 5 RETURN n"), "IndexSeek (n:N) k = 5");
  EXPECT_THAT(plan_text(graph, "MATCH (n) WHERE id(n) = toInteger(rand() * 10) RETURN n"),
              Not(HasSubstr("Seek")));
}

}  // namespace
}  // namespace newsgraph
