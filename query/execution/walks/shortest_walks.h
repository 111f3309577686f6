// The shortest walks, or one of them, between the two nodes of each of many rows.
//
// Between two nodes both ends look for each other. Where row after row has the same node at one
// end, a search from it serves them all. It goes a step further when the rows so far have cost as
// much as that will: so no row is the one too few, and all together cost twice the least at most.
#pragma once

#include <optional>
#include <vector>

#include "newsgraph/query/execution/walks/all_shortest_walks.h"
#include "newsgraph/query/execution/walks/growing_search.h"
#include "newsgraph/query/execution/walks/two_sided_search.h"

namespace newsgraph::execution {

class ShortestWalks {
 public:
  ShortestWalks(const planner::ShortestPath& plan, Execution& execution);

  /// Forgets the rows so far.
  void restart();
  /// Begins with the nodes of a row.
  void start(Row& row, NodeId from, NodeId to);
  /// Whether there is a next walk; walk() is then what it is.
  bool next();
  /// Its relationships, from the first node on.
  const std::vector<RelationshipId>& walk() const { return walk_; }

 private:
  /// The node at one end of the rows, since it has been the same.
  struct End {
    bool against;  ///< steps from here are against the pattern
    std::optional<NodeId> node = std::nullopt;
    std::uint64_t rows = 0;
    std::uint64_t spent = 0;  ///< relationships looked at for rows that were searched alone
    std::optional<GrowingSearch> search = std::nullopt;

    void note(NodeId now) {
      if (node != now) rows = spent = 0;
      node = now;
      ++rows;
    }
  };

  void find_one(const Row& row, NodeId from, NodeId to);
  /// Whether the search from one end shows how near the other is.
  bool settle(const Row& row, End& end, NodeId other);
  std::optional<std::vector<RelationshipId>> find_alone(const Row& row, NodeId from, NodeId to);

  Execution& execution_;
  std::uint64_t minimum_, maximum_;
  bool all_;
  bool same_for_all_rows_;  ///< which steps may be taken
  WalkRule rule_;
  // Each is made for the first row that asks for it.
  std::optional<TwoSidedSearch> one_;
  std::optional<AllShortestWalks> every_;
  End from_{false}, to_{true};
  bool found_ = false;  ///< walk_ is to be given, or more are to be looked for
  std::vector<RelationshipId> walk_;
};

}  // namespace newsgraph::execution
