#include "newsgraph/graph/check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "graph/store/random_changes.h"
#include "graph/store/run_sql.h"
#include "graph/store/temporary_folder.h"
#include "newsgraph/graph/store.h"
#include "newsgraph/graph/store/connection.h"
#include "newsgraph/graph/store/content_sums.h"
#include "newsgraph/graph/store/snapshot.h"

namespace newsgraph {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::RandomChanges;
using testing::run_sql;
using ::testing::SizeIs;
using testing::TemporaryFolder;

void fill(Graph& graph) {
  const NodeId article = graph.create_node(
      {"Article"}, {{"title", "A meeting"}, {"text", "Ana Lima met Omar Sy. Ils ont parlé."}});
  const NodeId ana = graph.create_node({"Person"}, {{"name", "Ana Lima"}});
  const NodeId omar = graph.create_node({"Person"}, {{"name", "Omar Sy"}, {"aliases", List{"Sy"}}});
  const RelationshipId met = graph.create_relationship(ana, "MET_WITH", omar);
  graph.add_evidence(met, {article, 0, 0, 21, "Ana Lima met Omar Sy.", 0.9});
  graph.add_evidence(met, {article, 1, 22, 36, "Ils ont parlé.", 0.5});
}

class CheckTest : public ::testing::Test {
 protected:
  CheckTest() { Store::open(file_, Store::Mode::kCreate).write(fill); }

  /// Alters the file as damage does: no trigger tells.
  void damage(const std::string& sql) {
    store::Connection(file_, store::Connection::Access::kWrite).execute(sql.c_str());
  }
  /// "where: what" of each fault.
  std::vector<std::string> faults() {
    std::vector<std::string> faults;
    for (const FileFault& fault : check_graph_file(file_).faults) {
      EXPECT_FALSE(fault.remedy.empty());
      faults.push_back(fault.where + ": " + fault.what);
    }
    return faults;
  }

