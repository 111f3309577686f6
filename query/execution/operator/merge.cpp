// MERGE: find the pattern, or make it. Every row sees what the rows before it have made.
#include "newsgraph/query/execution/bind_path.h"
#include "newsgraph/query/execution/create_pattern.h"
#include "newsgraph/query/execution/operator/make.h"
#include "newsgraph/query/execution/set_items.h"

namespace newsgraph::execution {
namespace {

class Merge : public UnaryOperator {
 public:
  Merge(const planner::Merge& plan, OperatorPtr input, Execution& execution)
      : UnaryOperator(std::move(input)),
        execution_(execution),
        kept_(execution),
        match_(build(*plan.match, execution)),
        creator_(plan.create, execution),
        paths_(plan.paths),
        on_create_(plan.on_create, execution),
        on_match_(plan.on_match, execution) {}

  void open(Row& row) override {
    UnaryOperator::open(row);
    forget();
  }
  bool next(Row& row) override {
    if (place_ == matched_.size()) {
      if (!pull(row)) return false;
      execution_.step();
      creator_.require_no_nulls(row);
      if (!match(row)) {
        creator_.create(row);
        for (const planner::BindPath& path : paths_) bind_path(path, execution_.graph(), row);
        on_create_.set(row);
        return true;
      }
    }
    row = std::move(matched_[place_++]);
    on_match_.set(row);
    return true;
  }

 private:
  /// Finds all matches before the first is changed by ON MATCH.
  bool match(Row& row) {
    forget();
    const Row outer = row;
    match_->open(row);
    while (match_->next(row)) {
      kept_.add(row);
      matched_.push_back(row);
    }
    if (matched_.empty()) row = outer;
    return !matched_.empty();
  }

  void forget() {
    kept_.clear();
    matched_.clear();
    place_ = 0;
  }

  Execution& execution_;
  KeptRows kept_;
  OperatorPtr match_;
  PatternCreator creator_;
  std::vector<planner::BindPath> paths_;
  ItemSetter on_create_, on_match_;
  std::vector<Row> matched_;
  std::size_t place_ = 0;
};

}  // namespace

OperatorPtr make_operator(const planner::Merge& plan, OperatorPtr input, Execution& execution) {
  return std::make_unique<Merge>(plan, std::move(input), execution);
}

}  // namespace newsgraph::execution
