#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

#include <memory>
#include <sstream>

#include "graph/export/nasty_names.h"
#include "newsgraph/graph/export.h"
#include "newsgraph/graph/export/text.h"

namespace newsgraph {
namespace {

using ::testing::HasSubstr;

std::string gexf_of(const Graph& graph) {
  std::ostringstream out;
  export_gexf(graph, Selection::all(graph), out);
  return out.str();
}

std::string attribute(xmlNode* node, const char* name) {
  xmlChar* value = xmlGetProp(node, reinterpret_cast<const xmlChar*>(name));
  const std::string text = value == nullptr ? "" : reinterpret_cast<const char*>(value);
  xmlFree(value);
  return text;
}

/// The attributes of all elements of that name: a vector in the order of the document.
void collect(xmlNode* parent, const std::string& tag, const char* name,
             std::vector<std::string>& found) {
  for (xmlNode* node = parent->children; node != nullptr; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    if (tag == reinterpret_cast<const char*>(node->name)) found.push_back(attribute(node, name));
    collect(node, tag, name, found);
  }
}

std::vector<std::string> attributes_in(const std::string& xml, const std::string& tag,
                                       const char* name) {
  const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document(
      xmlReadMemory(xml.data(), static_cast<int>(xml.size()), "g.gexf", "UTF-8",
                    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING),
      &xmlFreeDoc);
  std::vector<std::string> found;
  if (!document) {
    ADD_FAILURE() << "not well-formed: " << xml.substr(0, 2000);
    return found;
  }
  collect(xmlDocGetRootElement(document.get()), tag, name, found);
  return found;
}

TEST(ExportGexf, WritesWhatGephiReads) {
  Graph graph;
  const NodeId a = graph.create_node({"Person", "Minister"}, {{"name", "Ada"}, {"age", 46}});
  const NodeId b = graph.create_node({"Country"}, {{"age", 2.5}});
  const RelationshipId met = graph.create_relationship(a, "MET_WITH", b, {{"planned", true}});
  graph.add_evidence(met, {a, 1, 2, 3, "<q>", 0.5});
  const std::string xml = gexf_of(graph);
  EXPECT_THAT(xml, HasSubstr("<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">"));
  EXPECT_THAT(attributes_in(xml, "attribute", "title"),
              ::testing::ElementsAre("labels", "age", "name", "evidence", "planned"));
  EXPECT_THAT(attributes_in(xml, "attribute", "type"),
              ::testing::ElementsAre("string", "double", "string", "string", "boolean"));
  EXPECT_THAT(attributes_in(xml, "node", "label"), ::testing::ElementsAre("Ada", "Country"));
  EXPECT_THAT(attributes_in(xml, "edge", "kind"), ::testing::ElementsAre("MET_WITH"));
  EXPECT_THAT(
      attributes_in(xml, "attvalue", "value"),
      ::testing::ElementsAre(
          ":Person:Minister", "46", "Ada", ":Country", "2.5",
          R"([{"article":0,"sentence":1,"begin":2,"end":3,"quote":"<q>","confidence":0.5}])",
          "true"));
}

TEST(ExportGexf, GivesBackNamesOfEveryKind) {
  for (const std::string& name : testing::nasty_names()) {
    Graph graph;
    const std::string_view label = name;
    const NodeId node = graph.create_node(std::span(&label, 1), {{name, name}});
    graph.create_relationship(node, name, node, {{name, name}});
    const std::string xml = gexf_of(graph);
    const std::string valid = exporting::valid_xml(name);
    EXPECT_THAT(attributes_in(xml, "attribute", "title"),
                ::testing::ElementsAre("labels", valid, "evidence", valid));
    EXPECT_THAT(attributes_in(xml, "attvalue", "value"),
                ::testing::ElementsAre(":" + valid, valid, valid));
    EXPECT_THAT(attributes_in(xml, "edge", "kind"), ::testing::ElementsAre(valid));
  }
}

}  // namespace
}  // namespace newsgraph
