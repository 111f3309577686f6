#include "newsgraph/graph/value.h"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace newsgraph {

namespace {

bool both_integers(const Value& left, const Value& right) {
  return left.is_integer() && right.is_integer();
}

/// Compares an integer with a float exactly: converting either to the other's type would round.
std::partial_ordering compare_exactly(std::int64_t integer, double number) {
  if (std::isnan(number)) return std::partial_ordering::unordered;
  // 2^63 and beyond lie outside what an integer holds; within, the truncated float fits.
  if (number >= 0x1p63) return std::partial_ordering::less;
  if (number < -0x1p63) return std::partial_ordering::greater;
  const double whole = std::trunc(number);
  const auto truncated = static_cast<std::int64_t>(whole);
  if (integer != truncated) return integer <=> truncated;
  return 0.0 <=> (number - whole);
}

std::partial_ordering reversed(std::partial_ordering ordering) {
  return 0 <=> ordering;
}

std::partial_ordering compare_numbers(const Value& left, const Value& right) {
  if (both_integers(left, right)) return left.as_integer() <=> right.as_integer();
  if (left.is_integer()) return compare_exactly(left.as_integer(), right.as_float());
  if (right.is_integer()) return reversed(compare_exactly(right.as_integer(), left.as_float()));
  return left.as_float() <=> right.as_float();
}

bool is_nan(const Value& value) {
  return value.is_float() && std::isnan(value.as_float());
}

Ternary lists_equal(const List& left, const List& right) {
  if (left.size() != right.size()) return false;
  Ternary result = true;
  for (std::size_t i = 0; i < left.size(); ++i) {
    const Ternary item = equals(left[i], right[i]);
    if (item == false) return false;
    if (!item) result = std::nullopt;
  }
  return result;
}

Ternary maps_equal(const Map& left, const Map& right) {
  if (left.size() != right.size()) return false;
  Ternary result = true;
  for (auto l = left.begin(), r = right.begin(); l != left.end(); ++l, ++r) {
    if (l->first != r->first) return false;
    const Ternary item = equals(l->second, r->second);
    if (item == false) return false;
    if (!item) result = std::nullopt;
  }
  return result;
}

/// Equality of two values of one type that hold no other values and are not numbers.
bool atoms_equal(const Value& left, const Value& right) {
  switch (left.type()) {
    case ValueType::kBoolean:
      return left.as_boolean() == right.as_boolean();
    case ValueType::kString:
      return left.as_string() == right.as_string();
    case ValueType::kDate:
      return left.as_date() == right.as_date();
    case ValueType::kLocalTime:
      return left.as_local_time() == right.as_local_time();
    case ValueType::kTime:
      return left.as_time() == right.as_time();
    case ValueType::kLocalDateTime:
      return left.as_local_date_time() == right.as_local_date_time();
    case ValueType::kDateTime:
      return left.as_date_time() == right.as_date_time();
    case ValueType::kDuration:
      return left.as_duration() == right.as_duration();
    case ValueType::kNode:
      return left.as_node() == right.as_node();
    case ValueType::kRelationship:
      return left.as_relationship() == right.as_relationship();
    case ValueType::kPath:
      return left.as_path() == right.as_path();
    default:
      return true;
  }
}

/// Lists compare item by item; a shorter list that is a prefix comes first.
std::optional<std::partial_ordering> compare_lists(const List& left, const List& right) {
  const std::size_t common = std::min(left.size(), right.size());
  for (std::size_t i = 0; i < common; ++i) {
    if (equals(left[i], right[i]) == true) continue;
    return compare(left[i], right[i]);
  }
  return left.size() <=> right.size();
}

/// Place of a value's type in the ascending order of ORDER BY.
int order_rank(const Value& value) {
  switch (value.type()) {
    case ValueType::kMap:
      return 0;
    case ValueType::kNode:
      return 1;
    case ValueType::kRelationship:
      return 2;
    case ValueType::kList:
      return 3;
    case ValueType::kPath:
      return 4;
    case ValueType::kDateTime:
      return 5;
    case ValueType::kLocalDateTime:
      return 6;
    case ValueType::kDate:
      return 7;
    case ValueType::kTime:
      return 8;
    case ValueType::kLocalTime:
      return 9;
    case ValueType::kDuration:
      return 10;
    case ValueType::kString:
      return 11;
    case ValueType::kBoolean:
      return 12;
    case ValueType::kInteger:
    case ValueType::kFloat:
      return 13;
    case ValueType::kNull:
      return 14;
  }
  return 14;
}

std::weak_ordering order_numbers(const Value& left, const Value& right) {
  const bool left_nan = is_nan(left), right_nan = is_nan(right);
  if (left_nan || right_nan) return left_nan <=> right_nan;
  const std::partial_ordering ordering = compare_numbers(left, right);
  if (ordering < 0) return std::weak_ordering::less;
  if (ordering > 0) return std::weak_ordering::greater;
  return std::weak_ordering::equivalent;
}

std::weak_ordering order_lists(const List& left, const List& right) {
  const std::size_t common = std::min(left.size(), right.size());
  for (std::size_t i = 0; i < common; ++i) {
    if (const std::weak_ordering item = order(left[i], right[i]); item != 0) return item;
  }
  return left.size() <=> right.size();
}

/// By size, then by keys, then by the values of the keys in order.
std::weak_ordering order_maps(const Map& left, const Map& right) {
  if (left.size() != right.size()) return left.size() <=> right.size();
  for (auto l = left.begin(), r = right.begin(); l != left.end(); ++l, ++r) {
    if (const int keys = l->first.compare(r->first); keys != 0) return keys <=> 0;
  }
  for (auto l = left.begin(), r = right.begin(); l != left.end(); ++l, ++r) {
    if (const std::weak_ordering item = order(l->second, r->second); item != 0) return item;
  }
  return std::weak_ordering::equivalent;
}

/// As the list of the ids along the path.
std::weak_ordering order_paths(const Path& left, const Path& right) {
  if (const auto nodes = left.nodes <=> right.nodes; nodes != 0) return nodes;
  return left.relationships <=> right.relationships;
}

std::weak_ordering order_durations(const Duration& left, const Duration& right) {
  const long double l = left.approximate_seconds(), r = right.approximate_seconds();
  if (l != r) return l < r ? std::weak_ordering::less : std::weak_ordering::greater;
  // Equally long but differently made up: told apart, so that order agrees with equivalence.
  if (left.months != right.months) return left.months <=> right.months;
  if (left.days != right.days) return left.days <=> right.days;
  if (left.seconds != right.seconds) return left.seconds <=> right.seconds;
  return left.nanoseconds <=> right.nanoseconds;
}

std::size_t combine(std::size_t seed, std::size_t hash) {
  return seed ^ (hash + 0x9e3779b97f4a7c15ULL + (seed << 6) + (seed >> 2));
}

std::size_t hash_int(std::int64_t number) {
  return std::hash<std::int64_t>{}(number);
}

/// A float equal to an integer must hash like it; all NaNs are one group.
std::size_t hash_float(double number) {
  if (std::isnan(number)) return 0x7ff8;
  if (number >= -0x1p63 && number < 0x1p63 && number == std::trunc(number)) {
    return hash_int(static_cast<std::int64_t>(number));
  }
  return std::hash<double>{}(number);
}

std::size_t hash_list(const List& list) {
  std::size_t hash = list.size();
  for (const Value& item : list) hash = combine(hash, hash_value(item));
  return hash;
}

std::size_t hash_map(const Map& map) {
  std::size_t hash = map.size();
  for (const auto& [key, item] : map) {
    hash = combine(combine(hash, std::hash<std::string>{}(key)), hash_value(item));
  }
  return hash;
}

std::size_t hash_path(const Path& path) {
  std::size_t hash = path.nodes.size();
  for (const NodeId node : path.nodes) hash = combine(hash, node.value);
  for (const RelationshipId relationship : path.relationships) {
    hash = combine(hash, relationship.value);
  }
  return hash;
}

std::size_t hash_local(const LocalDateTime& value) {
  return combine(hash_int(value.date.days), hash_int(value.time.nanoseconds));
}

/// Shortest text that reads back as the same float, always recognisable as a float.
std::string float_text(double number) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number > 0 ? "Infinity" : "-Infinity";
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
  std::string text(buffer.data(), end);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

void append_quoted(std::string& text, std::string_view content) {
  text += '\'';
  for (const char c : content) {
    switch (c) {
      case '\\':
        text += "\\\\";
        break;
      case '\'':
        text += "\\'";
        break;
      case '\n':
        text += "\\n";
        break;
      case '\r':
        text += "\\r";
        break;
      case '\t':
        text += "\\t";
        break;
      default:
        text += c;
    }
  }
  text += '\'';
}

/// A property key stands bare when it is a plain identifier, else in backticks.
void append_name(std::string& text, std::string_view name) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c >= '0' && c <= '9');
  };
  bool bare = !name.empty() && !(name.front() >= '0' && name.front() <= '9');
  for (const char c : name) bare = bare && plain(c);
  if (bare) {
    text += name;
    return;
  }
  text += '`';
  for (const char c : name) text += c == '`' ? std::string("``") : std::string(1, c);
  text += '`';
}

