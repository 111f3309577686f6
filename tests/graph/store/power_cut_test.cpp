// The power goes at every point at which it makes a difference: what was synced is on the disk, of
// what was written since, any sectors may be, in any combination.
#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <random>
#include <vector>

#include "graph/store/printed_graph.h"
#include "graph/store/run_sql.h"
#include "graph/store/sound_file.h"
#include "graph/store/temporary_folder.h"
#include "graph/store/watched_disk.h"
#include "newsgraph/graph/store.h"

namespace newsgraph {
namespace {

using testing::DiskOperation;
using testing::expect_sound;
using testing::printed_graph;
using testing::run_sql;
using testing::TemporaryFolder;
using testing::WatchedDisk;
using Kind = DiskOperation::Kind;

constexpr std::size_t kSector = 512;

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// One file, as far as the platter has it, and what is still in the drive's memory.
class UnsyncedFile {
 public:
  void write(std::int64_t offset, std::string_view bytes) {
    pending_.push_back({offset, std::string(bytes)});
  }
  void truncate(std::int64_t size) { pending_.push_back({size, std::nullopt}); }
  void sync() {
    std::string content = durable_.value_or("");
    for (const Change& change : pending_) apply(change, content);
    durable_ = content;
    pending_.clear();
  }
  void make_durable(std::string content) { durable_ = std::move(content); }

  /// What may be left of it: nothing, or some of the changes, each sector by itself.
  std::optional<std::string> after_loss(std::mt19937& random) const {
    if (!durable_ && random() % 2 == 0) return std::nullopt;
    std::string content = durable_.value_or("");
    const std::uint32_t share = random() % 5;  // of four: none of it, a part, all of it
    for (const Change& change : pending_) {
      if (!change.bytes) {
        if (random() % 4 < share) apply(change, content);
        continue;
      }
      for (std::size_t at = 0; at < change.bytes->size(); at += kSector) {
        if (random() % 4 < share) {
          apply({change.offset + static_cast<std::int64_t>(at), change.bytes->substr(at, kSector)},
                content);
        }
      }
    }
    return content;
  }

 private:
  struct Change {
    std::int64_t offset;
    std::optional<std::string> bytes;  ///< none: the file is cut off there
  };
  static void apply(const Change& change, std::string& content) {
    const auto offset = static_cast<std::size_t>(change.offset);
    if (!change.bytes) return content.resize(offset);
    if (content.size() < offset + change.bytes->size()) {
      content.resize(offset + change.bytes->size());
    }
    content.replace(offset, change.bytes->size(), *change.bytes);
  }

  std::optional<std::string> durable_;  ///< none: not even its name
  std::vector<Change> pending_;
};

/// What lies on the disk after a loss of power, and which commits had returned by then.
struct Image {
  std::map<std::string, std::string> files;
  std::size_t commits = 0;
};

/// Runs work, and cuts the power at each sync, truncation and deletion of it.
class PowerCuts {
 public:
  explicit PowerCuts(std::uint32_t seed) : random_(seed) {}

  /// What lies in the folder is durable.
  void begin(const std::filesystem::path& folder) {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      files_[entry.path().string()].make_durable(bytes_of(entry.path()));
    }
  }
  void count_commit() {
    ++commits_;
    cut();
  }
  std::vector<Image> take_images() { return std::move(images_); }

  int watch(const DiskOperation& operation) {
    if (operation.path.empty() || operation.path.ends_with("-shm")) return SQLITE_OK;
    switch (operation.kind) {
      case Kind::kWrite:
        files_[operation.path].write(operation.offset, operation.bytes);
        break;
      case Kind::kTruncate:
        cut();
        files_[operation.path].truncate(operation.offset);
        break;
      case Kind::kSync:
        cut();
        files_[operation.path].sync();
        cut();
        break;
      case Kind::kDelete:
        cut();
        // One that may come back would have to be told from the next of its name; SQLite makes
        // those durable that matter.
        files_.erase(operation.path);
        break;
      default:
        break;
    }
    return SQLITE_OK;
  }

 private:
  void cut() {
    constexpr int kImages = 3;
    for (int i = 0; i < kImages; ++i) {
      Image image;
      image.commits = commits_;
      for (const auto& [path, file] : files_) {
        if (std::optional<std::string> content = file.after_loss(random_)) {
          image.files[path] = std::move(*content);
        }
      }
      images_.push_back(std::move(image));
    }
  }

  std::mt19937 random_;
  std::map<std::string, UnsyncedFile> files_;
  std::vector<Image> images_;
  std::size_t commits_ = 0;
};

class PowerCut : public ::testing::TestWithParam<std::uint32_t> {
 protected:
  using Commit = std::function<void()>;

