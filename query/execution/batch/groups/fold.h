// One aggregate over all groups: takes in chunks, gives a vector with a row for each group.
#pragma once

#include <cassert>

#include "newsgraph/query/execution/batch/groups/make.h"

namespace newsgraph::execution::batch {

class Fold {
 public:
  virtual ~Fold() = default;
  /// `groups[row]` is the group of each row; those below `group_count` have come up so far.
  virtual void add(const Chunk& chunk, const std::vector<std::uint32_t>& groups,
                   std::size_t group_count) = 0;
  /// Whether what several threads have found of the call can be put together: then merge() does.
  virtual bool can_be_shared() const { return false; }
  /// Takes over what another one of the same call has found: of its group i, for the group
  /// groups[i].
  virtual void merge(Fold& /*other*/, const std::vector<std::uint32_t>& /*groups*/,
                     std::size_t /*group_count*/) {
    assert(can_be_shared());
  }
  /// To be called after the last chunk, and not again before clear(). There may be groups that
  /// nothing was added to.
  virtual Vector result(std::size_t group_count) = 0;
  /// About how much memory it takes, apart from what it tells the budget by itself.
  virtual std::size_t bytes() const { return 0; }
  /// How many things it keeps, apart from one for each group.
  virtual std::size_t item_count() const { return 0; }
  /// Forgets all groups, to begin again.
  virtual void clear() = 0;
};

/// What a fold has counted or summed; nothing for the groups that it never saw.
Vector to_integers(std::vector<std::int64_t> numbers, std::size_t group_count);

std::unique_ptr<Fold> make_fold(Execution& execution, AggregateParts::Call call);

}  // namespace newsgraph::execution::batch
