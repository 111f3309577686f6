#include <algorithm>
#include <string>
#include <vector>

#include "newsgraph/cli/commands.h"
#include "newsgraph/cli/printable.h"
#include "newsgraph/cli/suggestion.h"
#include "newsgraph/cli/table.h"
#include "newsgraph/graph/error.h"
#include "newsgraph/query/reference.h"

namespace newsgraph::cli {

namespace {

constexpr std::size_t kWidth = 100;

void write_wrapped(const std::string& text, const std::string& indent, Console& console) {
  const std::size_t columns = console.out_columns == 0 ? kWidth : console.out_columns;
  const std::size_t width = std::max<std::size_t>(columns, indent.size() + 20) - indent.size();
  for (const std::string& line : wrap(text, width)) console.out << indent << line << '\n';
}

/// The names, group by group.
void write_overview(Console& console) {
  std::string_view group;
  std::string names;
  const auto flush = [&] {
    if (!names.empty()) write_wrapped(names, "  ", console);
    names.clear();
  };
  for (const ReferenceEntry& entry : reference_entries()) {
    if (entry.group != group) {
      flush();
      group = entry.group;
      console.out << group << '\n';
    }
    names += (names.empty() ? "" : "  ") + entry.name;
  }
  flush();
  console.out << "\nnewsgraph help NAME tells of one of them, or of a command.\n";
}

void write_entries(const std::vector<ReferenceEntry>& entries, Console& console) {
  for (const ReferenceEntry& entry : entries) {
    console.out << entry.signature << '\n';
    write_wrapped(entry.summary, "    ", console);
  }
}

}  // namespace

ExitStatus run(const HelpOptions& options, Console& console) {
  if (options.format == HelpFormat::kMarkdown) {
    console.out << reference_markdown();
    return kDone;
  }
  if (options.name.empty()) {
    write_overview(console);
    return kDone;
  }
  const std::vector<ReferenceEntry> found = reference_of(options.name);
  if (found.empty()) {
    std::vector<std::string> names;
    for (const ReferenceEntry& entry : reference_entries()) names.push_back(entry.name);
    throw Error(ErrorKind::kUsage,
                "there is no function, procedure or command '" + options.name + "'", {},
                did_you_mean(options.name, names) + " See 'newsgraph help'.");
  }
  write_entries(found, console);
  return kDone;
}

}  // namespace newsgraph::cli
