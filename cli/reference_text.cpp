#include "newsgraph/cli/reference_text.h"

#include <algorithm>
#include <cctype>
#include <string_view>

#include "newsgraph/cli/printable.h"

namespace newsgraph::cli {

namespace {

constexpr std::size_t kWidth = 100;

std::size_t width_beside(std::string_view indent, std::size_t columns) {
  return std::max<std::size_t>(columns == 0 ? kWidth : columns, indent.size() + 20) - indent.size();
}

/// Names of two words stay on one line.
void write_names(const std::vector<std::string>& names, std::ostream& out, std::size_t columns) {
  constexpr std::string_view kIndent = "  ";
  const std::size_t width = width_beside(kIndent, columns);
  std::string line;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string name = names[i] + (i + 1 < names.size() ? "," : "");
    if (!line.empty() && line.size() + 1 + name.size() > width) {
      out << kIndent << line << '\n';
      line.clear();
    }
    line += (line.empty() ? "" : " ") + name;
  }
  out << kIndent << line << '\n';
}

}  // namespace

void write_entries(const std::vector<ReferenceEntry>& entries, std::ostream& out,
                   std::size_t columns) {
  constexpr std::string_view kIndent = "    ";
  for (const ReferenceEntry& entry : entries) {
    out << entry.signature << '\n';
    for (const std::string& line : wrap(entry.summary, width_beside(kIndent, columns))) {
      out << kIndent << line << '\n';
    }
  }
}

void write_reference_overview(std::ostream& out, std::size_t columns) {
  const std::vector<ReferenceEntry>& entries = reference_entries();
  for (auto begin = entries.begin(); begin != entries.end();) {
    const auto end = std::find_if(begin, entries.end(),
                                  [&](const auto& each) { return each.group != begin->group; });
    std::vector<std::string> names;
    for (auto each = begin; each != end; ++each) names.push_back(each->name);
    out << begin->group << '\n';
    write_names(names, out, columns);
    begin = end;
  }
}

std::vector<ReferenceEntry> entries_named(const std::string& name) {
  std::vector<ReferenceEntry> found = reference_of(name);
  const auto same = [&](const ReferenceEntry& entry) {
    return std::ranges::equal(entry.name, name, [](unsigned char left, unsigned char right) {
      return std::tolower(left) == std::tolower(right);
    });
  };
  std::erase_if(found, [&](const ReferenceEntry& entry) { return !same(entry); });
  return found;
}

std::vector<std::string> reference_names() {
  std::vector<std::string> names;
  for (const ReferenceEntry& entry : reference_entries()) names.push_back(entry.name);
  return names;
}

}  // namespace newsgraph::cli
