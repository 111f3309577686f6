// The nodes that a step leads to from each node, made once for a step that is taken from the same
// nodes over and over: each only once, with the number of relationships that lead to it, and only
// those that meet the conditions on the two and on the relationship.
//
// Several threads can share the lists: each makes those that it misses, with buffers of its own,
// and publishes them for all. When two have made the same list, the first one's counts.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "newsgraph/query/execution/batch/expression.h"
#include "newsgraph/query/execution/batch/steps/neighbours.h"
#include "newsgraph/query/execution/batch/steps/step_test.h"
#include "newsgraph/query/execution/batch/zeroed_array.h"

namespace newsgraph::execution::batch {

/// The lists of a step that several threads share, by node.
class NeighbourLists {
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

  explicit NeighbourLists(Execution& execution)
      : places_(execution, execution.graph().node_id_bound()), kept_(execution) {}

  /// Lists that are made lie in such memory, which stays where it is, and as long as this lives.
  std::vector<Item>& add_items(std::size_t capacity);
  /// To be told how many more items lie there.
  void count_items(std::size_t count) { kept_.add(count * sizeof(Item)); }

  bool has(std::uint32_t node) const { return state_of(node).load(kAcquire) == kPublished; }
  /// Only of a node that it has.
  List list_of(std::uint32_t node) const {
    const Place& place = places_[node];
    return {{place.items, place.size}, node, place.has_loop};
  }
  /// Afterwards it has the list, or another one of the same node.
  void publish(const List& list);

 private:
  enum State : std::uint8_t { kMissing = 0, kBeingPublished, kPublished };
  struct Place {
    const Item* items;
    std::uint32_t size;
    mutable std::uint8_t state;
    bool has_loop;
  };
  static constexpr std::memory_order kAcquire = std::memory_order_acquire;

  std::atomic_ref<std::uint8_t> state_of(std::uint32_t node) const {
    return std::atomic_ref(places_[node].state);
  }

  ZeroedArray<Place> places_;
  KeptTogether kept_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<std::vector<Item>>> items_;
};

/// Finds and makes lists for one thread.
class PreparedNeighbours {
 public:
  using Item = NeighbourLists::Item;
  using List = NeighbourLists::List;

  struct Parts {
    Neighbours neighbours;
    planner::Slot from, to;
    /// On the two nodes: they read these slots of a chunk of `chunk_width` slots, vary with nothing
    /// else, and throw in no row.
    std::vector<ExpressionPtr> conditions;
    std::size_t chunk_width;
    std::shared_ptr<NeighbourLists> lists;
    /// On the relationship; nullopt when there are none.
    std::optional<StepTest> test = std::nullopt;
    /// Has the same neighbours without conditions; null when nobody has, or with a test.
    std::shared_ptr<PreparedNeighbours> base = nullptr;
  };
  PreparedNeighbours(Execution& execution, Parts parts);

  /// Writes the lists of these nodes, empty ones for null ids. They stay as long as the shared
  /// lists live.
  void find(std::span<const std::uint32_t> nodes, std::vector<List>& lists);

  /// Leaves those of the relationships between two nodes of which the lists tell.
  void keep_what_meets_test(NodeId from, NodeId to, std::vector<RelationshipId>& relationships);

 private:
  std::size_t most_items() const;
  void make_wanted();
  /// These write the nodes that relationships of the node at a place of wanted_ lead to, by rising
  /// node, into gathered_, and tell whether it is one of them.
  bool gather(std::size_t place);
  bool gather_tested(std::size_t place);
  void merge_into(std::size_t sorted);
  void test_from(std::size_t place);
  void count_gathered();
  void close();
  void keep_what_meets_conditions();

  Execution& execution_;
  Parts parts_;
  std::vector<Item>& items_;  ///< of all lists that were made here, one after the other
  /// The lists that are not published yet, which are the end of items_.
  struct OpenList {
    std::uint32_t node, size;
    bool has_loop;
  };
  std::vector<OpenList> open_;
  std::size_t closed_ = 0;  ///< where they begin in items_
  Chunk chunk_;             ///< their nodes and neighbours, for the conditions
  RunTable table_;
  std::vector<List> base_lists_;
  ZeroedArray<std::uint8_t> is_wanted_;  ///< by node
  std::vector<std::uint32_t> wanted_, gathered_, merged_;
  /// What meets the test of some of them, one after the other, up to that at tested_end_.
  std::vector<std::uint32_t> places_, relationships_, ends_;
  std::size_t tested_end_ = 0, next_tested_ = 0;
};

}  // namespace newsgraph::execution::batch
