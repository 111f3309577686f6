#include "newsgraph/query/functions/aggregate.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <vector>

#include "newsgraph/query/functions/arguments.h"
#include "newsgraph/query/functions/arithmetic.h"
#include "newsgraph/query/functions/integer_sum.h"
#include "newsgraph/query/functions/mean.h"
#include "newsgraph/query/functions/zeros.h"

namespace newsgraph::functions {

namespace {

class Count final : public Aggregator {
 public:
  void add(std::span<const Value> arguments) override { count_ += arguments[0].is_null() ? 0 : 1; }
  Value result(Budget&) override { return count_; }

 private:
  std::int64_t count_ = 0;
};

/// Integers sum exactly, or fail when the whole sum does not fit; with the first float the sum
/// becomes a float; durations sum part by part.
class Sum final : public Aggregator {
 public:
  void add(std::span<const Value> arguments) override {
    const Value& value = arguments[0];
    if (value.is_null()) return;
    if (value.is_duration()) {
      other_ = other_ && other_->is_duration() ? *functions::add(*other_, value) : value;
      return;
    }
    if (!value.is_number()) throw wrong_type("sum", "numbers", value);
    if (!other_ && value.is_integer()) {
      integers_.add(value.as_integer(), 1);
    } else {
      other_ = (other_ ? other_->as_number() : integers_.as_float()) + value.as_number();
    }
  }
  Value result(Budget&) override { return other_ ? *other_ : Value(integers_.total()); }

 private:
  IntegerSum integers_;
  std::optional<Value> other_;  ///< the sum, once something else than an integer has come
};

/// The mean of integers is that of their exact sum, in whatever order they come. That of floats is
/// Welford's running mean, which does not overflow where a sum would.
class Average final : public Aggregator {
 public:
  void add(std::span<const Value> arguments) override {
    const Value& value = arguments[0];
    if (value.is_null()) return;
    if (value.is_duration()) {
      durations_ = durations_ ? *functions::add(*durations_, value) : value;
      ++duration_count_;
      return;
    }
    if (!value.is_number()) throw wrong_type("avg", "numbers", value);
    if (value.is_integer()) {
      integers_.add(value.as_integer(), 1);
    } else {
      floats_.add(value.as_float(), 1);
    }
  }
  Value result(Budget&) override {
    if (durations_) {
      const auto numbers = static_cast<std::int64_t>(integers_.count() + floats_.count());
      return *divide(*durations_, Value(duration_count_ + numbers));
    }
    if (floats_.count() == 0) return integers_.mean() ? Value(*integers_.mean()) : Value();
    if (integers_.count() > 0) floats_.add(*integers_.mean(), integers_.count());
    return floats_.mean();
  }

 private:
  IntegerMean integers_;
  FloatMean floats_;
  std::int64_t duration_count_ = 0;
  std::optional<Value> durations_;
};

template <bool smallest>
class Extreme final : public Aggregator {
 public:
  void add(std::span<const Value> arguments) override {
    const Value& value = arguments[0];
    if (value.is_null()) return;
    if (best_.is_null() || is_better(value)) best_ = value;
  }
  Value result(Budget&) override { return best_; }

 private:
  bool is_better(const Value& value) const {
    std::weak_ordering found = order(value, best_);
    if (found == 0 && value.is_float() && best_.is_float()) {
      found = order_equal_floats(value.as_float(), best_.as_float());
    }
    return smallest ? found < 0 : found > 0;
  }

  Value best_;
};

class Collect final : public Aggregator {
 public:
  void add(std::span<const Value> arguments) override {
    if (!arguments[0].is_null()) items_.push_back(arguments[0]);
  }
  Value result(Budget&) override { return std::move(items_); }

 private:
  List items_;
};

/// Standard deviation by Welford's algorithm (Technometrics 4(3), 1962).
template <bool of_population>
class StandardDeviation final : public Aggregator {
 public:
  void add(std::span<const Value> arguments) override {
    if (arguments[0].is_null()) return;
    const double value = number_argument(of_population ? "stDevP" : "stDev", arguments[0]);
    ++count_;
    const double distance = value - mean_;
    mean_ += distance / static_cast<double>(count_);
    squares_ += distance * (value - mean_);
  }
  Value result(Budget&) override {
    if (count_ < 2) return 0.0;
    return std::sqrt(squares_ / static_cast<double>(of_population ? count_ : count_ - 1));
  }

