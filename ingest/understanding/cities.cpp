#include "newsgraph/ingest/understanding/cities.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "newsgraph/ingest/understanding/words.h"

extern "C" const char newsgraph_embedded_cities[];
extern "C" const char newsgraph_embedded_cities_end[];

namespace newsgraph::understanding {

namespace {

std::string_view line_at(std::string_view lines, std::size_t begin) {
  return lines.substr(begin, lines.find('\n', begin) - begin);
}

std::string_view name_in(std::string_view line) {
  return line.substr(0, line.find('\t'));
}

/// "NGr15388": the region and the town of that name.
NamedPlace read_place(std::string_view text) {
  NamedPlace place;
  place.country = text.substr(0, 2);
  text.remove_prefix(std::min<std::size_t>(2, text.size()));
  place.region = text.starts_with('r');
  if (!text.empty() && (text[0] == 'r' || text[0] == 'd')) text.remove_prefix(1);
  std::from_chars(text.data(), text.data() + text.size(), place.thousands);
  return place;
}

std::vector<NamedPlace> read_places(std::string_view text) {
  std::vector<NamedPlace> places;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('|'), text.size());
    places.push_back(read_place(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return places;
}

}  // namespace

Cities::Cities(std::string_view table) : lines_(table) {
  while (lines_.starts_with('#')) {
    const std::size_t end = lines_.find('\n');
    lines_.remove_prefix(end == std::string_view::npos ? lines_.size() : end + 1);
  }
}

const Cities& Cities::built_in() {
  static const Cities kCities(
      {newsgraph_embedded_cities,
       static_cast<std::size_t>(newsgraph_embedded_cities_end - newsgraph_embedded_cities)});
  return kCities;
}

std::vector<NamedPlace> Cities::find_folded(std::string_view name) const {
  std::size_t low = 0;  // both at the beginning of a line
  std::size_t high = lines_.size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    const std::size_t before = lines_.rfind('\n', middle);
    const std::size_t begin =
        before == std::string_view::npos || before < low ? low : std::min(before + 1, high);
    const std::string_view line = line_at(lines_, begin);
    const int order = name_in(line).compare(name);
    if (order == 0) return read_places(line.substr(std::min(name.size() + 1, line.size())));
    if (order < 0) {
      low = std::min(begin + line.size() + 1, high);
    } else {
      high = begin;
    }
  }
  return {};
}

std::vector<NamedPlace> Cities::find(std::string_view name) const {
  const std::string folded = fold(name);
  if (folded.empty()) return {};
  std::vector<NamedPlace> places = find_folded(folded);
  return places.empty() ? find_folded(without_kind(folded)) : places;
}

std::string_view without_kind(std::string_view name) {
  const std::size_t space = name.rfind(' ');
  if (space == std::string_view::npos) return name;
  const std::string last = lower_case(name.substr(space + 1));
  for (std::string_view kind :
       {"province", "state", "region", "district", "governorate", "county", "prefecture", "oblast",
        "city", "island", "municipality", "department", "division", "territory"}) {
    if (last == kind) return name.substr(0, space);
  }
  return name;
}

}  // namespace newsgraph::understanding
