#include "newsgraph/query/functions/time_zone_names.h"

#include <date/tz.h>

#include <algorithm>
#include <stdexcept>
#include <vector>

#include "newsgraph/graph/message.h"
#include "newsgraph/query/functions/arguments.h"
#include "newsgraph/query/parser/keyword.h"

namespace newsgraph::functions {

namespace {

/// The zones that the tz database names by place, as "Europe/Berlin".
std::vector<std::string_view> places() {
  std::vector<std::string_view> names;
  try {
    for (const date::time_zone& zone : date::get_tzdb().zones) {
      if (zone.name().find('/') != std::string::npos) names.emplace_back(zone.name());
    }
  } catch (const std::runtime_error&) {
    // Without zone data there is nothing to suggest.
  }
  return names;
}

std::string_view city_of(std::string_view place) {
  return place.substr(place.rfind('/') + 1);
}

/// "CEST", "EDT": letters that more than one place goes by.
bool is_abbreviation(std::string_view name) {
  constexpr std::size_t kLongestAbbreviation = 5;
  return name.size() <= kLongestAbbreviation &&
         std::ranges::all_of(name, [](char letter) { return letter >= 'A' && letter <= 'Z'; });
}

/// The place nearest to the name; of a bare city ("Berlin") the place that ends with it.
std::string nearest_place(std::string_view name) {
  const std::vector<std::string_view> all = places();
  if (name.find('/') != std::string_view::npos) return parser::closest(name, all);
  if (is_abbreviation(name)) return {};
  std::vector<std::string_view> cities;
  for (const std::string_view place : all) cities.push_back(city_of(place));
  const std::string city = parser::closest(name, cities);
  for (const std::string_view place : all) {
    if (!city.empty() && city_of(place) == city) return std::string(place);
  }
  return {};
}

}  // namespace

QueryError unknown_time_zone(std::string_view name) {
  const std::string near = nearest_place(name);
  return bad_argument("InvalidArgumentValue", "there is no time zone " + in_quotes(name),
                      near.empty() ? "Name it by its place, as 'Europe/Berlin', or by its offset, "
                                     "as '+02:00'."
                                   : "Did you mean '" + near + "'?");
}

}  // namespace newsgraph::functions
