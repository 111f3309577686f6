#include <gtest/gtest.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

#include <limits>
#include <map>
#include <memory>
#include <sstream>

#include "graph/export/nasty_names.h"
#include "newsgraph/graph/export.h"
#include "newsgraph/graph/export/text.h"

namespace newsgraph {
namespace {

std::string graphml_of(const Graph& graph) {
  std::ostringstream out;
  export_graphml(graph, Selection::all(graph), out);
  return out.str();
}

using Document = std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)>;

Document parsed(const std::string& xml) {
  return {xmlReadMemory(xml.data(), static_cast<int>(xml.size()), "g.graphml", "UTF-8",
                        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING),
          &xmlFreeDoc};
}

std::string attribute(xmlNode* node, const char* name) {
  xmlChar* value = xmlGetProp(node, reinterpret_cast<const xmlChar*>(name));
  const std::string text = value == nullptr ? "" : reinterpret_cast<const char*>(value);
  xmlFree(value);
  return text;
}

std::string content(xmlNode* node) {
  xmlChar* value = xmlNodeGetContent(node);
  const std::string text = reinterpret_cast<const char*>(value);
  xmlFree(value);
  return text;
}

/// "attr.name:attr.type=content" of every data element, by the key's id.
std::multimap<std::string, std::string> data_of(xmlNode* parent,
                                                std::map<std::string, std::string>& names) {
  std::multimap<std::string, std::string> data;
  for (xmlNode* node = parent->children; node != nullptr; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    const std::string tag = reinterpret_cast<const char*>(node->name);
    if (tag == "key") {
      names[attribute(node, "id")] =
          attribute(node, "attr.name") + ":" + attribute(node, "attr.type");
    } else if (tag == "data") {
      data.emplace(names[attribute(node, "key")], content(node));
    } else {
      data.merge(data_of(node, names));
    }
  }
  return data;
}

std::multimap<std::string, std::string> data_of(const Graph& graph) {
  const std::string xml = graphml_of(graph);
  const Document document = parsed(xml);
  if (!document) {
    ADD_FAILURE() << "not well-formed: " << xml.substr(0, 2000);
    return {};
  }
  std::map<std::string, std::string> names;
  return data_of(xmlDocGetRootElement(document.get()), names);
}

TEST(ExportGraphml, WritesTypedKeys) {
  Graph graph;
  graph.create_node({"A"}, {{"age", 46},
                            {"born", Value(parse_date("1978-01-01").value())},
                            {"list", List{1, "x"}},
                            {"living", true},
                            {"mixed", 1},
                            {"number", 1},
                            {"weight", 1.5}});
  graph.create_node(
      {"A", "B"},
      {{"mixed", "one"}, {"number", 2.5}, {"weight", std::numeric_limits<double>::infinity()}});
  const std::multimap<std::string, std::string> expected = {
      {"age:long", "46"},        {"born:string", "1978-01-01"}, {"labels:string", ":A"},
      {"labels:string", ":A:B"}, {"list:string", "[1,\"x\"]"},  {"living:boolean", "true"},
      {"mixed:string", "1"},     {"mixed:string", "one"},       {"number:double", "1"},
      {"number:double", "2.5"},  {"weight:double", "1.5"},      {"weight:double", "Infinity"},
  };
  EXPECT_EQ(data_of(graph), expected);
}

TEST(ExportGraphml, WritesEdgesWithTheirEvidence) {
  Graph graph;
  const NodeId a = graph.create_node({}), b = graph.create_node({});
  const RelationshipId met = graph.create_relationship(a, "MET_WITH", b, {{"status", "planned"}});
  graph.add_evidence(met, {a, 1, 2, 3, "<q>", 0.5});
  const auto data = data_of(graph);
  EXPECT_EQ(data.find("label:string")->second, "MET_WITH");
  EXPECT_EQ(data.find("status:string")->second, "planned");
  EXPECT_EQ(data.find("evidence:string")->second,
            R"([{"article":0,"sentence":1,"begin":2,"end":3,"quote":"<q>","confidence":0.5}])");
  EXPECT_NE(graphml_of(graph).find("<edge id=\"e0\" source=\"n0\" target=\"n1\">"),
            std::string::npos);
}

TEST(ExportGraphml, GivesBackNamesOfEveryKind) {
  for (const std::string& name : testing::nasty_names()) {
    Graph graph;
    const std::string_view label = name;
    const NodeId node = graph.create_node(std::span(&label, 1), {{name, name}});
    graph.create_relationship(node, name, node, {{name, name}});
    const std::string valid = exporting::valid_xml(name);
    const auto data = data_of(graph);
    EXPECT_EQ(data.find("labels:string")->second, ":" + valid);
    EXPECT_EQ(data.find("label:string")->second, valid);
    EXPECT_EQ(data.count(valid + ":string"), 2u) << valid.substr(0, 100);
    EXPECT_EQ(data.find(valid + ":string")->second, valid);
  }
}

}  // namespace
}  // namespace newsgraph
