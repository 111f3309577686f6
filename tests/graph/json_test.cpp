// Values and rows as JSON, for those who embed the library.
#include "newsgraph/graph/json.h"

#include <gtest/gtest.h>

#include <limits>

namespace newsgraph {
namespace {

TEST(Json, WritesWhatJsonHasAsItIs) {
  const Graph graph;
  const std::pair<Value, const char*> cases[] = {
      {Value(), "null"},
      {Value(true), "true"},
      {Value(std::int64_t{-42}), "-42"},
      {Value(0.5), "0.5"},
      {Value("a \"b\"\n"), R"("a \"b\"\n")"},
      {Value(List{1, "x", Value()}), R"([1,"x",null])"},
      {Value("Z\xfcrich"), "\"Z\uFFFDrich\""},  // JSON is UTF-8, whatever a file holds
      {Value(Map{{"a", Value(List{})}, {"b", Value("é")}}), R"({"a":[],"b":"é"})"},
      {Value(std::numeric_limits<double>::infinity()), R"("Infinity")"},
      {Value(parse_date("2025-02-25").value()), R"("2025-02-25")"},
  };
  for (const auto& [value, json] : cases) EXPECT_EQ(to_json(graph, value), json);
}

TEST(Json, WritesNodesRelationshipsAndPathsWhole) {
  Graph graph;
  const NodeId a = graph.create_node({"Person"}, {{"name", "Ana"}});
  const NodeId b = graph.create_node({});
  const RelationshipId met = graph.create_relationship(a, "MET", b, {{"times", 2}});
  EXPECT_EQ(to_json(graph, Value(a)),
            R"({"id":0,"labels":["Person"],"properties":{"name":"Ana"}})");
  EXPECT_EQ(
      to_json(graph, Value(met)),
      R"({"id":0,"type":"MET","source":0,"target":1,"properties":{"times":2}})");
  EXPECT_EQ(to_json(graph, Value(Path{{a}, {}})),
            R"({"nodes":[{"id":0,"labels":["Person"],"properties":{"name":"Ana"}}],)"
            R"("relationships":[]})");
}

TEST(Json, WritesARowInTheOrderOfItsColumns) {
  const Graph graph;
  EXPECT_EQ(to_json(graph, {"b", "a"}, {Value(1), Value("x")}), R"({"b":1,"a":"x"})");
}

}  // namespace
}  // namespace newsgraph
