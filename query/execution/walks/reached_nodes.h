// Which nodes a search has come to, and how to each: by the numbers that a NumberTable gives them,
// so that room is made only for the few that a search looks at. To begin anew takes no time.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "newsgraph/graph/ids.h"

namespace newsgraph::execution {

struct NumberedNode {
  NodeId node;
  std::uint32_t number;
};

template <class How>
class ReachedNodes {
 public:
  /// None was come to.
  void clear() {
    if (++stamp_ != 0) return;
    places_.clear();
    stamp_ = 1;  // a place that was never used has 0
  }
  bool contains(std::uint32_t number) const {
    return number < places_.size() && places_[number].stamp == stamp_;
  }
  void insert(std::uint32_t number, const How& how) {
    if (number >= places_.size()) {
      places_.resize(std::max<std::size_t>(number + 1, places_.size() * 2));
    }
    places_[number] = {stamp_, how};
  }
  /// Of a node that was come to.
  How& operator[](std::uint32_t number) { return places_[number].how; }
  const How& operator[](std::uint32_t number) const { return places_[number].how; }

  /// How much memory it takes.
  std::size_t bytes() const { return places_.capacity() * sizeof(Place); }

 private:
  struct Place {
    std::uint32_t stamp = 0;  ///< of the search that came here last
    How how = {};
  };
  std::vector<Place> places_;
  std::uint32_t stamp_ = 1;
};

/// The last step of a shortest walk to a node.
struct LastStep {
  std::uint32_t distance;
  RelationshipId relationship;
  std::uint32_t before;  ///< the number of the node nearer to the start
};

/// The relationships of the walk that ends there, from its end on.
inline void append_walk_back(const ReachedNodes<LastStep>& reached, std::uint32_t number,
                             std::vector<RelationshipId>& walk) {
  for (; reached[number].distance > 0; number = reached[number].before) {
    walk.push_back(reached[number].relationship);
  }
}

}  // namespace newsgraph::execution
