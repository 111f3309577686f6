// All walks between two nodes that are as short as any: breadth first from both ends by turns, as
// in two_sided_search.h, but with every step that leads to a node at its least distance. Where the
// sides meet, each way back to one end goes with each way back to the other.
#pragma once

#include <cstdint>
#include <vector>

#include "newsgraph/query/execution/number_table.h"
#include "newsgraph/query/execution/walks/reached_nodes.h"
#include "newsgraph/query/execution/walks/walk.h"

namespace newsgraph::execution {

class AllShortestWalks {
 public:
  AllShortestWalks(Execution& execution, const WalkRule& rule);

  /// Begins with two nodes, and walks of at most `maximum` steps. The rule is prepared for the row.
  void search(const Row& row, NodeId from, NodeId to, std::uint64_t maximum);
  /// The relationships of the next walk, from the first node on; false when there are no more.
  bool next(std::vector<RelationshipId>& walk);

 private:
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};

  struct Reached {
    std::uint32_t distance;
    std::uint32_t step;  ///< the last of the steps that lead here
  };
  /// The way by which a node was reached, and another one.
  struct StepBack {
    RelationshipId relationship;
    std::uint32_t before;  ///< the number of the node nearer to the side's start
    std::uint32_t other;
  };
  struct Side {
    Step step;
    ReachedNodes<Reached> reached;
    std::vector<NumberedNode> edge;  ///< the nodes farthest away
    std::uint32_t distance;          ///< of those
  };

  void begin(Side& side, NodeId start);
  /// One step further all round; notes where the sides meet.
  void widen(const Row& row, Side& side, const Side& other);
  void reach(Side& side, const Side& other, const NumberedNode& from, const Adjacent& step);
  /// Takes the first step everywhere that is left to the two ends.
  void complete();
  /// The last choice that can be changed is.
  bool change();

  Execution& execution_;
  const WalkRule& rule_;
  NumberTable numbers_;
  Side forwards_, backwards_;
  std::vector<StepBack> steps_;
  std::vector<std::uint32_t> meetings_;  ///< nodes in the middle of the walks
  std::size_t meeting_ = 0;
  std::vector<std::uint32_t> choices_;  ///< steps from there to the first node, then to the last
  bool is_new_ = false;                 ///< no walk was given yet
  KeptRows kept_;
};

}  // namespace newsgraph::execution
