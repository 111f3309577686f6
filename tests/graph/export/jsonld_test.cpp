#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <sstream>

#include "graph/export/nasty_names.h"
#include "newsgraph/graph/export.h"
#include "newsgraph/graph/utf8.h"

namespace newsgraph {
namespace {

std::string jsonld_of(const Graph& graph) {
  std::ostringstream out;
  export_jsonld(graph, Selection::all(graph), out);
  return out.str();
}

TEST(ExportJsonld, WritesAResourceALine) {
  Graph graph;
  const NodeId a = graph.create_node({"Article"}, {{"tags", List{1, "x"}}, {"title", "Talks"}});
  const RelationshipId met = graph.create_relationship(a, "MENTIONS", a, {{"count", 2}});
  graph.add_evidence(met, {a, 2, 301, 466, "They met.", 0.5});
  const std::string text = jsonld_of(graph);
  EXPECT_EQ(text.substr(text.find("\"@graph\"")), R"("@graph":[
{"@id":"node:0","@type":["label:Article","prov:Entity"],"rdfs:label":["Talks"],"property:tags":[{"@list":[{"@value":"1","@type":"xsd:integer"},"x"]}],"property:title":["Talks"],"type:MENTIONS":[{"@id":"node:0"}]},
{"@id":"relationship:0","@type":["rdf:Statement","prov:Entity"],"rdf:subject":[{"@id":"node:0"}],"rdf:predicate":[{"@id":"type:MENTIONS"}],"rdf:object":[{"@id":"node:0"}],"property:count":[{"@value":"2","@type":"xsd:integer"}],"prov:wasDerivedFrom":[{"@id":"node:0"}],"prov:qualifiedDerivation":[{"@type":["prov:Derivation"],"prov:entity":[{"@id":"node:0"}],"newsgraph:sentence":[{"@value":"2","@type":"xsd:integer"}],"newsgraph:begin":[{"@value":"301","@type":"xsd:integer"}],"newsgraph:end":[{"@value":"466","@type":"xsd:integer"}],"newsgraph:quote":["They met."],"newsgraph:confidence":[{"@value":"0.5","@type":"xsd:double"}]}]}
]}
)");
}

TEST(ExportJsonld, GivesBackNamesOfEveryKind) {
  for (const std::string& name : testing::nasty_names()) {
    Graph graph;
    const std::string_view label = name;
    const NodeId node = graph.create_node(std::span(&label, 1), {{"p", name}, {name, name}});
    graph.create_relationship(node, name, node, {{name, name}});
    const std::string json = jsonld_of(graph);
    rapidjson::Document document;
    document.Parse<rapidjson::kParseValidateEncodingFlag>(json.data(), json.size());
    ASSERT_FALSE(document.HasParseError()) << json.substr(0, 500);
    ASSERT_EQ(document["@graph"].Size(), 2u);
    const auto& text = document["@graph"][0]["property:p"][0];
    EXPECT_EQ(std::string(text.GetString(), text.GetStringLength()), valid_utf8(name));
  }
}

}  // namespace
}  // namespace newsgraph
