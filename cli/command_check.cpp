#include "newsgraph/cli/commands.h"
#include "newsgraph/cli/json_report.h"
#include "newsgraph/cli/printable.h"
#include "newsgraph/cli/progress.h"
#include "newsgraph/graph/check.h"

namespace newsgraph::cli {

namespace {

void print(const FileCheck& check, Console& console) {
  for (const FileFault& fault : check.faults) {
    console.out << printable(fault.where) << ": " << printable(fault.what) << "\n  "
                << printable(fault.remedy) << '\n';
  }
  for (const std::string& note : check.notes) console.out << "note: " << printable(note) << '\n';
  if (!check.is_sound()) {
    console.out << (check.has_more_faults ? "more than " : "")
                << counted(check.faults.size(), "fault") << '\n';
    return;
  }
  console.out << "sound: " << counted(check.nodes, "node") << ", "
              << counted(check.relationships, "relationship") << ", "
              << counted(check.evidence, "sentence") << " behind them, "
              << counted(check.words, "word") << " of full text\n";
}

void print_json(const FileCheck& check, const std::string& file, Console& console) {
  JsonReport::write(console.out, [&](JsonReport& json) {
    json.text("file", file);
    json.truth("sound", check.is_sound());
    json.list("faults", [&] {
      for (const FileFault& fault : check.faults) {
        json.object([&] {
          json.text("where", fault.where);
          json.text("what", fault.what);
          json.text("remedy", fault.remedy);
        });
      }
    });
    json.truth("more_faults", check.has_more_faults);
    json.list("notes", [&] {
      for (const std::string& note : check.notes) json.text(note);
    });
    json.number("schema_version", static_cast<std::uint64_t>(check.schema_version));
    json.number("nodes", check.nodes);
    json.number("relationships", check.relationships);
    json.number("evidence", check.evidence);
    json.number("words", check.words);
  });
}

}  // namespace

ExitStatus run(const CheckOptions& options, Console& console) {
  const FileCheck check = check_graph_file(options.graph);
  if (options.format == ListingFormat::kJson) {
    print_json(check, options.graph.string(), console);
  } else {
    print(check, console);
  }
  return check.is_sound() ? kDone : kBroken;
}

}  // namespace newsgraph::cli
