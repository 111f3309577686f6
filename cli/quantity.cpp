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

/// As a whole number; what is beyond any clock or memory is the most there is.
template <class Integer>
Integer whole(double amount) {
  constexpr double kMost = 1e18;
  return static_cast<Integer>(std::min(amount, kMost));
}

}  // namespace

std::chrono::milliseconds parse_duration(const std::string& option, const std::string& text) {
  static const Units units{{"", 1e3},   {"ms", 1},     {"s", 1e3},
                           {"m", 60e3}, {"min", 60e3}, {"h", 3600e3}};
  const double amount = parse(text, units);
  if (amount >= 0) return std::chrono::milliseconds(whole<std::int64_t>(amount));
  throw Error(ErrorKind::kUsage, option + " cannot be '" + text + "'", {},
              "Write a time as 500ms, 30s, 5m or 2h.");
}

std::size_t parse_size(const std::string& option, const std::string& text) {
  constexpr double kKiB = 1 << 10, kMiB = 1 << 20, kGiB = 1 << 30;
  static const Units units{{"", 1},       {"b", 1},     {"k", kKiB},  {"kb", kKiB},
                           {"kib", kKiB}, {"m", kMiB},  {"mb", kMiB}, {"mib", kMiB},
                           {"g", kGiB},   {"gb", kGiB}, {"gib", kGiB}};
  const double amount = parse(text, units);
  if (amount >= 0) return whole<std::size_t>(amount);
  throw Error(ErrorKind::kUsage, option + " cannot be '" + text + "'", {},
              "Write a size as 512MiB or 2GiB.");
}

}  // namespace newsgraph::cli