  /// `work` calls its argument after each commit. The graphs that the file has in between are found
  /// by running it once more.
  void cut_everywhere(
      const std::function<void(const std::filesystem::path&, const Commit&)>& work) {
    std::vector<std::string> states = {graph_in(file_)};
    keep_original();
    work(file_, [&] { states.push_back(graph_in(file_)); });
    restore_original();
    PowerCuts cuts(GetParam());
    cuts.begin(folder_.path());
    watcher_ = [&](const DiskOperation& each) { return cuts.watch(each); };
    work(file_, [&] { cuts.count_commit(); });
    watcher_ = nothing_happens;
    for (const Image& image : cuts.take_images()) {
      expect_a_state(image, states);
      if (HasFailure()) return;
    }
  }

  /// The empty graph when there is no file, or a maker has left nothing in it.
  static std::string graph_in(const std::filesystem::path& file) {
    return printed_graph(Store::open(file, Store::Mode::kCreate).graph());
  }

  void expect_a_state(const Image& image, const std::vector<std::string>& states) {
    clear();
    for (const auto& [path, content] : image.files) {
      std::ofstream(path, std::ios::binary) << content;
    }
    const std::string now = graph_in(file_);
    const std::size_t last = std::min(image.commits + 1, states.size() - 1);
    EXPECT_TRUE(now == states[image.commits] || now == states[last])
        << "after " << image.commits << " commits: " << now;
    if (std::filesystem::exists(file_) && std::filesystem::file_size(file_) > 0) {
      expect_sound(file_);
    }
  }

  void clear() {
    for (const char* ending : {"", "-wal", "-shm", "-journal"}) {
      std::filesystem::remove(file_.string() + ending);
    }
  }
  void keep_original() {
    if (std::filesystem::exists(file_)) original_ = bytes_of(file_);
  }
  void restore_original() {
    clear();
    if (original_) std::ofstream(file_, std::ios::binary) << *original_;
  }

  static int nothing_happens(const DiskOperation&) { return SQLITE_OK; }

  WatchedDisk::Watcher watcher_ = nothing_happens;
  WatchedDisk disk_{[this](const DiskOperation& each) { return watcher_(each); }};
  TemporaryFolder folder_;
  std::filesystem::path file_ = folder_ / "g";
  std::optional<std::string> original_;
};
INSTANTIATE_TEST_SUITE_P(Slow, PowerCut, ::testing::Range(1u, 5u));

void add_people(Graph& graph, int count) {
  for (int i = 0; i < count; ++i) {
    const NodeId person =
        graph.create_node({"Person"}, {{"name", "Person " + std::to_string(graph.node_count())},
                                       {"note", std::string(300, 'x')}});
    graph.add_evidence(graph.create_relationship(person, "KNOWS", person),
                       {person, 0, 0, 1, "q", 1});
  }
}

TEST_P(PowerCut, WhileAFileIsMadeAndWrittenAndClosed) {
  cut_everywhere([](const std::filesystem::path& file, const PowerCut::Commit& commit) {
    Store store = Store::open(file, Store::Mode::kCreate);
    for (const int people : {3, 1, 20, 1}) {
      store.write([&](Graph& graph) { add_people(graph, people); });
      commit();
    }
    store.write([](Graph& graph) {
      graph.set_property(NodeId{2}, "name", "Another");
      graph.delete_relationship(RelationshipId{4});
    });
    commit();
  });
}

TEST_P(PowerCut, WhileSmallWritesShareTheirSyncs) {
  Store::open(file_, Store::Mode::kCreate).write([](Graph& graph) { add_people(graph, 10); });
  cut_everywhere([](const std::filesystem::path& file, const PowerCut::Commit& commit) {
    Store store = Store::open(file, Store::Mode::kWrite);
    Store::Batch batch(store, {.writes = 1000, .time = std::chrono::hours(1)});
    for (int flush = 0; flush < 4; ++flush) {
      for (int i = 0; i < 5; ++i) {
        batch.write([](Graph& graph) { add_people(graph, 1); });
      }
      batch.flush();
      commit();
    }
  });
}

TEST_P(PowerCut, WhileTheFileIsOpenedAndClosedBetweenWrites) {
  Store::open(file_, Store::Mode::kCreate).write([](Graph& graph) { add_people(graph, 10); });
  cut_everywhere([](const std::filesystem::path& file, const PowerCut::Commit& commit) {
    for (int i = 0; i < 3; ++i) {
      {
        Store store = Store::open(file, Store::Mode::kWrite);
        store.write([](Graph& graph) { add_people(graph, 2); });
      }
      commit();
    }
  });
}

TEST_P(PowerCut, WhileAnOlderFileIsBroughtUpToDate) {
  for (int version = 1; version <= 3; ++version) {
    std::ifstream sql(std::string(NEWSGRAPH_TEST_DATA) + "/store/version_" +
                      std::to_string(version) + ".sql");
    run_sql(file_, std::string(std::istreambuf_iterator<char>(sql), {}));
  }
  cut_everywhere([](const std::filesystem::path& file, const PowerCut::Commit& commit) {
    Store store = Store::open(file, Store::Mode::kWrite);
    store.write([](Graph& graph) { add_people(graph, 1); });
    commit();
  });
}

}  // namespace
}  // namespace newsgraph
