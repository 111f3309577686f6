// Makes batch operators of a plan, from the top down. Internal to execution/batch.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <set>

#include "newsgraph/query/execution/batch/build/needs.h"
#include "newsgraph/query/execution/batch/build/plan_questions.h"
#include "newsgraph/query/execution/batch/build/subquery_uses.h"
#include "newsgraph/query/execution/batch/groups/exchange.h"
#include "newsgraph/query/execution/batch/groups/make.h"
#include "newsgraph/query/execution/batch/inner/make.h"
#include "newsgraph/query/execution/batch/joins/make.h"
#include "newsgraph/query/execution/batch/make.h"
#include "newsgraph/query/execution/batch/order/make.h"
#include "newsgraph/query/execution/batch/steps/make.h"
#include "newsgraph/query/execution/batch/walks/make.h"

namespace newsgraph::execution::batch {

/// What the pipelines of several threads that work on one plan have in common. The first that is
/// made makes it.
struct SharedParts {
  const planner::Plan* cut;  ///< whose rows they share; null: those of the scan where all begins
  std::size_t least_scan;    ///< of fewer ids, a scan is not shared
  /// Aggregations whose groups are each of one of the shared rows.
  std::set<const planner::Plan*> apart = {};
  std::shared_ptr<SharedRows> rows = nullptr;
  Layout layout = {};
  /// In the order in which they are asked for.
  std::vector<std::shared_ptr<NeighbourLists>> lists = {};
  std::vector<std::shared_ptr<StepLists>> step_lists = {};
};

/// One thread's part in them.
struct Share {
  std::shared_ptr<SharedParts> parts;
  RowsTaker* taker;
  /// Where the threads exchange rows before they collect them: in what, and as which of them.
  std::shared_ptr<RowExchange> exchange = nullptr;
  std::size_t thread = 0;
  std::size_t next_lists = 0;
  std::size_t next_step_lists = 0;
};

/// A condition on every relationship, or node, of a walk.
struct WalkCondition {
  planner::Slot walk;  ///< the list of its relationships
  Kind kind;
  planner::Slot element;
  planner::BoundExpression holds;
};

class Builder {
 public:
  Builder(Execution& execution, const Sharing& sharing, std::size_t row_width,
          std::size_t hidden_slots)
      : execution_(execution),
        sharing_(sharing),
        graph_(execution.graph()),
        row_width_(row_width),
        next_hidden_(static_cast<planner::Slot>(row_width)),
        chunk_width_(row_width + hidden_slots) {}

  /// Nullopt when a part of the plan has no batch operator.
  std::optional<Pipeline> build(const planner::Plan& plan, const Needs& needs);

 private:
  using Plan = planner::Plan;
  using Made = std::optional<Pipeline>;

