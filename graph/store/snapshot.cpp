#include "newsgraph/graph/store/snapshot.h"

#include <exception>
#include <future>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsgraph/graph/model/graph_implementation.h"
#include "newsgraph/graph/store/snapshot_arrays.h"
#include "newsgraph/graph/store/snapshot_properties.h"
#include "newsgraph/graph/store/snapshot_topology.h"

namespace newsgraph::store {

namespace {

using model::GraphAccess;

constexpr std::uint32_t kEnds = 0, kCharacters = 1;  ///< of names

void write_names(SnapshotWriter& writer, Subject subject, std::span<const std::string> names) {
  std::vector<std::uint64_t> ends = {0};
  std::string characters;
  for (const std::string& name : names) {
    characters += name;
    ends.push_back(characters.size());
  }
  writer.add(array(subject, kEnds), std::span<const std::uint64_t>(ends));
  writer.add(array(subject, kCharacters), std::span<const char>(characters));
}

template <class Id>
std::uint32_t read_names(const SnapshotFile& file, Subject subject, model::SymbolTable<Id>& names) {
  const auto ends = file.array<std::uint64_t>(array(subject, kEnds));
  const auto characters = file.array<char>(array(subject, kCharacters));
  require(are_begins(ends.span(), characters.size()), "names have no order");
  for (std::size_t i = 1; i < ends.size(); ++i) {
    const Id id = names.intern({characters.data() + ends[i - 1], ends[i] - ends[i - 1]});
    require(id.value == i - 1, "a name is there twice");
  }
  return static_cast<std::uint32_t>(ends.size() - 1);
}

}  // namespace

std::filesystem::path snapshot_of(const std::filesystem::path& graph_file) {
  return graph_file.string() + "-snapshot";
}

bool write_snapshot(const std::filesystem::path& graph_file, const Graph& graph,
                    std::int64_t revision) noexcept {
  return PendingSnapshot(graph_file, graph).finish(revision);
}

PendingSnapshot::PendingSnapshot(const std::filesystem::path& graph_file,
                                 const Graph& graph) noexcept {
  try {
    const GraphAccess::Implementation& all = GraphAccess::of(graph);
    auto writer = std::make_unique<SnapshotWriter>(snapshot_of(graph_file));
    write_names(*writer, Subject::kLabelNames, all.labels.names());
    write_names(*writer, Subject::kTypeNames, all.types.names());
    write_names(*writer, Subject::kKeyNames, all.keys.names());
    write_topology(*writer, all.topology);
    write_properties(*writer, all);
    writer_ = std::move(writer);
  } catch (const std::exception&) {
    // There is none then.
  }
}

bool PendingSnapshot::finish(std::int64_t revision) noexcept {
  try {
    if (writer_) writer_->finish(static_cast<std::uint64_t>(revision));
    return writer_ != nullptr;
  } catch (const std::exception&) {
    return false;
  }
}

std::optional<Snapshot> Snapshot::open(const std::filesystem::path& graph_file) {
  std::optional<SnapshotFile> file = SnapshotFile::open(snapshot_of(graph_file));
  if (!file) return std::nullopt;
  return Snapshot(std::move(*file));
}

std::optional<Graph> Snapshot::graph() const {
  // Both look at every byte: the one whether it is as it was written, the other what it says, which
  // is not believed before the first is done.
  std::future<bool> whole = std::async([&] { return file_.is_whole(); });
  try {
    Graph graph;
    GraphAccess::Implementation& all = GraphAccess::of(graph);
    const NameCounts names{read_names(file_, Subject::kLabelNames, all.labels),
                           read_names(file_, Subject::kTypeNames, all.types),
                           read_names(file_, Subject::kKeyNames, all.keys)};
    all.topology = read_topology(file_, names);
    read_properties(file_, all);
    if (!whole.get()) return std::nullopt;
    return graph;
  } catch (const UnusableSnapshot&) {
    return std::nullopt;
  }
}

}  // namespace newsgraph::store
