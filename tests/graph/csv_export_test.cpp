#include "newsgraph/graph/csv_export.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <limits>
#include <sstream>

#include "graph/export/nasty_names.h"
#include "graph/export/sample_values.h"
#include "graph/store/temporary_folder.h"
#include "newsgraph/graph/csv_import.h"
#include "newsgraph/graph/store.h"
#include "newsgraph/graph/utf8.h"

namespace newsgraph {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
namespace fs = std::filesystem;

class CsvExportTest : public ::testing::Test {
 protected:
  CsvExportFiles exported(const Graph& graph, const CsvExport& options = {}) {
    fs::remove_all(folder_ / "out");
    return export_csv(graph, Selection::all(graph), folder_ / "out", options);
  }

  std::string content(const std::string& name) {
    std::ifstream in(folder_ / "out" / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  /// The graph that the files make: as a new file, and inside a file that is there.
  std::string read_back(const CsvExportFiles& files) {
    CsvImport import{.array_delimiter = files.array_delimiter};
    for (const fs::path& path : files.nodes) import.nodes.push_back({"", {path}});
    for (const fs::path& path : files.relationships) import.relationships.push_back({"", {path}});
    const fs::path graph = folder_ / "copy.graph";
    fs::remove(graph);
    import_csv(graph, import);
    const std::string fresh = testing::described(Store::open(graph, Store::Mode::kRead).graph());
    fs::remove(graph);
    Store::open(graph, Store::Mode::kCreate).write([](Graph&) {});
    import_csv(graph, import);
    EXPECT_EQ(testing::described(Store::open(graph, Store::Mode::kRead).graph()), fresh);
    return fresh;
  }

  testing::TemporaryFolder folder_;
};

TEST_F(CsvExportTest, LeavesNothingWhenItIsGivenUp) {
  Graph graph;
  graph.create_node({"Person"});
  std::stop_source source;
  source.request_stop();
  EXPECT_THROW(exported(graph, {.stop = source.get_token()}), Error);
  EXPECT_TRUE(fs::is_empty(folder_ / "."));
}

TEST_F(CsvExportTest, WritesAFileForEachSetOfLabelsAndEachType) {
  Graph graph;
  const NodeId ada = graph.create_node({"Person"}, {{"name", "Ada, Countess"}, {"born", 1815}});
  const NodeId bob = graph.create_node({"Person", "Minister"}, {{"tags", List{"a", "b"}}});
  graph.create_node({});
  graph.create_node({"Person"}, {{"name", ""}});
  graph.create_relationship(ada, "MET_WITH", bob, {{"date", Value(*parse_date("1833-06-05"))}});
  const CsvExportFiles files = exported(graph);
  EXPECT_EQ(files.array_delimiter, ';');
  EXPECT_THAT(files.nodes,
              ElementsAre(fs::canonical(folder_ / "out") / "nodes.csv",
                          fs::canonical(folder_ / "out") / "nodes-Person.csv",
                          fs::canonical(folder_ / "out") / "nodes-Person-Minister.csv"));
  EXPECT_EQ(content("nodes-Person.csv"),
            ":ID,:LABEL,born:long,name:string\n0,Person,1815,\"Ada, Countess\"\n3,Person,,\"\"\n");
  EXPECT_EQ(content("nodes-Person-Minister.csv"),
            ":ID,:LABEL,tags:string[]\n1,\"Person;Minister\",\"a;b\"\n");
  EXPECT_EQ(content("nodes.csv"), ":ID,:LABEL\n2,\"\"\n");
  EXPECT_EQ(content("relationships-MET_WITH.csv"),
            ":START_ID,:END_ID,:TYPE,date:date\n0,1,MET_WITH,1833-06-05\n");
}

TEST_F(CsvExportTest, GivesBackEveryKindOfValue) {
  Graph graph;
  Map all;
  for (const Value& value : testing::sample_values()) {
    all["value " + std::to_string(all.size())] = value;
  }
  const NodeId node = graph.create_node({"A"}, all);
  graph.create_relationship(node, "T", node, all);
  EXPECT_EQ(read_back(exported(graph)), testing::described(graph));
}

TEST_F(CsvExportTest, SpreadsAPropertyOfSeveralTypesOverFiles) {
  Graph graph;
  for (const Value& value : testing::sample_values()) graph.create_node({"A"}, {{"value", value}});
  EXPECT_EQ(read_back(exported(graph)), testing::described(graph));
  EXPECT_TRUE(fs::exists(folder_ / "out" / "nodes-A-2.csv"));
}

TEST_F(CsvExportTest, GivesBackNamesOfEveryKind) {
  Graph graph;
  graph.create_node({"A;B", "A"});
  for (const std::string& name : testing::nasty_names()) {
    if (name.empty()) continue;
    const std::string valid = valid_utf8(name);
    const std::string_view label = valid;
    const NodeId node = graph.create_node(std::span(&label, 1),
                                          {{valid, valid}, {"list", List{valid, ";", "|", ""}}});
    const RelationshipId made = graph.create_relationship(node, valid, node, {{valid, valid}});
    graph.add_evidence(made, {node, 0, 0, 1, valid, 1});
  }
  EXPECT_EQ(read_back(exported(graph)), testing::described(graph));
}

TEST_F(CsvExportTest, GivesBackEvidenceOfArticlesThatAreWritten) {
  Graph graph;
  graph.create_node({"Z"});
  const NodeId other = graph.create_node({"Article"}, {{"title", "Other"}});
  const NodeId article = graph.create_node({"Article"}, {{"title", "One"}});
  const NodeId a = graph.create_node({"Country"});
  const RelationshipId met = graph.create_relationship(a, "MET_WITH", a);
  graph.create_relationship(a, "MET_WITH", article);
  graph.add_evidence(met, {article, 2, 301, 466, "They \"met\";\nwith, 'a' line", 1.0 / 3});
  graph.add_evidence(met, {other, 0, 1, 2, "q", 1});
  EXPECT_EQ(read_back(exported(graph)), testing::described(graph));
  EXPECT_THAT(content("relationships-MET_WITH.csv"),
              HasSubstr(":START_ID,:END_ID,:TYPE,newsgraph.evidence:IGNORE\n"));

  Selection part = Selection::all(graph);
  part.nodes.erase(other);
  fs::remove_all(folder_ / "out");
  const CsvExportFiles files = export_csv(graph, part, folder_ / "out", {});
  EXPECT_THAT(read_back(files), ::testing::Not(HasSubstr("title: 'Other'")));
}

TEST_F(CsvExportTest, KeepsFormulasFromSpreadsheetsOnDemand) {
  Graph graph;
  graph.create_node({"A"}, {{"name", "=1+1"}, {"number", -1}, {"more", List{"@x", "=y"}}});
  exported(graph);
  EXPECT_THAT(content("nodes-A.csv"), HasSubstr("0,A,\"@x;=y\",=1+1,-1\n"));
  exported(graph, {.spreadsheet_safe = true});
  EXPECT_THAT(content("nodes-A.csv"), HasSubstr("0,A,\"'@x;=y\",\"'=1+1\",-1\n"));
}

TEST(CsvExport, KnowsHowFormulasBegin) {
  for (const char* formula : {"=1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "＝1", "－1"}) {
    EXPECT_TRUE(looks_like_formula(formula)) << formula;
  }
  for (const char* text : {"", "Ada", " =1", "'=1", "–1", "1-1"}) {
    EXPECT_FALSE(looks_like_formula(text)) << text;
  }
}

TEST_F(CsvExportTest, RefusesWhatWouldBeMixedOrLost) {
  Graph graph;
  fs::create_directory(folder_ / "full");
  std::ofstream(folder_ / "full" / "nodes-Old.csv") << "x";
  EXPECT_THROW(export_csv(graph, {}, folder_ / "full", {}), Error);
  EXPECT_THROW(export_csv(graph, {}, folder_ / "full" / "nodes-Old.csv", {}), Error);
  EXPECT_THROW(export_csv(graph, {}, folder_ / "no" / "such", {}), Error);
  graph.create_node({"A"}, {{"", 1}});
  EXPECT_THROW(exported(graph), Error);
  EXPECT_FALSE(fs::exists(folder_ / "out"));
}

}  // namespace
}  // namespace newsgraph
