// A graph file, its log and its snapshot with bytes altered or missing. Whatever was done to them:
// an Error, or the right answer, or a wrong one that the check of the file notices.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <optional>
#include <random>
#include <set>

#include "graph/store/printed_graph.h"
#include "graph/store/run_sql.h"
#include "graph/store/temporary_folder.h"
#include "newsgraph/graph/check.h"
#include "newsgraph/graph/store.h"
#include "newsgraph/graph/store/connection.h"
#include "newsgraph/graph/store/content_sums.h"
#include "newsgraph/graph/store/snapshot.h"

namespace newsgraph {
namespace {

using testing::printed_graph;
using testing::run_sql;
using testing::TemporaryFolder;

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_file(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

void fill(Graph& graph) {
  const NodeId article = graph.create_node(
      {"Article"},
      {{"title", "A meeting in Lima"}, {"text", "Ana Lima met Omar Sy. They talked."}});
  const NodeId ana = graph.create_node({"Person"}, {{"name", "Ana Lima"}, {"age", 46}});
  const NodeId omar = graph.create_node({"Person", "Diplomat"},
                                        {{"name", "Omar Sy"}, {"aliases", List{"O. Sy", "Sy"}}});
  const RelationshipId met =
      graph.create_relationship(ana, "MET_WITH", omar, {{"date", Date{20'000}}});
  graph.add_evidence(met, {article, 0, 0, 21, "Ana Lima met Omar Sy.", 0.9});
  graph.add_evidence(met, {article, 1, 22, 34, "They talked.", 0.5});
  for (int i = 0; i < 20; ++i) {
    const NodeId place =
        graph.create_node({"Place"}, {{"name", "Place " + std::to_string(i)}, {"rank", i * 0.25}});
    graph.create_relationship(i % 2 == 0 ? ana : omar, "VISITED", place, {{"year", 2000 + i}});
  }
  graph.create_index("Person", "name");
}

/// All that can be asked of a graph file: its graph, and what is found in it.
std::string answers_of(const std::filesystem::path& file) {
  const Store store = Store::open(file, Store::Mode::kRead);
  std::string answers = printed_graph(store.graph());
  const auto search = store.text_search();
  const std::pair<TextIndex, const char*> questions[] = {{TextIndex::kNames, "lima"},
                                                         {TextIndex::kNames, "place"},
                                                         {TextIndex::kNames, "sy OR 7"},
                                                         {TextIndex::kArticles, "talked"}};
  for (const auto& [index, words] : questions) {
    answers += words;
    for (const TextSearch::Hit& hit : search->search(index, words, 100)) {
      answers += " " + std::to_string(hit.node.value) + ":" + std::to_string(hit.score);
    }
  }
  return answers;
}

/// Whether the check of the file finds something wrong.
bool is_noticed(const std::filesystem::path& file) {
  try {
    return !check_graph_file(file).is_sound();
  } catch (const Error&) {
    return true;
  }
}

class DamageSlow : public ::testing::Test {
 protected:
  DamageSlow() {
    Store::open(file_, Store::Mode::kCreate).write(fill);
    // Small pages, so that the bytes which say something are many among all.
    run_sql(file_,
            "PRAGMA journal_mode = DELETE; PRAGMA page_size = 512; VACUUM;"
            "PRAGMA journal_mode = WAL");
    right_ = answers_of(file_);
    EXPECT_FALSE(is_noticed(file_));
  }

  /// The damaged bytes lie at `damaged` already.
  void expect_no_unnoticed_lie(const std::set<std::string>& right_answers) {
    std::optional<std::string> answers;
    try {
      answers = answers_of(file_);
    } catch (const Error& error) {
      EXPECT_NE(std::string(error.what()), "");
    }
    const bool noticed = is_noticed(file_);
    const bool lies = answers && !right_answers.contains(*answers);
    errors_ += !answers;
    lies_ += lies;
    EXPECT_TRUE(noticed || !lies) << *answers;
  }

  void restore(const std::string& bytes) {
    for (const char* ending : {"-wal", "-shm", "-journal"}) {
      std::filesystem::remove(file_.string() + ending);
    }
    write_file(file_, bytes);
  }

  TemporaryFolder folder_;
  std::filesystem::path file_ = folder_ / "g";
  std::string right_;
  int errors_ = 0, lies_ = 0;
};

TEST_F(DamageSlow, OfAByteOfTheFileIsNoticed) {
  const std::string whole = bytes_of(file_);
  std::mt19937 random(1);
  for (int i = 0; i < 2000; ++i) {
    std::string broken = whole;
    const std::size_t at = random() % broken.size();
    broken[at] = static_cast<char>(broken[at] ^ (1 << random() % 8));
    SCOPED_TRACE("byte " + std::to_string(at) + " of " + std::to_string(whole.size()));
    restore(broken);
    expect_no_unnoticed_lie({right_});
    if (HasFailure()) return;
  }
  RecordProperty("errors", errors_);
  RecordProperty("lies", lies_);
}

TEST_F(DamageSlow, OfSeveralBytesOfTheFileIsNoticed) {
  const std::string whole = bytes_of(file_);
  std::mt19937 random(2);
  for (int i = 0; i < 700; ++i) {
    std::string broken = whole;
    const std::size_t at = random() % broken.size();
    for (std::size_t j = at; j < std::min(at + 1 + random() % 40, broken.size()); ++j) {
      broken[j] = static_cast<char>(random());
    }
    SCOPED_TRACE("bytes from " + std::to_string(at));
    restore(broken);
    expect_no_unnoticed_lie({right_});
    if (HasFailure()) return;
  }
}

TEST_F(DamageSlow, OfTheEndOfTheFileIsNoticed) {
  const std::string whole = bytes_of(file_);
  for (std::size_t size = 1; size < whole.size(); size += 251) {
    SCOPED_TRACE("cut to " + std::to_string(size));
    restore(whole.substr(0, size));
    expect_no_unnoticed_lie({right_});
    if (HasFailure()) return;
  }
}

/// A page as it was some commits ago, which a disk leaves that forgot a write.
TEST_F(DamageSlow, OfAWriteThatTheDiskForgotIsNoticed) {
  const std::string older = bytes_of(file_);
  Store::open(file_, Store::Mode::kWrite).write([](Graph& graph) {
    graph.set_property(NodeId{1}, "age", 47);
    graph.set_property(RelationshipId{0}, "date", Date{20'001});
    graph.set_property(NodeId{5}, "name", "Pisco");
  });
  const std::string newer = bytes_of(file_);
  const std::string right = answers_of(file_);
  constexpr std::size_t kPage = 512;
  int forgotten = 0;
  for (std::size_t page = 0; page < older.size() / kPage; ++page) {
    if (older.compare(page * kPage, kPage, newer, page * kPage, kPage) == 0) continue;
    ++forgotten;
    restore(std::string(newer).replace(page * kPage, kPage, older, page * kPage, kPage));
    SCOPED_TRACE("page " + std::to_string(page));
    expect_no_unnoticed_lie({right});
  }
  EXPECT_GE(forgotten, 4);
}

/// The log ends where its damage begins, as after a loss of power: what was committed last is gone
/// then, and nothing else.
TEST_F(DamageSlow, OfTheLogTakesTheLastCommitsAtWorst) {
  const pid_t child = ::fork();
  if (child == 0) {
    Store store = Store::open(file_, Store::Mode::kWrite);
    for (const char* name : {"Pisco", "Cusco"}) {
      store.write([&](Graph& graph) { graph.set_property(NodeId{5}, "name", name); });
    }
    ::_exit(0);  // leaves the log
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  const std::string whole = bytes_of(file_), log = bytes_of(file_.string() + "-wal");
  ASSERT_FALSE(log.empty());
  std::set<std::string> right = {right_};
  for (const char* name : {"Pisco", "Cusco"}) {
    Store::open(file_, Store::Mode::kWrite).write([&](Graph& graph) {
      graph.set_property(NodeId{5}, "name", name);
    });
    right.insert(answers_of(file_));
  }
  std::mt19937 random(3);
  for (int i = 0; i < 400; ++i) {
    std::string broken = log;
    if (i % 3 == 0) {
      broken.resize(random() % log.size());
    } else {
      broken[random() % log.size()] ^= static_cast<char>(1 << random() % 8);
    }
    restore(whole);
    write_file(file_.string() + "-wal", broken);
    SCOPED_TRACE(i);
    expect_no_unnoticed_lie(right);
    if (HasFailure()) return;
  }
  EXPECT_EQ(lies_, 0);
  // Where commits are gone though the log goes on behind them, the check notes it.
  for (std::size_t at = 0; at < log.size() / 2; at += 501) {
    std::string broken = log;
    broken[at] = static_cast<char>(broken[at] ^ 0x10);
    restore(whole);
    write_file(file_.string() + "-wal", broken);
    EXPECT_EQ(check_graph_file(file_).notes.size(), 1u) << at;
  }
  restore(whole);
  write_file(file_.string() + "-wal", log);
  EXPECT_TRUE(check_graph_file(file_).notes.empty());
}

TEST_F(DamageSlow, OfTheSnapshotDoesNoHarm) {
  {
    Store store = Store::open(file_, Store::Mode::kRead);
    Graph graph;
    fill(graph);
    graph.compact();
    store::Connection connection(file_, store::Connection::Access::kRead);
    ASSERT_TRUE(store::write_snapshot(file_, graph, store::read_sums(connection).revision));
  }
  const std::filesystem::path snapshot = store::snapshot_of(file_);
  const std::string whole = bytes_of(snapshot);
  EXPECT_EQ(answers_of(file_), right_);
  EXPECT_TRUE(check_graph_file(file_).notes.empty());
  std::mt19937 random(4);
  for (int i = 0; i < 1000; ++i) {
    std::string broken = whole;
    if (i % 5 == 0) {
      broken.resize(random() % whole.size());
    } else {
      broken[random() % whole.size()] ^= static_cast<char>(1 << random() % 8);
    }
    write_file(snapshot, broken);
    SCOPED_TRACE(i);
    EXPECT_EQ(answers_of(file_), right_);
    const FileCheck check = check_graph_file(file_);
    EXPECT_TRUE(check.is_sound());
    EXPECT_EQ(check.notes.size(), 1u);
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace newsgraph
