#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <sstream>

#include "graph/export/nasty_names.h"
#include "newsgraph/graph/export.h"
#include "newsgraph/graph/utf8.h"

namespace newsgraph {
namespace {

std::string jsonl_of(const Graph& graph) {
  std::ostringstream out;
  export_jsonl(graph, Selection::all(graph), out);
  return out.str();
}

TEST(ExportJsonl, WritesANodeOrRelationshipALine) {
  Graph graph;
  const NodeId a = graph.create_node({"Person", "Minister"}, {{"name", "Ada"}});
  const NodeId b = graph.create_node({});
  const RelationshipId met = graph.create_relationship(
      a, "MET_WITH", b, {{"date", Value(parse_date("2025-02-25").value())}});
  graph.create_relationship(b, "KNOWS", b);
  graph.add_evidence(met, {b, 2, 301, 466, "They met.", 0.5});
  EXPECT_EQ(jsonl_of(graph),
            R"({"type":"node","id":"0","labels":["Person","Minister"],"properties":{"name":"Ada"}}
{"type":"node","id":"1","labels":[]}
{"type":"relationship","id":"0","label":"MET_WITH","properties":{"date":"2025-02-25"},"start":{"id":"0","labels":["Person","Minister"]},"end":{"id":"1","labels":[]},"evidence":[{"article":1,"sentence":2,"begin":301,"end":466,"quote":"They met.","confidence":0.5}]}
{"type":"relationship","id":"1","label":"KNOWS","start":{"id":"1","labels":[]},"end":{"id":"1","labels":[]}}
)");
}

TEST(ExportJsonl, GivesBackNamesOfEveryKindEachOnOneLine) {
  for (const std::string& name : testing::nasty_names()) {
    Graph graph;
    const std::string_view label = name;
    const NodeId node = graph.create_node(std::span(&label, 1), {{name, name}});
    graph.create_relationship(node, name, node, {{name, name}});
    std::istringstream lines(jsonl_of(graph));
    std::string line;
    for (const char* text : {"labels", "label"}) {
      ASSERT_TRUE(std::getline(lines, line));
      rapidjson::Document document;
      document.Parse<rapidjson::kParseValidateEncodingFlag>(line.data(), line.size());
      ASSERT_FALSE(document.HasParseError()) << line.substr(0, 500);
      const auto& found = document[text].IsArray() ? document[text][0] : document[text];
      EXPECT_EQ(std::string(found.GetString(), found.GetStringLength()), valid_utf8(name));
    }
    EXPECT_FALSE(std::getline(lines, line));
  }
}

}  // namespace
}  // namespace newsgraph
