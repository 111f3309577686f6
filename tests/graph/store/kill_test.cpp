// Programs that write are killed at random moments, hundreds of times. The file holds every commit
// that they were told of, and no part of one.
#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <functional>
#include <random>

#include "graph/store/killed_child.h"
#include "graph/store/sound_file.h"
#include "graph/store/temporary_folder.h"
#include "newsgraph/graph/store.h"

namespace newsgraph {
namespace {

using testing::ends_within;
using testing::expect_sound;
using testing::TemporaryFolder;

/// What a child tells its parent: how many writes are durable.
class Reports {
 public:
  Reports() { EXPECT_EQ(::pipe(ends_), 0); }
  ~Reports() {
    ::close(ends_[0]);
    if (ends_[1] >= 0) ::close(ends_[1]);
  }
  Reports(const Reports&) = delete;
  Reports& operator=(const Reports&) = delete;

  void tell(std::int64_t writes) const {
    if (::write(ends_[1], &writes, sizeof(writes)) < 0) ::_exit(1);
  }
  /// The last that was told, when no child can tell any more.
  std::int64_t last(std::int64_t before) {
    ::close(ends_[1]);
    ends_[1] = -1;
    std::int64_t writes = before;
    while (::read(ends_[0], &writes, sizeof(writes)) > 0) {
    }
    return writes;
  }

 private:
  int ends_[2] = {-1, -1};
};

/// One write: a chain grows by a node and a relationship, and its first node counts along.
void grow(Graph& graph) {
  const auto length = static_cast<std::int64_t>(graph.node_count());
  const NodeId node = graph.create_node({"Link"}, {{"name", "Link " + std::to_string(length)}});
  if (length > 0) {
    const NodeId before{static_cast<std::uint32_t>(length - 1)};
    graph.add_evidence(graph.create_relationship(before, "NEXT", node),
                       {node, 0, 0, 1, "quote " + std::to_string(length), 1});
  }
  graph.set_property(NodeId{0}, "length", length + 1);
}

/// How many writes the file has; expects them to be whole.
std::int64_t writes_in(const std::filesystem::path& file) {
  const Store store = Store::open(file, Store::Mode::kCreate);
  const Graph& graph = store.graph();
  const auto writes = static_cast<std::int64_t>(graph.node_count());
  if (writes == 0) return 0;
  EXPECT_EQ(graph.property(NodeId{0}, "length").as_integer(), writes);
  EXPECT_EQ(static_cast<std::int64_t>(graph.relationship_count()), writes - 1);
  for (const RelationshipId each : graph.all_relationships()) {
    EXPECT_EQ(graph.evidence(each).size(), 1u);
  }
  return writes;
}

class Kill : public ::testing::Test {
 protected:
  /// Lets `body` go on with the file again and again. It tells how many writes are durable.
  void kill_often(int times, const std::function<void(const Reports&)>& body) {
    std::mt19937 random(7);
    std::int64_t writes = 0;
    for (int i = 0; i < times; ++i) {
      SCOPED_TRACE("kill " + std::to_string(i));
      Reports reports;
      ends_within(std::chrono::microseconds(random() % 12'000), [&] { body(reports); });
      const std::int64_t told = reports.last(writes);
      writes = writes_in(file_);
      EXPECT_GE(writes, told);
      if (writes > 0) expect_sound(file_);
      if (HasFailure()) return;
      if (writes > 400) std::filesystem::remove(file_), writes = 0;
    }
    EXPECT_FALSE(HasFailure());
  }

  TemporaryFolder folder_;
  std::filesystem::path file_ = folder_ / "g";
};
using KillSlow = Kill;

TEST_F(KillSlow, LeavesWholeWrites) {
  kill_often(250, [this](const Reports& reports) {
    Store store = Store::open(file_, Store::Mode::kCreate);
    while (true) {
      store.write(grow);
      reports.tell(static_cast<std::int64_t>(store.graph().node_count()));
    }
  });
}

TEST_F(KillSlow, LeavesWholeWritesThatShareASync) {
  kill_often(250, [this](const Reports& reports) {
    Store store = Store::open(file_, Store::Mode::kCreate);
    Store::Batch batch(store);
    while (true) {
      for (int i = 0; i < 20; ++i) batch.write(grow);
      batch.flush();
      reports.tell(static_cast<std::int64_t>(store.graph().node_count()));
    }
  });
}

TEST_F(KillSlow, LeavesWholeWritesWhenFilesAreClosedInBetween) {
  kill_often(150, [this](const Reports& reports) {
    while (true) {
      Store store = Store::open(file_, Store::Mode::kCreate);
      store.write(grow);
      reports.tell(static_cast<std::int64_t>(store.graph().node_count()));
    }
  });
}

}  // namespace
}  // namespace newsgraph
