// One shortest walk between two nodes: breadth first from both ends by turns, the side with fewer
// nodes at its edge first, until they meet.
//
// Each side looks about half as far as one alone would have to, so that of a graph in which a few
// steps lead everywhere only a small part is looked at (Pohl, Machine Intelligence 6, 1971).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "newsgraph/query/execution/paged_array.h"
#include "newsgraph/query/execution/walk.h"

namespace newsgraph::execution {

class TwoSidedSearch {
 public:
  TwoSidedSearch(Execution& execution, const WalkRule& rule);

  /// The relationships of a shortest walk of at most `maximum` steps, from `from` to `to`; nullopt
  /// when there is none. The rule is prepared for the row.
  std::optional<std::vector<RelationshipId>> run(const Row& row, NodeId from, NodeId to,
                                                 std::uint64_t maximum);

 private:
  /// How a side has come to a node, in the search of `stamp`.
  struct Reached {
    std::uint32_t stamp;
    std::uint32_t distance;
    std::uint32_t relationship;
    std::uint32_t before;  ///< the node nearer to the side's start
  };
  struct Side {
    Step step;
    PagedArray<Reached> reached;
    std::vector<NodeId> edge;  ///< the nodes farthest away
  };

  void begin(Side& side, NodeId start);
  /// One step further all round; where the sides have met by then, the node where the walk through
  /// it is shortest.
  std::optional<NodeId> widen(const Row& row, Side& side, const Side& other);
  std::vector<RelationshipId> walk_through(NodeId meeting) const;

  Execution& execution_;
  const WalkRule& rule_;
  Side forwards_, backwards_;
  std::uint32_t stamp_ = 0;
  KeptRows kept_;
};

}  // namespace newsgraph::execution
