#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <limits>
#include <sstream>

#include "graph/export/nasty_names.h"
#include "newsgraph/graph/export.h"
#include "newsgraph/graph/utf8.h"

namespace newsgraph {
namespace {

std::string json_of(const Graph& graph, const Selection& selection) {
  std::ostringstream out;
  export_json(graph, selection, out);
  return out.str();
}

TEST(ExportJson, WritesNodesRelationshipsAndEvidence) {
  Graph graph;
  const NodeId article = graph.create_node({"Article"}, {{"title", "A \"meeting\""}});
  const NodeId a = graph.create_node(
      {"Person", "Minister"}, {{"name", "Mohsin Naqvi"}, {"aliases", List{"Naqvi", 1.0, true}}});
  const NodeId b = graph.create_node({}, {});
  const RelationshipId met = graph.create_relationship(
      a, "MET_WITH", b, {{"date", Value(parse_date("2025-02-25").value())}});
  graph.add_evidence(met, {article, 2, 301, 466, "They met.", 0.5});
  EXPECT_EQ(json_of(graph, Selection::all(graph)),
            R"({"nodes":[
{"id":0,"labels":["Article"],"properties":{"title":"A \"meeting\""}},
{"id":1,"labels":["Person","Minister"],"properties":{"aliases":["Naqvi",1.0,true],"name":"Mohsin Naqvi"}},
{"id":2,"labels":[],"properties":{}}],
"relationships":[
{"id":0,"type":"MET_WITH","source":1,"target":2,"properties":{"date":"2025-02-25"},"evidence":[{"article":0,"sentence":2,"begin":301,"end":466,"quote":"They met.","confidence":0.5}]}]}
)");
}

TEST(ExportJson, WritesAnEmptyGraph) {
  EXPECT_EQ(json_of(Graph(), {}), "{\"nodes\":[],\n\"relationships\":[]}\n");
}

TEST(ExportJson, WritesFloatsThatAreNoNumbersAsText) {
  Graph graph;
  graph.create_node({}, {{"x", List{std::numeric_limits<double>::quiet_NaN(),
                                    std::numeric_limits<double>::infinity(),
                                    -std::numeric_limits<double>::infinity()}}});
  EXPECT_NE(json_of(graph, Selection::all(graph)).find(R"({"x":["NaN","Infinity","-Infinity"]})"),
            std::string::npos);
}

TEST(ExportJson, GivesBackNamesOfEveryKind) {
  for (const std::string& name : testing::nasty_names()) {
    Graph graph;
    const std::string_view label = name;
    const NodeId node = graph.create_node(std::span(&label, 1), {{name, name}});
    graph.add_evidence(graph.create_relationship(node, name, node, {{name, name}}),
                       {node, 0, 0, 1, name, 1});
    rapidjson::Document document;
    const std::string json = json_of(graph, Selection::all(graph));
    document.Parse<rapidjson::kParseValidateEncodingFlag>(json.data(), json.size());
    ASSERT_FALSE(document.HasParseError()) << json.substr(0, 500);
    const auto& text = document["relationships"][0]["evidence"][0]["quote"];
    EXPECT_EQ(std::string(text.GetString(), text.GetStringLength()), valid_utf8(name));
  }
}

}  // namespace
}  // namespace newsgraph
