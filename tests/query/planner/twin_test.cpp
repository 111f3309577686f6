// Every optimisation has an obvious twin: the plan that follows the text of the query. Both must
// find the same rows, whatever the graph.
#include <gtest/gtest.h>

#include <cstdlib>
#include <optional>
#include <random>
#include <string>

#include "query/query_table.h"
#include "query/random_graph.h"
#include "query/random_query.h"
#include "query/same_as_written.h"
#include "query/sanitizer.h"

namespace newsgraph {
namespace {

using planner::PlannerOptions;

/// On graphs as small as the random ones few joins are worth it.
constexpr PlannerOptions kJoining{.joins = PlannerOptions::Joins::kAlways};

constexpr const char* kQueries[] = {
    "MATCH (a)-[r]->(b) RETURN a, r, b",
    "MATCH (a:A)-[r:R]->(b:B) WHERE a.x = b.x RETURN a, r, b",
    "MATCH (a:A {x: 1}) RETURN a",
    "MATCH (a)-[r]->(b)-[s]->(c)-[t]->(a) RETURN a, b, c, r, s, t",
    "MATCH (a)-[r]->(b)-[s]->(c:C)-[t]->(a:A) RETURN a, b, c, r, s, t",
    "MATCH (a)-[:R]-(b)-[:R]-(c)-[:R]-(a) RETURN count(*) AS n",
    "MATCH (a)-[:R]-(b)-[:R]-(c)-[:R]-(a) WHERE a.x < b.x AND b.x < c.x RETURN count(*) AS n",
    "MATCH (a)-[]-(b)-[]-(c:C)-[]-(a) WHERE b.x <> c.x AND c.x >= a.x RETURN count(*) AS n",
    "MATCH (a)-[:R]->(b)-[:S]->(c)<-[:R|S]-(a) WHERE c.x > 0 RETURN c, count(*) AS n",
    "MATCH (a)-[:R]-(b)-->(c)-[:S]-(a) WHERE a.x = c.x RETURN DISTINCT a, c",
    "MATCH (a)-[]-(b)-[]-(c), (a)-[]-(d)-[]-(b), (d)-[]-(c) RETURN count(*) AS n",
    "MATCH (a)-[:R]-(b)-[:S]->(c), (a)-->(d)-[]-(b), (d)-[:R]-(c) WHERE a.x < d.x RETURN a, d",
    "MATCH (a)--(b)--(c) WITH a, b, c MATCH (a)-[]-(d:A)-[]-(b), (d)-[:R|S]-(c), (d)-->(a) WHERE "
    "d.x >= c.x RETURN c.x AS x, count(*) AS n",
    "MATCH (a), (b:B) MATCH (a)-[r]->(b) RETURN a, r, b",
    "MATCH (a)-[r]->(b)-[s]->(c) WHERE r.d = s.d RETURN a, r, b, s, c",
    "MATCH (a)-[r]-(b)-[s]-(c) WHERE s.f >= r.f AND s.w = 1 RETURN a, r, b, s, c",
    "MATCH (a)-[r]-(b)-[s:S]-(c:C) WHERE r.s = s.s RETURN c, count(*) AS n",
    "MATCH (a)-[r]->(b)-[s]->(a) WHERE s.d >= r.d AND s.d.year = 2020 RETURN a, b, count(*) AS n",
    "MATCH (a)-[r]->(b)-[s]->(c)-[t]->(a) WHERE r.w = s.w AND s.w = t.w RETURN a, b, c, r, s, t",
    "MATCH (a)-[r]->(b)-[s]->(c)-[t]-(a) WHERE r.d = t.d AND s.f < r.f RETURN count(*) AS n",
    "MATCH (a)-[r:R {s: 'a'}]-(b) WHERE r.d > date('2019-12-31') AND b.x = r.w RETURN a, r, b",
    "MATCH (a)-[r]->(b), (c)-[s]->(d) WHERE r.m = s.m AND a.x = s.w RETURN DISTINCT a, d",
    "MATCH (a)-[r]->(b) WHERE EXISTS { (b)-[s]-(c) WHERE s.d = r.d AND c.x <> a.x } RETURN a, r",
    "MATCH (a)-[r]->(b) OPTIONAL MATCH (b)-[s]-() WHERE s.w > r.w AND s.t RETURN a, r, s",
    "MATCH (a)-[r:R]-(b)-[s]-(c:C) WHERE c.x > 0 AND a.x IS NOT NULL RETURN a, r, b, s, c",
    "MATCH (a)-->(a) RETURN a",
    "MATCH (a)-[r]-(a) RETURN a, r",
    "MATCH p = (a:A)-[rs:R*0..3 {w: 1}]->(b) RETURN p, rs",
    "MATCH (a)-[rs*1..3]-(b:B), (b)-[r:S]->(c) RETURN a, rs, b, r, c",
    "MATCH (a:A)-[:R*]->(b) RETURN DISTINCT a, b",
    "MATCH (a)-[:R*..2]-(b) RETURN DISTINCT a, b",
    "MATCH (a:A)-[:S*0..]->(b) RETURN DISTINCT a, b.x AS x",
    "MATCH (a) WHERE (a)-[:R*]-() AND NOT (a)-[:S*]->(a) RETURN a",
    "MATCH (a) RETURN labels(a)[0] AS label, count(*) AS n",
    "MATCH (a) RETURN CASE WHEN a.x = 1 THEN 'one' ELSE a.x END AS x, count(*) AS n",
    "MATCH (a)-[r]->(b) WHERE a.x IN [1, 2] RETURN a, toString(b.x) + '!' AS x",
    "MATCH (a)-->(b) RETURN a, size(collect(b.x)) AS n, size(collect(DISTINCT b.x)) AS m",
    "MATCH (a:A) RETURN a.x AS x UNION MATCH (a)-->(b:B) RETURN b.x AS x",
    "MATCH (a:A), (b:A {x: a.x}) WHERE id(a) < id(b) RETURN a, b",
    "MATCH (a), (b) WHERE a.x = b.x AND a.s = b.s AND id(a) <= id(b) RETURN a, b",
    "MATCH (a), (b) WHERE a.f = b.x RETURN a, b",
    "MATCH (a), (b) WHERE a.m = b.m RETURN a, b",
    "MATCH (a)-[r]->(b), (c)-[s]->(d) WHERE b.x = d.x AND r.w = s.w RETURN a, r, b, c, s, d",
    "MATCH (a)-[r]->(b), (c)-[s*1..2]->(d) WHERE b.x = d.x RETURN a, r, b, c, s, d",
    "MATCH (a), (b), (c) WHERE a.x = b.x AND b.s = c.s RETURN a, b, c",
    "MATCH (a), (b:B) RETURN count(*) AS n",
    "MATCH (a), (b) WHERE a.x = b.x RETURN a.x AS x, count(*) AS n",
    "MATCH (a), (b) WHERE a.x = b.x RETURN DISTINCT a.s AS s",
    "UNWIND [1, 2.0, null, 'a', 0] AS v MATCH (a) WHERE a.x = v RETURN v, a",
    "UNWIND [0.5, 'a', date('2020-01-01'), [1, 2]] AS v MATCH (a)-->(b) WHERE b.m = v RETURN v, a",
    "MATCH (a:A) WITH a.x AS x MATCH (b)-->(c) WHERE c.x = x RETURN x, b, c",
    "MATCH (a:A) OPTIONAL MATCH (b:B) WHERE b.s = a.s RETURN a, b",
    "MATCH (a) WHERE EXISTS { MATCH (b:B) WHERE b.x = a.x AND b.s <> a.s } RETURN a",
    "MATCH (a), (b) WHERE EXISTS { (a)-->(b) } AND size(a.s) = size(b.s) RETURN a, b",
    "MATCH ()-[r:R]->() WITH r MATCH (a)-[r]-(b) RETURN a, r, b",
    "MATCH ()-[r:R]->() WITH r MATCH (a)<-[r]-(b:B), (b)-[s]->() RETURN a, r, b, s",
    "MATCH (a)-[rs:R*2]->(b) WITH rs, a MATCH (a)-[rs*]->(c) RETURN a, rs, c",
    "MATCH (a:A) OPTIONAL MATCH (a)-[r:R]->(b:B) WHERE b.x = a.x RETURN a, r, b",
    "MATCH (a) OPTIONAL MATCH (a)-[:R]->(b) OPTIONAL MATCH (b)-[:S]->(c) RETURN a, b, c",
    "MATCH (a) WHERE (a)-[:R]->(:B) AND NOT (a)-->(a) RETURN a",
    "MATCH (a) RETURN a, [(a)-[r]->(b:B) WHERE b.x > 0 | r.w] AS ws",
    "MATCH (a:A) WHERE EXISTS { (a)-[:R]->(b) WHERE b.x = a.x } RETURN a",
    "MATCH (a) RETURN a, COUNT { (a)-->() } AS n, COUNT { (a)-[:R]-(b:B) WHERE b.x > 0 } AS m",
    "MATCH (a) WHERE COUNT { (a)--() } > 1 AND NOT COUNT { (a)-[:R]->() } > 0 RETURN a",
    "MATCH (a) WHERE COUNT { MATCH (a)--(b) RETURN DISTINCT b } = 1 RETURN a",
    "MATCH (a) WHERE COUNT { (a)-->() } = 0 OR EXISTS { (a)-[:S]->(:A) } RETURN a",
    "MATCH (a) RETURN a, COLLECT { MATCH (a)-->(b) RETURN b.x } AS xs",
    "MATCH (a) RETURN a, COLLECT { MATCH (a)-[r]-(b) RETURN b.s ORDER BY id(r) DESC LIMIT 2 } AS "
    "xs",
    "MATCH (a:A)-->(b) RETURN COUNT { (b)-->() } AS out, sum(size([(a)-[:R]->(c) | c.x])) AS n",
    "MATCH (a)-->(b) WITH b, count(*) AS n ORDER BY COUNT { (b)-->() }, id(b) LIMIT 2 RETURN b, n",
    "MATCH (a) WHERE COUNT { (a)-->(b) WHERE COUNT { (b)-->() } > 1 } > 0 RETURN a",
    "MATCH (a) RETURN a, COUNT { MATCH (a)-[:R]->(b) RETURN b UNION MATCH (a)-[:S]->(b) RETURN b } "
    "AS n",
    "MATCH (a) RETURN a, CASE WHEN a.x = 1 THEN COUNT { (a)-->(b) WHERE b.x / 2 > 0 } END AS n",
    "MATCH (a)-->(b) RETURN a.x AS x, count(DISTINCT b) AS n ORDER BY x DESC, n LIMIT 2",
    "MATCH (a) RETURN DISTINCT a.x AS x ORDER BY x SKIP 1 LIMIT 1",
    "MATCH ()-[r]-() RETURN DISTINCT r AS one, r AS other",
    "MATCH (a:A), (b:B) MATCH p = allShortestPaths((a)-[:R*]->(b)) RETURN p",
    "MATCH p = (a:A)-[*1..3]-(b) RETURN length(p) AS n, count(*) AS m",
    "MATCH p = (a)-[:R]-(b)-[rs*0..2]->(c) RETURN length(p) AS n, size(rs) AS m, count(p) AS k",
    "MATCH p = (a)-->(b)-->(c) RETURN length(p) AS n, count(*) AS m",
    "MATCH p = (a:A)-[*1..2]->(b) WHERE length(p) = 2 RETURN p, nodes(p) AS ns",
    "MATCH (a) OPTIONAL MATCH p = (a)-[:R*1..2]->(b:B) RETURN a, length(p) AS n, count(p) AS m",
    "MATCH (a) OPTIONAL MATCH p = (a)-->(b:B)-->() RETURN a, length(p) AS n, p IS NULL AS m",
    "MATCH p = (a)-[*1..3]-(b) WITH p, a ORDER BY length(p), id(a) WITH a, collect(length(p)) AS "
    "ns RETURN a, ns",
    "MATCH (a)-[rs*1..3]-(b) WHERE all(r IN rs WHERE r.w = 1) RETURN DISTINCT a, b",
    "MATCH (a)-[rs:R*0..3]->(b) WHERE none(r IN rs WHERE r.w = 1) RETURN a, b, rs",
    "MATCH p = (a)-[*1..3]-(b) WHERE all(n IN nodes(p) WHERE n.x > 0) RETURN a, count(*) AS n",
    "MATCH p = (a)-[*0..2]-(b) WHERE NOT any(n IN nodes(p) WHERE n:A) RETURN p",
    "MATCH p = (a)-[*1..2]-(b) WHERE all(r IN relationships(p) WHERE r.w = a.x) RETURN p",
    "MATCH (a)-[rs*1..3 {w: 1}]->(b) WHERE none(r IN rs WHERE type(r) = 'S') RETURN a, b, rs",
    "MATCH (a:A), (b:B) MATCH (a)-[rs*1..3]-(b) RETURN a, b, rs",
    "MATCH (a:A), (b:B) MATCH (a)-[:R*0..4]->(b) RETURN a, b, count(*) AS n",
    "MATCH (a:A {x: 1})-[*1..3]-(b:B {x: 2}) RETURN a, b, count(*) AS n",
    "MATCH (a)-[rs*2..3]-(a) WHERE all(r IN rs WHERE r.w = 0) RETURN a, rs",
    "MATCH (a), (b) WHERE EXISTS { (a)-[*2..3]->(b) } RETURN a, b",
    "MATCH (a)-[r]->(b)-[rs*1..2]-(a) RETURN a, r, rs",
    "MATCH (a:A), (b:B) MATCH p = shortestPath((a)-[*..3]-(b)) RETURN length(p) AS n, a, b",
};

TEST(PlannerTwins, OptimisedPlansFindWhatPlansAsWrittenFind) {
  for (std::uint32_t seed = 1; seed <= testing::tries(60); ++seed) {
    const Graph graph = random_graph(seed);
    for (const char* query : kQueries) {
      const std::string written =
          sorted_rows(graph, query, PlannerOptions::as_written(), ExecutionMode::kRows);
      for (const auto& [options, mode] : {std::pair(PlannerOptions{}, ExecutionMode::kBatches),
                                          std::pair(kJoining, ExecutionMode::kBatches),
                                          std::pair(kJoining, ExecutionMode::kRows)}) {
        EXPECT_EQ(sorted_rows(graph, query, options, mode), written)
            << "seed " << seed << ": " << query;
      }
    }
  }
}

/// What a join does when there is little memory must not change what it finds.
TEST(PlannerTwins, JoinsFindTheSameWithLittleMemory) {
  const Graph graph = graph_of(
      "UNWIND range(1, 3000) AS i CREATE (:A {x: i % 700, y: i})-[:R]->(:B {x: i % 300, y: i})");
  for (const char* query :
       {"MATCH (a:A), (b:B) WHERE a.x = b.x AND a.y < b.y RETURN count(*) AS n, sum(a.y) AS s",
        "MATCH (a:A), (b:B) WHERE a.x = b.y RETURN a.x AS x, count(*) AS n",
        "MATCH (b:B) OPTIONAL MATCH (a:A) WHERE a.x = b.x RETURN b.x AS x, count(a) AS n",
        "MATCH (b:B) WHERE EXISTS { MATCH (a:A) WHERE a.x = b.x } RETURN count(b) AS n",
        "MATCH (a:A {y: 5}), (b:B) RETURN count(*) AS n"}) {
    const std::string expected = sorted_rows(graph, query, {}, ExecutionMode::kRows);
    int finished = 0;
    for (std::size_t kilobytes = 32; kilobytes <= 4096; kilobytes *= 2) {
      ExecutionLimits limits;
      limits.maximum_bytes = kilobytes << 10;
      try {
        EXPECT_EQ(sorted_rows(graph, query, {}, ExecutionMode::kBatches, limits), expected)
            << query << " with " << kilobytes;
        ++finished;
      } catch (const QueryError& error) {
        EXPECT_EQ(error.type(), "ExecutionStopped");
      }
    }
    EXPECT_GE(finished, 4) << query;
  }
}

TEST(PlannerTwins, AgreeOnQueriesThatNobodyWrote) {
  ExecutionLimits limits;
  limits.maximum_bytes = 1 << 20;
  limits.timeout = std::chrono::milliseconds(200);  // some patterns explode
  std::uint32_t compared = 0;
  const std::uint32_t seeds = testing::tries(4000);
  for (std::uint32_t seed = 1; seed <= seeds; ++seed) {
    std::mt19937 random(seed);
    const Graph graph = random_graph(seed);
    const std::string query = random_query([&](std::uint32_t bound) { return random() % bound; });
    const auto rows = [&](const PlannerOptions& options,
                          ExecutionMode mode) -> std::optional<std::string> {
      try {
        return sorted_rows(graph, query, options, mode, limits);
      } catch (const QueryError&) {
        return std::nullopt;
      }
    };
    const auto written = rows(PlannerOptions::as_written(), ExecutionMode::kRows);
    const auto compare = [&](const std::optional<std::string>& optimised) {
      // Which row fails first, and whether a row that fails is looked at, is the plan's choice.
      if (!optimised || !written) return;
      ++compared;
      EXPECT_EQ(*optimised, *written) << "seed " << seed << ": " << query;
    };
    compare(rows({}, ExecutionMode::kBatches));
    compare(rows(kJoining, ExecutionMode::kBatches));
    compare(rows(kJoining, ExecutionMode::kRows));
    if (HasFailure()) break;
  }
  EXPECT_GT(compared, seeds * 3 / 4);
}

/// One to three steps with conditions on their relationships.
std::string random_steps(std::mt19937& random) {
  const auto below = [&](std::uint32_t bound) { return random() % bound; };
  const auto name = [](char kind, std::uint32_t i) { return kind + std::to_string(i); };
  const std::uint32_t steps = 1 + below(3);
  std::string text = "MATCH (n0)";
  for (std::uint32_t i = 0; i < steps; ++i) {
    const std::uint32_t direction = below(3);
    const std::uint32_t to = below(4) == 0 ? below(i + 1) : i + 1;
    text += direction == 0 ? "<-[" : "-[";
    text += name('r', i) + (below(2) == 0 ? ":R" : "") + (direction == 1 ? "]->(" : "]-(");
    text += name('n', to) + (below(4) == 0 ? ":A)" : ")");
    // What comes next goes on from there.
    if (to <= i) text += ", (" + name('n', below(i + 1)) + ")-->(" + name('n', i + 1) + ")";
  }
  static constexpr const char* kKeys[] = {".d", ".w", ".s", ".f", ".m"};
  static constexpr const char* kSigns[] = {" = ", " = ", " < ", " <= ", " > ", " >= ", " <> "};
  for (std::uint32_t i = 0, conditions = 1 + below(3); i < conditions; ++i) {
    const std::string one = name('r', below(steps)), key = kKeys[below(5)], sign = kSigns[below(7)];
    text += i == 0 ? " WHERE " : " AND ";
    switch (below(6)) {
      case 0:
        text += name('n', below(steps + 1)) + key + sign + one + key;
        break;
      case 1:
        text += one + ".w" + sign + "1";
        break;
      case 2:
        text += one + ".d.year = 2020";
        break;
      default:
        text += one + key + sign + name('r', below(steps)) + key;
    }
  }
  switch (below(4)) {
    case 0:
      return text + " RETURN count(*) AS n";
    case 1:
      return text + " RETURN n0, count(*) AS n";
    case 2:
      return text + " RETURN DISTINCT " + name('n', steps) + " AS n";
    default:
      return text + " RETURN n0, " + name('r', steps - 1) + " AS r, count(*) AS n";
  }
}

/// How many seeds to try: as many as the environment says, or these.
std::uint32_t last_seed(std::uint32_t usual) {
  const char* const seeds = std::getenv("NEWSGRAPH_TWIN_SEEDS");
  return seeds ? static_cast<std::uint32_t>(std::atoi(seeds)) : testing::tries(usual);
}

TEST(PlannerTwins, AgreeWhereNodesHaveManyRelationships) {
  for (std::uint32_t seed = 1; seed <= last_seed(25); ++seed) {
    std::mt19937 random(seed);
    const Graph graph = random_graph(seed, true);
    const std::string query = random_steps(random);
    SCOPED_TRACE("seed " + std::to_string(seed));
    expect_same_as_written(graph, query);
    if (HasFailure()) return;
  }
}

/// A cycle of three nodes, perhaps with a fourth that two or three of them lead to, with conditions
/// on relationships and nodes, counted.
std::string random_cycle(std::mt19937& random) {
  const auto below = [&](std::uint32_t bound) { return random() % bound; };
  std::string text = "MATCH ";
  std::vector<std::string> names;
  const auto step = [&](int from, int to) {
    if (!names.empty()) text += ", ";
    names.push_back("r" + std::to_string(names.size()));
    const std::uint32_t direction = below(3);
    text += "(n" + std::to_string(from) + (direction == 0 ? ")<-[" : ")-[") + names.back();
    text += std::array{"", ":R", ":R|S"}[below(3)];
    text += (direction == 1 ? "]->(n" : "]-(n") + std::to_string(to) + ")";
  };
  step(0, 1);
  step(1, 2);
  step(2, 0);
  const std::uint32_t more = below(4);
  for (int from = 0; from < static_cast<int>(more); ++from) step(from, 3);
  static constexpr const char* kKeys[] = {".d", ".w", ".s", ".f", ".m"};
  const auto name = [&] { return names[below(static_cast<std::uint32_t>(names.size()))]; };
  const auto node = [&] { return "n" + std::to_string(below(more > 0 ? 4 : 3)); };
  for (std::uint32_t i = 0, conditions = 1 + below(3); i < conditions; ++i) {
    const std::string key = kKeys[below(5)];
    text += i == 0 ? " WHERE " : " AND ";
    switch (below(6)) {
      case 0:
        text += name() + key + " = " + name() + key;
        break;
      case 1:
        text += node() + key + " <= " + name() + key;
        break;
      case 2:
        text += "id(" + node() + ") < id(" + node() + ")";
        break;
      default:
        text += std::array{name() + ".w = 1", name() + ".d.year = 2020", name() + key + " IS NULL",
                           "type(" + name() + ") = 'R'"}[below(4)];
    }
  }
  return text + std::array{" RETURN count(*) AS n", " RETURN n1, count(*) AS n",
                           " RETURN DISTINCT n2", " RETURN n2, count(r1) AS n"}[below(4)];
}

TEST(PlannerTwins, AgreeOnCyclesWithConditions) {
  for (std::uint32_t seed = 1; seed <= last_seed(100); ++seed) {
    std::mt19937 random(seed);
    const Graph graph = random_graph(seed);
    const std::string query = random_cycle(random);
    SCOPED_TRACE("seed " + std::to_string(seed));
    expect_same_as_written(graph, query);
    if (HasFailure()) return;
  }
}

TEST(PlannerTwins, SameGraphAndQueryGiveTheSameOrder) {
  for (const char* query : kQueries) {
    Graph first = random_graph(7), second = random_graph(7);
    EXPECT_EQ(answer(first, query), answer(second, query)) << query;
  }
}

}  // namespace
}  // namespace newsgraph
