#include "newsgraph/graph/frozen_adjacency.h"

#include <numeric>

namespace newsgraph {

namespace {

/// Of the 0.7 M nodes of a graph of news, a list of 1/256 is searched in 11 steps that all stay in
/// the fastest cache, and is a hundredth of the size of the bitmap.
constexpr std::size_t kFewNodes = 256;

struct Ends {
  RelationshipId relationship;
  NodeId near;
  NodeId far;
  TypeId type;
};

/// By node, where its relationships begin when those of all nodes are laid out in order.
std::vector<std::uint32_t> begins(std::span<const NodeId> ends, const IdSet& living,
                                  std::uint32_t node_bound) {
  std::vector<std::uint32_t> begin(std::size_t{node_bound} + 1);
  living.for_each([&](std::uint32_t id) { ++begin[ends[id].value]; });
  std::exclusive_scan(begin.begin(), begin.end(), begin.begin(), std::uint32_t{0});
  return begin;
}

/// The living relationships in the order of the far node, then of ids: a counting sort.
std::vector<Ends> by_far_node(const RelationshipEnds& ends, const IdSet& living,
                              std::uint32_t node_bound) {
  std::vector<std::uint32_t> next = begins(ends.target, living, node_bound);
  std::vector<Ends> sorted(living.size());
  living.for_each([&](std::uint32_t id) {
    sorted[next[ends.target[id].value]++] = {RelationshipId{id}, ends.source[id], ends.target[id],
                                             ends.type[id]};
  });
  return sorted;
}

/// Sorts the entries of one node by type, keeping their order within a type, and notes the runs.
class TypeGrouping {
 public:
  TypeGrouping(std::uint32_t type_bound, std::uint32_t node_bound)
      : node_bound_(node_bound), counts_(type_bound), nodes_(type_bound), runs_(type_bound) {}

  /// `entries` begin at `begin` among all entries; types[i] is the type of entries[i].
  void group(std::uint32_t node, std::span<Adjacent> entries, std::span<const TypeId> types,
             std::uint32_t begin) {
    count(types);
    std::uint32_t next = begin;
    for (const std::uint32_t type : used_) {
      const TypeRuns::Run run{next, next + counts_[type]};
      nodes_[type].push_back(node);
      runs_[type].push_back(run);
      counts_[type] = run.begin - begin;
      next = run.end;
    }
    if (used_.size() > 1) {
      copy_.assign(entries.begin(), entries.end());
      for (std::size_t i = 0; i < copy_.size(); ++i) entries[counts_[types[i].value]++] = copy_[i];
    }
    for (const std::uint32_t type : used_) counts_[type] = 0;
  }

  std::vector<TypeRuns> take_runs() {
    std::vector<TypeRuns> types;
    for (std::size_t type = 0; type < runs_.size(); ++type) {
      types.emplace_back(std::exchange(nodes_[type], {}), std::exchange(runs_[type], {}),
                         node_bound_);
    }
    return types;
  }

 private:
  void count(std::span<const TypeId> types) {
    used_.clear();
    for (const TypeId type : types) {
      if (counts_[type.value]++ == 0) used_.push_back(type.value);
    }
    std::ranges::sort(used_);
  }

  std::uint32_t node_bound_;
  std::vector<std::uint32_t> counts_;  ///< by type, of the node at hand; then where to put the next
  std::vector<std::uint32_t> used_;    ///< types of the node at hand, rising
  std::vector<Adjacent> copy_;
  std::vector<std::vector<std::uint32_t>> nodes_;  ///< by type
  std::vector<std::vector<TypeRuns::Run>> runs_;   ///< by type
};

}  // namespace

TypeRuns::TypeRuns(const std::vector<std::uint32_t>& nodes, std::vector<Run> runs,
                   std::uint32_t node_bound) {
  runs.shrink_to_fit();
  arrays_.runs = FrozenArray(std::move(runs));
  if (nodes.size() < node_bound / kFewNodes || nodes.empty()) {
    arrays_.few = FrozenArray(std::vector<std::uint32_t>(nodes));
    return;
  }
  std::vector<Block> blocks(node_bound / 32 + 1);
  for (const std::uint32_t node : nodes) {
    blocks[node / 32].nodes |= std::uint32_t{1} << (node % 32);
  }
  std::uint32_t runs_before = 0;
  for (Block& block : blocks) {
    block.runs_before = runs_before;
    runs_before += count_bits(block.nodes);
  }
  arrays_.blocks = FrozenArray(std::move(blocks));
}

IdSet TypeRuns::nodes() const {
  IdSet nodes;
  for (const std::uint32_t node : arrays_.few) nodes.insert(node);
  if (arrays_.blocks.empty()) return nodes;
  std::vector<std::uint64_t> words((arrays_.blocks.size() + 1) / 2);
  for (std::size_t i = 0; i < arrays_.blocks.size(); ++i) {
    words[i / 2] |= std::uint64_t{arrays_.blocks[i].nodes} << (i % 2 * 32);
  }
  return IdSet(std::move(words));
}

FrozenAdjacency::FrozenAdjacency(const RelationshipEnds& ends, const IdSet& living,
                                 std::uint32_t node_bound, std::uint32_t type_bound) {
  // Sorted by the least of the four keys first, each pass keeping the order of the one before:
  // relationship (as they come), far node, near node; type last, node by node.
  std::vector<std::uint32_t> begin = begins(ends.source, living, node_bound);
  std::vector<Adjacent> entries(living.size());
  std::vector<TypeId> types(living.size());
  {
    std::vector<std::uint32_t> next = begin;
    for (const Ends& each : by_far_node(ends, living, node_bound)) {
      const std::uint32_t place = next[each.near.value]++;
      entries[place] = {each.relationship, each.far};
      types[place] = each.type;
    }
  }
  TypeGrouping grouping(type_bound, node_bound);
  for (std::uint32_t node = 0; node < node_bound; ++node) {
    const std::size_t count = begin[node + 1] - begin[node];
    if (count == 0) continue;
    grouping.group(node, std::span(entries).subspan(begin[node], count),
                   std::span<const TypeId>(types).subspan(begin[node], count), begin[node]);
  }
  arrays_.types = grouping.take_runs();
  arrays_.node_begin = FrozenArray(std::move(begin));
  std::vector<NodeId> nodes;
  nodes.reserve(entries.size());
  for (const Adjacent& each : entries) nodes.push_back(each.node);
  arrays_.nodes = FrozenArray(std::move(nodes));
  arrays_.entries = FrozenArray(std::move(entries));
}

std::size_t FrozenAdjacency::memory() const {
  std::size_t bytes = arrays_.node_begin.bytes() + arrays_.entries.bytes() + arrays_.nodes.bytes();
  for (const TypeRuns& type : arrays_.types) {
    bytes += type.arrays().blocks.bytes() + type.arrays().few.bytes() + type.arrays().runs.bytes();
  }
  return bytes;
}

}  // namespace newsgraph
