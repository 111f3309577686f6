#include <exception>
#include <unordered_map>

#include "newsgraph/query/execution/expression.h"
#include "newsgraph/query/execution/operator/make.h"
#include "newsgraph/query/execution/value_tuple.h"
#include "newsgraph/query/planner/plan_slots.h"

namespace newsgraph::execution {
namespace {

/// Keeps what the inner plan finds as long as the graph stays as it is. Where it fails, the first
/// row gets what was found before; who stops there never asks for what fails.
class Join : public UnaryOperator {
 public:
  Join(const planner::Join& plan, const std::set<planner::Slot>& found, OperatorPtr input,
       Execution& execution)
      : UnaryOperator(std::move(input)),
        execution_(execution),
        inner_(build(*plan.inner, execution)),
        slots_(found.begin(), found.end()),
        account_(execution) {
    for (const planner::JoinEquation& equation : plan.equations) {
      outer_values_.push_back(compile(equation.outer, execution));
      inner_values_.push_back(compile(equation.inner, execution));
    }
  }

  void open(Row& row) override {
    UnaryOperator::open(row);
    matches_ = nullptr;
    has_row_ = false;
  }
  bool next(Row& row) override {
    while (!matches_ || place_ == matches_->size()) {
      if (has_row_ && failure_) std::rethrow_exception(failure_);
      if (!pull(row)) return false;
      has_row_ = true;
      if (!is_kept_ || changes_ != execution_.change_count()) keep(row.size());
      matches_ = find(row);
      place_ = 0;
    }
    execution_.step();
    const Row& match = (*matches_)[place_++];
    for (std::size_t i = 0; i < slots_.size(); ++i) row[slots_[i]] = match[i];
    return true;
  }

 private:
  using Values = std::vector<ExpressionPtr>;

  void keep(std::size_t row_width) {
    account_.clear();
    kept_.clear();
    failure_ = nullptr;
    try {
      keep_found(row_width);
    } catch (const QueryError& error) {
      if (functions::is_stop(error)) throw;
      failure_ = std::current_exception();
    }
    is_kept_ = true;
    changes_ = execution_.change_count();
  }

  void keep_found(std::size_t row_width) {
    Row row(row_width);
    inner_->open(row);
    while (inner_->next(row)) {
      execution_.step();
      std::optional<List> key = key_of(inner_values_, row);
      if (!key) continue;
      Row found;
      for (const planner::Slot slot : slots_) found.push_back(row[slot]);
      account_.add(found);
      account_.add(*key);
      kept_[std::move(*key)].push_back(std::move(found));
    }
  }

  const std::vector<Row>* find(Row& row) {
    if (kept_.empty()) return nullptr;
    const auto key = key_of(outer_values_, row);
    const auto found = key ? kept_.find(*key) : kept_.end();
    return found == kept_.end() ? nullptr : &found->second;
  }

  /// Nullopt when one of the values equals nothing, as null and NaN do: of others, those that are
  /// equivalent are equal.
  static std::optional<List> key_of(const Values& values, Row& row) {
    List key;
    for (const ExpressionPtr& value : values) {
      key.push_back(value->evaluate(row));
      if (equals(key.back(), key.back()) != true) return std::nullopt;
    }
    return key;
  }

  Execution& execution_;
  OperatorPtr inner_;
  std::vector<planner::Slot> slots_;
  Values outer_values_, inner_values_;
  KeptRows account_;
  std::unordered_map<List, std::vector<Row>, TupleHash, TupleEquivalent> kept_;
  std::exception_ptr failure_;  ///< of the inner plan, behind what is kept
  bool is_kept_ = false;
  bool has_row_ = false;  ///< of the input
  std::uint64_t changes_ = 0;
  const std::vector<Row>* matches_ = nullptr;  ///< of the row at hand
  std::size_t place_ = 0;                      ///< of the next among them
};

}  // namespace

OperatorPtr make_operator(const planner::Join& plan, OperatorPtr input, Execution& execution) {
  return std::make_unique<Join>(plan, planner::found_inside(plan), std::move(input), execution);
}

}  // namespace newsgraph::execution
