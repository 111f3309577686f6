// The views that people read with the sqlite3 shell.
#include "newsgraph/graph/store/schema.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <set>

#include "graph/store/temporary_folder.h"
#include "newsgraph/graph/store.h"

namespace newsgraph {
namespace {

using testing::TemporaryFolder;

/// Rows as the shell prints them: fields separated by `|`, one row a line.
std::string answer(const std::filesystem::path& file, const std::string& sql) {
  sqlite3* handle = nullptr;
  EXPECT_EQ(sqlite3_open_v2(file.c_str(), &handle, SQLITE_OPEN_READWRITE, nullptr), SQLITE_OK);
  std::string text;
  const auto add_row = [](void* out, int count, char** fields, char**) {
    auto& rows = *static_cast<std::string*>(out);
    for (int i = 0; i < count; ++i) {
      if (i > 0) rows += '|';
      rows += fields[i] == nullptr ? "" : fields[i];
    }
    rows += '\n';
    return 0;
  };
  EXPECT_EQ(sqlite3_exec(handle, sql.c_str(), add_row, &text, nullptr), SQLITE_OK)
      << sqlite3_errmsg(handle);
  sqlite3_close(handle);
  return text;
}

class SchemaTest : public ::testing::Test {
 protected:
  SchemaTest() {
    Store::open(file_, Store::Mode::kCreate).write([](Graph& graph) {
      const NodeId article =
          graph.create_node({"Article"}, {{"id", "a1"}, {"title", "A meeting in Islamabad"}});
      const NodeId a = graph.create_node(
          {"Person", "Minister"},
          {{"name", "Mohsin Naqvi"}, {"aliases", List{"Naqvi", 1.0}}, {"living", true}});
      const NodeId b = graph.create_node({"Person"}, {{"name", "Albert P Khorev"}, {"age", 65}});
      graph.create_node({}, {});
      const Value date = parse_date("2025-02-25").value();
      const RelationshipId met = graph.create_relationship(
          a, "MET_WITH", b, {{"date", date}, {"status", "occurred"}, {"confidence", 0.97}});
      graph.add_evidence(met, {article, 2, 301, 466, "The two met.", 0.97});
      graph.add_evidence(met, {article, 5, 600, 640, "They \"shook\" hands.", 0.5});
      graph.create_relationship(b, "THANKED", a);
    });
  }
  TemporaryFolder folder_;
  std::filesystem::path file_ = folder_ / "g";
};

TEST_F(SchemaTest, MarksTheFile) {
  EXPECT_EQ(answer(file_, "PRAGMA application_id"), "1316451143\n");
  EXPECT_EQ(answer(file_, "PRAGMA user_version"), "4\n");
}

TEST_F(SchemaTest, ShowsNodes) {
  EXPECT_EQ(
      answer(file_, "SELECT * FROM nodes"),
      "0|Article|A meeting in Islamabad|{\"id\":\"a1\",\"title\":\"A meeting in Islamabad\"}\n"
      "1|Person:Minister|Mohsin Naqvi|"
      "{\"aliases\":[\"Naqvi\",1.0],\"living\":true,\"name\":\"Mohsin Naqvi\"}\n"
      "2|Person|Albert P Khorev|{\"name\":\"Albert P Khorev\",\"age\":65}\n"
      "3|||{}\n");
}

TEST_F(SchemaTest, ShowsRelationships) {
  EXPECT_EQ(answer(file_,
                   "SELECT id, source, type, target, date, status, properties "
                   "FROM relationships"),
            "0|Mohsin Naqvi|MET_WITH|Albert P Khorev|2025-02-25|occurred|"
            "{\"confidence\":0.97,\"date\":\"2025-02-25\",\"status\":\"occurred\"}\n"
            "1|Albert P Khorev|THANKED|Mohsin Naqvi|||{}\n");
}

TEST_F(SchemaTest, ShowsFactsWithTheirSentences) {
  EXPECT_EQ(answer(file_,
                   "SELECT subject, relation, object, date, quote, article, sentence "
                   "FROM facts_with_evidence"),
            "Mohsin Naqvi|MET_WITH|Albert P Khorev|2025-02-25|The two met.|"
            "A meeting in Islamabad|2\n"
            "Mohsin Naqvi|MET_WITH|Albert P Khorev|2025-02-25|They \"shook\" hands.|"
            "A meeting in Islamabad|5\n");
}

TEST_F(SchemaTest, ShowsPropertiesWithTheirTypes) {
  EXPECT_EQ(answer(file_, "SELECT key, type, value FROM node_properties WHERE node = 1"),
            "aliases|list|[\"Naqvi\",1.0]\nliving|boolean|1\nname|string|Mohsin Naqvi\n");
  EXPECT_EQ(answer(file_, "SELECT key, type FROM relationship_properties"),
            "confidence|float\ndate|date\nstatus|string\n");
}

TEST_F(SchemaTest, KeepsANodeAndARelationshipInARowEach) {
  EXPECT_EQ(answer(file_, "SELECT labels, properties FROM node WHERE id = 1"),
            "[1,2]|[[2,11,[\"Naqvi\",1.0]],[3,1,true],[4,4,\"Mohsin Naqvi\"]]\n");
  EXPECT_EQ(answer(file_, "SELECT source, type, target, properties FROM relationship"),
            "1|0|2|[[6,3,0.97],[7,5,\"2025-02-25\"],[8,4,\"occurred\"]]\n2|1|1|\n");
}

TEST_F(SchemaTest, HasAnotherRevisionAfterEveryChange) {
  std::set<std::string> revisions{answer(file_, "SELECT id FROM revision")};
  const auto is_new = [&] {
    return revisions.insert(answer(file_, "SELECT id FROM revision")).second;
  };
  Store store = Store::open(file_, Store::Mode::kWrite);
  store.write([](Graph& graph) { graph.set_property(NodeId{1}, "name", "M. Naqvi"); });
  EXPECT_TRUE(is_new());
  store.write([](Graph& graph) { graph.set_property(NodeId{1}, "name", "M. R. Naqvi"); });
  EXPECT_TRUE(is_new());
  store.write([](Graph& graph) { graph.set_evidence(RelationshipId{0}, {}); });
  EXPECT_TRUE(is_new());
  store.write([](Graph&) {});
  EXPECT_FALSE(is_new());
  for (const char* sql :
       {"UPDATE node SET labels = '[]' WHERE id = 1", "DELETE FROM relationship WHERE id = 1",
        "INSERT INTO label VALUES (3, 'Place')", "UPDATE next_id SET id = 100"}) {
    answer(file_, sql);
    EXPECT_TRUE(is_new()) << sql;
  }
}

TEST_F(SchemaTest, HasTheSameRevisionAfterTheSameChanges) {
  std::filesystem::copy_file(file_, folder_ / "copy");
  const auto change = [](Graph& graph) { graph.set_property(NodeId{1}, "name", "M. Naqvi"); };
  Store::open(file_, Store::Mode::kWrite).write(change);
  Store::open(folder_ / "copy", Store::Mode::kWrite).write(change);
  EXPECT_EQ(answer(file_, "SELECT id FROM revision"),
            answer(folder_ / "copy", "SELECT id FROM revision"));
}

TEST_F(SchemaTest, HasTheRevisionOfBeforeWhenTheContentIsThatOfBefore) {
  const std::string before = answer(file_, "SELECT id FROM revision");
  Store store = Store::open(file_, Store::Mode::kWrite);
  store.write([](Graph& graph) { graph.set_property(NodeId{1}, "name", "M. Naqvi"); });
  EXPECT_NE(answer(file_, "SELECT id FROM revision"), before);
  store.write([](Graph& graph) { graph.set_property(NodeId{1}, "name", "Mohsin Naqvi"); });
  EXPECT_EQ(answer(file_, "SELECT id FROM revision"), before);
}

TEST_F(SchemaTest, KeepsEveryReferenceWhole) {
  EXPECT_EQ(answer(file_, "PRAGMA foreign_key_check"), "");
  EXPECT_EQ(answer(file_, "PRAGMA integrity_check"), "ok\n");
}

}  // namespace
}  // namespace newsgraph
