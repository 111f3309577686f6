// One shortest walk between two nodes: breadth first from both ends by turns, the side with fewer
// nodes at its edge first, until they meet.
//
// Each side looks about half as far as one alone would have to, so that of a graph in which a few
// steps lead everywhere only a small part is looked at (Pohl, Machine Intelligence 6, 1971).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "newsgraph/query/execution/number_table.h"
#include "newsgraph/query/execution/walks/reached_nodes.h"
#include "newsgraph/query/execution/walks/walk.h"

namespace newsgraph::execution {

class TwoSidedSearch {
 public:
  TwoSidedSearch(Execution& execution, const WalkRule& rule);

  /// The relationships of a shortest walk of at most `maximum` steps, from `from` to `to`; nullopt
  /// when there is none. The rule is prepared for the row.
  std::optional<std::vector<RelationshipId>> run(const Row& row, NodeId from, NodeId to,
                                                 std::uint64_t maximum);
  /// How many relationships all runs so far have looked at.
  std::uint64_t looked_at() const { return looked_at_; }

 private:
  struct Side {
    Step step;
    ReachedNodes<LastStep> reached;
    std::vector<NumberedNode> edge;  ///< the nodes farthest away
  };

  void begin(Side& side, NodeId start);
  /// One step further all round; where the sides have met by then, the number of the node where the
  /// walk through it is shortest.
  std::optional<std::uint32_t> widen(const Row& row, Side& side, const Side& other);
  std::vector<RelationshipId> walk_through(std::uint32_t meeting) const;

  Execution& execution_;
  const WalkRule& rule_;
  NumberTable numbers_;  ///< of the nodes that were looked at: they are few
  Side forwards_, backwards_;
  std::uint64_t looked_at_ = 0;
  KeptRows kept_;
};

}  // namespace newsgraph::execution
