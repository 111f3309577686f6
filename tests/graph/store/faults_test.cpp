// What happens when the file is not what it should be, or the world turns against it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

#include "graph/store/run_sql.h"
#include "graph/store/temporary_folder.h"
#include "newsgraph/graph/store.h"
#include "newsgraph/graph/store/schema.h"

namespace newsgraph {
namespace {

using ::testing::HasSubstr;
using testing::run_sql;
using testing::TemporaryFolder;

void write_file(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void add_people(Graph& graph, int count) {
  for (int i = 0; i < count; ++i) {
    const NodeId person = graph.create_node(
        {"Person"}, {{"name", "Person " + std::to_string(i)}, {"note", std::string(200, 'x')}});
    graph.add_evidence(graph.create_relationship(person, "KNOWS", person),
                       {person, 0, 0, 1, "q", 1});
  }
}

void make_graph(const std::filesystem::path& file, int people = 3) {
  Store::open(file, Store::Mode::kCreate).write([&](Graph& graph) { add_people(graph, people); });
}

struct Failure {
  ErrorKind kind;
  std::string text;  ///< message and hint
};

template <typename Action>
Failure failure_of(const std::filesystem::path& file, const Action& action) {
  try {
    action();
  } catch (const Error& error) {
    EXPECT_EQ(error.location().file, file.string());
    EXPECT_FALSE(error.hint().empty()) << error.what();
    return {error.kind(), error.describe()};
  }
  ADD_FAILURE() << "nothing was thrown";
  return {};
}

Failure failure_to_open(const std::filesystem::path& file, Store::Mode mode = Store::Mode::kRead) {
  return failure_of(file, [&] { Store::open(file, mode); });
}

// ---- what is not a graph file ---------------------------------------------------------------

TEST(StoreFaults, SaysThatThereIsNoSuchFile) {
  TemporaryFolder folder;
  for (const Store::Mode mode : {Store::Mode::kRead, Store::Mode::kWrite}) {
    const Failure failure = failure_to_open(folder / "absent", mode);
    EXPECT_EQ(failure.kind, ErrorKind::kInput);
    EXPECT_THAT(failure.text, HasSubstr("no such graph file"));
  }
}

TEST(StoreFaults, SaysThatItIsAFolder) {
  TemporaryFolder folder;
  for (const Store::Mode mode : {Store::Mode::kRead, Store::Mode::kCreate}) {
    EXPECT_THAT(failure_to_open(folder.path(), mode).text, HasSubstr("a folder"));
  }
}

TEST(StoreFaults, SaysThatItIsNoOrdinaryFile) {
  TemporaryFolder folder;
  ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
  EXPECT_THAT(failure_to_open(folder / "pipe").text, HasSubstr("a device or a pipe"));
}

TEST(StoreFaults, SaysThatTheFolderForANewFileIsMissing) {
  TemporaryFolder folder;
  const Failure failure = failure_to_open(folder / "absent/g", Store::Mode::kCreate);
  EXPECT_THAT(failure.text, HasSubstr("cannot be made: No such file or directory"));
}

TEST(StoreFaults, SaysThatTheFileIsEmpty) {
  TemporaryFolder folder;
  write_file(folder / "g", "");
  EXPECT_THAT(failure_to_open(folder / "g").text, HasSubstr("is empty"));
  EXPECT_THAT(failure_to_open(folder / "g", Store::Mode::kWrite).text, HasSubstr("is empty"));
  make_graph(folder / "g");
  EXPECT_EQ(Store::open(folder / "g", Store::Mode::kRead).graph().node_count(), 3u);
}

TEST(StoreFaults, SaysThatItIsNoDatabaseAndLeavesItAlone) {
  TemporaryFolder folder;
  for (const std::string& bytes : {std::string("x"), std::string("An article about a meeting.\n"),
                                   std::string(100'000, '\0'), std::string("SQLite format 3"),
                                   "SQLite format 3" + std::string(1, '\0') + "and then text"}) {
    write_file(folder / "g", bytes);
    for (const Store::Mode mode : {Store::Mode::kRead, Store::Mode::kCreate}) {
      const Failure failure = failure_to_open(folder / "g", mode);
      EXPECT_EQ(failure.kind, ErrorKind::kInput);
      EXPECT_THAT(failure.text, HasSubstr("not a newsgraph file"));
    }
    EXPECT_TRUE(bytes_of(folder / "g") == bytes);
  }
}

TEST(StoreFaults, SaysThatTheDatabaseIsAnothers) {
  TemporaryFolder folder;
  run_sql(folder / "g", "CREATE TABLE node (id INTEGER PRIMARY KEY)");
  const std::string bytes = bytes_of(folder / "g");
  EXPECT_THAT(failure_to_open(folder / "g", Store::Mode::kCreate).text,
              HasSubstr("SQLite database, but not a newsgraph file"));
  EXPECT_TRUE(bytes_of(folder / "g") == bytes);
}

TEST(StoreFaults, SaysThatTheFileIsUnreadable) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
  TemporaryFolder folder;
  make_graph(folder / "g");
  std::filesystem::permissions(folder / "g", std::filesystem::perms::none);
  EXPECT_THAT(failure_to_open(folder / "g").text, HasSubstr("cannot be read: Permission denied"));
}

TEST(StoreFaults, SaysThatTheFileIsWriteProtected) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may write everything";
  TemporaryFolder folder;
  make_graph(folder / "g");
  std::filesystem::permissions(folder / "g", std::filesystem::perms::owner_read);
  EXPECT_THAT(failure_to_open(folder / "g", Store::Mode::kWrite).text,
              HasSubstr("cannot be written: Permission denied"));
}

TEST(StoreFaults, RefusesToWriteWhatWasOpenedForReading) {
  TemporaryFolder folder;
  make_graph(folder / "g");
  Store store = Store::open(folder / "g", Store::Mode::kRead);
  EXPECT_EQ(failure_of(folder / "g", [&] { store.write([](Graph&) {}); }).kind, ErrorKind::kUsage);
}

TEST(StoreFaults, RefusesAWriteInsideAWrite) {
  TemporaryFolder folder;
  make_graph(folder / "g");
  Store store = Store::open(folder / "g", Store::Mode::kWrite);
  EXPECT_THROW(store.write([&](Graph&) { store.write([](Graph&) {}); }), Error);
  store.write([](Graph& graph) { add_people(graph, 1); });
  EXPECT_EQ(store.graph().node_count(), 4u);
}

// ---- versions -------------------------------------------------------------------------------

TEST(StoreFaults, RefusesAFileOfANewerVersionNamingBoth) {
  TemporaryFolder folder;
  make_graph(folder / "g");
  run_sql(folder / "g", "PRAGMA user_version = 7");
  const Failure failure = failure_to_open(folder / "g");
  EXPECT_EQ(failure.kind, ErrorKind::kInput);
  EXPECT_THAT(failure.text, HasSubstr("has version 7, but this program knows versions up to " +
                                      std::to_string(store::kSchemaVersion)));
  EXPECT_THAT(failure.text, HasSubstr("Update newsgraph"));
}

TEST(StoreFaults, RefusesToWriteWhatANewerProgramHasUpgradedMeanwhile) {
  TemporaryFolder folder;
  make_graph(folder / "g");
  Store store = Store::open(folder / "g", Store::Mode::kWrite);
  run_sql(folder / "g", "PRAGMA user_version = 7");
  EXPECT_THAT(failure_of(folder / "g", [&] { store.write([](Graph&) {}); }).text,
              HasSubstr("has version 7"));
  EXPECT_EQ(store.graph().node_count(), 3u);
}

// ---- damage ---------------------------------------------------------------------------------

TEST(StoreFaults, NamesTheDamage) {
  const std::pair<std::string, std::string> cases[] = {
      {"PRAGMA user_version = 0", "its version is 0"},
      {"DROP TABLE evidence", "no such table: evidence"},
      {"ALTER TABLE relationship RENAME COLUMN target TO goal", "no such column: target"},
      {"DELETE FROM next_id", "next_id lacks node"},
      {"UPDATE next_id SET id = 2 WHERE thing = 'node'", "node 2 is not below next_id"},
      {"UPDATE next_id SET id = -1", "the number -1 is out of range"},
      {"UPDATE next_id SET id = 'many'", "should hold a number"},
      {"UPDATE label SET id = 5", "table label do not count up from 0"},
      {"UPDATE label SET name = x'00ff'", "should hold text"},
      {"UPDATE node SET labels = '[5]'", "id 5 that has no name"},
      {"UPDATE node SET labels = '0'", "the labels `0` are no list"},
      {"UPDATE node SET labels = x'5b5d'", "should hold text"},
      {"UPDATE node SET properties = '[[-1,4,\"x\"]]'", "id -1 that has no name"},
      {"UPDATE node SET properties = '[[0,5,\"x\"]]'", "property name of id 0 has no meaning"},
      {"UPDATE node SET properties = '[[0,4,\"x\"],[0,4,\"y\"]]'", "id 0 is there twice"},
      {"UPDATE node SET properties = '[[0,4]]'", "properties of id 0 are no list of triples"},
      {"UPDATE node SET properties = '[[0,4,\"x\"]'", "properties of id 0 are no list of triples"},
      {"UPDATE node SET properties = x'5b5d'", "should hold text"},
      {"UPDATE relationship SET properties = '{}'", "properties of id 0 are no list of triples"},
      {"DELETE FROM relationship WHERE id = 2", "table evidence has a row for id 2"},
      {"DELETE FROM node WHERE id = 1", "relationship 1 lacks one of its nodes"},
      {"UPDATE relationship SET type = 3", "id 3 that has no name"},
      {"UPDATE evidence SET sentence = -1", "the number -1 is out of range"},
      {"UPDATE evidence SET confidence = 'high'", "should hold a number"},
      {"ALTER TABLE node RENAME TO n; CREATE VIEW node AS WITH RECURSIVE forever(id) AS "
       "(SELECT 0 UNION ALL SELECT id + 1 FROM forever) SELECT id FROM forever",
       "no such table"},
  };
  for (const auto& [sql, detail] : cases) {
    TemporaryFolder folder;
    make_graph(folder / "g");
    run_sql(folder / "g", sql);
    const Failure failure = failure_to_open(folder / "g");
    EXPECT_EQ(failure.kind, ErrorKind::kInternal) << sql;
    EXPECT_THAT(failure.text, HasSubstr("damaged: ")) << sql;
    EXPECT_THAT(failure.text, HasSubstr(detail)) << sql;
  }
}

/// Forged numbers that would have a graph of two nodes take more memory than there is.
TEST(StoreFaults, RefusesIdsThatNoMemoryHolds) {
  constexpr std::uint64_t kEnough = std::uint64_t{100} << 30;
  const auto memory = static_cast<std::uint64_t>(::sysconf(_SC_PHYS_PAGES)) *
                      static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
  if (memory > kEnough) GTEST_SKIP() << "this machine could hold them";
  TemporaryFolder folder;
  make_graph(folder / "g");
  run_sql(folder / "g", "UPDATE next_id SET id = 4294967295");
  EXPECT_THAT(failure_to_open(folder / "g").text,
              HasSubstr("there is not enough memory for this graph"));
}

TEST(StoreFaults, NoticesATruncatedFileWhereverItWasCut) {
  TemporaryFolder folder;
  make_graph(folder / "whole", 200);
  const std::string bytes = bytes_of(folder / "whole");
  for (std::size_t size = 1; size < bytes.size(); size += bytes.size() / 40) {
    write_file(folder / "g", bytes.substr(0, size));
    const Failure failure = failure_to_open(folder / "g");
    EXPECT_TRUE(failure.text.find("damaged") != std::string::npos ||
                failure.text.find("not a newsgraph file") != std::string::npos)
        << size << ": " << failure.text;
  }
}

TEST(StoreFaults, OpensOrRefusesAFileWithAnyPageOverwritten) {
  TemporaryFolder folder;
  make_graph(folder / "whole", 200);
  const std::string bytes = bytes_of(folder / "whole");
  constexpr std::size_t kPage = 4096;
  for (std::size_t page = 0; page < bytes.size() / kPage; ++page) {
    for (const char filler : {'\0', '\xff', '\x0d', 'a'}) {
      std::string broken = bytes;
      broken.replace(page * kPage, kPage, std::string(kPage, filler));
      write_file(folder / "g", broken);
      try {
        Store::open(folder / "g", Store::Mode::kRead);
      } catch (const Error& error) {
        EXPECT_EQ(error.location().file, (folder / "g").string());
      }
    }
  }
}

TEST(StoreFaults, RunsNoTriggerOfTheFile) {
  TemporaryFolder folder;
  make_graph(folder / "g");
  run_sql(folder / "g", "CREATE TRIGGER t AFTER INSERT ON node BEGIN DELETE FROM evidence; END");
  Store::open(folder / "g", Store::Mode::kWrite).write([](Graph& graph) { add_people(graph, 1); });
  const Store store = Store::open(folder / "g", Store::Mode::kRead);
  EXPECT_EQ(store.graph().evidence(RelationshipId{0}).size(), 1u);
}

// ---- locks ----------------------------------------------------------------------------------

/// Runs `body` in a child process and waits for the end; its exit status, or -1 for a signal.
template <typename Body>
int in_child(const Body& body) {
  const pid_t child = ::fork();
  if (child == 0) {
    body();
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(StoreFaults, TellsASecondWriterThatThereIsAFirst) {
  TemporaryFolder folder;
  make_graph(folder / "g");
  Store first = Store::open(folder / "g", Store::Mode::kWrite);
  Store second = Store::open(folder / "g", Store::Mode::kWrite);
  first.write([&](Graph& graph) {
    add_people(graph, 1);
    const Failure failure = failure_of(folder / "g", [&] { second.write([](Graph&) {}); });
    EXPECT_THAT(failure.text, HasSubstr("another program is writing"));
  });
  second.write([](Graph& graph) { EXPECT_EQ(graph.node_count(), 4u); });
}

TEST(StoreFaults, TellsAnotherProcessThatThereIsAWriter) {
  TemporaryFolder folder;
  make_graph(folder / "g");
  Store store = Store::open(folder / "g", Store::Mode::kWrite);
  store.write([&](Graph&) {
    EXPECT_EQ(
        in_child([&] {
          try {
            Store::open(folder / "g", Store::Mode::kWrite).write([](Graph&) {});
          } catch (const Error& error) {
            ::_exit(std::string(error.what()).find("another program is writing") == 0 ? 42 : 1);
          }
        }),
        42);
  });
}

TEST(StoreFaults, TellsTheSecondOfTwoMakersOfAFile) {
  TemporaryFolder folder;
  Store first = Store::open(folder / "g", Store::Mode::kCreate);
  Store second = Store::open(folder / "g", Store::Mode::kCreate);
  EXPECT_THROW(first.write([&](Graph&) {
    EXPECT_THAT(failure_to_open(folder / "g").text, HasSubstr("is empty"));
    EXPECT_THROW(second.write([](Graph&) {}), Error);
    EXPECT_TRUE(std::filesystem::exists(folder / "g")) << "it is the first one's";
    throw std::runtime_error("stop");
  }),
               std::runtime_error);
  EXPECT_FALSE(std::filesystem::exists(folder / "g"));
  second.write([](Graph& graph) { add_people(graph, 2); });
  EXPECT_EQ(Store::open(folder / "g", Store::Mode::kRead).graph().node_count(), 2u);
}

TEST(StoreFaults, NoticesThatTheFileWasReplaced) {
  TemporaryFolder folder;
  make_graph(folder / "g");
  Store store = Store::open(folder / "g", Store::Mode::kWrite);
  std::filesystem::rename(folder / "g", folder / "moved");
  make_graph(folder / "g", 5);
  EXPECT_THAT(failure_of(folder / "g", [&] { store.write([](Graph&) {}); }).text,
              HasSubstr("moved or deleted"));
}

TEST(StoreFaults, NoticesThatTheFileIsDeletedWhileItWrites) {
  TemporaryFolder folder;
  make_graph(folder / "g");
  Store store = Store::open(folder / "g", Store::Mode::kWrite);
  const std::size_t before = store.graph().node_count();
  const auto write = [&] {
    store.write([&](Graph& graph) {
      graph.create_node({"Person"});
      std::filesystem::remove(folder / "g");
    });
  };
  for (int i = 0; i < 2; ++i) {
    const Failure failure = failure_of(folder / "g", write);
    EXPECT_THAT(failure.text, HasSubstr("moved or deleted"));
    EXPECT_EQ(failure.kind, ErrorKind::kInternal);
    EXPECT_EQ(store.graph().node_count(), before);
  }
}

// ---- a full disk and a crash ----------------------------------------------------------------

/// Files of this process cannot grow beyond a size while this lives: as on a full disk.
class SizeLimit {
 public:
  explicit SizeLimit(rlim_t bytes, sighandler_t on_signal = SIG_IGN) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    handler_ = ::signal(SIGXFSZ, on_signal);
    const rlimit limit{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~SizeLimit() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    ::signal(SIGXFSZ, handler_);
  }
  SizeLimit(const SizeLimit&) = delete;

 private:
  rlimit before_{};
  sighandler_t handler_ = SIG_DFL;
};

TEST(StoreFaults, TakesBackEverythingWhenTheDiskIsFull) {
  TemporaryFolder folder;
  make_graph(folder / "g", 100);
  const std::string bytes = bytes_of(folder / "g");
  Store store = Store::open(folder / "g", Store::Mode::kWrite);
  for (const int people : {200, 20'000}) {  // fails at the commit; while the rows are written
    const SizeLimit limit(40'000);          // of the log: enough for some rows
    const Failure failure = failure_of(
        folder / "g", [&] { store.write([&](Graph& graph) { add_people(graph, people); }); });
    EXPECT_EQ(failure.kind, ErrorKind::kInternal);
    EXPECT_THAT(failure.text, HasSubstr("what was committed before is safe"));
    EXPECT_EQ(store.graph().node_count(), 100u);
    EXPECT_TRUE(bytes_of(folder / "g") == bytes);
  }
  store.write([](Graph& graph) { add_people(graph, 1); });
  EXPECT_EQ(Store::open(folder / "g", Store::Mode::kRead).graph().node_count(), 101u);
}

TEST(StoreFaults, KeepsTheLastCommittedStateWhenAWriterDiesInTheMiddleOfACommit) {
  TemporaryFolder folder;
  make_graph(folder / "g", 100);
  const auto size = static_cast<rlim_t>(std::filesystem::file_size(folder / "g"));
  for (const rlim_t more : {4096u, 65'536u, 1'000'000u}) {
    EXPECT_EQ(in_child([&] {
                const rlimit no_core{0, 0};
                ::setrlimit(RLIMIT_CORE, &no_core);
                Store store = Store::open(folder / "g", Store::Mode::kWrite);
                const SizeLimit limit(size + more, SIG_DFL);
                store.write([](Graph& graph) {
                  for (const NodeId node : graph.all_nodes()) graph.set_property(node, "name", "x");
                  add_people(graph, 20'000);
                });
              }),
              -1);
    ASSERT_TRUE(std::filesystem::exists(folder / "g-wal")) << "the crash came too early";
    {
      const Store store = Store::open(folder / "g", Store::Mode::kRead);
      EXPECT_EQ(store.graph().node_count(), 100u);
      EXPECT_EQ(store.graph().property(NodeId{7}, "name").as_string(), "Person 7");
    }
    EXPECT_FALSE(std::filesystem::exists(folder / "g-wal"));
  }
}

TEST(StoreFaults, KeepsEveryCommitOfAProgramThatDiesBeforeItCloses) {
  TemporaryFolder folder;
  make_graph(folder / "g", 100);
  for (const std::size_t expected : {101u, 102u, 103u}) {
    EXPECT_EQ(in_child([&] {
                Store store = Store::open(folder / "g", Store::Mode::kWrite);
                store.write([](Graph& graph) { add_people(graph, 1); });
                ::_exit(3);
              }),
              3);
    EXPECT_TRUE(std::filesystem::exists(folder / "g-wal"));
    EXPECT_EQ(Store::open(folder / "g", Store::Mode::kRead).graph().node_count(), expected);
  }
}

/// The log as a loss of power may leave it: any prefix, or with an end that was never written.
TEST(StoreFaults, KeepsWhatWasCommittedWhenTheEndOfTheLogIsLost) {
  TemporaryFolder folder;
  make_graph(folder / "g", 100);
  EXPECT_EQ(in_child([&] {
              Store store = Store::open(folder / "g", Store::Mode::kWrite);
              for (int i = 0; i < 3; ++i) store.write([](Graph& graph) { add_people(graph, 1); });
              ::_exit(3);
            }),
            3);
  const std::string file = bytes_of(folder / "g");
  const std::string log = bytes_of(folder / "g-wal");
  std::size_t least = 100;
  for (std::size_t step = 0; step <= 37; ++step) {
    const std::size_t size = log.size() * step / 37;
    for (const std::string& lost : {std::string(), std::string(log.size() - size, 'x')}) {
      write_file(folder / "g", file);
      write_file(folder / "g-wal", log.substr(0, size) + lost);
      std::filesystem::remove(folder / "g-shm");
      const Store store = Store::open(folder / "g", Store::Mode::kRead);
      const std::size_t count = store.graph().node_count();
      EXPECT_GE(count, least);
      EXPECT_LE(count, 103u);
      EXPECT_EQ(store.graph().relationship_count(), count);
      least = count;
    }
  }
  EXPECT_EQ(least, 103u);
}

TEST(StoreFaults, LeavesAnEmptyFileAtWorstWhenTheMakerDies) {
  TemporaryFolder folder;
  EXPECT_EQ(in_child([&] {
              Store::open(folder / "g", Store::Mode::kCreate).write([](Graph&) { ::_exit(3); });
            }),
            3);
  EXPECT_EQ(std::filesystem::file_size(folder / "g"), 0u);
  make_graph(folder / "g");
  EXPECT_EQ(Store::open(folder / "g", Store::Mode::kRead).graph().node_count(), 3u);
}

}  // namespace
}  // namespace newsgraph
