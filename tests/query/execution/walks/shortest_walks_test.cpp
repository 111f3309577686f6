// Shortest paths are those of all walks between two nodes that no other is shorter than, whether
// each pair of nodes is looked at alone or many have one end in common.
#include <gtest/gtest.h>

#include "query/query_table.h"
#include "query/random_graph.h"

namespace newsgraph {
namespace {

constexpr const char* kSteps[] = {"-[*..4]-", "-[:R*..4]->", "<-[*..3 {w: 1}]-"};
/// In which order the pairs come up: all with one first node together, or all with one last node.
constexpr const char* kPairs[] = {"MATCH (a) MATCH (b)", "MATCH (b) MATCH (a)"};

std::string rows(const Graph& graph, const std::string& query, ExecutionMode mode) {
  return sorted_rows(graph, query, {}, mode);
}

TEST(ShortestWalks, OneOfThemIsAsLongAsTheShortestWalk) {
  for (std::uint32_t seed = 1; seed <= 150; ++seed) {
    const Graph graph = random_graph(seed);
    for (const std::string steps : kSteps) {
      const std::string expected =
          rows(graph, "MATCH p = (a)" + steps + "(b) WHERE a <> b RETURN a, b, min(length(p)) AS n",
               ExecutionMode::kRows);
      for (const std::string pairs : kPairs) {
        const std::string query = pairs + " WHERE a <> b MATCH p = shortestPath((a)" + steps +
                                  "(b)) RETURN a, b, length(p) AS n";
        EXPECT_EQ(rows(graph, query, ExecutionMode::kRows), expected) << seed << ": " << query;
        EXPECT_EQ(rows(graph, query, ExecutionMode::kBatches), expected) << seed << ": " << query;
      }
    }
  }
}

TEST(ShortestWalks, OneOfThemIsAWalkOfThePattern) {
  for (std::uint32_t seed = 1; seed <= 150; ++seed) {
    const Graph graph = random_graph(seed);
    for (const std::string pairs : kPairs) {
      const std::string query = pairs +
                                " WHERE a <> b MATCH p = shortestPath((a)-[:R*..4]->(b)) "
                                "WITH a, b, p, relationships(p) AS rs WHERE NOT EXISTS { "
                                "MATCH q = (a)-[:R*..4]->(b) WHERE q = p } RETURN a, b, p";
      EXPECT_EQ(
          rows(graph, query, ExecutionMode::kBatches),
          rows(graph, "MATCH (a) WHERE false RETURN a, a AS b, a AS p", ExecutionMode::kBatches))
          << seed << ": " << query;
    }
  }
}

TEST(ShortestWalks, AllOfThemAreTheWalksThatNoneIsShorterThan) {
  for (std::uint32_t seed = 1; seed <= 150; ++seed) {
    const Graph graph = random_graph(seed);
    for (const std::string steps : kSteps) {
      const std::string expected =
          rows(graph,
               "MATCH p = (a)" + steps +
                   "(b) WHERE a <> b WITH a, b, collect(p) AS ps, min(length(p)) AS n "
                   "UNWIND ps AS p WITH a, b, p, n WHERE length(p) = n RETURN a, b, p",
               ExecutionMode::kRows);
      const std::string query = "MATCH (a), (b) WHERE a <> b MATCH p = allShortestPaths((a)" +
                                steps + "(b)) RETURN a, b, p";
      EXPECT_EQ(rows(graph, query, ExecutionMode::kRows), expected) << seed << ": " << query;
      EXPECT_EQ(rows(graph, query, ExecutionMode::kBatches), expected) << seed << ": " << query;
    }
  }
}

}  // namespace
}  // namespace newsgraph
