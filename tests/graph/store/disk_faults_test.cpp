// The disk fails at every operation in turn: an error, half of a write, no room; once, or from then
// on. Afterwards the file holds what was committed before or the whole transaction, and so does the
// graph of the Store that was hit.
#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <iterator>

#include "graph/store/printed_graph.h"
#include "graph/store/run_sql.h"
#include "graph/store/sound_file.h"
#include "graph/store/temporary_folder.h"
#include "graph/store/watched_disk.h"
#include "newsgraph/graph/store.h"
#include "newsgraph/graph/store/content_sums.h"
#include "newsgraph/graph/store/schema.h"

namespace newsgraph {
namespace {

using testing::DiskOperation;
using testing::expect_sound;
using testing::printed_graph;
using testing::run_sql;
using testing::TemporaryFolder;
using testing::WatchedDisk;

struct Fault {
  const char* name;
  int code;
  bool lasts;
};
const Fault kFaults[] = {{"AnError", SQLITE_IOERR_WRITE, false},
                         {"ErrorsForGood", SQLITE_IOERR_WRITE, true},
                         {"HalfAWrite", WatchedDisk::kShort, false},
                         {"AFullDisk", SQLITE_FULL, false},
                         {"AFullDiskForGood", SQLITE_FULL, true}};

/// A disk whose n-th operation from begin() on fails.
class FaultyDisk {
 public:
  explicit FaultyDisk(const Fault& fault)
      : fault_(fault), disk_([this](const DiskOperation& each) { return answer(each); }) {}

  void begin(int n) {
    left_ = n;
    has_failed_ = false;
  }
  void end() { left_ = 0; }
  bool has_failed() const { return has_failed_; }

 private:
  int answer(const DiskOperation& operation) {
    using Kind = DiskOperation::Kind;
    // A full disk can still be read, and what fails at a write only is let by elsewhere.
    const bool writes = operation.kind == Kind::kWrite || operation.kind == Kind::kTruncate ||
                        operation.kind == Kind::kSync || operation.kind == Kind::kShareMemory;
    const bool counts = fault_.code == SQLITE_IOERR_WRITE || writes;
    if (left_ == 0 || !counts || --left_ > 0) return SQLITE_OK;
    has_failed_ = true;
    if (fault_.lasts) left_ = 1;
    return fault_.code;
  }

  Fault fault_;
  int left_ = 0;
  bool has_failed_ = false;
  WatchedDisk disk_;
};

void add_people(Graph& graph, int count, int note = 20) {
  for (int i = 0; i < count; ++i) {
    const std::string name = "Person " + std::to_string(graph.node_count());
    const NodeId person = graph.create_node(
        {"Person"}, {{"name", name}, {"note", std::string(static_cast<std::size_t>(note), 'x')}});
    graph.add_evidence(graph.create_relationship(person, "KNOWS", person),
                       {person, 0, 0, 1, "q", 1});
  }
}

/// The empty graph when there is no file, or a maker has left nothing in it.
std::string graph_in(const std::filesystem::path& file) {
  return printed_graph(Store::open(file, Store::Mode::kCreate).graph());
}

using Action = std::function<void(Store&)>;

class DiskFaults : public ::testing::TestWithParam<Fault> {
 protected:
  /// Lets `act` do its work on a copy of the file while the n-th operation of the disk fails, for
  /// each n until none does any more.
  void fail_everywhere(const Action& act) {
    const std::string before = graph_in(original_), after = graph_after(act);
    ASSERT_NE(before, after);
    for (int n = 1; n == 1 || disk_.has_failed(); ++n) {
      SCOPED_TRACE("operation " + std::to_string(n));
      fail_and_go_on(n, act, before, after);
      fail_and_leave(n, act, before, after);
      if (HasFailure()) return;
    }
  }

  /// The Store that was hit does the work again, on a disk that is whole again.
  void fail_and_go_on(int n, const Action& act, const std::string& before,
                      const std::string& after) {
    make_copy();
    {
      Store store = Store::open(file_, Store::Mode::kCreate);
      disk_.begin(n);
      const bool is_done = succeeds([&] { act(store); });
      disk_.end();
      EXPECT_EQ(printed_graph(store.graph()), is_done ? after : before);
      EXPECT_EQ(graph_in(file_), is_done ? after : before);
      if (!is_done) act(store);
      EXPECT_EQ(printed_graph(store.graph()), after);
    }
    EXPECT_EQ(graph_in(file_), after);
    expect_sound(file_);
  }

