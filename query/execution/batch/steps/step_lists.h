// The steps that may be taken from a node, made once for nodes that come up over and over: only
// those whose relationship and end meet the conditions on them, in the order of a property of the
// relationship where a step asks for a range of it.
//
// Several threads can share the lists: who misses one makes it, and publishes it for all. When two
// have made the same list, the first one's counts.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <vector>

#include "newsgraph/query/execution/batch/steps/neighbours.h"
#include "newsgraph/query/execution/batch/steps/step_key.h"
#include "newsgraph/query/execution/batch/steps/step_test.h"
#include "newsgraph/query/execution/batch/zeroed_array.h"

namespace newsgraph::execution::batch {

/// A step along a relationship with a key.
struct KeyedStep {
  Key key;
  Adjacent step;
};
/// By key; those that have the same stay as they are.
void sort_by_key(std::vector<KeyedStep>& steps);

struct StepList {
  std::vector<Key> keys;  ///< rising; none when the steps have no keys
  std::vector<Adjacent> steps;

  std::span<const Adjacent> in(const KeyRange& range) const;
  std::size_t bytes() const { return keys.size() * sizeof(Key) + steps.size() * sizeof(Adjacent); }
};

class StepLists {
 public:
  explicit StepLists(Execution& execution)
      : places_(execution, execution.graph().node_id_bound()), kept_(execution) {}

  /// Null when it was not made yet.
  const StepList* find(std::uint32_t node) const {
    return std::atomic_ref(places_[node].list).load(std::memory_order_acquire);
  }
  /// Gives the list that the node has from now on.
  const StepList* publish(std::uint32_t node, std::unique_ptr<const StepList> list);

 private:
  struct Place {
    mutable const StepList* list;
  };

  ZeroedArray<Place> places_;
  KeptTogether kept_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<const StepList>> lists_;
};

/// Finds and makes lists for one thread.
class PreparedSteps {
 public:
  PreparedSteps(Execution& execution, Neighbours neighbours, std::optional<KeyedColumn> key,
                std::shared_ptr<StepLists> lists);

  /// Null as long as the node has not come up several times, or when it has few relationships.
  const StepList* find(std::uint32_t node, StepTest& test);

 private:
  std::unique_ptr<const StepList> make(std::uint32_t node, StepTest& test);
  void gather(std::uint32_t node);
  void keep_what_meets(std::uint32_t node, StepTest& test);

  Execution& execution_;
  Neighbours neighbours_;
  std::optional<KeyedColumn> key_;
  std::shared_ptr<StepLists> lists_;
  ZeroedArray<std::uint8_t> visits_;  ///< by node, up to those after which a list is made
  std::vector<KeyedStep> gathered_;
  std::vector<std::uint32_t> places_, relationships_, to_;  ///< of these
};

}  // namespace newsgraph::execution::batch