  template <class Node>
  Made make(const Plan&, const Node&, const Needs&) {
    return std::nullopt;
  }
  // build.cpp
  Made make(const Plan& plan, const planner::Argument& node, const Needs& needs);
  Made make(const Plan& plan, const planner::Filter& node, const Needs& needs);
  Made make(const Plan& plan, const planner::Project& node, const Needs& needs);
  Made make(const Plan& plan, const planner::Optional& node, const Needs& needs);
  Made make(const Plan& plan, const planner::Unwind& node, const Needs& needs);
  /// With a count of its rows and time, when the query is profiled.
  Made measured(const Plan& plan, Made made) const;
  /// The rows that meet a filter.
  Made filtered(Made input, const Plan& plan, const Needs& needs);
  Made put_filter(Made input, const planner::BoundExpression& predicate, const Needs& needs);
  /// Those of the filters that are left, on rows that meet the others; all but the topmost one are
  /// measured.
  Made put_filters(Made input, const std::vector<const Plan*>& filters,
                   std::vector<const Plan*> left, const Needs& needs);
  /// A filter on the node that a step leads to; null when it is none.
  OperatorPtr make_node_filter(Pipeline& input, const Plan& plan, const planner::Filter& node,
                               const Needs& needs);
  /// The operators of a plan that starts from the rows of `input`.
  struct Inner {
    InnerPipeline pipeline;
    Layout layout;
    bool is_safe;  ///< no expression in it throws
  };
  std::optional<Inner> build_inner(const Plan& plan, const Layout& input, const Needs& needs);
  /// An expression of the rows of `input`, its subqueries computed beside them. Null when it reads
  /// a slot that they do not have.
  ExpressionPtr compile_over(Pipeline& input, const planner::BoundExpression& bound);
  /// The same for an expression whose subqueries, if it has any, are run row by row.
  ExpressionPtr compile(const planner::BoundExpression& bound, const Layout& layout);
  // scans.cpp
  Made make(const Plan& plan, const planner::AllNodesScan& node, const Needs& needs);
  Made make(const Plan& plan, const planner::LabelScan& node, const Needs& needs);
  Made make(const Plan& plan, const planner::IndexSeek& node, const Needs& needs);
  Made make(const Plan& plan, const planner::NodeByIdSeek& node, const Needs& needs);
  template <class Seek>
  Made make_seek(const Plan& plan, const Seek& node, const Needs& needs);
  /// For every row of the input.
  Made make_scan(const Plan& input_plan, Scanned scanned, planner::Slot slot, const Needs& needs);
  /// A scan, and the filters right above it.
  struct ScanWhere {
    const Plan* scan;
    std::vector<const Plan*> filters;  ///< from the top
    std::vector<ScanCondition> conditions;
    std::vector<const Plan*> left;  ///< the filters that are not among the conditions
  };
  /// Nullopt when the scan can look at none of them.
  std::optional<ScanWhere> find_scan_where(const Plan& top) const;
  Made make_scan_where(ScanWhere found, const Needs& needs);
  // join.cpp
  Made make(const Plan& plan, const planner::Join& node, const Needs& needs);
  /// The operators of a plan that starts from the empty row, whatever is being made.
  Made build_alone(const Plan& plan, const Needs& needs);
  // steps.cpp
  Made make(const Plan& plan, const planner::Expand& node, const Needs& needs);
  Made make_into(const Plan& plan, const planner::Expand& node, const Needs& needs);
  /// What a step starts from; nullopt when it cannot be made.
  Made begin_step(const Plan& plan, const planner::Expand& node, const Needs& needs);
  Made put_step(Pipeline input, const planner::Expand& node, const Needs& needs,
                std::optional<StepConditions> conditions);
  Made put_step_into(Pipeline input, const planner::Expand& node, const Needs& needs,
                     std::optional<StepConditions> conditions);
  /// Whether the rows of the input have a node in each of the slots: values that may be nodes are
  /// made nodes.
  bool require_nodes(Pipeline& input, std::initializer_list<planner::Slot> slots);
  Made make_relationship_scan(const Plan& plan, const planner::Expand& node, const Needs& needs);
  /// The input of a step. Where it begins at any node, only those are scanned that have a
  /// relationship of its type.
  Made build_input(const Plan& plan, const planner::Expand& node, const Needs& needs);
  // conditions.cpp
  /// A step, and the filters right above it that go with it.
  struct StepWhere {
    const Plan* plan;
    const planner::Expand* step;
    std::vector<const Plan*> filters;  ///< from the top
  };
  /// Nullopt when no filter is about the step's relationship, or another operator takes the step.
  std::optional<StepWhere> find_step_where(const Plan& top, const Needs& needs) const;
  Made make_step_where(const StepWhere& found, const Needs& needs);
  /// Those filters that the step can look at itself; `left` are the others.
  std::optional<StepConditions> take_conditions(const StepWhere& found, const Layout& layout,
                                                std::vector<const Plan*>& left);
  /// Compiled, when it is a condition on a step's relationship, and perhaps on its ends, that fails
  /// in no row.
  ExpressionPtr compile_on_step(const planner::BoundExpression& predicate,
                                const planner::Expand& step) const;
  std::optional<StepKey> take_key(const planner::Expand& node,
                                  const std::vector<const Plan*>& filters, const Layout& layout,
                                  std::vector<const Plan*>& others) const;
  std::shared_ptr<StepLists> next_step_lists();
  // closing.cpp
  /// The steps below a plan that is a filter, where lists of neighbours are made that meet it.
  std::optional<Closing> find_filtered_closing(const Plan& plan, const Needs& needs) const;
  /// Whether they are taken together: two steps, or more that can be prepared. Not where the first
  /// one makes few rows, because a filter tells which of its relationships they are.
  bool is_closed_at_once(const Closing& closing, const Needs& needs) const;
  Made make_closing(const Closing& closing, const Needs& needs);
  /// Which conditions the lists of neighbours meet.
  struct Preparation {
    struct Conditions {
      std::vector<ExpressionPtr> on_nodes, on_relationship;
      std::set<planner::Slot> read;  ///< by those on the relationship
    };
    std::vector<Conditions> of_steps;
    std::vector<const Plan*> left;  ///< the filters that are not among them
  };
  /// Nullopt when it does not pay to make the lists once, or their relationships are read.
  std::optional<Preparation> find_preparation(const Closing& closing, const Needs& needs) const;
  /// Whether the condition is on one of the steps alone; then it is among that step's.
  bool take_condition(const planner::BoundExpression& predicate, const Closing& closing,
                      std::vector<Preparation::Conditions>& of_steps) const;
  /// Makes the lists of all sides.
  void prepare_lists(const Closing& closing, Preparation preparation, IntersectParts& parts);
  /// Compiled, when it is a condition on the two nodes alone that fails in no row.
  ExpressionPtr compile_on_ends(const planner::BoundExpression& predicate, planner::Slot from,
                                planner::Slot to) const;
  /// Those that the threads share, if there are several.
  std::shared_ptr<NeighbourLists> next_lists();
  // counting.cpp
  /// A step whose end is only counted, with the filters on it, of which the plan is the topmost.
  /// Nullopt when that is something else, a filter asks for more than can be counted, or looking at
  /// each end would be as good.
  Made make_counted_step(const Plan& plan, const Needs& needs);
  // walks.cpp
  Made make(const Plan& plan, const planner::VariableExpand& node, const Needs& needs);
  Made make(const Plan& plan, const planner::ShortestPath& node, const Needs& needs);
  Made make(const Plan& plan, const planner::BindPath& node, const Needs& needs);
  Made make(const Plan& plan, const planner::PathLength& node, const Needs& needs);
  /// Whether the walk, which some operator below makes, will see to it that the predicate holds.
  bool leave_to_walk(const Plan& plan, const planner::BoundExpression& predicate);
  /// What was left to the walk, and what its pattern says of every relationship; nullopt when
  /// something of that might throw.
  std::optional<WalkTests> walk_tests(const planner::VariableExpand& node);
  ExpressionPtr compile_condition(const WalkCondition& condition);
  // shared.cpp
  /// Who takes in all rows of a plan's input, and the operators that make them.
  struct Collected {
    OperatorPtr input;
    std::unique_ptr<Collector> collector;
    Layout layout;  ///< of what it gives
    bool can_be_exchanged = false;
  };
  /// Makes it anew for each thread.
  using Prepare = std::function<std::optional<Collected>(Builder&)>;
  /// By several threads where the rows of the plan's input can be shared.
  Made collect(const Plan& plan, const Prepare& prepare);
  /// Null when they cannot; else the collector becomes its own.
  OperatorPtr make_shared(const Plan& plan, const Prepare& prepare, Collected& alone) const;
  /// What one more thread works with; nullopt when the plan cannot be cut there, or there is too
  /// little.
  std::optional<CollectingWorker> make_worker(const Prepare& prepare,
                                              const std::shared_ptr<SharedParts>& shared,
                                              std::shared_ptr<RowExchange> exchange = nullptr,
                                              std::size_t thread = 0) const;
  /// Groups of the rows of `input`, which are exchanged before when `exchange` is not null.
  Collected collect_groups(Pipeline input, AggregateParts parts, Layout layout,
                           std::shared_ptr<RowExchange> exchange);
  /// The rows that threads share, made by who comes there first.
  Made share_scan(Scanned scanned, planner::Slot slot);
  Made share_plan(const Plan& plan, const Needs& needs);
  Pipeline shared_pipeline() const;
  // results.cpp
  Made make(const Plan& plan, const planner::Aggregate& node, const Needs& needs);
  Made make(const Plan& plan, const planner::Distinct& node, const Needs& needs);
  Made make(const Plan& plan, const planner::Sort& node, const Needs& needs);
  Made make(const Plan& plan, const planner::Top& node, const Needs& needs);
  Made make(const Plan& plan, const planner::Skip& node, const Needs& needs);
  Made make(const Plan& plan, const planner::Limit& node, const Needs& needs);

