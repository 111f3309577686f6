#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <libxml/parser.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <cstdio>
#include <fstream>
#include <sstream>

#include "graph/export/nasty_names.h"
#include "graph/store/temporary_folder.h"
#include "newsgraph/graph/export.h"
#include "newsgraph/graph/export/dot_style.h"

namespace newsgraph {
namespace {

using exporting::dot_attributes;
using exporting::dot_quoted;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
using testing::TemporaryFolder;

std::string dot_of(const Graph& graph) {
  std::ostringstream out;
  export_dot(graph, Selection::all(graph), out);
  return out.str();
}

std::string svg_of(const Graph& graph) {
  std::ostringstream out;
  export_svg(graph, Selection::all(graph), out);
  return out.str();
}

bool has_dot() {
  return std::system("command -v dot > /dev/null 2>&1") == 0;
}

/// The PATH of this process for as long as this lives.
class SearchPath {
 public:
  explicit SearchPath(const std::string& path) : before_(::getenv("PATH")) {
    ::setenv("PATH", path.c_str(), 1);
  }
  ~SearchPath() { ::setenv("PATH", before_.c_str(), 1); }
  SearchPath(const SearchPath&) = delete;

 private:
  std::string before_;
};

void write_program(const std::filesystem::path& file, const std::string& script) {
  std::ofstream(file) << "#!/bin/sh\n" << script;
  ::chmod(file.c_str(), 0755);
}

Graph named(const std::string& name) {
  Graph graph;
  const NodeId node = graph.create_node({"Person"}, {{"name", name}});
  const NodeId statement = graph.create_node({"Statement"}, {{"text", name}});
  graph.add_evidence(graph.create_relationship(node, name, statement, {{"date", name}}),
                     {node, 0, 0, 1, name, 1});
  return graph;
}

TEST(ExportDot, WritesNodesAndEdgesByTheirIds) {
  Graph graph;
  const NodeId a = graph.create_node({"Person"}, {{"name", "Mohsin Naqvi"}});
  const NodeId b = graph.create_node({"Country"}, {{"name", "Russia"}});
  graph.create_relationship(a, "VISITED", b, {{"date", Value(parse_date("2024-10-12").value())}});
  const std::string dot = dot_of(graph);
  EXPECT_THAT(dot, StartsWith("digraph G {"));
  EXPECT_THAT(dot, HasSubstr("n0[label=\"Mohsin Naqvi\""));
  EXPECT_THAT(dot, HasSubstr("n1[label=\"Russia\""));
  EXPECT_THAT(dot, HasSubstr("n0->n1"));
  EXPECT_THAT(dot, HasSubstr("[label=\"VISITED\\n2024-10-12\""));
}

TEST(ExportDot, QuotesText) {
  const std::pair<std::string, std::string> cases[] = {
      {"", R"("")"},
      {"a\"b", R"("a\"b")"},
      {"a\\nb\\", R"("a\\nb\\")"},
      {"a\nb", R"("a\nb")"},
      {"a\r\tb", R"("a  b")"},
      {"AT&amp;T", R"("AT&amp;amp;T")"},
      {"<b>", R"("<b>")"},
      {std::string("a\0b", 3),
       "\"a\uFFFD"
       "b\""},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(dot_quoted(text), expected);
}

TEST(ExportDot, CaptionsTellWhichNodeItIs) {
  const struct {
    std::string_view label;
    Map properties;
    std::string caption;
  } cases[] = {
      {"Person", {{"name", "Mohsin Naqvi"}}, R"("Mohsin Naqvi")"},
      {"Organization",
       {{"name", "Ministry of Interior of Pakistan"}},
       R"("Ministry of\nInterior of\nPakistan")"},
      {"Statement", {{"text", "we want peace"}}, R"("“we want peace”")"},
      {"Event",
       {{"type", "CONSULT"}, {"date", Value(parse_date("2025-02-25").value())}},
       R"("CONSULT\n2025-02-25")"},
      {"Event", {{"type", "CONSULT"}, {"name", "Munich summit"}}, R"("Munich summit")"},
      {"Event", {}, R"("Event")"},
      {"Article", {{"id", "a1"}, {"title", "A meeting"}}, R"("A meeting")"},
      {"Thing", {{"colour", "red"}}, R"("Thing")"},
  };
  for (const auto& [label, properties, caption] : cases) {
    Graph graph;
    const NodeId node = graph.create_node(std::span(&label, 1), properties);
    EXPECT_THAT(dot_attributes(graph, node), StartsWith("[label=" + caption + ","));
  }
}

TEST(ExportDot, ShortensALongStatement) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "word ";
  Graph graph;
  const NodeId node = graph.create_node({"Statement"}, {{"text", text}});
  EXPECT_THAT(dot_attributes(graph, node), HasSubstr("…”\""));
  EXPECT_LT(dot_attributes(graph, node).size(), 1500u);
}

TEST(ExportDot, ColoursALabelAlwaysAlike) {
  const auto fill_of = [](std::initializer_list<std::string_view> labels) {
    Graph graph;
    const std::string text = dot_attributes(graph, graph.create_node(labels));
    return text.substr(text.find("fillcolor="), 19);
  };
  EXPECT_EQ(fill_of({"Person"}), "fillcolor=\"#D6EDFA\"");
  EXPECT_EQ(fill_of({"Minister", "Person"}), fill_of({"Person"}));
  EXPECT_NE(fill_of({"Country"}), fill_of({"Person"}));
  EXPECT_EQ(fill_of({"Ship"}), fill_of({"Ship"}));
  EXPECT_EQ(fill_of({"Ship"}), "fillcolor=\"#D3ECEC\"") << "the hash is the same on every machine";
}

TEST(ExportDot, DrawsSymmetricRelationsWithoutArrowheads) {
  Graph graph;
  const NodeId node = graph.create_node({});
  for (const char* type : {"MET_WITH", "SPOKE_WITH", "AGREED_WITH", "COOPERATED_WITH"}) {
    EXPECT_THAT(dot_attributes(graph, graph.create_relationship(node, type, node)),
                HasSubstr("dir=none"));
  }
  EXPECT_THAT(dot_attributes(graph, graph.create_relationship(node, "ACCUSED", node)),
              Not(HasSubstr("dir=none")));
}

TEST(ExportDot, IsReadByGraphvizWhateverTheNames) {
  if (!has_dot()) GTEST_SKIP() << "GraphViz is not installed";
  TemporaryFolder folder;
  Graph all;
  for (const std::string& name : testing::nasty_names()) {
    const NodeId node = all.create_node({"Person"}, {{"name", name}});
    all.create_relationship(node, name, node);
    std::ofstream(folder / "g.dot") << dot_of(named(name));
    const std::string command = "dot -Tplain '" + (folder / "g.dot").string() + "' > '" +
                                (folder / "plain").string() + "' 2> '" +
                                (folder / "errors").string() + "'";
    EXPECT_EQ(std::system(command.c_str()), 0) << name.substr(0, 100);
    std::ostringstream plain, errors;
    plain << std::ifstream(folder / "plain").rdbuf();
    errors << std::ifstream(folder / "errors").rdbuf();
    EXPECT_EQ(errors.str().find("syntax error"), std::string::npos) << errors.str();
    EXPECT_THAT(plain.str(), HasSubstr("node n0 "));
    EXPECT_THAT(plain.str(), HasSubstr("node n1 "));
    EXPECT_THAT(plain.str(), HasSubstr("edge n0 n1 "));
    EXPECT_THAT(plain.str(), Not(HasSubstr("node n2 ")));
  }
}

TEST(ExportSvg, IsWellFormedWhateverTheNames) {
  if (!has_dot()) GTEST_SKIP() << "GraphViz is not installed";
  for (const std::string& name : testing::nasty_names()) {
    const std::string svg = svg_of(named(name));
    xmlDoc* document = xmlReadMemory(svg.data(), static_cast<int>(svg.size()), "g.svg", nullptr,
                                     XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    EXPECT_NE(document, nullptr) << name.substr(0, 100);
    xmlFreeDoc(document);
  }
}

TEST(ExportSvg, SaysHowToGetGraphvizWhenItIsAbsent) {
  TemporaryFolder folder;
  const SearchPath path(folder.path().string());
  try {
    svg_of(named("x"));
    FAIL() << "nothing was thrown";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("is not installed"));
    EXPECT_THAT(error.hint(), HasSubstr("apt install graphviz"));
  }
}

TEST(ExportSvg, PassesOnWhatDotComplainsAbout) {
  TemporaryFolder folder;
  write_program(folder / "dot", "echo 'out of paper' >&2\nexit 3\n");
  const SearchPath path(folder.path().string() + ":/usr/bin:/bin");
  try {
    svg_of(named("x"));
    FAIL() << "nothing was thrown";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("out of paper"));
  }
}

TEST(ExportSvg, SurvivesADotThatReadsNothingAndWritesMuch) {
  TemporaryFolder folder;
  write_program(folder / "dot",
                "head -c 3000000 /dev/zero\nhead -c 3000000 /dev/zero >&2\nexit 0\n");
  const SearchPath path(folder.path().string() + ":/usr/bin:/bin");
  Graph graph;
  for (int i = 0; i < 3000; ++i) graph.create_node({"Person"}, {{"name", std::string(60, 'x')}});
  EXPECT_EQ(svg_of(graph).size(), 3'000'000u);
}

TEST(ExportSvg, RefusesAPictureThatNobodyCouldRead) {
  Graph graph;
  for (int i = 0; i < 3001; ++i) graph.create_node({});
  try {
    svg_of(graph);
    FAIL() << "nothing was thrown";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kInput);
    EXPECT_THAT(error.what(), HasSubstr("3001 nodes"));
  }
}

}  // namespace
}  // namespace newsgraph
