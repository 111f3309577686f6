// Scans look at conditions on properties themselves, 64 ids at a time; rows look at each node.
#include <gtest/gtest.h>

#include <cctype>
#include <limits>
#include <string>

#include "newsgraph/graph/temporal.h"
#include "query/query_table.h"
#include "query/same_as_written.h"

namespace newsgraph {
namespace {

/// Five hundred nodes, of which a third lacks each property, in several pages: `i` goes up, `d` is
/// a day of five years, `s` one of seven strings, `f` a number, among them those that compare
/// oddly, `m` of two kinds.
Graph scattered_graph() {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
  constexpr double kNumbers[] = {-kInfinity, -1.5, -0.0, 0.0, 2.5, kInfinity, kNaN};
  Graph graph;
  for (std::int64_t i = 0; i < 500; ++i) {
    Map properties;
    if (i % 3 != 0) properties["i"] = i < 490 ? i : std::numeric_limits<std::int64_t>::max();
    if (i % 3 != 1) properties["d"] = *Date::from_civil(2018 + i % 5, 1 + i % 12, 1 + i % 28);
    if (i % 3 != 2) properties["s"] = std::string(1, static_cast<char>('a' + i % 7));
    if (i % 3 != 0) properties["f"] = kNumbers[i % 7];
    if (i % 3 != 1) properties["m"] = i % 2 == 0 ? Value(i) : Value("m");
    graph.create_node({i % 4 == 0 ? "A" : "B"}, properties);
  }
  graph.compact();
  return graph;
}

TEST(Scan, FindsWhatConditionsOnEachNodeFind) {
  const Graph graph = scattered_graph();
  const char* const values[] = {"i",
                                "250",
                                "9223372036854775807",
                                "-9223372036854775808",
                                "2.5",
                                "d",
                                "date('2020-02-03')",
                                "date('2018-01-01')",
                                "f",
                                "-0.0",
                                "2.5",
                                "0.0 / 0.0",
                                "1.0 / 0.0",
                                "0",
                                "s",
                                "'c'",
                                "'nowhere'",
                                "m",
                                "4",
                                "'m'",
                                "d.year",
                                "2020",
                                "2018.0",
                                "100000000000",
                                "null",
                                "'2020'"};
  std::string property;
  for (const std::string value : values) {
    if (value.size() == 1 && std::isalpha(value.front()) != 0) property = value;
    if (value == "d.year") property = value;
    for (const char* comparator : {" = ", " <> ", " < ", " <= ", " > ", " >= "}) {
      const std::string condition = "a." + property + comparator + value;
      if (value == property) continue;
      expect_same_as_written(graph, "MATCH (a:B) WHERE " + condition + " RETURN id(a) AS n");
      expect_same_as_written(graph, "MATCH (a) WHERE " + condition + " RETURN count(*) AS n");
    }
  }
}

TEST(Scan, TakesSeveralConditionsAndLeavesOthers) {
  const Graph graph = scattered_graph();
  for (const char* query : {
           "MATCH (a) WHERE a.i >= 10 AND a.i < 90 AND 20 < a.i RETURN id(a) AS n",
           "MATCH (a) WHERE 10 <= a.i < 90 AND a.s = 'c' RETURN id(a) AS n",
           "MATCH (a:A) WHERE a.i > 20 > a.i RETURN count(*) AS n",
           "MATCH (a:A) WHERE a.i > 20 AND 100 / a.i > 2 RETURN id(a) AS n",
           "MATCH (a:A) WHERE date('2019-06-01') <= a.d AND a.d.year < 2021 RETURN count(a) AS n",
           "MATCH (a:A) WHERE a.i = a.i AND a.i < 90 RETURN id(a) AS n",
           "MATCH (a:A), (b:B) WHERE a.i < 20 AND b.i < 20 RETURN a.i AS i, count(*) AS n",
           "UNWIND [1, 2] AS x MATCH (a:A) WHERE a.i < 20 AND a.i > x RETURN x, count(*) AS n",
           "MATCH (a:A {s: 'c'}) OPTIONAL MATCH (b:B {s: 'd'}) WHERE b.i < 40 "
           "RETURN a.i AS i, count(b) AS n",
           "MATCH (a:A) WHERE a.i < 50 AND EXISTS { MATCH (b:B) WHERE b.i < 3 } "
           "RETURN count(*) AS n",
           "MATCH (a:A) WHERE a.i > size([x IN [1, 2] WHERE x > 1 | x]) RETURN count(*) AS n",
           "MATCH (a:A) WHERE a.i < COUNT { MATCH (b:B) WHERE b.i < 40 } RETURN count(*) AS n",
           "MATCH (a:A) WHERE a.nothing = 1 RETURN id(a) AS n",
           "MATCH (a:Nobody) WHERE a.i > 1 RETURN count(*) AS n",
       }) {
    expect_same_as_written(graph, query);
  }
}

TEST(Scan, CountsConditionsByParameters) {
  Graph graph = scattered_graph();
  EXPECT_EQ(answer(graph, "MATCH (a) WHERE a.i < $i RETURN count(*)", {{"i", 10}}), "6\n");
  EXPECT_EQ(answer(graph, "MATCH (a) WHERE a.i < $i RETURN count(*)", {{"i", 100}}), "66\n");
  EXPECT_EQ(answer(graph, "MATCH (a) WHERE a.i < $i RETURN count(*)", {{"i", "x"}}), "0\n");
}

}  // namespace
}  // namespace newsgraph
