#include "newsgraph/graph/store/value_bytes.h"

#include <cstdint>
#include <cstring>
#include <string>
#include <type_traits>

#include "newsgraph/graph/store/snapshot_file.h"

namespace newsgraph::store {

namespace {

template <class Number>
void append(std::vector<std::byte>& bytes, Number number) {
  const auto* begin = reinterpret_cast<const std::byte*>(&number);
  bytes.insert(bytes.end(), begin, begin + sizeof(number));
}

void append_text(std::vector<std::byte>& bytes, std::string_view text) {
  append<std::uint64_t>(bytes, text.size());
  const auto* begin = reinterpret_cast<const std::byte*>(text.data());
  bytes.insert(bytes.end(), begin, begin + text.size());
}

std::span<const std::byte> take(std::span<const std::byte>& bytes, std::uint64_t count) {
  if (count > bytes.size()) throw UnusableSnapshot("a value is cut short");
  const std::span<const std::byte> taken = bytes.first(count);
  bytes = bytes.subspan(count);
  return taken;
}

template <class Number>
Number take_number(std::span<const std::byte>& bytes) {
  Number number;
  std::memcpy(&number, take(bytes, sizeof(number)).data(), sizeof(number));
  return number;
}

/// Arithmetic on values counts on their limits.
template <class Number>
Number take_within(std::span<const std::byte>& bytes, Number lowest, Number highest) {
  const auto number = take_number<Number>(bytes);
  if (number < lowest || number > highest) throw UnusableSnapshot("a value is out of range");
  return number;
}

Date take_date(std::span<const std::byte>& bytes) {
  static const std::int64_t first = Date::from_civil(kMinimumYear, 1, 1)->days;
  static const std::int64_t last = Date::from_civil(kMaximumYear, 12, 31)->days;
  return {take_within(bytes, first, last)};
}

LocalTime take_local_time(std::span<const std::byte>& bytes) {
  return {take_within<std::int64_t>(bytes, 0, kNanosecondsPerDay - 1)};
}

std::int32_t take_offset(std::span<const std::byte>& bytes) {
  constexpr std::int32_t kMost = 24 * 3600;  // old zones reach further than 18 hours
  return take_within(bytes, -kMost, kMost);
}

std::string take_text(std::span<const std::byte>& bytes) {
  const auto size = take_number<std::uint64_t>(bytes);
  const std::span<const std::byte> text = take(bytes, size);
  return {reinterpret_cast<const char*>(text.data()), text.size()};
}

void append_local(std::vector<std::byte>& bytes, LocalDateTime local) {
  append(bytes, local.date.days);
  append(bytes, local.time.nanoseconds);
}

LocalDateTime take_local(std::span<const std::byte>& bytes) {
  const Date date = take_date(bytes);
  return {date, take_local_time(bytes)};
}

DateTime take_date_time(std::span<const std::byte>& bytes) {
  DateTime value;
  value.local = take_local(bytes);
  value.offset_seconds = take_offset(bytes);
  const std::string zone = take_text(bytes);
  if (zone.empty()) return value;
  const auto known = find_time_zone(zone);
  if (!known) throw UnusableSnapshot("a time zone is unknown here");
  value.zone = *known;
  return value;
}

Duration take_duration(std::span<const std::byte>& bytes) {
  Duration value;
  value.months = take_number<std::int64_t>(bytes);
  value.days = take_number<std::int64_t>(bytes);
  value.seconds = take_number<std::int64_t>(bytes);
  value.nanoseconds =
      take_within<std::int32_t>(bytes, 0, static_cast<std::int32_t>(kNanosecondsPerSecond) - 1);
  return value;
}

void append_duration(std::vector<std::byte>& bytes, const Duration& value) {
  append(bytes, value.months);
  append(bytes, value.days);
  append(bytes, value.seconds);
  append(bytes, value.nanoseconds);
}

List take_list(std::span<const std::byte>& bytes) {
  List list;
  // No list is as long as a damaged number may say: the bytes end before.
  for (auto count = take_number<std::uint64_t>(bytes); count > 0; --count) {
    const bool nests = !bytes.empty() && bytes[0] == static_cast<std::byte>(ValueType::kList);
    if (nests) throw UnusableSnapshot("a list is in a list");
    list.push_back(take_value(bytes));
  }
  return list;
}

}  // namespace

void append_value(std::vector<std::byte>& bytes, const Value& value) {
  append(bytes, static_cast<std::uint8_t>(value.type()));
  switch (value.type()) {
    case ValueType::kBoolean:
      return append<std::uint8_t>(bytes, value.as_boolean() ? 1 : 0);
    case ValueType::kInteger:
      return append(bytes, value.as_integer());
    case ValueType::kFloat:
      return append(bytes, value.as_float());
    case ValueType::kString:
      return append_text(bytes, value.as_string());
    case ValueType::kList:
      append<std::uint64_t>(bytes, value.as_list().size());
      for (const Value& item : value.as_list()) append_value(bytes, item);
      return;
    case ValueType::kDate:
      return append(bytes, value.as_date().days);
    case ValueType::kLocalTime:
      return append(bytes, value.as_local_time().nanoseconds);
    case ValueType::kTime:
      append(bytes, value.as_time().local.nanoseconds);
      return append(bytes, value.as_time().offset_seconds);
    case ValueType::kLocalDateTime:
      return append_local(bytes, value.as_local_date_time());
    case ValueType::kDateTime:
      append_local(bytes, value.as_date_time().local);
      append(bytes, value.as_date_time().offset_seconds);
      return append_text(bytes, value.as_date_time().zone == nullptr
                                    ? std::string_view()
                                    : std::string_view(*value.as_date_time().zone));
    case ValueType::kDuration:
      return append_duration(bytes, value.as_duration());
    default:
      throw UnusableSnapshot("a property cannot hold such a value");
  }
}

Value take_value(std::span<const std::byte>& bytes) {
  switch (static_cast<ValueType>(take_number<std::uint8_t>(bytes))) {
    case ValueType::kBoolean:
      return take_number<std::uint8_t>(bytes) != 0;
    case ValueType::kInteger:
      return take_number<std::int64_t>(bytes);
    case ValueType::kFloat:
      return take_number<double>(bytes);
    case ValueType::kString:
      return take_text(bytes);
    case ValueType::kList:
      return take_list(bytes);
    case ValueType::kDate:
      return take_date(bytes);
    case ValueType::kLocalTime:
      return take_local_time(bytes);
    case ValueType::kTime: {
      const LocalTime local = take_local_time(bytes);
      return Time{local, take_offset(bytes)};
    }
    case ValueType::kLocalDateTime:
      return take_local(bytes);
    case ValueType::kDateTime:
      return take_date_time(bytes);
    case ValueType::kDuration:
      return take_duration(bytes);
    default:
      throw UnusableSnapshot("a value is of no type that a property can hold");
  }
}

}  // namespace newsgraph::store
