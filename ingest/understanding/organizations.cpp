#include "newsgraph/ingest/understanding/organizations.h"

#include <algorithm>

#include "newsgraph/graph/error.h"
#include "newsgraph/ingest/understanding/words.h"

extern "C" const char newsgraph_embedded_organizations[];
extern "C" const char newsgraph_embedded_organizations_end[];

namespace newsgraph::understanding {

namespace {

constexpr std::size_t kColumns = 4;

std::vector<std::string> split(std::string_view text, char divider) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t end = text.find(divider);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::vector<std::string> list_of(const std::string& column) {
  return column == "-" ? std::vector<std::string>{} : split(column, '|');
}

/// Initials keep their case ("WHO" is not "who"), names lose it.
std::string key_of(std::string_view name) {
  const bool initials = std::none_of(name.begin(), name.end(),
                                     [](char c) { return c == ' ' || (c >= 'a' && c <= 'z'); });
  return initials ? std::string(name) : "~" + fold(name);
}

}  // namespace

Organizations Organizations::read(std::string_view table, const std::string& file_name) {
  Organizations organizations;
  std::size_t number = 0;
  for (const std::string& line : split(table, '\n')) {
    ++number;
    if (line.empty() || line.starts_with('#')) continue;
    const std::vector<std::string> columns = split(line, '\t');
    if (columns.size() != kColumns || columns[0].empty()) {
      throw Error(ErrorKind::kInput, "this line is not name, kind, aliases and seats",
                  {file_name, number, 1}, "Divide the four columns by tabs.");
    }
    const std::size_t index = organizations.organizations_.size();
    organizations.organizations_.push_back(
        {columns[0], columns[1], list_of(columns[2]), list_of(columns[3])});
    const KnownOrganization& known = organizations.organizations_.back();
    organizations.by_name_.try_emplace(key_of(known.name), index);
    for (const std::string& alias : known.aliases) {
      organizations.by_name_.try_emplace(key_of(alias), index);
    }
    for (const std::string& seat : known.seats) organizations.by_seat_.try_emplace(seat, index);
  }
  return organizations;
}

const Organizations& Organizations::built_in() {
  static const Organizations kOrganizations =
      read({newsgraph_embedded_organizations,
            static_cast<std::size_t>(newsgraph_embedded_organizations_end -
                                     newsgraph_embedded_organizations)},
           "organizations.tsv");
  return kOrganizations;
}

const KnownOrganization* Organizations::find(std::string_view name) const {
  const auto found = by_name_.find(key_of(name));
  return found == by_name_.end() ? nullptr : &organizations_[found->second];
}

const KnownOrganization* Organizations::seated_in(std::string_view city) const {
  const auto found = by_seat_.find(std::string(city));
  return found == by_seat_.end() ? nullptr : &organizations_[found->second];
}

}  // namespace newsgraph::understanding
