#include "newsgraph/graph/csv_import.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "graph/store/sound_file.h"
#include "graph/store/temporary_folder.h"
#include "newsgraph/graph/store.h"
#include "newsgraph/graph/store/snapshot.h"

namespace newsgraph {
namespace {

using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

class CsvImportTest : public ::testing::Test {
 protected:
  std::filesystem::path file(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return folder_ / name;
  }

  /// Nodes, relationships and names of the graph, as text.
  std::string printed() {
    std::ostringstream out;
    const Store store = Store::open(graph_, Store::Mode::kRead);
    const Graph& graph = store.graph();
    for (const NodeId node : graph.all_nodes()) {
      out << node.value << ' ' << to_text(graph, node) << '\n';
    }
    for (const RelationshipId relationship : graph.all_relationships()) {
      out << graph.source(relationship).value << "->" << graph.target(relationship).value << ' '
          << to_text(graph, relationship) << '\n';
    }
    return out.str();
  }

  /// Into a new graph, and into one that is there: both must be the same.
  std::string imported(const CsvImport& import) {
    counts_ = import_csv(graph_, import);
    const std::string fresh = printed();
    std::filesystem::remove(graph_);
    Store::open(graph_, Store::Mode::kCreate).write([](Graph&) {});
    import_csv(graph_, import);
    EXPECT_EQ(printed(), fresh);
    return fresh;
  }

  std::string failure_of(const CsvImport& import) {
    try {
      import_csv(graph_, import);
    } catch (const Error& error) {
      EXPECT_FALSE(std::filesystem::exists(graph_));
      std::string text = error.describe();
      const std::string folder = folder_.path().string() + "/";
      for (auto at = text.find(folder); at != text.npos; at = text.find(folder)) {
        text.erase(at, folder.size());
      }
      return text.substr(0, text.find('\n'));
    }
    return "no error";
  }

  std::vector<std::string> files_in_folder() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
      names.push_back(entry.path().filename().string());
    }
    return names;
  }

  testing::TemporaryFolder folder_;
  std::filesystem::path graph_ = folder_ / "g";
  CsvImportCounts counts_;
};

TEST_F(CsvImportTest, ReadsNodesAndRelationshipsByNeo4jsConventions) {
  const CsvImport import{
      .nodes = {{"Person",
                 {file("persons.csv",
                       "personId:ID,name,born:int,:LABEL\n"
                       "keanu,\"Keanu Reeves\",1964,Actor\n"
                       "carrie,\"Carrie-Anne \"\"CAM\"\" Moss\",,Actor;Canadian\n")}},
                {"", {file("films.csv", ":ID,title,:LABEL\ntt1,The Matrix,Film\n")}}},
      .relationships = {
          {"ACTED_IN",
           {file("acted.csv", ":START_ID,role,:END_ID\nkeanu,Neo,tt1\ncarrie,Trinity,tt1\n")}},
          {"", {file("more.csv", ":TYPE,:END_ID,:START_ID\nKNOWS,carrie,keanu\n")}}}};
  EXPECT_EQ(imported(import),
            "0 (:Person:Actor {born: 1964, name: 'Keanu Reeves', personId: 'keanu'})\n"
            "1 (:Person:Actor:Canadian {name: 'Carrie-Anne \"CAM\" Moss', personId: 'carrie'})\n"
            "2 (:Film {title: 'The Matrix'})\n"
            "0->2 [:ACTED_IN {role: 'Neo'}]\n"
            "1->2 [:ACTED_IN {role: 'Trinity'}]\n"
            "0->1 [:KNOWS]\n");
  EXPECT_EQ(counts_.nodes, 3u);
  EXPECT_EQ(counts_.relationships, 3u);
}

TEST_F(CsvImportTest, ReadsEveryType) {
  const CsvImport import{
      .nodes = {{"T",
                 {file("t.csv",
                       "a:int,b:long,c:float,d:boolean,e:date,f:time,g:localtime,h:datetime,"
                       "i:localdatetime,j:duration,k:string,l:int[],m:string[],n:date[],o:IGNORE\n"
                       " 42 ,-9223372036854775808,1e3,true,2025-02-25,12:31+01:00,12:31,"
                       "2025-02-25T12:31Z,2025-02-25T12:31,P1DT2H, x ,1;2,a;b;,2025-02-25,no\n"
                       ",,,,,,,,,,\"\",,\"\",,\n")}}}};
  EXPECT_EQ(imported(import),
            "0 (:T {a: 42, b: -9223372036854775808, c: 1000.0, d: true, e: '2025-02-25', "
            "f: '12:31+01:00', g: '12:31', h: '2025-02-25T12:31Z', i: '2025-02-25T12:31', "
            "j: 'P1DT2H', k: ' x ', l: [1, 2], m: ['a', 'b', ''], n: ['2025-02-25']})\n"
            "1 (:T {k: '', m: []})\n");
}

