// However little there is to do: when threads share it, they find what one finds, in the same
// order.
#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <limits>
#include <random>

#include "newsgraph/query/execution/batch/build/build.h"
#include "query/query_table.h"
#include "query/sanitizer.h"

namespace newsgraph {
namespace {

using execution::batch::Sharing;

constexpr auto kNever = std::chrono::nanoseconds::max();

/// Threads share all that they can share.
Sharing sharing() {
  Sharing sharing;
  sharing.least_rows_per_thread = 1;
  sharing.ids_at_a_time = 64;
  sharing.least_alone = sharing.least_before_exchange = sharing.exchange_of_row = {};
  return sharing;
}
/// They put together what each has found.
Sharing merging() {
  Sharing merging = sharing();
  merging.rows_per_item = 0;
  return merging;
}
/// They exchange rows, where that can be done.
Sharing exchanging() {
  Sharing exchanging = sharing();
  exchanging.rows_per_item = std::numeric_limits<std::size_t>::max();
  exchanging.much_of_row = kNever;
  return exchanging;
}
Sharing with_helpers(Sharing sharing, std::size_t most) {
  sharing.most_helpers = most;
  return sharing;
}

ExecutionLimits with_threads(unsigned threads) {
  ExecutionLimits limits;
  limits.maximum_threads = threads;
  return limits;
}

/// The rows, or the error.
std::string answer_of(const Graph& graph, std::string_view query, const ExecutionLimits& limits,
                      const Sharing& sharing) {
  const planner::PlannedQuery plan = plan_of(graph, query, {});
  const Parameters parameters;
  execution::Execution execution(graph, nullptr, parameters, functions::built_in_procedures(), {},
                                 query, limits);
  const MemoryAccount::Scope scope(execution.budget().account());
  std::string text;
  try {
    const std::vector<planner::Slot>& slots = plan.result().slots;
    const auto root = execution::batch::build(*plan.root->input, {slots.begin(), slots.end()}, true,
                                              plan.slots.size(), execution, sharing);
    Row row(plan.slots.size());
    root->open(row);
    while (root->next(row)) {
      for (const planner::Slot slot : slots) text += to_text(graph, row[slot]) + " ";
      text += "\n";
    }
  } catch (const QueryError& error) {
    return error.type() + ": " + error.detail();
  }
  return text;
}

/// A few chunks of nodes and relationships. Both zeros are among the floats f, and the integers i
/// are as large as they can be.
Graph graph_of_some_chunks() {
  std::mt19937 random(5);
  const auto below = [&](std::uint32_t bound) {
    return static_cast<std::uint32_t>(random() % bound);
  };
  constexpr std::uint32_t kNodes = 700;
  constexpr std::array kFloats{0.0, -0.0, 0.5, -0.5};
  constexpr std::array kIntegers{6'000'000'000'000'000'000, -6'000'000'000'000'000'000,
                                 std::int64_t{7}};
  Graph graph;
  for (std::uint32_t i = 0; i < kNodes; ++i) {
    Map properties{{"n", static_cast<std::int64_t>(i)}, {"s", std::string(1, "abcdefg"[below(7)])}};
    if (below(8) != 0) properties["x"] = static_cast<std::int64_t>(below(9));
    if (below(8) != 0) properties["f"] = kFloats[below(2 + i % 3)];
    if (below(8) != 0) properties["i"] = kIntegers[(i / 64 + below(2)) % 3];
    graph.create_node({below(3) == 0 ? "A" : "B"}, properties);
  }
  for (std::uint32_t i = 0; i < 3 * kNodes; ++i) {
    graph.create_relationship(NodeId{below(kNodes)}, below(2) == 0 ? "R" : "S",
                              NodeId{below(kNodes)});
  }
  graph.compact();
  return graph;
}

/// What is grouped at the end was sliced, grouped or put in order before, or not.
class RandomQuery {
 public:
  explicit RandomQuery(std::uint32_t seed) : random_(seed) {}

  std::string text() { return begin() + steps() + end(); }

 private:
  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(random_() % bound); }
  template <std::size_t count>
  std::string one_of(const std::array<const char*, count>& choices) {
    return choices[below(count)];
  }
  std::string few() { return std::to_string(below(300)); }

  std::string begin() {
    switch (below(9)) {
      case 0:
        return "MATCH (a) WITH a SKIP " + few();
      case 1:
        return "MATCH (a:B) WITH a SKIP 3 LIMIT " + few();
      case 2:
        return "MATCH (z)-[:R]->(a) WITH a, count(*) AS y LIMIT " + few();
      case 3:
        return "MATCH (z:A) WITH z, count(*) AS y WITH z.x + y AS g, max(z) AS a";
      case 4:
        return "MATCH (a) WITH a ORDER BY a.x DESC LIMIT " + few();
      case 5:
        return "MATCH (a)--(z) WITH DISTINCT a SKIP " + few();
      case 6:
        return "MATCH (z) WITH DISTINCT z.x AS x MATCH (a {x: x})";
      default:
        return "MATCH (a:A)";
    }
  }
  std::string steps() {
    std::string text = " MATCH (a)" + step() + "(b)";
    if (below(3) != 0)
      text += step() + "(c)";
    else
      text += " WITH a, b, b AS c";
    if (below(3) != 0) text += " WHERE " + one_of<3>({"a.x <> b.x", "c.n > 99", "b.s < c.s"});
    if (below(4) == 0) text += " MATCH (d) WHERE d.n = b.x";
    return below(6) == 0 ? text + " WITH a, b, c SKIP " + few() : text;
  }
  std::string step() { return one_of<5>({"-[:R]->", "<-[:S]-", "--", "-[:S]-", "-->"}); }