 private:
  std::int64_t count_ = 0;
  double mean_ = 0;
  double squares_ = 0;
};

/// The value below which a share of the values lies: between two neighbours (continuous), or the
/// nearest that occurs (discrete).
template <bool continuous>
class Percentile final : public Aggregator {
 public:
  void add(std::span<const Value> arguments) override {
    const double share = number_argument(name(), arguments[1]);
    if (!(share >= 0 && share <= 1)) {
      throw bad_argument("NumberOutOfRange",
                         std::string(name()) + "() expects a share from 0.0 to 1.0");
    }
    share_ = share;
    if (arguments[0].is_null()) return;
    number_argument(name(), arguments[0]);
    values_.push_back(arguments[0]);
  }

  Value result(Budget& budget) override {
    if (values_.empty()) return {};
    std::ranges::sort(values_, [&](const Value& a, const Value& b) {
      budget.step();
      return order(a, b) < 0;
    });
    const double last = static_cast<double>(values_.size() - 1);
    if constexpr (continuous) {
      const double place = share_ * last;
      const auto below = static_cast<std::size_t>(std::floor(place));
      const auto above = static_cast<std::size_t>(std::ceil(place));
      const double low = values_[below].as_number(), high = values_[above].as_number();
      return low + (high - low) * (place - std::floor(place));
    } else {
      const double rank = std::ceil(share_ * static_cast<double>(values_.size()));
      return values_[static_cast<std::size_t>(std::max(0.0, rank - 1))];
    }
  }

 private:
  static constexpr std::string_view name() {
    return continuous ? "percentileCont" : "percentileDisc";
  }

  double share_ = 0;
  std::vector<Value> values_;
};

template <class Concrete>
std::unique_ptr<Aggregator> make() {
  return std::make_unique<Concrete>();
}

const std::array<Aggregate, 10>& table() {
  static const std::array<Aggregate, 10> aggregates{{
      {"avg", "avg(x :: NUMBER? | DURATION?) :: FLOAT? | DURATION?",
       "The mean of the values that are not null.", 1, make<Average>},
      {"collect", "collect(x :: ANY?) :: LIST", "A list of the values that are not null.", 1,
       make<Collect>, true},
      {"count", "count(x :: ANY?) :: INTEGER", "How many values are not null.", 1, make<Count>},
      {"max", "max(x :: ANY?) :: ANY?",
       "The last value in the order of ORDER BY; of the two zeros, 0.0.", 1, make<Extreme<false>>},
      {"min", "min(x :: ANY?) :: ANY?",
       "The first value in the order of ORDER BY; of the two zeros, -0.0.", 1, make<Extreme<true>>},
      {"percentileCont", "percentileCont(x :: NUMBER?, share :: FLOAT) :: FLOAT?",
       "The value at a share of the sorted values, between two neighbours if need be.", 2,
       make<Percentile<true>>, true},
      {"percentileDisc", "percentileDisc(x :: NUMBER?, share :: FLOAT) :: NUMBER?",
       "The value at a share of the sorted values, one that occurs.", 2, make<Percentile<false>>,
       true},
      {"stDev", "stDev(x :: NUMBER?) :: FLOAT", "The standard deviation of a sample.", 1,
       make<StandardDeviation<false>>},
      {"stDevP", "stDevP(x :: NUMBER?) :: FLOAT", "The standard deviation of a population.", 1,
       make<StandardDeviation<true>>},
      {"sum", "sum(x :: NUMBER? | DURATION?) :: NUMBER | DURATION",
       "The sum of the values that are not null.", 1, make<Sum>},
  }};
  return aggregates;
}

bool same_name(std::string_view left, std::string_view right) {
  const auto lower = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  return std::ranges::equal(left, right, {}, lower, lower);
}

}  // namespace

const Aggregate* find_aggregate(std::string_view name) {
  const auto found = std::ranges::find_if(
      table(), [&](const Aggregate& aggregate) { return same_name(aggregate.name, name); });
  return found == table().end() ? nullptr : &*found;
}

std::span<const Aggregate> all_aggregates() {
  return table();
}

}  // namespace newsgraph::functions