TEST_F(CsvImportTest, ReadsHeadersOfTheirOwnAndFilesThatRepeatThem) {
  const CsvImport import{
      .nodes = {{"Person",
                 {file("header.csv", "id:ID,name,gender\n"),
                  file("a.csv", "id,name,gender\n1,Ada,F\n"), file("b.csv", "02,Bob,M\n")}}},
      .relationships = {{"KNOWS",
                         {file("rel-header.csv", "from:START_ID,to:END_ID,date:date\n"),
                          file("knows.csv", "from,to,date\n1,2,2025-02-25\n")}}},
      .integer_ids = true};
  EXPECT_EQ(imported(import),
            "0 (:Person {gender: 'F', id: 1, name: 'Ada'})\n"
            "1 (:Person {gender: 'M', id: 2, name: 'Bob'})\n"
            "0->1 [:KNOWS {date: '2025-02-25'}]\n");
}

TEST_F(CsvImportTest, KeepsSpacesOfIdsApart) {
  const CsvImport import{
      .nodes = {{"A", {file("a.csv", ":ID(A),n\n1,a1\n")}},
                {"B", {file("b.csv", ":ID(B),n\n1,b1\n")}}},
      .relationships = {{"T", {file("t.csv", ":START_ID(B),:END_ID(A)\n1,1\n")}}}};
  EXPECT_EQ(imported(import), "0 (:A {n: 'a1'})\n1 (:B {n: 'b1'})\n1->0 [:T]\n");
}

TEST_F(CsvImportTest, ReadsOtherDelimiters) {
  const CsvImport import{
      .nodes = {{"A", {file("a.tsv", ":ID\ttags:string[]\n1\t'x\ty'\n2\ta|b\n")}}},
      .delimiter = '\t',
      .array_delimiter = '|',
      .quote = '\''};
  EXPECT_EQ(imported(import), "0 (:A {tags: ['x\\ty']})\n1 (:A {tags: ['a', 'b']})\n");
}

TEST_F(CsvImportTest, LeavesOutWhatItIsToldTo) {
  const CsvImport import{
      .nodes = {{"A", {file("a.csv", "n:ID\n1\n2\n1\n")}}},
      .relationships = {{"T", {file("t.csv", ":START_ID,:END_ID\n1,2\n1,3\n4,1\n")}}},
      .skip_bad_relationships = true,
      .skip_duplicate_nodes = true};
  EXPECT_EQ(imported(import), "0 (:A {n: '1'})\n1 (:A {n: '2'})\n0->1 [:T]\n");
  EXPECT_EQ(counts_.skipped_nodes, 1u);
  EXPECT_EQ(counts_.skipped_relationships, 2u);
}

TEST_F(CsvImportTest, SaysWhatIsWrongAndWhereInFilesOfNodes) {
  const std::pair<std::string, std::string> cases[] = {
      {"", "a.csv:1: there is no header"},
      {"a:integer\n1\n", "a.csv:1:1: there is no type `integer`"},
      {"a:point\n1\n", "a.csv:1:1: there is no type `point`"},
      {":ID,:ID\n1,1\n", "a.csv:1:5: there are two such columns"},
      {"a,a\n1,1\n", "a.csv:1:3: two columns are named a"},
      {"a,:START_ID\n1,1\n", "a.csv:1:3: column `:START_ID` has no meaning here"},
      {"a,b:int\nx,1\ny,1.5\n", "a.csv:3:3: `1.5` is not an integer of 64 bits"},
      {"b:int[]\n1;2;x;4;y\n",
       "a.csv:2:1: element 3 of `1;2;x;4;y`, `x`, is not an integer of 64 bits"},
      {"b:date[]\n2025-01-01;\n",
       "a.csv:2:1: element 2 of `2025-01-01;`, ``, is not a date such as 2025-02-25"},
      {"a:date\n2025-02-30\n", "a.csv:2:1: `2025-02-30` is not a date such as 2025-02-25"},
      {"a:boolean\nyes\n", "a.csv:2:1: `yes` is not true or false"},
      {"a,b\n1,2,3\n", "a.csv:2:5: a record of 3 fields, where the header has 2"},
      {"a,b\n1\n", "a.csv:2:2: a record of 1 field, where the header has 2"},
      {"a,b\n\"1,2\n", "a.csv:2:1: a quotation is not closed"},
      {"a:ID\n1\n1\n", "a.csv:3:1: another node has the id `1` already"},
      {"a:ID,b\n,2\n", "a.csv:2:1: there is no id"},
  };
  for (const auto& [text, message] : cases) {
    EXPECT_EQ(failure_of({.nodes = {{"A", {file("a.csv", text)}}}}), message);
  }
  EXPECT_EQ(failure_of({.nodes = {{"A", {file("a.csv", ":ID\nx\n")}}}, .integer_ids = true}),
            "a.csv:2:1: `x` is no integer");
}

