// Which values come up in a group for the first time: what DISTINCT in an aggregate asks.
#pragma once

#include <algorithm>
#include <numeric>

#include "newsgraph/query/execution/batch/groups/key_table.h"
#include "newsgraph/query/execution/execution.h"

namespace newsgraph::execution::batch {

class DistinctValues {
 public:
  DistinctValues(Execution& execution, Kind kind)
      : kept_(execution), kind_(kind), alone_({kind}), pairs_({Kind::kType, kind}) {
    group_ids_.kind = Kind::kType;  // any kind of id would do
  }

  /// Calls visit(row) for each row whose value is new in its group, nulls among them. `values` has
  /// the rows of `groups`, which are below `group_count`.
  template <class Visit>
  void find_new(const Vector& values, const std::vector<std::uint32_t>& groups,
                std::size_t group_count, const Visit& visit) {
    // One group needs no pairs.
    const bool alone = group_count == 1 && pairs_.size() == 0;
    if (!alone) move_to_pairs();
    KeyTable& table = alone ? alone_ : pairs_;
    std::size_t before = table.size();
    keys_.clear();
    if (!alone) {
      group_ids_.ids.assign(groups.begin(), groups.end());
      keys_.push_back(&group_ids_);
    }
    keys_.push_back(&values);
    table.find_or_add(keys_, groups.size(), places_);
    for (std::size_t row = 0; row < groups.size(); ++row) {
      if (places_[row] < before) continue;
      before = places_[row] + 1;  // numbers rise by one with every new key
      visit(row);
    }
    kept_.become(alone_.bytes() + pairs_.bytes());
  }

  std::size_t size() const { return alone_.size() + pairs_.size(); }
  void clear() {
    alone_.clear();
    pairs_.clear();
  }

  /// Calls visit(values, groups) with all values that have come up, and the group of each: some at
  /// a time.
  template <class Visit>
  void for_all(const Visit& visit) const {
    const bool alone = pairs_.size() == 0;
    const KeyTable& table = alone ? alone_ : pairs_;
    std::vector<std::uint32_t> places, groups;
    Vector values;
    for (std::size_t begin = 0; begin < table.size(); begin += places.size()) {
      places.resize(std::min(kChunkRows, table.size() - begin));
      std::iota(places.begin(), places.end(), static_cast<std::uint32_t>(begin));
      values.gather(table.keys().back(), places);
      groups.assign(places.size(), 0);
      if (!alone) {
        const auto first = table.keys().front().ids.begin() + static_cast<std::ptrdiff_t>(begin);
        std::copy_n(first, places.size(), groups.begin());
      }
      visit(values, groups);
    }
  }

 private:
  /// A second group has come up: what the first has seen goes over.
  void move_to_pairs() {
    if (alone_.size() == 0) return;
    Vector first;
    first.kind = Kind::kType;
    first.ids.resize(alone_.size());
    pairs_.find_or_add({&first, &alone_.keys().front()}, alone_.size(), places_);
    alone_ = KeyTable({kind_});
  }

  KeptRows kept_;
  Kind kind_;
  KeyTable alone_, pairs_;
  Vector group_ids_;
  std::vector<KeyColumn> keys_;
  std::vector<std::uint32_t> places_;
};

}  // namespace newsgraph::execution::batch
