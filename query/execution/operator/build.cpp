#include <algorithm>

#include "newsgraph/query/execution/batch/build/build.h"
#include "newsgraph/query/execution/operator/make.h"
#include "newsgraph/query/planner/plan_slots.h"

namespace newsgraph::execution {
namespace {

class Argument : public Operator {
 public:
  void open(Row&) override { pending_ = true; }
  bool next(Row&) override { return std::exchange(pending_, false); }

 private:
  bool pending_ = false;
};

/// Counts an operator's rows and its time for PROFILE. Only a query that is profiled has any.
class Measured : public UnaryOperator {
 public:
  Measured(OperatorPtr input, OperatorProfile& profile)
      : UnaryOperator(std::move(input)), profile_(profile) {}

  void open(Row& row) override {
    const Watch watch(profile_);
    UnaryOperator::open(row);
  }
  bool next(Row& row) override {
    const Watch watch(profile_);
    const bool made = pull(row);
    profile_.rows += made ? 1 : 0;
    return made;
  }

 private:
  using Clock = std::chrono::steady_clock;
  class Watch {
   public:
    explicit Watch(OperatorProfile& profile) : profile_(profile) {}
    ~Watch() { profile_.time += Clock::now() - begin_; }
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

   private:
    OperatorProfile& profile_;
    Clock::time_point begin_ = Clock::now();
  };

  OperatorProfile& profile_;
};

/// What `make` gives, with a count of its rows and time when the query is profiled.
template <class Make>
OperatorPtr build_measured(const planner::Plan& plan, Execution& execution, const Make& make) {
  if (!execution.profile) return make();
  OperatorProfile& profile = (*execution.profile)[&plan];
  OperatorProfile* const outer = std::exchange(execution.profiled, &profile);
  OperatorPtr made = make();
  execution.profiled = outer;
  return std::make_unique<Measured>(std::move(made), profile);
}

/// The operator of this one node, on top of `input`.
OperatorPtr build_one(const planner::Plan& plan, OperatorPtr input, Execution& execution) {
  return build_measured(plan, execution, [&] {
    return std::visit(
        [&](const auto& node) { return make_operator(node, std::move(input), execution); },
        plan.node);
  });
}

/// What is needed of the rows of a plan.
struct Needed {
  std::set<planner::Slot> slots;
  bool all_rows = true;  ///< false when only the first rows may be asked for

  /// The same of the plan's input.
  Needed of_input(const planner::Plan& plan) const {
    Needed needed = *this;
    planner::collect_own_slots(plan, needed.slots);
    if (std::holds_alternative<planner::Limit>(plan.node)) needed.all_rows = false;
    if (planner::is_one_of<planner::Sort, planner::Top, planner::Aggregate, planner::Eager>(plan)) {
      needed.all_rows = true;
    }
    return needed;
  }
};

OperatorPtr build_mixed(const planner::Plan& plan, const Needed& needed, std::size_t row_width,
                        Execution& execution);

OperatorPtr build_branches(const planner::Plan& plan, const planner::Union& node, bool all_rows,
                           std::size_t row_width, Execution& execution) {
  return build_measured(plan, execution, [&] {
    std::vector<OperatorPtr> inputs;
    for (const planner::Union::Branch& branch : node.branches) {
      inputs.push_back(build_mixed(*branch.plan,
                                   {{branch.from.begin(), branch.from.end()}, all_rows}, row_width,
                                   execution));
    }
    return make_union(node, std::move(inputs));
  });
}

/// Row operators on top, batch operators from the highest place on where all below has one.
OperatorPtr build_mixed(const planner::Plan& plan, const Needed& needed, std::size_t row_width,
                        Execution& execution) {
  if (const auto* node = std::get_if<planner::Union>(&plan.node)) {
    return build_branches(plan, *node, needed.all_rows, row_width, execution);
  }
  if (OperatorPtr made = batch::build(plan, needed.slots, needed.all_rows, row_width, execution)) {
    return made;
  }
  OperatorPtr input =
      plan.input ? build_mixed(*plan.input, needed.of_input(plan), row_width, execution) : nullptr;
  return build_one(plan, std::move(input), execution);
}

bool writes(const planner::Plan& plan) {
  return planner::writes_graph(plan) ||
         std::ranges::any_of(planner::inner_plans(plan),
                             [](const planner::Plan* inner) { return writes(*inner); }) ||
         (plan.input && writes(*plan.input));
}

/// Of a query that writes: row operators, for what batches point to may change under them. Only
/// what an Eager reads to its end before anything is written is as in a query that reads.
OperatorPtr build_writing(const planner::Plan& plan, const Needed& needed, std::size_t row_width,
                          Execution& execution) {
  OperatorPtr input;
  if (plan.input) {
    const bool is_read_first =
        std::holds_alternative<planner::Eager>(plan.node) && !writes(*plan.input);
    input = (is_read_first ? build_mixed : build_writing)(*plan.input, needed.of_input(plan),
                                                          row_width, execution);
  }
  return build_one(plan, std::move(input), execution);
}

}  // namespace

OperatorPtr build(const planner::Plan& plan, Execution& execution) {
  OperatorPtr input = plan.input ? build(*plan.input, execution) : nullptr;
  return build_one(plan, std::move(input), execution);
}

OperatorPtr build_query(const planner::PlannedQuery& query, ExecutionMode mode,
                        Execution& execution) {
  if (mode == ExecutionMode::kRows) return build(*query.root, execution);
  const std::vector<planner::Slot>& slots = query.result().slots;
  return (query.writes ? build_writing : build_mixed)(*query.root, {{slots.begin(), slots.end()}},
                                                      query.slots.size(), execution);
}

OperatorPtr make_operator(const planner::Argument&, OperatorPtr, Execution&) {
  return std::make_unique<Argument>();
}

OperatorPtr make_operator(const planner::ProduceResult&, OperatorPtr input, Execution&) {
  return input;  // the engine takes the columns out of the row
}

}  // namespace newsgraph::execution