TEST_F(CsvImportTest, SaysWhatIsWrongAndWhereInFilesOfRelationships) {
  const std::pair<std::string, std::string> cases[] = {
      {":START_ID\n1\n", "t.csv:1:1: there is no column :END_ID"},
      {":START_ID,:END_ID\n1,3\n", "t.csv:2:3: no node has the id `3`"},
      {":START_ID(X),:END_ID\n1,2\n", "t.csv:1:1: no nodes have ids of the space (X)"},
  };
  for (const auto& [text, message] : cases) {
    EXPECT_EQ(failure_of({.nodes = {{"A", {file("n.csv", ":ID\n1\n2\n")}}},
                          .relationships = {{"T", {file("t.csv", text)}}}}),
              message);
  }
  EXPECT_EQ(failure_of({.nodes = {{"A", {file("n.csv", ":ID\n1\n")}}},
                        .relationships = {{"", {file("t.csv", ":START_ID,:END_ID\n1,1\n")}}}}),
            "t.csv:1:1: there is no column :TYPE");
}

TEST_F(CsvImportTest, LeavesNothingOfAnImportThatFails) {
  const std::filesystem::path csv = file("a.csv", ":ID\n1\n1\n");
  EXPECT_THROW(import_csv(graph_, {.nodes = {{"A", {csv}}}}), Error);
  EXPECT_THAT(files_in_folder(), ElementsAre("a.csv"));
  Store::open(graph_, Store::Mode::kCreate).write([](Graph& graph) { graph.create_node({"B"}); });
  EXPECT_THROW(import_csv(graph_, {.nodes = {{"A", {csv}}}}), Error);
  EXPECT_EQ(printed(), "0 (:B)\n");
  EXPECT_THAT(files_in_folder(), UnorderedElementsAre("a.csv", "g"));
}

TEST_F(CsvImportTest, AddsToWhatIsThere) {
  Store::open(graph_, Store::Mode::kCreate).write([](Graph& graph) { graph.create_node({"B"}); });
  import_csv(graph_, {.nodes = {{"A", {file("a.csv", "n:ID\n1\n")}}},
                      .relationships = {{"T", {file("t.csv", ":START_ID,:END_ID\n1,1\n")}}}});
  EXPECT_EQ(printed(), "0 (:B)\n1 (:A {n: '1'})\n1->1 [:T]\n");
}

TEST_F(CsvImportTest, MakesAGraphThatIsWrittenAndSearchedLikeOthers) {
  import_csv(graph_, {.nodes = {{"Person", {file("a.csv", "name\nMohsin Naqvi\nAli\n")}}}});
  EXPECT_THAT(files_in_folder(), UnorderedElementsAre("a.csv", "g"));
  testing::expect_sound(graph_);
  Store store = Store::open(graph_, Store::Mode::kWrite);
  EXPECT_EQ(store.schema_version(), 4);
  const auto found = [&](std::string_view query) {
    return store.text_search()->search(TextIndex::kNames, query, 9).size();
  };
  EXPECT_EQ(found("naqvi"), 1u);
  store.write([](Graph& graph) {
    EXPECT_EQ(graph.create_node({"Person"}, {{"name", "Raza Naqvi"}}), NodeId{2});
    graph.set_property(NodeId{0}, "name", "Mohsin Raza");
  });
  EXPECT_EQ(found("naqvi"), 1u);
  EXPECT_EQ(found("raza"), 2u);
}

TEST_F(CsvImportTest, MakesNodesFindableByTheirIdAndTheirName) {
  const CsvImport import{.nodes = {{"Person",
                                    {file("a.csv",
                                          "personId:ID,name,born,:LABEL\n"
                                          "1,Ada,1815,\n2,Alan,1912,Man\n")}},
                                   {"Film", {file("b.csv", ":ID,title\n3,Enigma\n")}}}};
  const auto indexes = [&] {
    const Store store = Store::open(graph_, Store::Mode::kRead);
    const Graph& graph = store.graph();
    std::vector<std::string> names;
    for (const auto& [label, key] : graph.indexes()) {
      names.push_back(std::string(graph.name(label)) + "." + std::string(graph.name(key)));
    }
    return names;
  };
  const auto expected =
      UnorderedElementsAre("Person.personId", "Person.name", "Man.personId", "Man.name");
  import_csv(graph_, import);
  EXPECT_THAT(indexes(), expected);
  EXPECT_THAT(indexes(), expected) << "as the snapshot has it";
  std::filesystem::remove(graph_);
  Store::open(graph_, Store::Mode::kCreate).write([](Graph& graph) { graph.create_node({"B"}); });
  import_csv(graph_, import);
  EXPECT_THAT(indexes(), expected) << "as a graph that was there has it";
}

