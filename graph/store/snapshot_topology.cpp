#include "newsgraph/graph/store/snapshot_topology.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <set>
#include <utility>

#include "newsgraph/graph/store/snapshot_arrays.h"

namespace newsgraph::store {

namespace {

struct Bounds {
  std::uint32_t nodes = 0;
  std::uint32_t relationships = 0;
};

constexpr std::uint32_t kOutgoing = 0, kIncoming = 1;  ///< sides

std::uint32_t of_side(std::uint32_t type, std::uint32_t side) {
  return 2 * type + side;
}

// ---- writing ------------------------------------------------------------------------------------

void write_label_sets(SnapshotWriter& writer, const LabelSets& sets) {
  std::vector<std::uint32_t> ends = {0};
  std::vector<LabelId> all;
  for (std::uint32_t number = 0; number < sets.number_bound(); ++number) {
    const std::span<const LabelId> labels = sets.labels(number);
    all.insert(all.end(), labels.begin(), labels.end());
    ends.push_back(static_cast<std::uint32_t>(all.size()));
  }
  writer.add(array(Subject::kLabelSetEnds), std::span<const std::uint32_t>(ends));
  writer.add(array(Subject::kLabelSetLabels), std::span<const LabelId>(all));
  writer.add(array(Subject::kLabelSetNumbers), sets.numbers());
  for (std::uint32_t label = 0; label < sets.label_bound(); ++label) {
    writer.add(array(Subject::kLabelNodes, label), sets.nodes_with(LabelId{label}).words());
  }
}

void write_adjacency(SnapshotWriter& writer, const FrozenAdjacency& adjacency, std::uint32_t side) {
  const FrozenAdjacency::Arrays& arrays = adjacency.arrays();
  writer.add(array(Subject::kNodeBegins, side), arrays.node_begin.span());
  writer.add(array(Subject::kAdjacent, side), arrays.entries.span());
  writer.add(array(Subject::kAdjacentNodes, side), arrays.nodes.span());
  for (std::uint32_t type = 0; type < arrays.types.size(); ++type) {
    const TypeRuns::Arrays& runs = arrays.types[type].arrays();
    writer.add(array(Subject::kRunBlocks, of_side(type, side)), runs.blocks.span());
    writer.add(array(Subject::kRunNodes, of_side(type, side)), runs.few.span());
    writer.add(array(Subject::kRuns, of_side(type, side)), runs.runs.span());
  }
}

// ---- reading ------------------------------------------------------------------------------------

IdSet read_ids(const SnapshotFile& file, ArrayName name, std::uint32_t bound) {
  const FrozenArray<std::uint64_t> words = file.array<std::uint64_t>(name);
  IdSet ids(std::vector<std::uint64_t>(words.begin(), words.end()));
  require(ids.next(bound) == IdSet::kNone, "a set holds an id that was never given out");
  return ids;
}

LabelSets read_label_sets(const SnapshotFile& file, std::uint32_t node_bound,
                          std::uint32_t label_count) {
  const auto ends = file.array<std::uint32_t>(array(Subject::kLabelSetEnds));
  const auto labels = file.array<LabelId>(array(Subject::kLabelSetLabels));
  const auto numbers = file.array<std::uint32_t>(array(Subject::kLabelSetNumbers));
  require(ends.size() > 1 && are_begins(ends.span(), labels.size()) && ends[1] == 0 &&
              are_below(labels.span(), label_count) && numbers.size() <= node_bound,
          "label sets have no order");
  std::vector<std::vector<LabelId>> sets;
  for (std::size_t i = 1; i < ends.size(); ++i) {
    sets.emplace_back(labels.begin() + ends[i - 1], labels.begin() + ends[i]);
    require(std::ranges::is_sorted(sets.back()), "a label set has no order");
  }
  const auto is_set = [&](std::uint32_t number) { return number < sets.size(); };
  require(std::ranges::all_of(numbers, is_set), "a node has labels that are no set");
  require(std::set(sets.begin(), sets.end()).size() == sets.size(), "a label set is there twice");
  std::vector<IdSet> nodes;
  while (file.has(array(Subject::kLabelNodes, static_cast<std::uint32_t>(nodes.size())))) {
    const auto label = static_cast<std::uint32_t>(nodes.size());
    nodes.push_back(read_ids(file, array(Subject::kLabelNodes, label), node_bound));
  }
  require(nodes.size() <= label_count, "there are nodes of a label without a name");
  return {std::move(sets), {numbers.begin(), numbers.end()}, std::move(nodes)};
}

TypeRuns read_runs(const SnapshotFile& file, std::uint32_t number, std::uint32_t node_bound,
                   std::size_t entry_count) {
  TypeRuns::Arrays arrays{file.array<TypeRuns::Block>(array(Subject::kRunBlocks, number)),
                          file.array<std::uint32_t>(array(Subject::kRunNodes, number)),
                          file.array<TypeRuns::Run>(array(Subject::kRuns, number))};
  bool sound = true;
  std::uint32_t end = 0;
  for (const TypeRuns::Run run : arrays.runs) {
    sound &= end <= run.begin && run.begin < run.end;
    end = run.end;
  }
  require(sound && end <= entry_count, "runs have no order");
  if (arrays.blocks.empty()) {
    require(
        arrays.few.size() == arrays.runs.size() &&
            std::ranges::adjacent_find(arrays.few, std::greater_equal<>()) == arrays.few.end() &&
            (arrays.few.empty() || arrays.few[arrays.few.size() - 1] < node_bound),
        "the nodes of runs have no order");
    return TypeRuns(std::move(arrays));
  }
  std::uint32_t before = 0;
  for (const TypeRuns::Block block : arrays.blocks) {
    sound &= block.runs_before == before;
    before += static_cast<std::uint32_t>(std::popcount(block.nodes));
  }
  require(sound && before == arrays.runs.size() && arrays.blocks.size() == node_bound / 32 + 1,
          "runs are not counted");
  return TypeRuns(std::move(arrays));
}

FrozenAdjacency read_adjacency(const SnapshotFile& file, std::uint32_t side, const Bounds& bounds,
                               std::uint32_t type_bound) {
  FrozenAdjacency::Arrays arrays;
  arrays.node_begin = file.array<std::uint32_t>(array(Subject::kNodeBegins, side));
  arrays.entries = file.array<Adjacent>(array(Subject::kAdjacent, side));
  arrays.nodes = file.array<NodeId>(array(Subject::kAdjacentNodes, side));
  require(arrays.node_begin.size() == std::size_t{bounds.nodes} + 1 &&
              are_begins(arrays.node_begin.span(), arrays.entries.size()),
          "adjacency has no order");
  require(arrays.nodes.size() == arrays.entries.size(), "adjacency lacks nodes");
  bool sound = true;
  for (std::size_t i = 0; i < arrays.entries.size(); ++i) {
    const Adjacent each = arrays.entries[i];
    sound &= each.node == arrays.nodes[i] && each.node.value < bounds.nodes &&
             each.relationship.value < bounds.relationships;
  }
  require(sound, "adjacency speaks of ids that were never given out");
  for (std::uint32_t type = 0; type < type_bound; ++type) {
    arrays.types.push_back(
        read_runs(file, of_side(type, side), bounds.nodes, arrays.entries.size()));
  }
  return FrozenAdjacency(std::move(arrays));
}

/// Fills in the ends of relationships, of which those must be sound that live.
void read_ends(const SnapshotFile& file, Topology::Parts& parts, const Bounds& bounds,
               std::uint32_t type_bound) {
  parts.source = file.array<NodeId>(array(Subject::kSources));
  parts.target = file.array<NodeId>(array(Subject::kTargets));
  parts.type = file.array<TypeId>(array(Subject::kTypes));
  require(parts.source.size() == bounds.relationships &&
              parts.target.size() == bounds.relationships &&
              parts.type.size() == bounds.relationships,
          "relationships lack ends");
  bool sound = true;
  parts.relationships.for_each([&](std::uint32_t id) {
    sound &= parts.source[id].value < bounds.nodes && parts.target[id].value < bounds.nodes &&
             parts.type[id].value < type_bound;
  });
  require(sound, "a relationship ends at a node that was never given out");
}

}  // namespace

void write_topology(SnapshotWriter& writer, const Topology& topology) {
  const Bounds bounds{topology.node_id_bound(), topology.relationship_id_bound()};
  writer.add(array(Subject::kBounds), std::span(&bounds, 1));
  writer.add(array(Subject::kNodes), topology.nodes().words());
  writer.add(array(Subject::kRelationships), topology.relationships().words());
  write_label_sets(writer, topology.label_sets());
  const RelationshipEnds ends = topology.ends();
  writer.add(array(Subject::kSources), ends.source);
  writer.add(array(Subject::kTargets), ends.target);
  writer.add(array(Subject::kTypes), ends.type);
  writer.add(array(Subject::kTypeCounts), topology.counts());
  write_adjacency(writer, topology.outgoing().base(), kOutgoing);
  write_adjacency(writer, topology.incoming().base(), kIncoming);
}

Topology read_topology(const SnapshotFile& file, const NameCounts& names) {
  const auto bounds = file.item<Bounds>(array(Subject::kBounds));
  Topology::Parts parts;
  parts.node_id_bound = bounds.nodes;
  parts.nodes = read_ids(file, array(Subject::kNodes), bounds.nodes);
  parts.relationships = read_ids(file, array(Subject::kRelationships), bounds.relationships);
  parts.labels = read_label_sets(file, bounds.nodes, names.labels);
  const auto counts = file.array<std::uint64_t>(array(Subject::kTypeCounts));
  require(counts.size() <= names.types, "there are relationships of a type without a name");
  parts.counts.assign(counts.begin(), counts.end());
  const auto type_bound = static_cast<std::uint32_t>(counts.size());
  read_ends(file, parts, bounds, type_bound);
  parts.outgoing = read_adjacency(file, kOutgoing, bounds, type_bound);
  parts.incoming = read_adjacency(file, kIncoming, bounds, type_bound);
  return Topology(std::move(parts));
}

}  // namespace newsgraph::store