void append_call(std::string& text, std::string_view function, const std::string& iso) {
  text += function;
  text += "('" + iso + "')";
}

void append_path(std::string& text, const Path& path) {
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    if (i > 0) text += "-[#" + std::to_string(path.relationships[i - 1].value) + "]-";
    text += "(#" + std::to_string(path.nodes[i].value) + ")";
  }
}

void append_literal(std::string& text, const Value& value) {
  switch (value.type()) {
    case ValueType::kNull:
      text += "null";
      break;
    case ValueType::kBoolean:
      text += value.as_boolean() ? "true" : "false";
      break;
    case ValueType::kInteger:
      text += std::to_string(value.as_integer());
      break;
    case ValueType::kFloat:
      text += float_text(value.as_float());
      break;
    case ValueType::kString:
      append_quoted(text, value.as_string());
      break;
    case ValueType::kList: {
      text += '[';
      std::string_view separator;
      for (const Value& item : value.as_list()) {
        text += separator;
        append_literal(text, item);
        separator = ", ";
      }
      text += ']';
      break;
    }
    case ValueType::kMap: {
      text += '{';
      std::string_view separator;
      for (const auto& [key, item] : value.as_map()) {
        text += separator;
        append_name(text, key);
        text += ": ";
        append_literal(text, item);
        separator = ", ";
      }
      text += '}';
      break;
    }
    case ValueType::kDate:
      append_call(text, "date", to_string(value.as_date()));
      break;
    case ValueType::kLocalTime:
      append_call(text, "localtime", to_string(value.as_local_time()));
      break;
    case ValueType::kTime:
      append_call(text, "time", to_string(value.as_time()));
      break;
    case ValueType::kLocalDateTime:
      append_call(text, "localdatetime", to_string(value.as_local_date_time()));
      break;
    case ValueType::kDateTime:
      append_call(text, "datetime", to_string(value.as_date_time()));
      break;
    case ValueType::kDuration:
      append_call(text, "duration", to_string(value.as_duration()));
      break;
    case ValueType::kNode:
      text += "(#" + std::to_string(value.as_node().value) + ")";
      break;
    case ValueType::kRelationship:
      text += "[#" + std::to_string(value.as_relationship().value) + "]";
      break;
    case ValueType::kPath:
      append_path(text, value.as_path());
      break;
  }
}

}  // namespace