  std::string end() {
    std::string text =
        " RETURN " + one_of<8>({"", "b.x AS k, ", "b AS k, ", "c.n AS k, ", "c.s AS k, a AS l, ",
                                "a.n AS k, b.s AS l, ", "b.f AS k, ", "c.x AS k, c.s AS l, "});
    for (std::uint32_t i = 0, calls = 1 + below(3); i < calls; ++i) {
      if (i > 0) text += ", ";
      text += one_of<9>({"count(*)", "count(DISTINCT c.s)", "sum(c.x)", "min(b.f)", "max(c.f)",
                         "max(b.s)", "avg(a.x)", "sum(c.i)", "min(a)"});
      text += " AS v" + std::to_string(i);
    }
    return below(4) == 0 ? text + " ORDER BY v0 DESC LIMIT " + few() : text;
  }

  std::mt19937 random_;
};

std::uint32_t last_seed() {
  const char* const seeds = std::getenv("NEWSGRAPH_TWIN_SEEDS");
  return seeds ? static_cast<std::uint32_t>(std::atoi(seeds)) : testing::tries(400);
}

TEST(Sharing, FindsWhatOneThreadFinds) {
  const Graph graph = graph_of_some_chunks();
  for (std::uint32_t seed = 1; seed <= last_seed(); ++seed) {
    const std::string query = RandomQuery(seed).text();
    const std::string alone = answer_of(graph, query, with_threads(1), {});
    for (const Sharing& shared : {merging(), exchanging()}) {
      for (const std::size_t helpers : {std::size_t{3}, std::size_t{seed % 3}}) {
        ASSERT_TRUE(answer_of(graph, query, with_threads(4), with_helpers(shared, helpers)) ==
                    alone)
            << "seed " << seed << ", " << helpers << " helpers"
            << (shared.rows_per_item == 0 ? ": " : " that exchange: ") << query;
      }
    }
  }
}

/// Then the inner plan of a join runs once for many outer rows, once for few, or once for each. One
/// thread keeps them in order only where they were put in order.
TEST(Sharing, JoinsInOrderWithLittleMemory) {
  const Graph graph = graph_of(
      "UNWIND range(1, 2000) AS i CREATE (:A {x: i % 700, y: i})-[:R]->(:B {x: i % 300, y: i})");
  for (const char* query :
       {"MATCH (a:A) MATCH (b:B) WHERE a.x = b.x RETURN b.y AS k, count(*), max(a.y)",
        "MATCH (a:A) MATCH (b:B) WHERE a.x = b.x RETURN count(*), max(b.y), min(a.y)",
        "MATCH (a:A) MATCH (b:B) WHERE a.y < 40 AND a.x <> b.x RETURN b.x AS k, count(*), max(a.y)",
        "MATCH (a:A) WITH a ORDER BY a.x DESC MATCH (b:B) WHERE a.x = b.x RETURN a.y, b.y",
        "MATCH (a:A) WITH a ORDER BY a.y DESC MATCH (b:B) WHERE a.x = b.x RETURN a.y, b.y LIMIT 9",
        "MATCH (a:A) WITH a ORDER BY a.y MATCH (b:B) WHERE a.x < b.x RETURN a.y, b.y LIMIT 50000",
        "MATCH (a:A) WITH a ORDER BY a.y MATCH (b:B) WHERE a.x - 1 = 900 / (b.y - 1800) "
        "RETURN a.y, b.y LIMIT 3"}) {
    const std::string expected = answer_of(graph, query, {}, {});
    int finished = 0;
    for (const unsigned threads : {1U, 3U}) {
      for (std::size_t kilobytes = 64; kilobytes <= 4096; kilobytes *= 2) {
        ExecutionLimits limits = with_threads(threads);
        limits.maximum_bytes = kilobytes << 10;
        const std::string found = answer_of(graph, query, limits, merging());
        if (found == "ExecutionStopped: MemoryLimit") continue;
        ++finished;
        if (threads == 1 && std::string_view(query).find("ORDER BY") == std::string::npos) continue;
        EXPECT_TRUE(found == expected) << query << " with " << kilobytes << ", " << threads;
      }
    }
    EXPECT_GE(finished, 8) << query;
  }
}

}  // namespace
}  // namespace newsgraph
