// Which arrays a snapshot holds. `number` says of which label, type or key, or of which side.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>

#include "newsgraph/graph/store/snapshot_file.h"

namespace newsgraph::store {

enum class Subject : std::uint32_t {
  kLabelNames = 1,
  kTypeNames,
  kKeyNames,
  // Topology.
  kBounds,
  kNodes,
  kRelationships,
  kLabelSetEnds,
  kLabelSetLabels,
  kLabelSetNumbers,
  kLabelNodes,  ///< by label
  kSources,
  kTargets,
  kTypes,
  kTypeCounts,
  // Adjacency, by side; the runs by 2 * type + side.
  kNodeBegins,
  kAdjacent,
  kAdjacentNodes,
  kRunBlocks,
  kRunNodes,
  kRuns,
  // Columns, by 2 * key + side.
  kColumn,
  kColumnPages,
  kColumnPresence,
  kColumnValues,
  kColumnIds,
  kColumnMixed,
  // Strings, evidence, indexes.
  kStringBegins,
  kStringCharacters,
  kStringSlots,
  kEvidenceBegins,
  kEvidenceRows,
  kIndexes,
  kIndexHashes,  ///< by place in kIndexes, as the next two
  kIndexBegins,
  kIndexNodes,
  kHashes,  ///< of some values, as this program hashes them
};

inline ArrayName array(Subject subject, std::uint32_t number = 0) {
  return {static_cast<std::uint32_t>(subject), number};
}

/// Throws UnusableSnapshot unless it holds: the arrays are as they were written, but whoever wrote
/// them may be anybody, so nothing in them is trusted that memory is read by.
inline void require(bool holds, const char* rule) {
  if (!holds) throw UnusableSnapshot(rule);
}

/// Whether each of the numbers, which mark off parts of something of size `end`, is not below the
/// one before, and the first is 0 and the last `end`.
template <class Number>
bool are_begins(std::span<const Number> numbers, std::uint64_t end) {
  if (numbers.empty() || numbers.front() != 0 || numbers.back() != end) return false;
  bool rising = true;
  for (std::size_t i = 1; i < numbers.size(); ++i) rising &= numbers[i - 1] <= numbers[i];
  return rising;
}

/// Whether all the ids are below `bound`.
template <class Id>
bool are_below(std::span<const Id> ids, std::uint32_t bound) {
  std::uint32_t highest = 0;
  for (const Id id : ids) highest = std::max(highest, id.value);
  return ids.empty() || highest < bound;
}

}  // namespace newsgraph::store