std::string_view type_name(ValueType type) {
  switch (type) {
    case ValueType::kNull:
      return "NULL";
    case ValueType::kBoolean:
      return "BOOLEAN";
    case ValueType::kInteger:
      return "INTEGER";
    case ValueType::kFloat:
      return "FLOAT";
    case ValueType::kString:
      return "STRING";
    case ValueType::kList:
      return "LIST";
    case ValueType::kMap:
      return "MAP";
    case ValueType::kDate:
      return "DATE";
    case ValueType::kLocalTime:
      return "LOCAL TIME";
    case ValueType::kTime:
      return "TIME";
    case ValueType::kLocalDateTime:
      return "LOCAL DATETIME";
    case ValueType::kDateTime:
      return "DATETIME";
    case ValueType::kDuration:
      return "DURATION";
    case ValueType::kNode:
      return "NODE";
    case ValueType::kRelationship:
      return "RELATIONSHIP";
    case ValueType::kPath:
      return "PATH";
  }
  return "NULL";
}

Ternary equals(const Value& left, const Value& right) {
  if (left.is_null() || right.is_null()) return std::nullopt;
  if (left.is_number() && right.is_number()) return compare_numbers(left, right) == 0;
  if (left.type() != right.type()) return false;
  if (left.is_list()) return lists_equal(left.as_list(), right.as_list());
  if (left.is_map()) return maps_equal(left.as_map(), right.as_map());
  return atoms_equal(left, right);
}

