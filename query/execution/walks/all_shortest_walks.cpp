#include "newsgraph/query/execution/walks/all_shortest_walks.h"

namespace newsgraph::execution {
AllShortestWalks::AllShortestWalks(Execution& execution, const WalkRule& rule)
    : execution_(execution),
      rule_(rule),
      forwards_{rule.step(), {}, {}, 0},
      backwards_{rule.step().reversed(), {}, {}, 0},
      kept_(execution) {}

void AllShortestWalks::begin(Side& side, NodeId start) {
  const std::uint32_t number = numbers_.number(start.value);
  side.edge.assign(1, {start, number});
  side.distance = 0;
  side.reached.clear();
  side.reached.insert(number, {0, kNone});
}

void AllShortestWalks::search(const Row& row, NodeId from, NodeId to, std::uint64_t maximum) {
  steps_.clear();
  meetings_.clear();
  choices_.clear();
  meeting_ = 0;
  is_new_ = true;
  begin(forwards_, from);
  begin(backwards_, to);
  if (from == to) meetings_.push_back(forwards_.edge.front().number);
  for (std::uint64_t steps = 0; steps < maximum && meetings_.empty(); ++steps) {
    const bool forwards = forwards_.edge.size() <= backwards_.edge.size();
    Side& side = forwards ? forwards_ : backwards_;
    widen(row, side, forwards ? backwards_ : forwards_);
    if (side.edge.empty()) return;
  }
}

void AllShortestWalks::widen(const Row& row, Side& side, const Side& other) {
  const std::vector<NumberedNode> edge = std::exchange(side.edge, {});
  ++side.distance;
  AdjacencyCursor cursor;
  for (const NumberedNode& from : edge) {
    cursor.open(execution_.graph(), side.step, from.node);
    while (const Adjacent* adjacent = cursor.next()) {
      execution_.step();
      if (rule_.allows(row, adjacent->relationship)) reach(side, other, from, *adjacent);
    }
    kept_.become(numbers_.bytes() + side.reached.bytes() + other.reached.bytes() +
                 steps_.capacity() * sizeof(StepBack) +
                 (edge.capacity() + side.edge.capacity() + other.edge.capacity()) *
                     sizeof(NumberedNode));
  }
}

void AllShortestWalks::reach(Side& side, const Side& other, const NumberedNode& from,
                             const Adjacent& step) {
  const std::uint32_t number = numbers_.number(step.node.value);
  if (!side.reached.contains(number)) {
    side.reached.insert(number, {side.distance, kNone});
    side.edge.push_back({step.node, number});
    // Nearer to the other end than its edge it cannot be: the sides would have met before.
    if (other.reached.contains(number)) meetings_.push_back(number);
  } else if (side.reached[number].distance != side.distance) {
    return;
  }
  std::uint32_t& last = side.reached[number].step;
  steps_.push_back({step.relationship, from.number, last});
  last = static_cast<std::uint32_t>(steps_.size() - 1);
}

bool AllShortestWalks::next(std::vector<RelationshipId>& walk) {
  if (std::exchange(is_new_, false) ? meetings_.empty() : !change()) return false;
  complete();
  walk.clear();
  for (std::size_t i = forwards_.distance; i-- > 0;) {
    walk.push_back(steps_[choices_[i]].relationship);
  }
  for (std::size_t i = forwards_.distance; i < choices_.size(); ++i) {
    walk.push_back(steps_[choices_[i]].relationship);
  }
  return true;
}

void AllShortestWalks::complete() {
  const std::size_t forwards = forwards_.distance, all = forwards + backwards_.distance;
  while (choices_.size() < all) {
    const std::size_t taken = choices_.size();
    const Side& side = taken < forwards ? forwards_ : backwards_;
    const bool is_first = taken == 0 || taken == forwards;
    const std::uint32_t at = is_first ? meetings_[meeting_] : steps_[choices_.back()].before;
    choices_.push_back(side.reached[at].step);
  }
}

bool AllShortestWalks::change() {
  while (!choices_.empty()) {
    const std::uint32_t other = steps_[choices_.back()].other;
    choices_.pop_back();
    if (other == kNone) continue;
    choices_.push_back(other);
    return true;
  }
  return ++meeting_ < meetings_.size();
}

}  // namespace newsgraph::execution
