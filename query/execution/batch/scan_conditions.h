// What a scan finds: some nodes or relationships, and conditions on them that are looked at before
// there are rows, 64 ids at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "newsgraph/graph/id_set.h"
#include "newsgraph/query/execution/batch/keyed_column.h"

namespace newsgraph::execution::batch {

/// That a property lies in a range.
struct ScanCondition {
  KeyedColumn column;
  KeyRange range;
};

struct Scanned {
  const IdSet* ids;
  Kind kind;
  std::vector<ScanCondition> conditions = {};

  std::size_t word_count() const { return ids->words().size(); }
  /// Those of the ids from 64 × word on that meet all conditions, as bits.
  std::uint64_t word(std::size_t word) const {
    std::uint64_t bits = ids->words()[word];
    for (const ScanCondition& condition : conditions) {
      if (bits == 0) break;
      bits = condition.column.in_range(condition.range, word, bits);
    }
    return bits;
  }
};

}  // namespace newsgraph::execution::batch