std::optional<std::partial_ordering> compare(const Value& left, const Value& right) {
  if (left.is_null() || right.is_null()) return std::nullopt;
  if (left.is_number() && right.is_number()) return compare_numbers(left, right);
  if (left.type() != right.type()) return std::nullopt;
  switch (left.type()) {
    case ValueType::kBoolean:
      return left.as_boolean() <=> right.as_boolean();
    case ValueType::kString:
      return left.as_string().compare(right.as_string()) <=> 0;
    case ValueType::kList:
      return compare_lists(left.as_list(), right.as_list());
    case ValueType::kDate:
      return left.as_date() <=> right.as_date();
    case ValueType::kLocalTime:
      return left.as_local_time() <=> right.as_local_time();
    case ValueType::kTime:
      return left.as_time() <=> right.as_time();
    case ValueType::kLocalDateTime:
      return left.as_local_date_time() <=> right.as_local_date_time();
    case ValueType::kDateTime:
      return left.as_date_time() <=> right.as_date_time();
    default:
      return std::nullopt;
  }
}

bool equivalent(const Value& left, const Value& right) {
  return order(left, right) == 0;
}

std::weak_ordering order(const Value& left, const Value& right) {
  const int left_rank = order_rank(left), right_rank = order_rank(right);
  if (left_rank != right_rank) return left_rank <=> right_rank;
  switch (left.type()) {
    case ValueType::kNull:
      return std::weak_ordering::equivalent;
    case ValueType::kBoolean:
      return left.as_boolean() <=> right.as_boolean();
    case ValueType::kInteger:
    case ValueType::kFloat:
      return order_numbers(left, right);
    case ValueType::kString:
      return left.as_string().compare(right.as_string()) <=> 0;
    case ValueType::kList:
      return order_lists(left.as_list(), right.as_list());
    case ValueType::kMap:
      return order_maps(left.as_map(), right.as_map());
    case ValueType::kDate:
      return left.as_date() <=> right.as_date();
    case ValueType::kLocalTime:
      return left.as_local_time() <=> right.as_local_time();
    case ValueType::kTime:
      return left.as_time() <=> right.as_time();
    case ValueType::kLocalDateTime:
      return left.as_local_date_time() <=> right.as_local_date_time();
    case ValueType::kDateTime:
      return left.as_date_time() <=> right.as_date_time();
    case ValueType::kDuration:
      return order_durations(left.as_duration(), right.as_duration());
    case ValueType::kNode:
      return left.as_node() <=> right.as_node();
    case ValueType::kRelationship:
      return left.as_relationship() <=> right.as_relationship();
    case ValueType::kPath:
      return order_paths(left.as_path(), right.as_path());
  }
  return std::weak_ordering::equivalent;
}

std::size_t hash_value(const Value& value) {
  const auto seed = static_cast<std::size_t>(order_rank(value)) * 0x9e3779b97f4a7c15ULL;
  switch (value.type()) {
    case ValueType::kNull:
      return seed;
    case ValueType::kBoolean:
      return combine(seed, value.as_boolean() ? 1 : 0);
    case ValueType::kInteger:
      return combine(seed, hash_int(value.as_integer()));
    case ValueType::kFloat:
      return combine(seed, hash_float(value.as_float()));
    case ValueType::kString:
      return combine(seed, std::hash<std::string>{}(value.as_string()));
    case ValueType::kList:
      return combine(seed, hash_list(value.as_list()));
    case ValueType::kMap:
      return combine(seed, hash_map(value.as_map()));
    case ValueType::kDate:
      return combine(seed, hash_int(value.as_date().days));
    case ValueType::kLocalTime:
      return combine(seed, hash_int(value.as_local_time().nanoseconds));
    case ValueType::kTime:
      return combine(combine(seed, hash_int(value.as_time().local.nanoseconds)),
                     hash_int(value.as_time().offset_seconds));
    case ValueType::kLocalDateTime:
      return combine(seed, hash_local(value.as_local_date_time()));
    case ValueType::kDateTime:
      // Same instant and zone is the same group whatever the fields.
      return combine(seed, hash_int(value.as_date_time().epoch_seconds()));
    case ValueType::kDuration:
      return combine(combine(seed, hash_int(value.as_duration().months)),
                     hash_int(value.as_duration().seconds));
    case ValueType::kNode:
      return combine(seed, value.as_node().value);
    case ValueType::kRelationship:
      return combine(seed, value.as_relationship().value);
    case ValueType::kPath:
      return combine(seed, hash_path(value.as_path()));
  }
  return seed;
}

std::string to_literal(const Value& value) {
  std::string text;
  append_literal(text, value);
  return text;
}

}  // namespace newsgraph
