#include "newsgraph/cli/quantity.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <string_view>
#include <utility>
#include <vector>

#include "newsgraph/graph/error.h"

namespace newsgraph::cli {

namespace {

/// A unit in small letters, and how much it is of the smallest.
using Units = std::vector<std::pair<std::string_view, double>>;

/// The amount in the smallest unit; negative when the text is none.
double parse(const std::string& text, const Units& units) {
  double number = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || !(number >= 0)) return -1;
  std::string unit(end, text.data() + text.size());
  std::ranges::transform(unit, unit.begin(), [](unsigned char c) { return std::tolower(c); });
  const auto found = std::ranges::find(units, unit, &Units::value_type::first);
  return found == units.end() ? -1 : number * found->second;
}

/// Beyond this the amount is taken for a slip of the finger: ten years, a pebibyte.
constexpr double kLongest = 10 * 365.0 * 24 * 3600e3;
constexpr double kLargest = 1LL << 50;

[[noreturn]] void refuse(const std::string& option, const std::string& text,
                         const std::string& hint) {
  throw Error(ErrorKind::kUsage, option + " cannot be '" + text + "'", {}, hint);
}

}  // namespace

std::chrono::milliseconds parse_duration(const std::string& option, const std::string& text) {
  static const Units units{{"", 1e3},   {"ms", 1},     {"s", 1e3},
                           {"m", 60e3}, {"min", 60e3}, {"h", 3600e3}};
  const double amount = parse(text, units);
  if (amount > kLongest) refuse(option, text, "Ten years is the most; leave it out for no limit.");
  if (amount >= 0) return std::chrono::milliseconds(static_cast<std::int64_t>(amount));
  refuse(option, text, "Write a time as 500ms, 30s, 5m or 2h; a number alone is seconds.");
}

std::size_t parse_size(const std::string& option, const std::string& text) {
  constexpr double kKiB = 1 << 10, kMiB = 1 << 20, kGiB = 1 << 30;
  static const Units units{{"", 1},       {"b", 1},     {"k", kKiB},  {"kb", kKiB},
                           {"kib", kKiB}, {"m", kMiB},  {"mb", kMiB}, {"mib", kMiB},
                           {"g", kGiB},   {"gb", kGiB}, {"gib", kGiB}};
  const double amount = parse(text, units);
  if (amount > kLargest) refuse(option, text, "1048576GiB is the most.");
  if (amount >= 0) return static_cast<std::size_t>(amount);
  refuse(option, text, "Write a size as 512MiB or 2GiB; a number alone is bytes.");
}

std::uint64_t parse_count(const std::string& option, const std::string& text) {
  std::uint64_t number = 0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, number);
  if (error == std::errc() && end == last) return number;
  refuse(option, text, "Write a whole number from 0 on, as 1000; leave it out for no limit.");
}

}  // namespace newsgraph::cli
