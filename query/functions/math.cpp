// Mathematical functions (openCypher 9 §"Mathematical functions"). Integers stay integers where the
// standard says so; everything else is a float.
#include <cmath>
#include <limits>
#include <numbers>
#include <random>

#include "newsgraph/query/functions/arguments.h"
#include "newsgraph/query/functions/function_groups.h"

namespace newsgraph::functions {

namespace {

using Arguments = std::span<const Value>;
using Context = FunctionContext;

/// A function of one float that gives a float.
Function of_float(std::string name, std::string summary, double (*compute)(double)) {
  Function function;
  function.name = name;
  function.signature = name + "(x :: FLOAT?) :: FLOAT?";
  function.summary = std::move(summary);
  function.minimum_arguments = function.maximum_arguments = 1;
  function.argument_types = {{ValueType::kInteger, ValueType::kFloat}};
  function.apply = [name = std::move(name), compute](const Context&, Arguments arguments) -> Value {
    return compute(number_argument(name, arguments[0]));
  };
  return function;
}

Function constant(std::string name, std::string summary, double value) {
  Function function;
  function.name = name;
  function.signature = name + "() :: FLOAT";
  function.summary = std::move(summary);
  function.apply = [value](const Context&, Arguments) -> Value { return value; };
  return function;
}

Value absolute(const Context&, Arguments arguments) {
  if (arguments[0].is_float()) return std::fabs(arguments[0].as_float());
  const std::int64_t number = integer_argument("abs", arguments[0]);
  if (number == std::numeric_limits<std::int64_t>::min()) {
    throw QueryError("ArithmeticError", "IntegerOverflow", "the result of abs() is too large");
  }
  return number < 0 ? -number : number;
}

Value sign(const Context&, Arguments arguments) {
  const double number = number_argument("sign", arguments[0]);
  return number > 0 ? 1 : number < 0 ? -1 : 0;
}

/// Halves round up, towards positive infinity.
double rounded(double number) {
  return std::floor(number + 0.5);
}

Value round(const Context&, Arguments arguments) {
  const double number = number_argument("round", arguments[0]);
  if (arguments.size() < 2) return rounded(number);
  const double scale = std::pow(10.0, static_cast<double>(integer_argument("round", arguments[1])));
  return rounded(number * scale) / scale;
}

Value atan2(const Context&, Arguments arguments) {
  return std::atan2(number_argument("atan2", arguments[0]), number_argument("atan2", arguments[1]));
}

Value random(const Context&, Arguments) {
  thread_local std::mt19937_64 generator{std::random_device{}()};
  return std::uniform_real_distribution<double>(0.0, 1.0)(generator);
}

double haversin(double x) {
  return (1 - std::cos(x)) / 2;
}
double degrees(double x) {
  return x * 180 / std::numbers::pi;
}
double radians(double x) {
  return x * std::numbers::pi / 180;
}
double cotangent(double x) {
  return 1 / std::tan(x);
}

}  // namespace

std::vector<Function> math_functions() {
  using enum ValueType;
  return {
      {"abs",
       "abs(x :: INTEGER? | FLOAT?) :: INTEGER? | FLOAT?",
       "The size of a number.",
       1,
       1,
       true,
       {{kInteger, kFloat}},
       absolute},
      {"sign",
       "sign(x :: INTEGER? | FLOAT?) :: INTEGER?",
       "-1, 0 or 1 by the sign of a number.",
       1,
       1,
       true,
       {{kInteger, kFloat}},
       sign},
      {"round",
       "round(x :: FLOAT?, precision = 0 :: INTEGER) :: FLOAT?",
       "The nearest number of that many decimals; halves round up.",
       1,
       2,
       true,
       {{kInteger, kFloat}, {kInteger}},
       round},
      {"atan2",
       "atan2(y :: FLOAT?, x :: FLOAT?) :: FLOAT?",
       "The angle of the point (x, y) in radians.",
       2,
       2,
       true,
       {{kInteger, kFloat}, {kInteger, kFloat}},
       atan2},
      {"rand",
       "rand() :: FLOAT",
       "A random number from 0 to below 1.",
       0,
       0,
       false,
       {},
       random,
       {},
       true},
      of_float("ceil", "The smallest whole number not below x.", std::ceil),
      of_float("floor", "The largest whole number not above x.", std::floor),
      of_float("sqrt", "The square root.", std::sqrt),
      of_float("exp", "e to the power of x.", std::exp),
      of_float("log", "The natural logarithm.", std::log),
      of_float("log10", "The logarithm to base 10.", std::log10),
      of_float("sin", "The sine of an angle in radians.", std::sin),
      of_float("cos", "The cosine of an angle in radians.", std::cos),
      of_float("tan", "The tangent of an angle in radians.", std::tan),
      of_float("cot", "The cotangent of an angle in radians.", cotangent),
      of_float("asin", "The angle in radians whose sine is x.", std::asin),
      of_float("acos", "The angle in radians whose cosine is x.", std::acos),
      of_float("atan", "The angle in radians whose tangent is x.", std::atan),
      of_float("haversin", "Half the versine: (1 - cos x) / 2.", haversin),
      of_float("degrees", "An angle in radians, in degrees.", degrees),
      of_float("radians", "An angle in degrees, in radians.", radians),
      constant("pi", "The ratio of a circle's circumference to its diameter.", std::numbers::pi),
      constant("e", "The base of the natural logarithm.", std::numbers::e),
  };
}

}  // namespace newsgraph::functions
