// Which nodes several lists of neighbours have in common, and how many tuples of relationships, one
// of each list, lead to each of them.
//
// From row to row some of the lists stay the same for longer than others. Those come first: the
// first is spread out over all nodes as weights, what it has in common with the second is kept in
// the same form, and so on, and only the last list is walked along. Where one side of a comparison
// is much the shorter, its nodes are looked for in the other.
#pragma once

#include <span>
#include <vector>

#include "newsgraph/query/execution/batch/steps/prepared_neighbours.h"
#include "newsgraph/query/execution/batch/times.h"

namespace newsgraph::execution::batch {

class JointLists {
 public:
  using List = PreparedNeighbours::List;

  /// Of so many lists at most.
  JointLists(Execution& execution, std::size_t count);

  /// What is kept of lists is not known any more: they may stand in another order from here.
  void forget();

  /// Calls visit(node, tuples) for every node that is in all of the two or more lists, in rising
  /// order, and for others with 0; tuples are product_or_most(). Lists stand in one order from call
  /// to call, those that change least often first; a list is known by the node that it is from.
  template <class Visit>
  void for_each(std::span<const List* const> lists, const Visit& visit) {
    if (lists.size() == 2) return for_each_in_both(*lists[0], *lists[1], visit);
    const Common& common = common_of(lists.first(lists.size() - 1));
    const List& last = *lists.back();
    if (common.items.size() * kBisection < last.size()) {
      for (const auto& [node, tuples] : common.items) {
        visit(node, product_or_most(tuples, last.count(node)));
      }
    } else {
      for (const auto& [node, count] : last.items) {
        visit(node, product_or_most(count, common.weights[node]));
      }
    }
  }

 private:
  // Looking something up by bisection costs a few times what a look at a weight costs.
  static constexpr std::size_t kBisection = 16;

  /// What some lists have in common.
  struct Common {
    struct Item {
      std::uint32_t node;
      std::uint64_t tuples;
    };
    explicit Common(Execution& execution) : weights(execution, execution.graph().node_id_bound()) {}

    std::vector<std::uint32_t> from;     ///< the nodes of the lists; empty: nothing is known
    std::vector<Item> items;             ///< by rising node
    ZeroedArray<std::uint64_t> weights;  ///< the tuples of each node
  };

  template <class Visit>
  void for_each_in_both(const List& one, const List& other, const Visit& visit) {
    if (one.size() * kBisection < other.size()) return look_up(one, other, visit);
    if (spread_ != one.from) {
      if (other.size() * kBisection < one.size()) return look_up(other, one, visit);
      spread(one);
    }
    for (const auto& [node, count] : other.items)
      visit(node, count * std::uint64_t{weights_[node]});
  }
  template <class Visit>
  static void look_up(const List& few, const List& many, const Visit& visit) {
    for (const auto& [node, count] : few.items) visit(node, count * many.count(node));
  }

  void spread(const List& list);
  const Common& common_of(std::span<const List* const> lists);

  Execution& execution_;
  ZeroedArray<std::uint32_t> weights_;  ///< of the list of `spread_`
  std::vector<std::uint32_t> weighted_;
  std::uint32_t spread_ = kNullId;
  std::vector<Common> common_;  ///< of the first two lists, the first three …
};

}  // namespace newsgraph::execution::batch
