// Any number of steps along relationships, each used at most once: a depth-first walk without
// recursion, so that its depth is bounded by the graph and not by the stack.
#include <limits>
#include <unordered_set>

#include "newsgraph/query/execution/operator/make.h"
#include "newsgraph/query/execution/walks/walk.h"

namespace newsgraph::execution {
namespace {

/// About what a step of a walk takes: its cursor with its runs, and its place among those used.
constexpr std::size_t kStepBytes = 200;

struct RelationshipHash {
  std::size_t operator()(RelationshipId id) const { return id.value; }
};

class VariableExpand : public UnaryOperator {
 public:
  VariableExpand(const planner::VariableExpand& plan, OperatorPtr input, Execution& execution)
      : UnaryOperator(std::move(input)),
        execution_(execution),
        from_(plan.from),
        relationships_(plan.relationships),
        length_(plan.length),
        to_(plan.to),
        minimum_(plan.minimum),
        maximum_(plan.maximum.value_or(std::numeric_limits<std::uint64_t>::max())),
        into_(plan.into),
        reversed_(plan.reversed),
        rule_(plan, execution),
        kept_(execution) {}

  void open(Row& row) override {
    UnaryOperator::open(row);
    clear();
  }
  bool next(Row& row) override {
    while (true) {
      while (const auto node = advance(row)) {
        if (walked_.size() < minimum_ || (into_ && *node != wanted_)) continue;
        row[relationships_] = relationship_list(walked_, reversed_);
        row[length_] = static_cast<std::int64_t>(walked_.size());
        if (!into_) row[to_] = *node;
        return true;
      }
      if (!pull(row)) return false;
      start(row);
    }
  }

 private:
  void clear() {
    kept_.clear();
    cursors_.clear();
    walked_.clear();
    used_.clear();
    at_start_ = false;
  }
  void start(Row& row) {
    clear();
    const auto from = node_in(row, from_);
    const auto to = into_ ? node_in(row, to_) : from;
    if (!from || !to) return;
    start_ = *from;
    wanted_ = *to;
    at_start_ = true;
    rule_.prepare(row);
  }

  /// The node reached by the next walk, shorter ones first along each branch; nullopt at the end.
  std::optional<NodeId> advance(const Row& row) {
    if (std::exchange(at_start_, false)) {
      descend(start_);
      return start_;
    }
    while (!cursors_.empty()) {
      execution_.step();
      const Adjacent* adjacent = cursors_.back().next();
      if (!adjacent) {
        cursors_.pop_back();
        if (walked_.empty()) continue;
        kept_.release(kStepBytes);
        used_.erase(walked_.back());
        walked_.pop_back();
        continue;
      }
      const auto [node, relationship] = std::pair(adjacent->node, adjacent->relationship);
      if (used_.contains(relationship) || !rule_.allows(row, relationship)) continue;
      kept_.add(kStepBytes);
      used_.insert(relationship);
      walked_.push_back(relationship);
      descend(node);
      return node;
    }
    return std::nullopt;
  }
  void descend(NodeId node) {
    cursors_.emplace_back();
    if (walked_.size() < maximum_) cursors_.back().open(execution_.graph(), rule_.step(), node);
  }

  Execution& execution_;
  planner::Slot from_, relationships_, length_, to_;
  std::uint64_t minimum_, maximum_;
  bool into_, reversed_;
  WalkRule rule_;
  NodeId start_, wanted_;
  bool at_start_ = false;
  KeptRows kept_;
  std::vector<AdjacencyCursor> cursors_;  ///< one a node of the walk
  std::vector<RelationshipId> walked_;
  std::unordered_set<RelationshipId, RelationshipHash> used_;
};

/// The list of relationships is known: it has to be such a walk.
class FollowList : public UnaryOperator {
 public:
  FollowList(const planner::VariableExpand& plan, OperatorPtr input, Execution& execution)
      : UnaryOperator(std::move(input)),
        execution_(execution),
        from_(plan.from),
        relationships_(plan.relationships),
        length_(plan.length),
        to_(plan.to),
        minimum_(plan.minimum),
        maximum_(plan.maximum.value_or(std::numeric_limits<std::uint64_t>::max())),
        into_(plan.into),
        reversed_(plan.reversed),
        rule_(plan, execution) {}

  bool next(Row& row) override {
    while (pull(row)) {
      const auto end = follow(row);
      if (!end || (into_ && node_in(row, to_) != end)) continue;
      if (!into_) row[to_] = *end;
      row[length_] = static_cast<std::int64_t>(row[relationships_].as_list().size());
      return true;
    }
    return false;
  }

 private:
  std::optional<NodeId> follow(Row& row) {
    auto node = node_in(row, from_);
    const Value value = row[relationships_];
    if (!node || !value.is_list()) return std::nullopt;
    const List& list = value.as_list();
    if (list.size() < minimum_ || list.size() > maximum_) return std::nullopt;
    rule_.prepare(row);
    std::unordered_set<RelationshipId, RelationshipHash> used;
    for (std::size_t i = 0; i < list.size() && node; ++i) {
      execution_.step();
      const Value& item = list[reversed_ ? list.size() - 1 - i : i];
      if (!item.is_relationship() || !used.insert(item.as_relationship()).second) {
        return std::nullopt;
      }
      node = rule_.step().follow(execution_.graph(), *node, item.as_relationship());
      if (node && !rule_.allows(row, item.as_relationship())) return std::nullopt;
    }
    return node;
  }

  Execution& execution_;
  planner::Slot from_, relationships_, length_, to_;
  std::uint64_t minimum_, maximum_;
  bool into_, reversed_;
  WalkRule rule_;
};

}  // namespace

OperatorPtr make_operator(const planner::VariableExpand& plan, OperatorPtr input,
                          Execution& execution) {
  if (plan.bound) return std::make_unique<FollowList>(plan, std::move(input), execution);
  return std::make_unique<VariableExpand>(plan, std::move(input), execution);
}

}  // namespace newsgraph::execution
