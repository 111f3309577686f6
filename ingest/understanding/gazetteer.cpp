#include "newsgraph/ingest/understanding/gazetteer.h"

#include <algorithm>
#include <array>

#include <utf8proc.h>

#include "newsgraph/graph/error.h"

extern "C" const char newsgraph_embedded_countries[];
extern "C" const char newsgraph_embedded_countries_end[];

namespace newsgraph::understanding {

namespace {

constexpr std::size_t kColumns = 8;

Error malformed(const std::string& file, std::size_t line, const std::string& message) {
  return Error(ErrorKind::kInput, message, {file, line, 0},
               "Each line has 8 columns divided by tabs; the head of the table explains them.");
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

/// The items of a list column; "-" is the empty list.
std::vector<std::string> list_of(std::string_view column) {
  if (column == "-") return {};
  std::vector<std::string> items;
  for (const std::string_view item : split(column, '|')) items.emplace_back(item);
  return items;
}

std::string code_of(std::string_view column) {
  return column == "-" ? std::string() : std::string(column);
}

Country read_country(std::string_view line, const std::string& file, std::size_t number) {
  const std::vector<std::string_view> columns = split(line, '\t');
  if (columns.size() != kColumns) {
    throw malformed(file, number,
                    "expected " + std::to_string(kColumns) + " columns but found " +
                        std::to_string(columns.size()));
  }
  if (std::ranges::any_of(columns, &std::string_view::empty)) {
    throw malformed(file, number, "a column is empty; an empty list is written '-'");
  }
  Country country;
  country.name = columns[0];
  country.kind = columns[1];
  country.iso2 = code_of(columns[2]);
  country.iso3 = code_of(columns[3]);
  country.capitals = list_of(columns[4]);
  country.aliases = list_of(columns[5]);
  country.demonyms = list_of(columns[6]);
  country.seats = list_of(columns[7]);
  return country;
}

/// The name as a headline or dateline in capitals has it.
std::string in_capitals(std::string_view name) {
  std::string capitals;
  for (std::size_t byte = 0; byte < name.size();) {
    utf8proc_int32_t c = 0;
    const auto length =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(name.data()) + byte,
                         static_cast<utf8proc_ssize_t>(name.size() - byte), &c);
    if (length <= 0) break;
    utf8proc_uint8_t encoded[4];
    const auto size = utf8proc_encode_char(utf8proc_toupper(c), encoded);
    capitals.append(reinterpret_cast<const char*>(encoded), static_cast<std::size_t>(size));
    byte += static_cast<std::size_t>(length);
  }
  return capitals;
}

}  // namespace

Gazetteer Gazetteer::read(std::string_view table, const std::string& file_name) {
  Gazetteer gazetteer;
  std::size_t number = 0;
  for (const std::string_view line : split(table, '\n')) {
    ++number;
    if (line.empty() || line.starts_with('#')) continue;
    gazetteer.countries_.push_back(read_country(line, file_name, number));
  }
  gazetteer.index_names();
  return gazetteer;
}

void Gazetteer::index_names() {
  const auto index = [&](const std::string& name, std::size_t country, CountryNameKind kind) {
    std::array<std::string, 2> forms{name, in_capitals(name)};
    if (forms[0] == forms[1]) forms[1].clear();
    for (const std::string& form : forms) {
      if (form.empty()) continue;
      std::vector<Match>& matches = by_name_[form];
      const bool known = std::ranges::any_of(matches, [&](const Match& match) {
        return match.country == country && match.kind == kind;
      });
      if (!known) matches.push_back({country, kind});
    }
  };
  // Kind by kind, so that a name's best reading comes first: "Mexico" the state before its city.
  for (std::size_t i = 0; i < countries_.size(); ++i) {
    index(countries_[i].name, i, CountryNameKind::kName);
    if (!countries_[i].iso2.empty()) by_iso2_.try_emplace(countries_[i].iso2, i);
  }
  for (std::size_t i = 0; i < countries_.size(); ++i) {
    for (const std::string& name : countries_[i].aliases) index(name, i, CountryNameKind::kName);
  }
  for (std::size_t i = 0; i < countries_.size(); ++i) {
    for (const std::string& name : countries_[i].demonyms) {
      index(name, i, CountryNameKind::kDemonym);
    }
  }
  for (std::size_t i = 0; i < countries_.size(); ++i) {
    for (const std::string& name : countries_[i].capitals) {
      index(name, i, CountryNameKind::kCapital);
    }
    for (const std::string& name : countries_[i].seats) index(name, i, CountryNameKind::kSeat);
  }
}

const Gazetteer& Gazetteer::built_in() {
  static const Gazetteer gazetteer = read(
      {newsgraph_embedded_countries,
       static_cast<std::size_t>(newsgraph_embedded_countries_end - newsgraph_embedded_countries)},
      "countries.tsv");
  return gazetteer;
}

std::optional<std::size_t> Gazetteer::by_iso2(std::string_view code) const {
  const auto found = by_iso2_.find(std::string(code));
  return found == by_iso2_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<Gazetteer::Match> Gazetteer::find(std::string_view name) const {
  const auto entry = by_name_.find(std::string(name));
  return entry == by_name_.end() ? std::vector<Match>() : entry->second;
}

}  // namespace newsgraph::understanding
