#include "newsgraph/query/planner/outcome.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "newsgraph/query/functions/arithmetic.h"
#include "newsgraph/query/semantics/static_type.h"

namespace newsgraph::planner {
namespace {

using enum ValueType;
using parser::BinaryOperator;

/// Every integer whose size is known to be below this fits.
constexpr double kFits = 9e18;
/// Stored integers are taken to be no larger: 2^53.
constexpr double kStored = 0x1p53;

/// Functions that have a value for all values of the types they take (Function::argument_types).
constexpr std::string_view kTotal[] = {"id",
                                       "elementId",
                                       "labels",
                                       "type",
                                       "properties",
                                       "keys",
                                       "startNode",
                                       "endNode",
                                       "length",
                                       "nodes",
                                       "relationships",
                                       "coalesce",
                                       "exists",
                                       "size",
                                       "isEmpty",
                                       "head",
                                       "last",
                                       "tail",
                                       "reverse",
                                       "toUpper",
                                       "toLower",
                                       "trim",
                                       "lTrim",
                                       "rTrim",
                                       "replace",
                                       "split",
                                       "toString",
                                       "toInteger",
                                       "toFloat",
                                       "toBoolean",
                                       "sign",
                                       "toStringOrNull",
                                       "toIntegerOrNull",
                                       "toFloatOrNull",
                                       "toBooleanOrNull",
                                       "atan2",
                                       "ceil",
                                       "floor",
                                       "sqrt",
                                       "exp",
                                       "log",
                                       "log10",
                                       "sin",
                                       "cos",
                                       "tan",
                                       "cot",
                                       "asin",
                                       "acos",
                                       "atan",
                                       "haversin",
                                       "degrees",
                                       "radians"};
/// Those that take a text and then counts, which must not be negative.
constexpr std::string_view kOfTextAndCounts[] = {"substring", "left", "right"};

template <class Names>
bool is_one_of_names(const Names& names, const std::string& name) {
  return std::ranges::find(names, name) != std::end(names);
}

Types accepted(const functions::Function& function, std::size_t argument) {
  // These say what they cannot convert only when they are called.
  if (function.name == "toInteger") return kNumbers | kTruths | Types{kString};
  if (function.name == "toFloat") return kNumbers | Types{kString};
  if (function.name == "toBoolean") return kTruths | Types{kInteger, kString};
  if (function.name == "toString") return kNumbers | kTruths | kTemporals | Types{kString};
  if (argument >= function.argument_types.size()) return Types::any();
  const std::vector<ValueType>& listed = function.argument_types[argument];
  if (listed.empty()) return Types::any();
  Types types;
  for (const ValueType type : listed) types = types | Types{type};
  return types;
}

Types types_of(const semantics::StaticType& type) {
  using Kind = semantics::StaticType::Kind;
  switch (type.kind) {
    case Kind::kBoolean:
      return kTruths;
    case Kind::kInteger:
      return {kInteger};
    case Kind::kFloat:
      return {kFloat};
    case Kind::kNumber:
      return kNumbers;
    case Kind::kString:
      return {kString};
    case Kind::kTemporal:
      return kTemporals;
    case Kind::kList:
      return {kList};
    case Kind::kMap:
      return {kMap};
    case Kind::kNode:
      return {kNode};
    case Kind::kRelationship:
      return {kRelationship};
    case Kind::kPath:
      return {kPath};
    default:
      return Types::any();
  }
}

Outcome result_of(const functions::Function& function) {
  const semantics::StaticType type = semantics::StaticType::of_signature(function.signature);
  Outcome result{.types = types_of(type), .items = types_of(type.item())};
  // More things than this are in no memory.
  if (result.types == Types{kInteger} && (function.name == "id" || function.name == "size" ||
                                          function.name == "length" || function.name == "sign")) {
    result.bound = std::ldexp(1.0, 48);
  }
  return result;
}

bool is_constant(const Outcome& outcome) {
  return outcome.value || outcome.origin == Outcome::Origin::kParameter;
}

/// What the operation gives, which may throw.
template <class Operation>
Outcome tried(const Operation& operation) {
  try {
    return Outcome::of(operation());
  } catch (const QueryError&) {
    return Outcome::failing();
  }
}

/// Of constants: tried out, unless it has to wait for a parameter.
Outcome called_with_constants(const functions::Function& function,
                              std::span<const Outcome> arguments, const Graph& graph) {
  std::vector<Value> values;
  for (const Outcome& argument : arguments) {
    if (!argument.value) {
      Outcome result = result_of(function);
      result.origin = Outcome::Origin::kParameter;
      return result;
    }
    if (function.null_in_null_out && argument.value->is_null()) return Outcome::of(Value());
    values.push_back(*argument.value);
  }
  // What makes more than this of constants is left to the run.
  ExecutionLimits limits;
  limits.maximum_bytes = std::size_t{16} << 20;
  functions::Budget budget{limits};
  return tried([&] { return function.apply({graph, DateTime{}, budget}, values); });
}

/// The value of a duration that leaves any date below the bound a date.
bool is_short(const Outcome& outcome) {
  if (!outcome.value || !outcome.value->is_duration()) return false;
  const Duration& duration = outcome.value->as_duration();
  return std::abs(static_cast<double>(duration.months)) < 1e8 &&
         std::abs(static_cast<double>(duration.days)) < 1e9 &&
         std::abs(static_cast<double>(duration.seconds)) < 1e13;
}

Outcome calculated_integers(BinaryOperator op, const Outcome& left, const Outcome& right) {
  if (op == BinaryOperator::kPower) return {.types = {kFloat}};
  if (op == BinaryOperator::kDivide || op == BinaryOperator::kModulo) {
    // Less than nothing would not do for the smallest integer.
    const bool divides = right.value && right.value->is_number() && right.value->as_number() > 0;
    if (!divides) return Outcome::failing();
    const bool is_rest = op == BinaryOperator::kModulo;
    return {.types = left.types | right.types, .bound = is_rest ? right.bound : left.bound};
  }
  if (!left.bound || !right.bound) return Outcome::failing();
  const double bound =
      op == BinaryOperator::kMultiply ? *left.bound * *right.bound : *left.bound + *right.bound;
  if (bound >= kFits) return Outcome::failing();
  return {.types = left.types | right.types, .bound = bound};
}

Outcome calculated_constants(BinaryOperator op, const Value& left, const Value& right) {
  return tried([&] {
    return (op == BinaryOperator::kAdd ? functions::add : functions::subtract)(left, right).value();
  });
}

}  // namespace

Outcome Outcome::of(const Value& value) {
  Outcome outcome{.types = {value.type()}, .value = value};
  if (value.is_number()) outcome.bound = std::abs(value.as_number());
  if (value.is_date()) outcome.bound = std::abs(static_cast<double>(value.as_date().days));
  if (value.is_list()) {
    outcome.items = {};
    for (const Value& item : value.as_list()) outcome.items = outcome.items | Types{item.type()};
  }
  return outcome;
}

Outcome Outcome::of(ColumnKind kind) {
  switch (kind) {
    case ColumnKind::kEmpty:
      return {.types = {}};
    case ColumnKind::kBoolean:
      return {.types = kTruths};
    case ColumnKind::kInteger:
      return {.types = {kInteger}, .bound = kStored};
    case ColumnKind::kFloat:
      return {.types = {kFloat}};
    case ColumnKind::kString:
      return {.types = {kString}};
    case ColumnKind::kDate:
      return {.types = {kDate}, .bound = std::ldexp(1.0, 31)};
    case ColumnKind::kMixed:
      break;
  }
  return {.types = kTemporals | kTruths | kNumbers | Types{kString, kList}};
}

Outcome calculated(BinaryOperator op, const Outcome& left, const Outcome& right) {
  if (left.fails || right.fails) return Outcome::failing();
  if (left.types == Types{} || right.types == Types{}) return {.types = {}};  // null
  const bool both_constant = is_constant(left) && is_constant(right);
  if (both_constant && !(left.value && right.value)) return {.origin = Outcome::Origin::kParameter};
  if (left.types.are_among(kNumbers) && right.types.are_among(kNumbers)) {
    const bool is_float = left.types == Types{kFloat} || right.types == Types{kFloat};
    return is_float ? Outcome{.types = {kFloat}} : calculated_integers(op, left, right);
  }
  const Types words = kNumbers | Types{kString};
  if (op == BinaryOperator::kAdd && left.types.are_among(words) && right.types.are_among(words) &&
      (left.types == Types{kString} || right.types == Types{kString})) {
    return {.types = {kString}};
  }
  if (op != BinaryOperator::kAdd && op != BinaryOperator::kSubtract) return Outcome::failing();
  if (left.types == Types{kDate} && left.bound && is_short(right)) return {.types = {kDate}};
  if (both_constant && left.types.are_among(kTemporals) && right.types == Types{kDuration}) {
    return calculated_constants(op, *left.value, *right.value);
  }
  return Outcome::failing();
}

Outcome signed_number(parser::UnaryOperator op, const Outcome& operand) {
  if (operand.fails || !operand.serves_as(kNumbers)) return Outcome::failing();
  const bool fits = op == parser::UnaryOperator::kPlus || operand.types == Types{kFloat} ||
                    operand.origin == Outcome::Origin::kParameter ||
                    (operand.bound && *operand.bound < kFits);
  if (!fits) return Outcome::failing();
  Outcome result = operand;
  result.value.reset();
  if (op == parser::UnaryOperator::kMinus && operand.value && operand.value->is_number()) {
    result.value = operand.value->is_integer() ? Value(-operand.value->as_integer())
                                               : Value(-operand.value->as_float());
  }
  return result;
}

Outcome called(const functions::Function& function, std::span<const Outcome> arguments,
               const Graph& graph, bool entities_live) {
  if (std::ranges::any_of(arguments, &Outcome::fails)) return Outcome::failing();
  if (std::ranges::all_of(arguments, is_constant)) {
    return called_with_constants(function, arguments, graph);
  }
  const bool takes_counts = is_one_of_names(kOfTextAndCounts, function.name);
  if (!takes_counts && !is_one_of_names(kTotal, function.name)) return Outcome::failing();
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const Types types = arguments[i].types;
    const std::optional<Value>& value = arguments[i].value;
    if (takes_counts && i > 0 && !(value && value->is_integer() && value->as_integer() >= 0)) {
      return Outcome::failing();
    }
    const bool is_sure_entity = types.are_among(kEntities) && types != Types{};
    if (!types.are_among(accepted(function, i)) || (is_sure_entity && !entities_live)) {
      return Outcome::failing();
    }
  }
  return result_of(function);
}

Outcome temporal_part(std::string_view field) {
  static constexpr std::string_view kSmall[] = {"year",       "quarter", "month",   "week",
                                                "weekYear",   "day",     "hour",    "minute",
                                                "ordinalDay", "second",  "weekDay", "dayOfWeek"};
  if (std::ranges::find(kSmall, field) == std::end(kSmall)) return {};
  return {.types = {kInteger}, .bound = 1e9};
}

}  // namespace newsgraph::planner
