// The aggregating functions: count, sum, avg, min, max, collect, stDev, stDevP, percentileCont,
// percentileDisc. An Aggregator folds the values of one group.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "newsgraph/graph/value.h"
#include "newsgraph/query/functions/budget.h"

namespace newsgraph::functions {

class Aggregator {
 public:
  virtual ~Aggregator() = default;
  /// Takes in one row's arguments. Throws QueryError (runtime).
  virtual void add(std::span<const Value> arguments) = 0;
  /// To be called once, after the last row.
  virtual Value result(Budget& budget) = 0;
};

struct Aggregate {
  std::string name;
  std::string signature;
  std::string summary;
  std::size_t arguments = 1;
  std::unique_ptr<Aggregator> (*make)();
  /// Whether it holds on to every value until the end of its group.
  bool keeps_values = false;
};

/// Names compare without regard to case. Null when there is no such aggregate. count(*) is
/// "count" fed with a non-null value a row; DISTINCT is the caller's work.
const Aggregate* find_aggregate(std::string_view name);
std::span<const Aggregate> all_aggregates();

}  // namespace newsgraph::functions