  std::optional<Collected> prepare(const Plan& plan, const planner::Aggregate& node, bool in_order);
  Made make_apart(const Plan& plan, const planner::Aggregate& node);
  std::optional<Collected> prepare_distinct(const Plan& plan, const Needs& inputs, bool in_order);
  std::optional<Collected> prepare_sort(const Plan& plan, const Needs& inputs,
                                        const std::vector<planner::SortKey>& keys,
                                        std::optional<std::uint64_t> bound);
  /// The grouping keys that are the same in every row, beside the groups.
  Made put_constants(Made groups, const planner::Aggregate& node);
  Made make_slice(const Plan& plan, const Needs& needs, std::uint64_t begin, std::uint64_t count);
  /// In an inner pipeline, where the rows for one outer row stay together.
  Made make_inner_sort(const Plan& plan, const Needs& inputs,
                       const std::vector<planner::SortKey>& keys);
  std::uint64_t count_of(const planner::BoundExpression& count, const char* name);
  // subqueries.cpp
  /// A filter that asks whether a subquery has rows, or has none.
  Made make_semi_join(Pipeline input, const planner::BoundExpression& predicate,
                      const ExistenceTest& test, const Needs& needs);
  /// Computes the subqueries in an expression for all rows of `input`, as far as they have batch
  /// operators, into slots of their own, from which the expression that is given back reads them.
  planner::BoundExpression compute_subqueries(Pipeline& input,
                                              const planner::BoundExpression& bound);
  bool compute_subquery(Pipeline& input, const SubqueryUse& use, planner::BoundExpression& bound);

  Execution& execution_;
  Sharing sharing_;
  const Graph& graph_;
  std::size_t row_width_;
  planner::Slot next_hidden_;
  std::size_t chunk_width_;
  std::optional<Share> share_;  ///< of the one thread of several whose pipeline is made
  /// Whether all expressions that were compiled since it was set are safe.
  bool all_safe_ = true;
  std::vector<WalkCondition> walk_conditions_;  ///< of walks that are still to be made
  /// The start of the inner pipeline that is being made, and what it carries.
  ChunkSource* source_ = nullptr;
  bool keeps_rows_ = false;  ///< it sorts them, or tells them apart
  std::optional<std::pair<Layout, planner::Slot>> outer_;
};

}  // namespace newsgraph::execution::batch
