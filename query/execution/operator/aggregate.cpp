// Grouping and aggregation. Groups come out in the order in which they first came up.
#include <unordered_map>
#include <unordered_set>

#include "newsgraph/query/execution/expression.h"
#include "newsgraph/query/execution/operator/make.h"
#include "newsgraph/query/execution/value_tuple.h"
#include "newsgraph/query/functions/aggregate.h"

namespace newsgraph::execution {
namespace {

struct Call {
  planner::Slot result;
  const functions::Aggregate* aggregate;
  bool distinct;
  std::vector<ExpressionPtr> arguments;
  QuerySpan span;
};

/// About what a Fold and its aggregator take.
constexpr std::size_t kFoldBytes = 200;

/// One aggregate of one group.
struct Fold {
  std::unique_ptr<functions::Aggregator> aggregator;
  std::unordered_set<List, TupleHash, TupleEquivalent> seen;  ///< of a DISTINCT aggregate
  std::size_t kept_bytes = 0;  ///< of values that the aggregator holds on to
};

struct Group {
  List key;
  std::vector<Fold> folds;
};

class Aggregate : public UnaryOperator {
 public:
  Aggregate(const planner::Aggregate& plan, OperatorPtr input, Execution& execution)
      : UnaryOperator(std::move(input)), execution_(execution), kept_(execution) {
    for (const auto& [slot, key] : plan.keys) keys_.emplace_back(slot, compile(key, execution));
    for (const planner::AggregateCall& call : plan.calls) {
      Call made{call.result, functions::find_aggregate(call.name), call.distinct, {}, {}};
      for (const planner::BoundExpression& argument : call.arguments) {
        made.arguments.push_back(compile(argument, execution));
        made.span = argument.ast->span;
      }
      calls_.push_back(std::move(made));
    }
  }

  void open(Row& row) override {
    UnaryOperator::open(row);
    kept_.clear();
    groups_.clear();
    index_.clear();
    place_ = 0;
    collected_ = false;
  }
  bool next(Row& row) override {
    if (!std::exchange(collected_, true)) collect(row);
    if (place_ == groups_.size()) return false;
    Group& group = groups_[place_++];
    for (std::size_t i = 0; i < keys_.size(); ++i) row[keys_[i].first] = group.key[i];
    for (std::size_t i = 0; i < calls_.size(); ++i) {
      row[calls_[i].result] = result(calls_[i], group.folds[i]);
    }
    return true;
  }

 private:
  void collect(Row& row) {
    // Without grouping keys there is one group, even of no rows.
    if (keys_.empty()) group_of({});
    while (pull(row)) {
      List key;
      key.reserve(keys_.size());
      for (const auto& item : keys_) key.push_back(item.second->evaluate(row));
      Group& group = group_of(std::move(key));
      for (std::size_t i = 0; i < calls_.size(); ++i) add(calls_[i], group.folds[i], row);
    }
  }

  Group& group_of(List key) {
    const auto [entry, is_new] = index_.try_emplace(key, groups_.size());
    if (is_new) {
      kept_.add(2 * functions::bytes_of(key) + calls_.size() * kFoldBytes);
      Group group{std::move(key), {}};
      for (const Call& call : calls_) group.folds.push_back({call.aggregate->make(), {}, 0});
      groups_.push_back(std::move(group));
    }
    return groups_[entry->second];
  }

  void add(const Call& call, Fold& fold, Row& row) {
    List arguments;
    for (const ExpressionPtr& argument : call.arguments) {
      arguments.push_back(argument->evaluate(row));
    }
    if (arguments.empty()) arguments.push_back(true);  // count(*)
    if (call.distinct) {
      if (!fold.seen.insert(arguments).second) return;
      kept_.add(arguments);
    }
    if (call.aggregate->keeps_values) keep(arguments.front(), fold);
    try {
      fold.aggregator->add(arguments);
    } catch (const QueryError& error) {
      execution_.fail(error, call.span);
    }
  }

  void keep(const Value& value, Fold& fold) {
    const std::size_t bytes = sizeof(Value) + own_bytes(value);
    kept_.add(bytes);
    fold.kept_bytes += bytes;
  }

  Value result(const Call& call, Fold& fold) {
    try {
      Value result = fold.aggregator->result(execution_.budget());
      kept_.release(std::exchange(fold.kept_bytes, 0));
      execution_.budget().require_sound(result);
      return result;
    } catch (const QueryError& error) {
      execution_.fail(error, call.span);
    }
  }

  Execution& execution_;
  KeptRows kept_;
  std::vector<std::pair<planner::Slot, ExpressionPtr>> keys_;
  std::vector<Call> calls_;
  std::vector<Group> groups_;
  std::unordered_map<List, std::size_t, TupleHash, TupleEquivalent> index_;
  std::size_t place_ = 0;
  bool collected_ = false;
};

}  // namespace

OperatorPtr make_operator(const planner::Aggregate& plan, OperatorPtr input, Execution& execution) {
  return std::make_unique<Aggregate>(plan, std::move(input), execution);
}

}  // namespace newsgraph::execution
