#include "newsgraph/graph/csv/field_value.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <string>

#include "newsgraph/graph/store/value_encoding.h"

namespace newsgraph::csv {

namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpaces = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kSpaces);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpaces) - begin + 1);
}

template <typename Number>
std::optional<Value> to_number(std::string_view text) {
  if (text.size() > 1 && text.front() == '+' && text[1] != '-') text.remove_prefix(1);
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return Value(number);
}

std::optional<Value> to_float(std::string_view text) {
  if (text == "NaN") return Value(std::numeric_limits<double>::quiet_NaN());
  if (text == "Infinity") return Value(std::numeric_limits<double>::infinity());
  if (text == "-Infinity") return Value(-std::numeric_limits<double>::infinity());
  return to_number<double>(text);
}

std::optional<Value> to_boolean(std::string_view text) {
  if (text == "true" || text == "True" || text == "TRUE") return Value(true);
  if (text == "false" || text == "False" || text == "FALSE") return Value(false);
  return std::nullopt;
}

template <typename T>
std::optional<Value> as_value(const std::optional<T>& parsed) {
  if (!parsed) return std::nullopt;
  return Value(*parsed);
}

}  // namespace

std::optional<Value> to_value(FieldType type, std::string_view text) {
  if (type == FieldType::kString) return Value(std::string(text));
  text = trimmed(text);
  switch (type) {
    case FieldType::kInteger:
      return to_number<std::int64_t>(text);
    case FieldType::kFloat:
      return to_float(text);
    case FieldType::kBoolean:
      return to_boolean(text);
    case FieldType::kDate:
      return as_value(parse_date(text));
    case FieldType::kLocalTime:
      return as_value(parse_local_time(text));
    case FieldType::kTime:
      return as_value(parse_time(text));
    case FieldType::kLocalDateTime:
      return as_value(parse_local_date_time(text));
    case FieldType::kDateTime:
      return as_value(parse_date_time(text));
    case FieldType::kDuration:
      return as_value(parse_duration(text));
    case FieldType::kList:
      return store::list_of_json(text);
    case FieldType::kString:
      break;
  }
  return std::nullopt;
}

std::optional<Value> to_list(FieldType type, std::string_view text, char delimiter) {
  List list;
  while (!text.empty() || !list.empty()) {
    const std::size_t end = text.find(delimiter);
    std::optional<Value> element = to_value(type, text.substr(0, end));
    if (!element) return std::nullopt;
    list.push_back(std::move(*element));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return Value(std::move(list));
}

Part refused_part(FieldType type, std::string_view text, char delimiter) {
  Part part;
  while (true) {
    const std::size_t end = std::min(text.find(delimiter), text.size());
    part = {part.number + 1, text.substr(0, end)};
    if (end == text.size() || !to_value(type, part.text)) return part;
    text.remove_prefix(end + 1);
  }
}

std::string_view description(FieldType type) {
  switch (type) {
    case FieldType::kString:
      return "a string";
    case FieldType::kInteger:
      return "an integer of 64 bits";
    case FieldType::kFloat:
      return "a number";
    case FieldType::kBoolean:
      return "true or false";
    case FieldType::kDate:
      return "a date such as 2025-02-25";
    case FieldType::kLocalTime:
      return "a time such as 12:31:14";
    case FieldType::kTime:
      return "a time with offset such as 12:31:14+01:00";
    case FieldType::kLocalDateTime:
      return "a date and time such as 2025-02-25T12:31:14";
    case FieldType::kDateTime:
      return "a date and time with offset such as 2025-02-25T12:31:14+01:00";
    case FieldType::kDuration:
      return "a duration such as P1DT2H";
    case FieldType::kList:
      break;
  }
  return R"(a list such as [1, "two", {"date": "2025-02-25"}])";
}

}  // namespace newsgraph::csv