TEST_F(CsvImportTest, ImportsMoreThanAFewBatches) {
  std::string nodes = ":ID,name\n", relationships = ":START_ID,:END_ID,note\n";
  constexpr int kCount = 100'000;
  for (int i = 0; i < kCount; ++i) {
    const std::string id = std::to_string(i);
    nodes += id + ",node " + id + "\n";
    relationships += id + "," + std::to_string((i + 1) % kCount) + "," + id + "\n";
  }
  import_csv(graph_, {.nodes = {{"A", {file("a.csv", nodes)}}},
                      .relationships = {{"T", {file("t.csv", relationships)}}}});
  const Store store = Store::open(graph_, Store::Mode::kRead);
  const Graph& graph = store.graph();
  ASSERT_EQ(graph.node_count(), 100'000u);
  ASSERT_EQ(graph.relationship_count(), 100'000u);
  EXPECT_EQ(graph.property(NodeId{77'777}, "name").as_string(), "node 77777");
  EXPECT_EQ(graph.target(RelationshipId{77'777}), NodeId{77'778});
  EXPECT_EQ(graph.property(RelationshipId{77'777}, "note").as_string(), "77777");
}

TEST_F(CsvImportTest, LeavesTheSnapshotOfALargeGraph) {
  std::string nodes = ":ID,name,born:date,score:float,tags:string[],odd:int,:LABEL\n";
  std::string relationships = ":START_ID,:END_ID,note,since:datetime,:TYPE\n";
  constexpr int kCount = 40'000;
  for (int i = 0; i < kCount; ++i) {
    const std::string id = std::to_string(i);
    nodes += id + ",name " + std::to_string(i / 3) + ",2020-02-" + std::to_string(10 + i % 20) +
             ",0." + id + ",a;" + id + "," + (i % 2 == 0 ? id : "") + ",L" + std::to_string(i % 5) +
             "\n";
    relationships += id + "," + std::to_string((i * 7) % kCount) + "," +
                     (i % 3 == 0 ? "\"say \"\"no\"\"\"" : "") + ",2024-05-06T07:08:09.5+02:00,T" +
                     std::to_string(i % 4) + "\n";
  }
  import_csv(graph_, {.nodes = {{"A", {file("a.csv", nodes)}}},
                      .relationships = {{"", {file("t.csv", relationships)}}}});
  ASSERT_TRUE(std::filesystem::exists(store::snapshot_of(graph_)));
  EXPECT_TRUE(store::Snapshot::open(graph_)->graph());
  const std::string by_snapshot = printed();
  std::filesystem::remove(store::snapshot_of(graph_));
  EXPECT_TRUE(printed() == by_snapshot);
}

TEST_F(CsvImportTest, RefusesWhatMakesNoSense) {
  const std::filesystem::path csv = file("a.csv", ":ID\n1\n");
  EXPECT_THROW(import_csv(graph_, {}), Error);
  EXPECT_THROW(import_csv(graph_, {.nodes = {{"A", {}}}}), Error);
  EXPECT_EQ(failure_of({.nodes = {{"A", {csv}}}, .delimiter = ';'}),
            "the delimiter and the delimiter of arrays are the same character, `;`");
  EXPECT_EQ(failure_of({.nodes = {{"A", {csv}}}, .quote = '\n'}),
            "a line break cannot be the quote");
  EXPECT_EQ(failure_of({.nodes = {{"A", {}}}}), "no file is named for `A`");
  EXPECT_THROW(import_csv(folder_.path(), {.nodes = {{"A", {csv}}}}), Error);
  EXPECT_THROW(import_csv(folder_ / "absent/g", {.nodes = {{"A", {csv}}}}), Error);
}

TEST_F(CsvImportTest, GivesUpWhenAsked) {
  std::stop_source stop;
  stop.request_stop();
  EXPECT_EQ(failure_of({.nodes = {{"A", {file("a.csv", ":ID\n1\n")}}}, .stop = stop.get_token()}),
            "the import was given up");
}

}  // namespace
}  // namespace newsgraph
