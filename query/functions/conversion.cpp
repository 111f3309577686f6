// Functions that turn a value of one type into another.
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "newsgraph/query/functions/arguments.h"
#include "newsgraph/query/functions/function_groups.h"

namespace newsgraph::functions {

namespace {

using Arguments = std::span<const Value>;
using Context = FunctionContext;

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\n\r\f\v";
  const std::size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

std::optional<double> float_from_text(std::string_view text) {
  text = trimmed(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  // from_chars reads "inf" and "nan" too, which are no numbers of Cypher.
  if (text.empty() || text.find_first_not_of("0123456789+-.eE") != std::string_view::npos) {
    return std::nullopt;
  }
  double number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<std::int64_t> truncated(double number) {
  if (!(number >= -0x1p63 && number < 0x1p63)) return std::nullopt;
  return static_cast<std::int64_t>(number);
}

std::optional<std::int64_t> integer_from_text(std::string_view text) {
  text = trimmed(text);
  std::string_view digits = text;
  if (digits.starts_with('+')) digits.remove_prefix(1);
  std::int64_t number = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (read.ec == std::errc() && read.ptr == digits.data() + digits.size()) return number;
  const std::optional<double> as_float = float_from_text(text);
  return as_float ? truncated(*as_float) : std::nullopt;
}

/// The value, or nothing when the type can never be converted.
std::optional<Value> integer_from(const Value& value) {
  const auto wrap = [](std::optional<std::int64_t> number) {
    return number ? Value(*number) : Value();
  };
  if (value.is_integer()) return value;
  if (value.is_float()) return wrap(truncated(value.as_float()));
  if (value.is_string()) return wrap(integer_from_text(value.as_string()));
  if (value.is_boolean()) return Value(value.as_boolean() ? 1 : 0);
  return std::nullopt;
}

std::optional<Value> float_from(const Value& value) {
  if (value.is_number()) return Value(value.as_number());
  if (!value.is_string()) return std::nullopt;
  const std::optional<double> number = float_from_text(value.as_string());
  return number ? Value(*number) : Value();
}

std::optional<Value> boolean_from(const Value& value) {
  if (value.is_boolean()) return value;
  if (value.is_integer()) return Value(value.as_integer() != 0);
  if (!value.is_string()) return std::nullopt;
  std::string text(trimmed(value.as_string()));
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  if (text == "true") return Value(true);
  if (text == "false") return Value(false);
  return Value();
}

std::optional<Value> string_from(const Value& value) {
  switch (value.type()) {
    case ValueType::kString:
      return value;
    case ValueType::kBoolean:
    case ValueType::kInteger:
    case ValueType::kFloat:
      return Value(to_literal(value));
    case ValueType::kDate:
      return Value(to_string(value.as_date()));
    case ValueType::kLocalTime:
      return Value(to_string(value.as_local_time()));
    case ValueType::kTime:
      return Value(to_string(value.as_time()));
    case ValueType::kLocalDateTime:
      return Value(to_string(value.as_local_date_time()));
    case ValueType::kDateTime:
      return Value(to_string(value.as_date_time()));
    case ValueType::kDuration:
      return Value(to_string(value.as_duration()));
    default:
      return std::nullopt;
  }
}

using Conversion = std::optional<Value> (*)(const Value&);

/// toX(): an impossible type is an error. toXOrNull(): it is null.
Function strict(std::string name, std::string type, Conversion convert,
                std::vector<ValueType> accepted) {
  Function function;
  function.name = "to" + name;
  function.signature = function.name + "(value :: ANY?) :: " + type + "?";
  function.summary = "The value as " + type + "; null when its text is none.";
  function.minimum_arguments = function.maximum_arguments = 1;
  function.argument_types = {std::move(accepted)};
  function.apply = [convert, name = function.name](const Context&, Arguments arguments) -> Value {
    std::optional<Value> converted = convert(arguments[0]);
    if (!converted) throw not_convertible(name, arguments[0]);
    return *converted;
  };
  return function;
}

Function lenient(std::string name, std::string type, Conversion convert) {
  Function function;
  function.name = "to" + name + "OrNull";
  function.signature = function.name + "(value :: ANY?) :: " + type + "?";
  function.summary = "The value as " + type + "; null when it cannot be one.";
  function.minimum_arguments = function.maximum_arguments = 1;
  function.apply = [convert](const Context&, Arguments arguments) -> Value {
    return convert(arguments[0]).value_or(Value());
  };
  return function;
}

}  // namespace

std::vector<Function> conversion_functions() {
  return {
      strict("Integer", "INTEGER", integer_from, {}), strict("Float", "FLOAT", float_from, {}),
      strict("Boolean", "BOOLEAN", boolean_from, {}), strict("String", "STRING", string_from, {}),
      lenient("Integer", "INTEGER", integer_from),    lenient("Float", "FLOAT", float_from),
      lenient("Boolean", "BOOLEAN", boolean_from),    lenient("String", "STRING", string_from),
  };
}

}  // namespace newsgraph::functions
