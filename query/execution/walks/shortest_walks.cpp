#include "newsgraph/query/execution/walks/shortest_walks.h"

#include <limits>

#include "newsgraph/query/planner/plan_slots.h"

namespace newsgraph::execution {
namespace {

bool depends_on_row(const planner::VariableExpand& walk) {
  return !walk.distinct_from.empty() ||
         std::ranges::any_of(walk.properties, [](const auto& property) {
           return !property.second.uses.empty() || planner::varies(property.second);
         });
}

}  // namespace

ShortestWalks::ShortestWalks(const planner::ShortestPath& plan, Execution& execution)
    : execution_(execution),
      minimum_(plan.walk.minimum),
      maximum_(plan.walk.maximum.value_or(std::numeric_limits<std::uint64_t>::max())),
      all_(plan.all),
      same_for_all_rows_(!depends_on_row(plan.walk)),
      rule_(plan.walk, execution) {}

void ShortestWalks::restart() {
  found_ = false;
  from_.node = to_.node = std::nullopt;
}

void ShortestWalks::start(Row& row, NodeId from, NodeId to) {
  found_ = false;
  if (from == to && minimum_ > 0) return;
  rule_.prepare(row);
  if (!all_) return find_one(row, from, to);
  if (!every_) every_.emplace(execution_, rule_);
  every_->search(row, from, to, maximum_);
  found_ = true;
}

bool ShortestWalks::next() {
  if (!found_) return false;
  if (all_) return every_->next(walk_);
  found_ = false;
  return true;
}

void ShortestWalks::find_one(const Row& row, NodeId from, NodeId to) {
  from_.note(from);
  to_.note(to);
  End& end = from_.rows >= to_.rows ? from_ : to_;
  const NodeId other = end.against ? from : to;
  std::optional<std::vector<RelationshipId>> walk;
  if (same_for_all_rows_ && end.rows > 1 && settle(row, end, other)) {
    walk = end.search->walk(other, maximum_);
    if (walk && !end.against) std::ranges::reverse(*walk);
  } else {
    walk = find_alone(row, from, to);
  }
  found_ = walk.has_value();
  if (found_) walk_ = std::move(*walk);
}

bool ShortestWalks::settle(const Row& row, End& end, NodeId other) {
  if (!end.search) end.search.emplace(execution_, rule_, end.against);
  if (!end.search->is_at(*end.node)) end.search->begin(*end.node);
  while (!end.search->settles(other, maximum_)) {
    const std::uint64_t cost = end.search->cost();
    if (end.spent < cost) return false;
    end.spent -= cost;
    end.search->widen(row);
  }
  return true;
}

std::optional<std::vector<RelationshipId>> ShortestWalks::find_alone(const Row& row, NodeId from,
                                                                     NodeId to) {
  if (!one_) one_.emplace(execution_, rule_);
  const std::uint64_t before = one_->looked_at();
  auto walk = one_->run(row, from, to, maximum_);
  const std::uint64_t spent = one_->looked_at() - before;
  from_.spent += spent;
  to_.spent += spent;
  return walk;
}

}  // namespace newsgraph::execution
