#include "newsgraph/cli/commands.h"
#include "newsgraph/cli/manual_page.h"
#include "newsgraph/cli/reference_text.h"
#include "newsgraph/cli/suggestion.h"
#include "newsgraph/graph/error.h"

namespace newsgraph::cli {

namespace {

/// Some commands are named as clauses are: `remove`, `explain`.
void write_command(const HelpOptions& options, Console& console) {
  console.out << options.command_help;
  const std::vector<ReferenceEntry> entries = entries_named(options.name);
  if (entries.empty()) return;
  console.out << "\nIn queries:\n";
  write_entries(entries, console.out, console.out_columns);
}

}  // namespace

ExitStatus run(const HelpOptions& options, Console& console) {
  if (options.format == HelpFormat::kMarkdown) {
    console.out << reference_markdown();
    return kDone;
  }
  if (options.format == HelpFormat::kMan) {
    console.out << manual_page(options.outline);
    return kDone;
  }
  if (options.name.empty()) {
    write_reference_overview(console.out, console.out_columns);
    console.out << "\nnewsgraph help NAME tells of one of them, or of a command.\n";
    return kDone;
  }
  if (!options.command_help.empty()) {
    write_command(options, console);
    return kDone;
  }
  const std::vector<ReferenceEntry> found = reference_of(options.name);
  if (found.empty()) {
    const std::string meant = did_you_mean(options.name, reference_names());
    throw Error(ErrorKind::kUsage,
                "there is no clause, function, procedure or command '" + options.name + "'", {},
                meant + (meant.empty() ? "" : " ") + "See 'newsgraph help'.");
  }
  write_entries(found, console.out, console.out_columns);
  return kDone;
}

}  // namespace newsgraph::cli
