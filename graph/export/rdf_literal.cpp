#include "newsgraph/graph/export/rdf_literal.h"

#include <cmath>
#include <cstdlib>

#include "newsgraph/graph/export/json_text.h"
#include "newsgraph/graph/utf8.h"

namespace newsgraph::exporting {

namespace {

Term literal(std::string text, std::string_view prefix, const char* datatype) {
  return {.kind = Term::Kind::kLiteral, .iri = {prefix, datatype}, .text = std::move(text)};
}

std::string float_text(const Value& value) {
  if (std::isinf(value.as_float())) return value.as_float() > 0 ? "INF" : "-INF";
  return plain_text(value);
}

/// XML Schema's years have no plus sign.
std::string without_plus(std::string text) {
  if (text.starts_with('+')) text.erase(0, 1);
  return text;
}

/// XML Schema's times always have seconds: 10:00 is 10:00:00.
std::string clock_text(LocalTime time) {
  std::string text = to_string(time);
  constexpr std::size_t kWithoutSeconds = 5;
  return text.size() == kWithoutSeconds ? text + ":00" : text;
}

/// "Z", "+05:30"; whether XML Schema has such an offset: at most 14 hours, of whole minutes.
bool has_offset(std::int32_t seconds) {
  return seconds % 60 == 0 && std::abs(seconds) <= 14 * 3600;
}

std::string offset_text(std::int32_t seconds) {
  const std::string text = to_string(Time{{}, seconds});
  return text.substr(to_string(LocalTime{}).size());
}

std::string date_time_text(const LocalDateTime& value) {
  return without_plus(to_string(value.date)) + "T" + clock_text(value.time);
}

Term duration(const Value& value) {
  const std::string text = plain_text(value);
  const bool has_sign = text.find('-') != std::string::npos;
  return has_sign ? literal(text, "newsgraph", "duration") : literal(text, "xsd", "duration");
}

Term zoned(const Value& value) {
  if (value.is_time()) {
    const Time time = value.as_time();
    return has_offset(time.offset_seconds)
               ? literal(clock_text(time.local) + offset_text(time.offset_seconds), "xsd", "time")
               : literal(plain_text(value), "newsgraph", "time");
  }
  const DateTime& time = value.as_date_time();
  return has_offset(time.offset_seconds)
             ? literal(date_time_text(time.local) + offset_text(time.offset_seconds), "xsd",
                       "dateTime")
             : literal(plain_text(value), "newsgraph", "dateTime");
}

Term list(const List& elements) {
  Term term{.kind = Term::Kind::kList};
  for (const Value& element : elements) term.elements.push_back(literal_of(element));
  return term;
}

}  // namespace

Term literal_of(const Value& value) {
  switch (value.type()) {
    case ValueType::kBoolean:
      return literal(plain_text(value), "xsd", "boolean");
    case ValueType::kInteger:
      return literal(plain_text(value), "xsd", "integer");
    case ValueType::kFloat:
      return literal(float_text(value), "xsd", "double");
    case ValueType::kList:
      return list(value.as_list());
    case ValueType::kDate:
      return literal(without_plus(plain_text(value)), "xsd", "date");
    case ValueType::kLocalTime:
      return literal(clock_text(value.as_local_time()), "xsd", "time");
    case ValueType::kLocalDateTime:
      return literal(date_time_text(value.as_local_date_time()), "xsd", "dateTime");
    case ValueType::kTime:
    case ValueType::kDateTime:
      return zoned(value);
    case ValueType::kDuration:
      return duration(value);
    default:
      return literal(valid_utf8(plain_text(value)), "xsd", "string");
  }
}

}  // namespace newsgraph::exporting