  /// The Store is opened and closed while the disk may fail, and the next program finds the file.
  void fail_and_leave(int n, const Action& act, const std::string& before,
                      const std::string& after) {
    make_copy();
    disk_.begin(n);
    const bool is_done = succeeds([&] {
      Store store = Store::open(file_, Store::Mode::kCreate);
      act(store);
    });
    disk_.end();
    const std::string now = graph_in(file_);
    EXPECT_TRUE(now == after || (now == before && !is_done)) << now;
    if (std::filesystem::exists(file_) && std::filesystem::file_size(file_) > 0) {
      expect_sound(file_);
    }
  }

  static bool succeeds(const std::function<void()>& act) {
    try {
      act();
      return true;
    } catch (const Error& error) {
      EXPECT_FALSE(error.hint().empty()) << error.what();
      return false;
    }
  }

  void make_copy() {
    for (const char* ending : {"", "-wal", "-shm", "-journal"}) {
      std::filesystem::remove(file_.string() + ending);
    }
    if (std::filesystem::exists(original_)) std::filesystem::copy_file(original_, file_);
  }

  std::string graph_after(const Action& act) {
    make_copy();
    Store store = Store::open(file_, Store::Mode::kCreate);
    act(store);
    return printed_graph(store.graph());
  }

  TemporaryFolder folder_;
  std::filesystem::path original_ = folder_ / "original", file_ = folder_ / "g";
  FaultyDisk disk_{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(Slow, DiskFaults, ::testing::ValuesIn(kFaults),
                         [](const auto& fault) { return std::string(fault.param.name); });

void make_graph(const std::filesystem::path& file, int people) {
  Store::open(file, Store::Mode::kCreate).write([&](Graph& graph) { add_people(graph, people); });
}

TEST_P(DiskFaults, WhileAFileIsMade) {
  fail_everywhere([](Store& store) { store.write([](Graph& graph) { graph.create_node({}); }); });
}

TEST_P(DiskFaults, WhileASmallChangeIsWritten) {
  make_graph(original_, 20);
  fail_everywhere([](Store& store) {
    store.write([](Graph& graph) {
      graph.set_property(NodeId{3}, "name", "Another");
      graph.delete_relationship(RelationshipId{5});
      add_people(graph, 1);
    });
  });
}

TEST_P(DiskFaults, WhileSmallWritesShareASync) {
  make_graph(original_, 5);
  fail_everywhere([](Store& store) {
    Store::Batch batch(store, {.writes = 3});
    for (int i = 0; i < 3; ++i) {
      batch.write([](Graph& graph) { add_people(graph, 2); });
    }
  });
}

TEST_P(DiskFaults, WhileTheChangeLogIsEmptied) {
  make_graph(original_, 5);
  run_sql(original_,
          "INSERT INTO change_log (before, after, ids, nodes, relationships) "
          "VALUES (0, 0, 100000, '[]', '[]')");  // as many as it may have
  {
    store::Connection connection(original_, store::Connection::Access::kWrite);
    store::SumsWriter(connection).put(store::ContentSums::of_file(connection));
  }
  fail_everywhere([](Store& store) { store.write([](Graph& graph) { add_people(graph, 1); }); });
}

TEST_P(DiskFaults, WhileAnOlderFileIsBroughtUpToDate) {
  for (int version = 1; version < store::kSchemaVersion; ++version) {
    std::ifstream sql(std::string(NEWSGRAPH_TEST_DATA) + "/store/version_" +
                      std::to_string(version) + ".sql");
    run_sql(original_, std::string(std::istreambuf_iterator<char>(sql), {}));
    fail_everywhere([](Store& store) {
      store.write([](Graph& graph) { graph.create_node({"Person"}, {{"name", "Ada"}}); });
    });
  }
}

TEST_P(DiskFaults, WhileAFileIsOpened) {
  make_graph(original_, 200);
  const std::string before = graph_in(original_);
  for (int n = 1; n == 1 || disk_.has_failed(); ++n) {
    SCOPED_TRACE("operation " + std::to_string(n));
    make_copy();
    disk_.begin(n);
    succeeds(
        [&] { EXPECT_EQ(printed_graph(Store::open(file_, Store::Mode::kRead).graph()), before); });
    disk_.end();
    EXPECT_EQ(graph_in(file_), before);
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace newsgraph
