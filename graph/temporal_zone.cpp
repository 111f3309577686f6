// IANA time zones, from the system's tzdata through the date library.
#include <date/tz.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <mutex>
#include <stdexcept>

#include "newsgraph/graph/temporal.h"

namespace newsgraph {

namespace {

/// Zone names handed out so far; a std::map never moves its keys.
const std::string* owned_name(const std::string& name) {
  static std::mutex mutex;
  static std::map<std::string, char> names;
  const std::lock_guard lock(mutex);
  return &names.try_emplace(name).first->first;
}

/// nullptr when there is no such zone, or no zone data at all.
const date::time_zone* locate(const std::string& name) {
  try {
    return date::locate_zone(name);
  } catch (const std::runtime_error&) {
    return nullptr;
  }
}

std::int64_t local_seconds(const LocalDateTime& local) {
  return local.date.days * kSecondsPerDay + local.time.nanoseconds / kNanosecondsPerSecond;
}

LocalDateTime from_local_seconds(std::int64_t seconds, std::int64_t nanosecond) {
  std::int64_t days = seconds / kSecondsPerDay;
  std::int64_t of_day = seconds % kSecondsPerDay;
  if (of_day < 0) {
    of_day += kSecondsPerDay;
    --days;
  }
  return {Date{days}, LocalTime{of_day * kNanosecondsPerSecond + nanosecond}};
}

/// The day on which a month of a year begins.
std::chrono::sys_days first_day(std::chrono::year year, std::chrono::month month) {
  return std::chrono::sys_days{year / month / 1};
}

/// A time at which the zone database tells what holds at `seconds`.
///
/// It speaks of years that 16 bits hold; beyond them the nearest known rules stand. The system's
/// files list changes of the clock to 2037 and give the rules for what follows in a form that the
/// date library does not read. Those rules name weekdays ("the last Sunday of March"), so a later
/// year is like an earlier one in which the month begins on the same weekday: January for the
/// months before a leap day, March for those after it.
std::int64_t within_zone_data(std::int64_t seconds) {
  using namespace std::chrono_literals;
  constexpr std::int64_t kLimit = 30'000LL * 365 * kSecondsPerDay;
  seconds = std::clamp(seconds, -kLimit, kLimit);
  const auto day = std::chrono::floor<std::chrono::days>(
      std::chrono::sys_seconds{std::chrono::seconds{seconds}});
  const std::chrono::year_month_day date{day};
  if (date.year() < 2037y) return seconds;
  const std::chrono::month month =
      date.month() < std::chrono::March ? std::chrono::January : std::chrono::March;
  const std::chrono::sys_days begin = first_day(date.year(), month);
  for (const std::chrono::year alike : {2026y, 2027y, 2029y, 2030y, 2031y, 2033y, 2034y}) {
    const std::chrono::days apart = begin - first_day(alike, month);
    if (apart.count() % 7 == 0) return seconds - apart.count() * kSecondsPerDay;
  }
  return seconds;
}

}  // namespace

std::optional<const std::string*> find_time_zone(std::string_view name) {
  const std::string text(name);
  if (locate(text) == nullptr) return std::nullopt;
  return owned_name(text);
}

DateTime resolve_in_zone(LocalDateTime local, const std::string* zone,
                         std::optional<std::int32_t> preferred) {
  const date::time_zone* rules = locate(*zone);
  if (rules == nullptr) return {local, 0, zone};
  const std::int64_t seconds = local_seconds(local);
  const date::local_seconds wall{std::chrono::seconds(within_zone_data(seconds))};
  const date::local_info info = rules->get_info(wall);
  const auto offset = static_cast<std::int32_t>(info.first.offset.count());
  const auto later = static_cast<std::int32_t>(info.second.offset.count());
  if (info.result == date::local_info::ambiguous && preferred == later) {
    return {local, later, zone};
  }
  if (info.result == date::local_info::nonexistent) {
    return {from_local_seconds(seconds + later - offset, local.time.nanosecond()), later, zone};
  }
  return {local, offset, zone};
}

DateTime instant_in_zone(std::int64_t epoch_seconds, std::int64_t nanosecond,
                         const std::string* zone) {
  std::int32_t offset = 0;
  if (const date::time_zone* rules = zone == nullptr ? nullptr : locate(*zone)) {
    const date::sys_seconds instant{std::chrono::seconds(within_zone_data(epoch_seconds))};
    offset = static_cast<std::int32_t>(rules->get_info(instant).offset.count());
  }
  return {from_local_seconds(epoch_seconds + offset, nanosecond), offset, zone};
}

}  // namespace newsgraph
