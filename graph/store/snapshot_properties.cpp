#include "newsgraph/graph/store/snapshot_properties.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "newsgraph/graph/store/snapshot_arrays.h"
#include "newsgraph/graph/store/snapshot_columns.h"

namespace newsgraph::store {

namespace {

using Implementation = model::GraphAccess::Implementation;
using model::EvidenceRow;
using model::PropertyIndex;

struct IndexName {
  LabelId label;
  KeyId key;
};

void read_strings(const SnapshotFile& file, Implementation& graph) {
  Strings::Base base{file.array<char>(array(Subject::kStringCharacters)),
                     file.array<std::uint64_t>(array(Subject::kStringBegins)),
                     file.array<std::uint32_t>(array(Subject::kStringSlots))};
  if (base.begins.empty()) return;
  const std::size_t count = base.begins.size() - 1;
  require(are_begins(base.begins.span(), base.characters.size()) && count < Strings::kFree,
          "strings have no order");
  bool sound = true;
  std::size_t taken = 0;
  for (const std::uint32_t slot : base.slots) {
    taken += slot != Strings::kFree ? 1 : 0;
    sound &= slot == Strings::kFree || slot < count;
  }
  require(sound && (base.slots.empty() ||
                    (std::has_single_bit(base.slots.size()) && taken < base.slots.size())),
          "the table of strings is none");
  graph.strings.adopt(std::move(base));
}

void read_evidence(const SnapshotFile& file, Implementation& graph) {
  model::EvidenceTable::Base base{file.array<std::uint32_t>(array(Subject::kEvidenceBegins)),
                                  file.array<EvidenceRow>(array(Subject::kEvidenceRows))};
  if (base.begins.empty()) return;
  bool sound = true;
  for (const EvidenceRow& row : base.rows) sound &= row.quote.value < graph.strings.id_bound();
  require(sound && are_begins(base.begins.span(), base.rows.size()) &&
              base.begins.size() - 1 <= graph.topology.relationship_id_bound(),
          "evidence has no order");
  graph.evidence.adopt(std::move(base));
}

/// Indexes lie in the order of hashes, which are the standard library's: another build of this
/// program may have others.
std::vector<std::uint64_t> hashes_of_samples() {
  const Value samples[] = {
      "a", 42, 0.5, true, Date{20'000}, LocalTime{1}, Duration{1, 2, 3, 4}, List{1, "a"}};
  std::vector<std::uint64_t> hashes;
  for (const Value& sample : samples) hashes.push_back(hash_value(sample));
  return hashes;
}

void write_indexes(SnapshotWriter& writer, const Implementation& graph) {
  writer.add(array(Subject::kHashes), std::span<const std::uint64_t>(hashes_of_samples()));
  std::vector<IndexName> names;
  for (const auto& [of, index] : graph.indexes) {
    const auto place = static_cast<std::uint32_t>(names.size());
    names.push_back({of.first, of.second});
    writer.add(array(Subject::kIndexHashes, place), index.base().hashes.span());
    writer.add(array(Subject::kIndexBegins, place), index.base().begins.span());
    writer.add(array(Subject::kIndexNodes, place), index.base().nodes.span());
  }
  writer.add(array(Subject::kIndexes), std::span<const IndexName>(names));
}

PropertyIndex read_index(const SnapshotFile& file, std::uint32_t place, std::uint32_t node_bound) {
  PropertyIndex::Base base{file.array<std::uint64_t>(array(Subject::kIndexHashes, place)),
                           file.array<std::uint32_t>(array(Subject::kIndexBegins, place)),
                           file.array<NodeId>(array(Subject::kIndexNodes, place))};
  const bool is_empty = base.hashes.empty() && base.begins.size() <= 1 && base.nodes.empty();
  require(
      is_empty || (base.begins.size() == base.hashes.size() + 1 &&
                   are_begins(base.begins.span(), base.nodes.size()) &&
                   std::ranges::is_sorted(base.hashes) && are_below(base.nodes.span(), node_bound)),
      "an index has no order");
  PropertyIndex index;
  index.adopt(std::move(base));
  return index;
}

void read_indexes(const SnapshotFile& file, Implementation& graph) {
  const auto hashes = file.array<std::uint64_t>(array(Subject::kHashes));
  require(std::ranges::equal(hashes, hashes_of_samples()), "indexes are of other hashes");
  std::uint32_t place = 0;
  for (const IndexName name : file.array<IndexName>(array(Subject::kIndexes))) {
    require(name.label.value < graph.labels.names().size() &&
                name.key.value < graph.keys.names().size(),
            "an index is of nothing that has a name");
    graph.indexes.insert_or_assign(std::pair(name.label, name.key),
                                   read_index(file, place++, graph.topology.node_id_bound()));
  }
}

}  // namespace

void write_properties(SnapshotWriter& writer, const Implementation& graph) {
  const Strings::Base& strings = graph.strings.base();
  writer.add(array(Subject::kStringCharacters), strings.characters.span());
  writer.add(array(Subject::kStringBegins), strings.begins.span());
  writer.add(array(Subject::kStringSlots), strings.slots.span());
  const auto key_count = static_cast<std::uint32_t>(graph.keys.names().size());
  write_columns(writer, ColumnSide::kNodes, graph.node_properties, key_count);
  write_columns(writer, ColumnSide::kRelationships, graph.relationship_properties, key_count);
  writer.add(array(Subject::kEvidenceBegins), graph.evidence.base().begins.span());
  writer.add(array(Subject::kEvidenceRows), graph.evidence.base().rows.span());
  write_indexes(writer, graph);
}

void read_properties(const SnapshotFile& file, Implementation& graph) {
  read_strings(file, graph);
  const auto key_count = static_cast<std::uint32_t>(graph.keys.names().size());
  const std::uint32_t strings = graph.strings.id_bound();
  read_columns(file, ColumnSide::kNodes, graph.node_properties, key_count,
               graph.topology.node_id_bound(), strings);
  read_columns(file, ColumnSide::kRelationships, graph.relationship_properties, key_count,
               graph.topology.relationship_id_bound(), strings);
  read_evidence(file, graph);
  read_indexes(file, graph);
}

}  // namespace newsgraph::store
