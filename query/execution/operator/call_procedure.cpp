#include <optional>
#include <set>
#include <string>
#include <utility>

#include "newsgraph/graph/projection.h"
#include "newsgraph/query/execution/expression.h"
#include "newsgraph/query/execution/operator/make.h"

namespace newsgraph::execution {
namespace {

/// The part of the graph that an algorithm was last run on, for rows that ask for the same.
class KeptProjection {
 public:
  explicit KeptProjection(Execution& execution) : execution_(execution), kept_(execution) {}

  const Projection& of(const ProjectionOptions& options) {
    if (projection_ && options == options_ && changes_ == execution_.change_count()) {
      return *projection_;
    }
    projection_.reset();
    kept_.clear();
    options_ = options;
    changes_ = execution_.change_count();
    projection_.emplace(execution_.graph(), options, [this] { execution_.step(); });
    kept_.add(projection_->bytes());
    return *projection_;
  }

 private:
  Execution& execution_;
  KeptRows kept_;
  ProjectionOptions options_;
  std::uint64_t changes_ = 0;
  std::optional<Projection> projection_;
};

class CallProcedure : public UnaryOperator {
 public:
  CallProcedure(const planner::CallProcedure& plan, OperatorPtr input, Execution& execution)
      : UnaryOperator(std::move(input)),
        execution_(execution),
        procedure_(execution.procedures().find(plan.name)->second),
        yields_(plan.yields),
        projection_(execution),
        context_{
            execution.graph(),
            [&execution]() -> const TextSearch& { return execution.text_search(); },
            [&execution] { execution.step(); },
            [this](const auto& options) -> const Projection& { return projection_.of(options); },
            [this](Notification notification) { notify(std::move(notification)); }},
        kept_(execution) {
    for (const planner::BoundExpression& argument : plan.arguments) {
      arguments_.push_back(compile(argument, execution));
      if (argument.ast->span.begin != argument.ast->span.end) span_ = argument.ast->span;
    }
  }

  void open(Row& row) override {
    UnaryOperator::open(row);
    kept_.clear();
    results_.clear();
    place_ = 0;
  }
  bool next(Row& row) override {
    while (place_ == results_.size()) {
      if (!pull(row)) return false;
      call(row);
      // A procedure without outputs is called for its effect; the row goes on.
      if (procedure_.outputs.empty()) return true;
    }
    execution_.step();
    const std::vector<Value>& result = results_[place_++];
    for (const auto& [output, slot] : yields_) row[slot] = result[output];
    return true;
  }

 private:
  void call(Row& row) {
    std::vector<Value> values;
    for (std::size_t i = 0; i < arguments_.size(); ++i) {
      values.push_back(arguments_[i]->evaluate(row));
      const bool wants_float =
          i < procedure_.inputs.size() && procedure_.inputs[i].type.starts_with("FLOAT");
      if (wants_float && values.back().is_integer()) values.back() = values.back().as_number();
    }
    values.resize(procedure_.inputs.size());  // what was left out is null
    try {
      kept_.clear();
      results_ = procedure_.call(context_, values);
    } catch (const QueryError& error) {
      execution_.fail(error, span_);
    }
    for (const std::vector<Value>& result : results_) kept_.add(result);
    place_ = 0;
    if (procedure_.outputs.empty()) results_.clear();
  }

  void notify(Notification notification) {
    if (said_.insert(notification.message).second) {
      execution_.notify(std::move(notification), span_);
    }
  }

  Execution& execution_;
  const functions::Procedure& procedure_;
  std::vector<ExpressionPtr> arguments_;
  std::vector<std::pair<std::size_t, planner::Slot>> yields_;
  KeptProjection projection_;
  functions::ProcedureContext context_;
  std::set<std::string> said_;  ///< messages of notifications
  QuerySpan span_;
  KeptRows kept_;
  functions::Procedure::Rows results_;
  std::size_t place_ = 0;
};

}  // namespace

OperatorPtr make_operator(const planner::CallProcedure& plan, OperatorPtr input,
                          Execution& execution) {
  return std::make_unique<CallProcedure>(plan, std::move(input), execution);
}

}  // namespace newsgraph::execution
