// Shortest walks between two known nodes, a row each.
//
// Boost.Graph's breadth-first search visits a whole component and needs a colour for every node of
// the graph; these touch only what lies nearer than the end.
#include "newsgraph/query/execution/operator/make.h"
#include "newsgraph/query/execution/walks/shortest_walks.h"

namespace newsgraph::execution {
namespace {

class ShortestPath : public UnaryOperator {
 public:
  ShortestPath(const planner::ShortestPath& plan, OperatorPtr input, Execution& execution)
      : UnaryOperator(std::move(input)),
        from_(plan.walk.from),
        relationships_(plan.walk.relationships),
        length_(plan.walk.length),
        to_(plan.walk.to),
        walks_(plan, execution) {}

  void open(Row& row) override {
    UnaryOperator::open(row);
    walks_.restart();
  }
  bool next(Row& row) override {
    while (!walks_.next()) {
      if (!pull(row)) return false;
      const auto from = node_in(row, from_), to = node_in(row, to_);
      if (from && to) walks_.start(row, *from, *to);
    }
    row[relationships_] = relationship_list(walks_.walk(), false);
    row[length_] = static_cast<std::int64_t>(walks_.walk().size());
    return true;
  }

 private:
  planner::Slot from_, relationships_, length_, to_;
  ShortestWalks walks_;
};

}  // namespace

OperatorPtr make_operator(const planner::ShortestPath& plan, OperatorPtr input,
                          Execution& execution) {
  return std::make_unique<ShortestPath>(plan, std::move(input), execution);
}

}  // namespace newsgraph::execution
