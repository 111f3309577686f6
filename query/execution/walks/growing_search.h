// Shortest walks between one node and many others: breadth first from the one, a step further when
// it is asked to. What was found stays for the next.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "newsgraph/query/execution/number_table.h"
#include "newsgraph/query/execution/walks/reached_nodes.h"
#include "newsgraph/query/execution/walks/walk.h"

namespace newsgraph::execution {

class GrowingSearch {
 public:
  /// By the rule's steps, or against them.
  GrowingSearch(Execution& execution, const WalkRule& rule, bool against)
      : execution_(execution),
        rule_(rule),
        step_(against ? rule.step().reversed() : rule.step()),
        kept_(execution) {}

  /// Whether it has begun at the node, in the graph as it is.
  bool is_at(NodeId start) const {
    return start_ == start && changes_ == execution_.change_count();
  }
  void begin(NodeId start);
  /// Whether it shows already how near the node is, or that it is farther away than `maximum`.
  bool settles(NodeId end, std::uint64_t maximum);
  /// About how many relationships widen() would look at.
  std::uint64_t cost() const {
    return edge_.size() * (1 + looked_at_ / std::max<std::uint64_t>(1, expanded_));
  }
  /// Looks one step further all round. The rule is prepared for the row, and the same for every row
  /// since the search began.
  void widen(const Row& row);
  /// The relationships of a shortest walk between the start and `end`, of at most `maximum` steps,
  /// from `end` on; nullopt when there is none. To be asked when that is settled.
  std::optional<std::vector<RelationshipId>> walk(NodeId end, std::uint64_t maximum);

 private:
  Execution& execution_;
  const WalkRule& rule_;
  Step step_;
  NumberTable numbers_;
  ReachedNodes<LastStep> reached_;
  std::vector<NumberedNode> edge_;  ///< the nodes farthest away
  std::uint32_t distance_ = 0;      ///< of those
  std::uint64_t looked_at_ = 0;     ///< relationships
  std::uint64_t expanded_ = 0;      ///< nodes from which they were looked at
  std::optional<NodeId> start_;
  std::uint64_t changes_ = 0;  ///< of the graph, when it began
  KeptRows kept_;
};

}  // namespace newsgraph::execution
