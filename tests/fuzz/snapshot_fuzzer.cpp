// Snapshots under checksums that are right, whoever wrote them: the input says what is done to the
// arrays of a small one. Each is refused, or all that can be read of its graph is there.
#include <fuzzer/FuzzedDataProvider.h>

#include <vector>

#include "graph/store/random_changes.h"
#include "graph/store/temporary_folder.h"
#include "newsgraph/graph/store/snapshot.h"
#include "reading.h"

namespace {

using newsgraph::Graph;
using newsgraph::store::ArrayName;
using newsgraph::store::SnapshotFile;
using Bytes = std::vector<std::byte>;
using Arrays = std::vector<std::pair<ArrayName, Bytes>>;

Arrays whole_arrays(const std::filesystem::path& graph_file) {
  Graph graph;
  newsgraph::testing::RandomChanges(3).make(graph, 200);
  graph.compact();
  newsgraph::store::write_snapshot(graph_file, graph, 1);
  const auto file = SnapshotFile::open(newsgraph::store::snapshot_of(graph_file));
  Arrays arrays;
  for (const ArrayName name : file->names()) {
    const auto array = file->array<std::byte>(name);
    arrays.emplace_back(name, Bytes(array.begin(), array.end()));
  }
  return arrays;
}

void damage(Bytes& bytes, FuzzedDataProvider& input) {
  if (bytes.empty() || input.ConsumeIntegralInRange(0, 7) == 0) {
    bytes.resize(input.ConsumeIntegralInRange<std::size_t>(0, 2 * bytes.size() + 16));
    return;
  }
  auto place = input.ConsumeIntegralInRange<std::size_t>(0, bytes.size() - 1);
  for (auto count = input.ConsumeIntegralInRange(1, 8); count > 0 && place < bytes.size();
       --count) {
    bytes[place++] = static_cast<std::byte>(input.ConsumeIntegral<std::uint8_t>());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const newsgraph::testing::TemporaryFolder folder;
  const auto file = folder / "graph";
  static const Arrays whole = whole_arrays(file);
  FuzzedDataProvider input(data, size);
  Arrays arrays = whole;
  for (int count = input.ConsumeIntegralInRange(0, 5); count > 0; --count) {
    damage(arrays[input.ConsumeIntegralInRange<std::size_t>(0, arrays.size() - 1)].second, input);
  }
  newsgraph::store::SnapshotWriter writer(newsgraph::store::snapshot_of(file));
  for (const auto& [name, bytes] : arrays) writer.add(name, std::span<const std::byte>(bytes));
  writer.finish(1);
  const auto snapshot = newsgraph::store::Snapshot::open(file);
  if (!snapshot) return 0;
  std::optional<Graph> graph = snapshot->graph();
  if (!graph) return 0;
  try {
    newsgraph::fuzz::read_everything(*graph);
    newsgraph::testing::RandomChanges(2).make(*graph, 20);
    graph->compact();
  } catch (const newsgraph::Error&) {
  }
  return 0;
}
