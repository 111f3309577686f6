#include "newsgraph/graph/store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <limits>
#include <random>

#include "graph/store/printed_graph.h"
#include "graph/store/temporary_folder.h"

namespace newsgraph {
namespace {

using ::testing::ElementsAre;
using testing::printed_graph;
using testing::TemporaryFolder;

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> names_in(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    names.push_back(entry.path().filename().string());
  }
  return names;
}

std::string printed(const std::filesystem::path& file) {
  return printed_graph(Store::open(file, Store::Mode::kRead).graph());
}

/// Two persons who met, with the sentence that says so.
void add_meeting(Graph& graph) {
  const NodeId article = graph.create_node({"Article"}, {{"title", "A meeting in Islamabad"}});
  const NodeId a = graph.create_node({"Person"}, {{"name", "Mohsin Naqvi"}, {"age", 46}});
  const NodeId b = graph.create_node({"Person", "Diplomat"}, {{"name", "Albert P Khorev"}});
  const RelationshipId met = graph.create_relationship(
      a, "MET_WITH", b, {{"date", Value(parse_date("2025-02-25").value())}, {"confidence", 0.97}});
  graph.add_evidence(met, {article, 2, 301, 466, "The two met.", 0.97});
  graph.add_evidence(met, {article, 5, 600, 640, "They shook hands.", 0.5});
  graph.create_index("Person", "name");
}

void make_meeting(const std::filesystem::path& file) {
  Store::open(file, Store::Mode::kCreate).write(add_meeting);
}

TEST(Store, GivesBackTheGraphThatWasWritten) {
  TemporaryFolder folder;
  make_meeting(folder / "g");
  Graph expected;
  add_meeting(expected);
  EXPECT_EQ(printed(folder / "g"), printed_graph(expected));
}

TEST(Store, LeavesOneFileWhenClosed) {
  TemporaryFolder folder;
  make_meeting(folder / "g");
  {
    Store store = Store::open(folder / "g", Store::Mode::kWrite);
    store.write(add_meeting);
    const Store reader = Store::open(folder / "g", Store::Mode::kRead);
  }
  EXPECT_THAT(names_in(folder.path()), ElementsAre("g"));
  EXPECT_EQ(Store::open(folder / "g", Store::Mode::kRead).graph().node_count(), 6u);
  EXPECT_THAT(names_in(folder.path()), ElementsAre("g"));
}

TEST(Store, LeavesOneFileWhenAReaderClosesItLast) {
  TemporaryFolder folder;
  make_meeting(folder / "g");
  {
    Store reader = Store::open(folder / "g", Store::Mode::kRead);
    Store::open(folder / "g", Store::Mode::kWrite).write(add_meeting);
    EXPECT_TRUE(reader.refresh());
    EXPECT_EQ(reader.graph().node_count(), 6u);
  }
  EXPECT_THAT(names_in(folder.path()), ElementsAre("g"));
  EXPECT_EQ(Store::open(folder / "g", Store::Mode::kRead).graph().node_count(), 6u);
}

TEST(Store, MakesNoFileBeforeTheFirstWrite) {
  TemporaryFolder folder;
  Store store = Store::open(folder / "g", Store::Mode::kCreate);
  EXPECT_EQ(store.graph().node_count(), 0u);
  EXPECT_THAT(names_in(folder.path()), ElementsAre());
  store.write([](Graph&) {});
  EXPECT_EQ(Store::open(folder / "g", Store::Mode::kRead).graph().node_count(), 0u);
}

TEST(Store, LeavesNoFileWhenTheFirstWriteThrows) {
  TemporaryFolder folder;
  Store store = Store::open(folder / "g", Store::Mode::kCreate);
  EXPECT_THROW(store.write([](Graph& graph) {
    add_meeting(graph);
    throw std::runtime_error("stop");
  }),
               std::runtime_error);
  EXPECT_THAT(names_in(folder.path()), ElementsAre());
  EXPECT_EQ(store.graph().node_count(), 0u);
  store.write(add_meeting);
  EXPECT_EQ(Store::open(folder / "g", Store::Mode::kRead).graph().node_count(), 3u);
}

TEST(Store, TakesBackFileAndGraphWhenTheWorkThrows) {
  TemporaryFolder folder;
  make_meeting(folder / "g");
  Store store = Store::open(folder / "g", Store::Mode::kWrite);
  const std::string before = printed_graph(store.graph());
  const std::string bytes = bytes_of(folder / "g");
  EXPECT_THROW(store.write([](Graph& graph) {
    add_meeting(graph);
    graph.set_property(NodeId{1}, "name", "somebody else");
    throw std::runtime_error("stop");
  }),
               std::runtime_error);
  EXPECT_TRUE(bytes_of(folder / "g") == bytes);
  EXPECT_EQ(store.graph().node_count(), 3u);
  EXPECT_EQ(store.graph().property(NodeId{1}, "name").as_string(), "Mohsin Naqvi");
  EXPECT_EQ(printed(folder / "g"), before);
}

TEST(Store, LeavesTheFileAloneWhenNothingChanged) {
  TemporaryFolder folder;
  make_meeting(folder / "g");
  const std::string bytes = bytes_of(folder / "g");
  Store store = Store::open(folder / "g", Store::Mode::kWrite);
  store.write([](Graph&) {});
  EXPECT_TRUE(bytes_of(folder / "g") == bytes);
}

TEST(Store, WritesEveryKindOfChange) {
  TemporaryFolder folder;
  make_meeting(folder / "g");
  Store store = Store::open(folder / "g", Store::Mode::kWrite);
  const std::function<void(Graph&)> changes[] = {
      [](Graph& graph) { graph.set_property(NodeId{1}, "name", "M. Naqvi"); },
      [](Graph& graph) { graph.set_property(NodeId{1}, "age", Value()); },
      [](Graph& graph) { graph.set_property(NodeId{1}, "aliases", List{"Naqvi", "Mr Naqvi"}); },
      [](Graph& graph) { graph.add_label(NodeId{1}, "Minister"); },
      [](Graph& graph) { graph.remove_label(NodeId{2}, "Diplomat"); },
      [](Graph& graph) { graph.set_property(RelationshipId{0}, "status", "planned"); },
      [](Graph& graph) { graph.add_evidence(RelationshipId{0}, {NodeId{0}, 9, 1, 2, "q", 1}); },
      [](Graph& graph) { graph.set_evidence(RelationshipId{0}, {}); },
      [](Graph& graph) { graph.create_relationship(NodeId{2}, "MET_WITH", NodeId{1}); },
      [](Graph& graph) { graph.create_index("Article", "title"); },
      [](Graph& graph) { graph.delete_relationship(RelationshipId{0}); },
      [](Graph& graph) { graph.detach_delete_node(NodeId{1}); },
      [](Graph& graph) { graph.create_node({}, {}); },
      [](Graph& graph) { graph.delete_node(graph.create_node({"Person"})); },
  };
  for (const auto& change : changes) {
    store.write(change);
    EXPECT_EQ(printed(folder / "g"), printed_graph(store.graph())) << &change - changes;
  }
}

TEST(Store, NeverGivesAnIdTwice) {
  TemporaryFolder folder;
  make_meeting(folder / "g");
  Store::open(folder / "g", Store::Mode::kWrite).write([](Graph& graph) {
    graph.detach_delete_node(NodeId{2});
  });
  Store::open(folder / "g", Store::Mode::kWrite).write([](Graph& graph) {
    EXPECT_EQ(graph.create_node({"Person"}).value, 3u);
    EXPECT_EQ(graph.create_relationship(NodeId{0}, "T", NodeId{1}).value, 1u);
  });
}

TEST(Store, TakesInWhatAnotherHasWritten) {
  TemporaryFolder folder;
  make_meeting(folder / "g");
  Store first = Store::open(folder / "g", Store::Mode::kWrite);
  Store second = Store::open(folder / "g", Store::Mode::kWrite);
  const Graph& seen = second.graph();
  first.write([](Graph& graph) { graph.create_node({"Country"}, {{"name", "Pakistan"}}); });
  EXPECT_EQ(seen.node_count(), 3u) << "a store keeps the state it opened";
  second.write([](Graph& graph) {
    EXPECT_EQ(graph.node_count(), 4u);
    graph.create_node({"Country"}, {{"name", "Russia"}});
  });
  EXPECT_EQ(seen.node_count(), 5u);
  first.write([](Graph& graph) { EXPECT_EQ(graph.node_count(), 5u); });
  EXPECT_EQ(printed(folder / "g"), printed_graph(first.graph()));
}

TEST(Store, TakesInAFileThatAnotherMadeMeanwhile) {
  TemporaryFolder folder;
  Store late = Store::open(folder / "g", Store::Mode::kCreate);
  make_meeting(folder / "g");
  EXPECT_THROW(late.write([](Graph&) { throw std::runtime_error("stop"); }), std::runtime_error);
  EXPECT_TRUE(std::filesystem::exists(folder / "g"));
  late.write([](Graph& graph) { EXPECT_EQ(graph.node_count(), 3u); });
}

TEST(Store, ShowsAReaderWhatAnotherHasWrittenWhenItAsks) {
  TemporaryFolder folder;
  make_meeting(folder / "g");
  Store reader = Store::open(folder / "g", Store::Mode::kRead);
  Store writer = Store::open(folder / "g", Store::Mode::kWrite);
  EXPECT_FALSE(reader.refresh());
  writer.write([&](Graph& graph) {
    graph.create_node({"Country"}, {{"name", "Pakistan"}});
    EXPECT_FALSE(reader.refresh()) << "what is not committed is nobody else's";
  });
  EXPECT_EQ(reader.graph().node_count(), 3u) << "a store keeps the state it opened";
  EXPECT_TRUE(reader.refresh());
  EXPECT_EQ(printed_graph(reader.graph()), printed_graph(writer.graph()));
  EXPECT_FALSE(reader.refresh());
  EXPECT_FALSE(writer.refresh()) << "one's own writes are known";
}

TEST(Store, ShowsAFileThatAnotherMadeMeanwhileAndMissesOneThatIsGone) {
  TemporaryFolder folder;
  Store late = Store::open(folder / "g", Store::Mode::kCreate);
  EXPECT_FALSE(late.refresh());
  make_meeting(folder / "g");
  EXPECT_TRUE(late.refresh());
  EXPECT_EQ(late.graph().node_count(), 3u);
  std::filesystem::remove(folder / "g");
  EXPECT_THROW(late.refresh(), Error);
  EXPECT_EQ(late.graph().node_count(), 3u);
}

TEST(Store, LetsOthersReadWhileOneWrites) {
  TemporaryFolder folder;
  make_meeting(folder / "g");
  Store writer = Store::open(folder / "g", Store::Mode::kWrite);
  writer.write([&](Graph& graph) {
    graph.create_node({"Country"});
    EXPECT_EQ(Store::open(folder / "g", Store::Mode::kRead).graph().node_count(), 3u);
  });
  EXPECT_EQ(Store::open(folder / "g", Store::Mode::kRead).graph().node_count(), 4u);
}

/// A child process that has no right to write what this one made. Neither may have a Store open
/// when it begins.
class Stranger {
 public:
  /// `body` gives the exit status; it may wait() for what this process does, and tell() it to go
  /// on.
  explicit Stranger(const std::function<int(Stranger&)>& body) {
    if (::pipe(to_child_) != 0 || ::pipe(to_parent_) != 0) throw std::runtime_error("no pipe");
    child_ = ::fork();
    if (child_ != 0) return;
    std::swap(to_child_, to_parent_);
    constexpr uid_t kNobody = 65'534;
    if (::geteuid() == 0 && ::setresuid(kNobody, kNobody, kNobody) != 0) ::_exit(1);
    ::_exit(body(*this));
  }
  void tell() { ASSERT_EQ(::write(to_child_[1], "", 1), 1); }
  void wait() {
    char byte = 0;
    ASSERT_EQ(::read(to_parent_[0], &byte, 1), 1);
  }
  int exit_status() {
    int status = 0;
    ::waitpid(child_, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

 private:
  int to_child_[2], to_parent_[2];
  pid_t child_ = 0;
};

/// Takes away or gives back the right to change a graph file, and to make files beside it.
void protect(const std::filesystem::path& file, bool is_protected) {
  std::filesystem::permissions(file, std::filesystem::perms(is_protected ? 0444 : 0644));
  std::filesystem::permissions(file.parent_path(),
                               std::filesystem::perms(is_protected ? 0555 : 0755));
}

TEST(Store, OpensAWriteProtectedFileForReading) {
  TemporaryFolder folder;
  const std::filesystem::path file = folder / "file?#%20 of\na graph";
  make_meeting(file);
  protect(file, true);
  Stranger stranger([&](Stranger&) {
    const Store store = Store::open(file, Store::Mode::kRead);
    const auto found = store.text_search()->search(TextIndex::kNames, "naqvi", 9);
    return static_cast<int>(store.graph().node_count() * 10 + found.size());
  });
  EXPECT_EQ(stranger.exit_status(), 31);
  EXPECT_THAT(names_in(folder.path()), ElementsAre("file?#%20 of\na graph"));
  protect(file, false);
}

TEST(Store, ShowsAReaderOfAWriteProtectedFileWhatItsOwnerWrites) {
  TemporaryFolder folder;
  make_meeting(folder / "g");
  protect(folder / "g", true);
  Stranger stranger([&](Stranger& owner) {
    Store store = Store::open(folder / "g", Store::Mode::kRead);
    if (store.graph().node_count() != 3 || store.refresh()) return 1;
    owner.tell();
    owner.wait();
    if (!store.refresh() || store.graph().node_count() != 6 || store.refresh()) return 2;
    return 0;
  });
  stranger.wait();
  protect(folder / "g", false);
  Store store = Store::open(folder / "g", Store::Mode::kWrite);
  store.write(add_meeting);
  protect(folder / "g", true);
  stranger.tell();
  EXPECT_EQ(stranger.exit_status(), 0);
  protect(folder / "g", false);
}

TEST(Store, SaysThatTheFolderIsWriteProtected) {
  TemporaryFolder folder;
  make_meeting(folder / "g");
  protect(folder / "g", true);
  std::filesystem::permissions(folder / "g", std::filesystem::perms(0666));
  Stranger stranger([&](Stranger&) {
    try {
      Store::open(folder / "g", Store::Mode::kWrite);
    } catch (const Error& error) {
      const std::string message = error.what();
      return message.find("cannot be written: Permission denied") != std::string::npos ? 0 : 1;
    }
    return 2;
  });
  EXPECT_EQ(stranger.exit_status(), 0);
  protect(folder / "g", false);
}

TEST(Store, SurvivesNamesOfEveryKind) {
  TemporaryFolder folder;
  const std::string file_name = "file:a?mode=memory 'x' \"y\" Ω";
  const std::string names[] = {
      "",         "with space", "a'b\"c`d",          std::string("nul\0inside", 10),
      "\xff\xfe", "Ω≈ç√",       "DROP TABLE node;--"};
  Graph expected;
  const auto fill = [&](Graph& graph) {
    for (const std::string& name : names) {
      const std::string_view label = name;
      const NodeId node = graph.create_node(std::span(&label, 1), {{name, name}});
      graph.create_relationship(node, name, node, {{name, name}});
    }
  };
  fill(expected);
  Store::open(folder / file_name, Store::Mode::kCreate).write(fill);
  EXPECT_EQ(printed(folder / file_name), printed_graph(expected));
}

// ---- batches --------------------------------------------------------------------------------

void add_person(Graph& graph, const std::string& name) {
  graph.create_node({"Person"}, {{"name", name}});
}

TEST(StoreBatch, ShowsItsWritesAtOnceAndToOthersWhenFlushed) {
  TemporaryFolder folder;
  make_meeting(folder / "g");
  Store store = Store::open(folder / "g", Store::Mode::kWrite);
  Store reader = Store::open(folder / "g", Store::Mode::kRead);
  Store::Batch batch(store);
  for (int i = 0; i < 10; ++i) batch.write([&](Graph& graph) { add_person(graph, "x"); });
  EXPECT_EQ(store.graph().node_count(), 13u);
  EXPECT_FALSE(store.refresh());
  EXPECT_FALSE(reader.refresh());
  batch.flush();
  EXPECT_TRUE(reader.refresh());
  EXPECT_EQ(printed_graph(reader.graph()), printed_graph(store.graph()));
}

TEST(StoreBatch, TakesBackOneWriteThatFailsAndNoOther) {
  TemporaryFolder folder;
  Store store = Store::open(folder / "g", Store::Mode::kCreate);
  {
    Store::Batch batch(store);
    batch.write([](Graph& graph) { add_person(graph, "one"); });
    EXPECT_THROW(batch.write([](Graph& graph) {
      add_person(graph, "two");
      throw std::runtime_error("stop");
    }),
                 std::runtime_error);
    // Cannot be stored: noticed only when its row is made, after that of another node.
    const Value huge = Date{std::int64_t{1} << 60};
    EXPECT_THROW(batch.write([&](Graph& graph) {
      add_person(graph, "three");
      graph.create_node({"New"}, {{"time", huge}});
    }),
                 Error);
    batch.write([](Graph& graph) { add_person(graph, "four"); });
    batch.flush();
  }
  EXPECT_EQ(store.graph().node_count(), 2u);
  EXPECT_EQ(printed(folder / "g"), printed_graph(store.graph()));
  EXPECT_EQ(store.text_search()->search(TextIndex::kNames, "one two three four", 9).size(), 2u);
}

TEST(StoreBatch, TakesBackWhatIsNotFlushedWhenItEnds) {
  TemporaryFolder folder;
  make_meeting(folder / "g");
  Store store = Store::open(folder / "g", Store::Mode::kWrite);
  const std::string before = printed_graph(store.graph());
  {
    Store::Batch batch(store);
    batch.write([](Graph& graph) { add_person(graph, "kept"); });
    batch.flush();
    batch.write([](Graph& graph) { add_person(graph, "dropped"); });
  }
  EXPECT_EQ(store.graph().node_count(), 4u);
  EXPECT_EQ(printed(folder / "g"), printed_graph(store.graph()));
  store.write([](Graph& graph) { add_person(graph, "after"); });
  EXPECT_EQ(printed(folder / "g"), printed_graph(store.graph()));
}

TEST(StoreBatch, FlushesAfterSoManyWritesAndBeforeAWriteOfTheStore) {
  TemporaryFolder folder;
  make_meeting(folder / "g");
  Store store = Store::open(folder / "g", Store::Mode::kWrite);
  const auto in_file = [&] {
    return Store::open(folder / "g", Store::Mode::kRead).graph().node_count();
  };
  Store::Batch batch(store, {.writes = 3, .time = std::chrono::hours(1)});
  for (int i = 0; i < 5; ++i) batch.write([&](Graph& graph) { add_person(graph, "x"); });
  EXPECT_EQ(in_file(), 6u);
  store.write([](Graph& graph) { add_person(graph, "y"); });
  EXPECT_EQ(in_file(), 9u);
  Store::Batch hasty(store, {.writes = 100, .time = std::chrono::milliseconds(0)});
  hasty.write([](Graph& graph) { add_person(graph, "z"); });
  EXPECT_EQ(in_file(), 10u);
}

TEST(Store, AgreesWithItsGraphAfterRandomChanges) {
  const unsigned seed = 20250225;
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  const auto below = [&](std::uint32_t bound) {
    return static_cast<std::uint32_t>(random() % bound);
  };
  const std::string words[] = {"A", "B", "C", "D"};
  TemporaryFolder folder;
  Store store = Store::open(folder / "g", Store::Mode::kCreate);
  Store::Batch batch(store);
  for (int round = 0; round < 60; ++round) {
    const bool in_batch = below(2) == 0;
    const bool abandoned = below(4) == 0;
    const auto work = [&](Graph& graph) {
      for (int step = 0; step < 20; ++step) {
        const std::vector<NodeId> nodes = graph.all_nodes();
        const std::vector<RelationshipId> relationships = graph.all_relationships();
        const std::string& word = words[below(4)];
        const std::uint32_t choice = nodes.empty() ? 0 : below(8);
        const NodeId node = nodes.empty() ? NodeId{} : nodes[below(nodes.size())];
        if (choice <= 1) {
          graph.create_node({word}, {{word, static_cast<int>(below(9))}});
        } else if (choice <= 3) {
          graph.create_relationship(node, word, nodes[below(nodes.size())], {{word, word}});
        } else if (choice == 4) {
          graph.set_property(node, word, below(2) == 0 ? Value() : Value(List{1.5, word}));
        } else if (choice == 5) {
          graph.has_label(node, graph.intern_label(word)) ? graph.remove_label(node, word)
                                                          : graph.add_label(node, word);
        } else if (choice == 6 && !relationships.empty()) {
          const RelationshipId relationship = relationships[below(relationships.size())];
          below(2) == 0 ? graph.delete_relationship(relationship)
                        : graph.add_evidence(relationship, {node, 1, 2, 3, word, 0.5});
        } else if (choice == 7 && below(3) == 0) {
          graph.detach_delete_node(node);
        }
      }
      if (abandoned) throw std::runtime_error("stop");
    };
    const auto write = [&] { in_batch ? batch.write(work) : store.write(work); };
    if (abandoned) {
      EXPECT_THROW(write(), std::runtime_error);
    } else {
      write();
      if (in_batch && below(2) == 0) continue;
      batch.flush();
      ASSERT_EQ(printed(folder / "g"), printed_graph(store.graph())) << "round " << round;
    }
  }
}

}  // namespace
}  // namespace newsgraph
