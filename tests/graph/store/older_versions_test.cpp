// Files that earlier versions of newsgraph have written.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "graph/store/printed_graph.h"
#include "graph/store/run_sql.h"
#include "graph/store/temporary_folder.h"
#include "newsgraph/graph/store.h"
#include "newsgraph/graph/store/schema.h"

namespace newsgraph {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::printed_graph;
using testing::run_sql;
using testing::TemporaryFolder;

std::vector<NodeId> found(const Store& store, std::string_view query) {
  std::vector<NodeId> nodes;
  for (const TextSearch::Hit& hit : store.text_search()->search(TextIndex::kNames, query, 10)) {
    nodes.push_back(hit.node);
  }
  return nodes;
}

/// Of each version before this one.
class OlderVersions : public ::testing::TestWithParam<int> {
 protected:
  OlderVersions() {
    for (int version = 1; version <= GetParam(); ++version) {
      std::ifstream sql(std::string(NEWSGRAPH_TEST_DATA) + "/store/version_" +
                        std::to_string(version) + ".sql");
      run_sql(file_, std::string(std::istreambuf_iterator<char>(sql), {}));
    }
  }

  TemporaryFolder folder_;
  std::filesystem::path file_ = folder_ / "g";
};
INSTANTIATE_TEST_SUITE_P(Store, OlderVersions, ::testing::Range(1, int{store::kSchemaVersion}));

TEST_P(OlderVersions, AreReadAsTheyAre) {
  const Store store = Store::open(file_, Store::Mode::kRead);
  EXPECT_EQ(store.schema_version(), GetParam());
  EXPECT_EQ(
      printed_graph(store.graph()),
      "0 (:Article {title: 'A meeting in Islamabad'})\n"
      "1 (:Person {age: 9223372036854775807, aliases: ['Naqvi', 'M. R. Naqvi'], living: true, "
      "name: 'Mohsin Naqvi', values: [1, 1.0, 'a\"b', true, '2025-02-25', NaN]}) >0 <3\n"
      "2 (:Person:Diplomat {datetime: '2015-07-21T21:40:32.142+02:00[Europe/Stockholm]', "
      "duration: 'P1Y2M10DT2H30M', limit: -Infinity, local datetime: '2025-02-25T12:31', "
      "local time: '12:31:14.5', name: 'Albert P Khorev', ratio: 0.1, time: '12:31+01:00'}) <0\n"
      "5 (:Name {name: 'Naqvi'}) >3\n"
      "0 1->2 [:MET_WITH {date: '2025-02-25', ratio: 0.97}]\n"
      "  0:2 301-466 \"The two met.\" 0.97\n"
      "  0:5 600-640 \"They shook hands.\" 0.5\n"
      "3 5->1 [:NAMED]\n"
      ":Article :Person :Diplomat :Name [MET_WITH] [NAMED] .title .name .aliases .values .date "
      ".ratio .limit .local time .time .local datetime .datetime .duration .living .age \n"
      "index Person.name 1 1\n"
      "next 6 4\n");
  EXPECT_THAT(found(store, "naqvi"), ElementsAre(NodeId{1}));
}

TEST_P(OlderVersions, AreOfThisVersionAfterTheNextWrite) {
  const std::string before = printed_graph(Store::open(file_, Store::Mode::kRead).graph());
  Store::open(file_, Store::Mode::kWrite).write([](Graph&) {});
  const Store store = Store::open(file_, Store::Mode::kRead);
  EXPECT_EQ(store.schema_version(), store::kSchemaVersion);
  EXPECT_EQ(printed_graph(store.graph()), before);
  EXPECT_THAT(found(store, "naqvi"), ElementsAre(NodeId{1}));
}

TEST_P(OlderVersions, HaveTheTablesAndViewsOfANewFileAfterTheNextWrite) {
  Store::open(file_, Store::Mode::kWrite).write([](Graph&) {});
  Store::open(folder_ / "new", Store::Mode::kCreate).write([](Graph&) {});
  run_sql(file_, "ATTACH '" + (folder_ / "new").string() +
                     "' AS new; CREATE TABLE differs AS "
                     "SELECT type, name, sql FROM main.sqlite_schema WHERE name <> 'differs' "
                     "EXCEPT SELECT type, name, sql FROM new.sqlite_schema;"
                     "INSERT INTO differs SELECT type, name, sql FROM new.sqlite_schema "
                     "EXCEPT SELECT type, name, sql FROM main.sqlite_schema;"
                     "CREATE TABLE same (n CHECK (n = 0));"
                     "INSERT INTO same SELECT count(*) FROM differs");
}

TEST_P(OlderVersions, TakeInTheWriteThatBringsThemUpToDate) {
  Store store = Store::open(file_, Store::Mode::kWrite);
  NodeId added{};
  store.write([&](Graph& graph) {
    added = graph.create_node({"Person"}, {{"name", "Ali Naqvi"}});
    graph.set_property(NodeId{1}, "aliases", Value());
    graph.set_property(NodeId{1}, "name", "Mohsin Raza");
    graph.delete_relationship(RelationshipId{3});
  });
  EXPECT_EQ(added, NodeId{6});
  EXPECT_EQ(store.schema_version(), store::kSchemaVersion);
  EXPECT_EQ(printed_graph(Store::open(file_, Store::Mode::kRead).graph()),
            printed_graph(store.graph()));
  EXPECT_THAT(found(store, "naqvi"), ElementsAre(added));
  EXPECT_THAT(found(store, "raza"), ElementsAre(NodeId{1}));
}

TEST_P(OlderVersions, StayAsTheyAreWhenTheWriteFails) {
  Store store = Store::open(file_, Store::Mode::kWrite);
  EXPECT_THROW(store.write([](Graph&) { throw std::runtime_error("stop"); }), std::runtime_error);
  EXPECT_EQ(store.schema_version(), GetParam());
  EXPECT_EQ(Store::open(file_, Store::Mode::kRead).schema_version(), GetParam());
  store.write([](Graph& graph) { graph.create_node({"Person"}); });
  EXPECT_EQ(Store::open(file_, Store::Mode::kRead).graph().node_count(), 5u);
}

TEST_P(OlderVersions, ShowTheirDamage) {
  using Cases = std::vector<std::pair<std::string, std::string>>;
  const Cases in_rows_of_their_own = {
      {"UPDATE node_property SET type = 5 WHERE node = 1 AND key = 1",
       "property name of id 1 has no meaning"},
      {"UPDATE node_label SET label = 9 WHERE node = 1", "id 9 that has no name"},
      {"DELETE FROM node WHERE id = 5", "table node_label has a row for id 5"},
      {"DELETE FROM relationship WHERE id = 0", "table relationship_property has a row for id 0"},
  };
  const Cases in_one_row = {
      {"UPDATE node SET properties = '[[1,5,\"x\"]]' WHERE id = 1",
       "property name of id 1 has no meaning"},
      {"UPDATE node SET labels = '[9]' WHERE id = 1", "id 9 that has no name"},
      {"DELETE FROM relationship WHERE id = 0", "table evidence has a row for id 0"},
  };
  for (const auto& [sql, detail] : GetParam() < 3 ? in_rows_of_their_own : in_one_row) {
    std::filesystem::copy_file(file_, folder_ / "damaged",
                               std::filesystem::copy_options::overwrite_existing);
    run_sql(folder_ / "damaged", sql);
    try {
      Store::open(folder_ / "damaged", Store::Mode::kRead);
      ADD_FAILURE() << sql;
    } catch (const Error& error) {
      EXPECT_THAT(error.describe(), ::testing::HasSubstr(detail)) << sql;
    }
  }
}

}  // namespace
}  // namespace newsgraph