  TemporaryFolder folder_;
  std::filesystem::path file_ = folder_ / "g";
};

TEST_F(CheckTest, SaysWhatASoundFileHolds) {
  const FileCheck check = check_graph_file(file_);
  EXPECT_TRUE(check.is_sound());
  EXPECT_THAT(check.notes, IsEmpty());
  EXPECT_EQ(check.nodes, 3u);
  EXPECT_EQ(check.relationships, 1u);
  EXPECT_EQ(check.evidence, 2u);
  EXPECT_EQ(check.words, 2u + 8 + 4 + 1);  // title, text, names, alias
}

TEST_F(CheckTest, PassesWhateverNewsgraphWrites) {
  for (std::uint32_t seed = 0; seed < 4; ++seed) {
    RandomChanges changes(seed);
    Store store = Store::open(folder_ / std::to_string(seed), Store::Mode::kCreate);
    for (int i = 0; i < 10; ++i) {
      store.write([&](Graph& graph) {
        changes.make(graph, 30);
        fill(graph);
        graph.delete_relationship(graph.all_relationships().back());
        graph.detach_delete_node(graph.all_nodes().back());
      });
    }
    const FileCheck check = check_graph_file(store.file());
    // Random evidence names nodes that may never have been, and nothing else is wrong.
    for (const FileFault& fault : check.faults) {
      EXPECT_THAT(fault.what, HasSubstr("there never was an article")) << fault.where;
    }
  }
}

TEST_F(CheckTest, TellsEachFaultAndItsPlace) {
  const std::pair<std::string, std::string> cases[] = {
      {"UPDATE node SET properties = '[[2,4,\"Eve Lima\"]]' WHERE id = 1",
       "the nodes: the rows are not those that newsgraph wrote"},
      {"UPDATE node SET properties = '{}' WHERE id = 1",
       "node 1: the properties of id 1 are no list of triples"},
      {"UPDATE node SET labels = '[1,0]' WHERE id = 1", "node 1: its labels do not rise"},
      {"UPDATE node SET labels = '[7]' WHERE id = 1", "node 1: a label, type or key of id 7"},
      {"DELETE FROM node WHERE id = 2",
       "table relationship, row 0: refers to a row of table node that does not exist"},
      {"UPDATE relationship SET type = 3",
       "table relationship, row 0: refers to a row of table relationship_type"},
      {"UPDATE relationship SET target = 1", "the relationships: the rows are not those"},
      {"UPDATE next_id SET id = 2 WHERE thing = 'node'",
       "node 2: its id is not below that of table next_id"},
      {"UPDATE next_id SET id = 20 WHERE thing = 'node'", "the names: the rows are not those"},
      {"UPDATE evidence SET end_codepoint = 37 WHERE position = 1",
       "evidence 1 of relationship 0: its sentence lies beyond the end of the article's text"},
      {"UPDATE evidence SET begin_codepoint = 22 WHERE position = 0",
       "evidence 0 of relationship 0: its sentence ends before it begins"},
      {"UPDATE evidence SET confidence = 1.5 WHERE position = 0", "its confidence is not in 0..1"},
      {"UPDATE evidence SET article = 9", "there never was an article 9"},
      {"UPDATE evidence SET quote = 'Ana met nobody.'", "the evidence: the rows are not those"},
      {"DELETE FROM evidence WHERE position = 0", "the evidence: the rows are not those"},
      {"UPDATE label SET name = 'Human' WHERE id = 1", "the names: the rows are not those"},
      {"UPDATE label SET id = 9 WHERE id = 1", "the ids of table label do not count up"},
      {"UPDATE change_log SET nodes = '[0]'", "the log: the rows are not those"},
      {"INSERT INTO search_names (rowid, name, aliases) VALUES (1, 'Eve', '')",
       "table search_names: its words of node 1 are not those of the text"},
      {"INSERT INTO search_names (search_names, rowid, name, aliases) "
       "VALUES ('delete', 2, 'Omar Sy', '[\"Sy\"]')",
       "table search_names: its words of node 2 are not those of the text"},
      {"DROP VIEW facts_with_evidence", "view facts_with_evidence: is missing"},
      {"DROP TRIGGER node_update", "trigger node_update: is missing"},
      {"DROP VIEW nodes; CREATE VIEW nodes AS SELECT 1", "view nodes: is not as newsgraph makes"},
      {"UPDATE value_type SET name = 'text' WHERE id = 4", "table value_type"},
  };
  const std::string whole = [this] {
    std::ifstream in(file_, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  }();
  for (const auto& [sql, fault] : cases) {
    std::ofstream(file_, std::ios::binary) << whole;
    damage(sql);
    EXPECT_THAT(faults(), ::testing::Contains(HasSubstr(fault))) << sql;
  }
}

TEST_F(CheckTest, NotesThatAnotherProgramHasChangedTheGraph) {
  run_sql(file_, "UPDATE evidence SET quote = 'Ana met nobody.'");
  const FileCheck check = check_graph_file(file_);
  EXPECT_TRUE(check.is_sound());
  EXPECT_THAT(check.notes, ElementsAre(HasSubstr("Another program has changed the graph")));
  Store::open(file_, Store::Mode::kWrite).write([](Graph& graph) { graph.create_node({}); });
  EXPECT_THAT(check_graph_file(file_).notes, IsEmpty());
}

TEST_F(CheckTest, LeavesOthersTheirTables) {
  run_sql(file_, "CREATE TABLE mine (a); CREATE VIEW my_view AS SELECT * FROM node");
  EXPECT_THAT(faults(), IsEmpty());
}

TEST_F(CheckTest, ComparesTheSnapshotWithTheFile) {
  store::Connection connection(file_, store::Connection::Access::kRead);
  const std::int64_t revision = store::read_sums(connection).revision;
  const auto keep = [&](const std::function<void(Graph&)>& make, std::int64_t of) {
    Graph graph;
    make(graph);
    graph.compact();
    EXPECT_TRUE(store::write_snapshot(file_, graph, of));
  };
  keep(fill, revision);
  EXPECT_THAT(faults(), IsEmpty());
  EXPECT_THAT(check_graph_file(file_).notes, IsEmpty());
  const auto lie = [](Graph& graph) {
    fill(graph);
    graph.set_property(NodeId{1}, "name", "Eve Lima");
  };
  keep(lie, revision);
  EXPECT_THAT(faults(), ElementsAre("g-snapshot: says something else than the graph file"));
  keep(lie, revision + 1);
  EXPECT_THAT(faults(), IsEmpty());
  EXPECT_THAT(check_graph_file(file_).notes, ElementsAre(HasSubstr("not used")));
}

TEST_F(CheckTest, TellsTheFirstHundredFaults) {
  Store::open(file_, Store::Mode::kWrite).write([](Graph& graph) {
    for (int i = 0; i < 200; ++i) graph.create_node({"Person"});
  });
  damage("UPDATE node SET labels = '[9]'");
  const FileCheck check = check_graph_file(file_);
  EXPECT_THAT(check.faults, SizeIs(FileCheck::kMaximumFaults));
  EXPECT_TRUE(check.has_more_faults);
}

TEST_F(CheckTest, ThrowsWhereNothingCanBeRead) {
  EXPECT_THROW(check_graph_file(folder_ / "absent"), Error);
  EXPECT_THROW(check_graph_file(folder_.path()), Error);
  std::ofstream(folder_ / "empty");
  EXPECT_THROW(check_graph_file(folder_ / "empty"), Error);
}

TEST_F(CheckTest, TellsThatNothingCanBeReadAsAGraph) {
  std::ofstream(folder_ / "text") << "An article.\n";
  run_sql(folder_ / "other", "CREATE TABLE t (x)");
  for (const auto& [name, what] : {std::pair("text", "this is not a newsgraph file"),
                                   std::pair("other", "an SQLite database, but not")}) {
    const FileCheck check = check_graph_file(folder_ / name);
    ASSERT_THAT(check.faults, SizeIs(1));
    EXPECT_EQ(check.faults[0].where, "the file");
    EXPECT_THAT(check.faults[0].what, HasSubstr(what));
    EXPECT_THAT(check.faults[0].remedy, HasSubstr("Name a file"));
  }
}

TEST_F(CheckTest, ReadsFilesOfOlderVersions) {
  for (int version = 1; version <= 3; ++version) {
    std::ifstream sql(std::string(NEWSGRAPH_TEST_DATA) + "/store/version_" +
                      std::to_string(version) + ".sql");
    run_sql(folder_ / "old", std::string(std::istreambuf_iterator<char>(sql), {}));
    const FileCheck check = check_graph_file(folder_ / "old");
    EXPECT_TRUE(check.is_sound()) << check.faults.front().where << check.faults.front().what;
    EXPECT_THAT(check.notes, SizeIs(1)) << version;
    EXPECT_EQ(check.schema_version, version);
    EXPECT_EQ(check.nodes, 4u);
  }
}

TEST_F(CheckTest, LeavesWhatAProgramThatDiedLeftInTheLog) {
  Store store = Store::open(file_, Store::Mode::kWrite);
  store.write([](Graph& graph) { graph.create_node({"Late"}); });
  // As a program leaves them that is killed now.
  const std::filesystem::path left = folder_ / "left";
  std::filesystem::copy(file_, left);
  std::filesystem::copy(file_.string() + "-wal", left.string() + "-wal");
  const auto bytes = [](const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  const std::string file = bytes(left), log = bytes(left.string() + "-wal");
  ASSERT_FALSE(log.empty());
  EXPECT_EQ(check_graph_file(left).nodes, 4u);
  EXPECT_EQ(bytes(left), file);
  EXPECT_EQ(bytes(left.string() + "-wal"), log);
}

TEST_F(CheckTest, ReadsWhileAnotherWrites) {
  Store store = Store::open(file_, Store::Mode::kWrite);
  store.write([&](Graph& graph) {
    graph.create_node({"Person"});
    EXPECT_EQ(check_graph_file(file_).nodes, 3u);
  });
  EXPECT_EQ(check_graph_file(file_).nodes, 4u);
}

}  // namespace
}  // namespace newsgraph
