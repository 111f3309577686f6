// The nodes that a step leads to from each node, made once for a step that is taken from the same
// nodes over and over: each only once, with the number of relationships that lead to it, and only
// those that meet the conditions on the two.
//
// Several threads may ask for lists at a time: they wait for each other while some are made.
#pragma once

#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "newsgraph/query/execution/batch/expression.h"
#include "newsgraph/query/execution/batch/neighbours.h"
#include "newsgraph/query/execution/batch/zeroed_array.h"

namespace newsgraph::execution::batch {

class PreparedNeighbours {
 public:
  struct Item {
    std::uint32_t node;
    std::uint32_t count;  ///< of relationships
  };
  struct List {
    std::span<const Item> items;  ///< by rising node
    std::uint32_t from = kNullId;
    bool has_loop = false;  ///< false: `from` is not among the nodes

    std::size_t size() const { return items.size(); }
    /// 0 when the node is not in the list.
    std::uint64_t count(std::uint32_t node) const {
      if (items.empty() || (node == from && !has_loop)) return 0;
      // Without a branch on what is compared: half of those would be foreseen wrong.
      const Item* at = items.data();
      for (std::size_t size = items.size(); size > 1; size -= size / 2) {
        at += at[size / 2 - 1].node < node ? size / 2 : 0;
      }
      return at->node == node ? at->count : 0;
    }
    bool may_lead_to(std::uint32_t node) const { return node != from || has_loop; }
  };

  /// The conditions were made with `execution`, which nothing else uses while lists are made. They
  /// read the slots `from` and `to` of a chunk of `chunk_width` slots, vary with nothing else, and
  /// throw in no row. `base` has the lists of the same neighbours without conditions; it may be
  /// null.
  PreparedNeighbours(std::shared_ptr<Execution> execution, Neighbours neighbours,
                     planner::Slot from, planner::Slot to, std::vector<ExpressionPtr> conditions,
                     std::size_t chunk_width, std::shared_ptr<PreparedNeighbours> base);

  /// Writes the lists of these nodes, empty ones for null ids, and makes those that were not made
  /// before. They stay as long as this lives.
  void find(std::span<const std::uint32_t> nodes, std::vector<List>& lists);

 private:
  struct Place {
    std::size_t begin;
    std::uint32_t size;
    bool is_made, has_loop;
  };

  List list_of(std::uint32_t node) const {
    const Place place = lists_[node];
    return {std::span(items_).subspan(place.begin, place.size), node, place.has_loop};
  }
  std::size_t most_items() const;
  void make_lists(std::span<const std::uint32_t> nodes);
  void merge(std::uint32_t node, std::span<const Run> runs);
  void merge_into(std::size_t sorted);
  void keep_what_meets_conditions();

  std::mutex mutex_;
  std::shared_ptr<Execution> execution_;
  KeptRows kept_;
  Neighbours neighbours_;
  planner::Slot from_, to_;
  std::vector<ExpressionPtr> conditions_;
  std::shared_ptr<PreparedNeighbours> base_;
  ZeroedArray<Place> lists_;  ///< by node
  std::vector<Item> items_;   ///< of all lists, one after the other; never moved
  /// The lists whose conditions are not looked at yet: the end of items_, and whose they are.
  Chunk open_;
  std::size_t closed_ = 0;  ///< how many of items_ are looked at
  RunTable table_;
  std::vector<List> base_lists_;
  std::vector<std::uint32_t> wanted_, gathered_, merged_;
};

}  // namespace newsgraph::execution::batch
