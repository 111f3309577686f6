#include <rapidjson/ostreamwrapper.h>
#include <rapidjson/prettywriter.h>

#include "newsgraph/cli/commands.h"
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
    console.out << with_separators(check.faults.size()) << (check.has_more_faults ? " or more" : "")
                << (check.faults.size() == 1 ? " fault\n" : " faults\n");
    return;
  }
  console.out << "sound: " << with_separators(check.nodes) << " nodes, "
              << with_separators(check.relationships) << " relationships, "
              << with_separators(check.evidence) << " sentences behind them, "
              << with_separators(check.words) << " words of full text\n";
}

void print_json(const FileCheck& check, const std::string& file, Console& console) {
  rapidjson::OStreamWrapper out(console.out);
  rapidjson::PrettyWriter json(out);
  json.SetIndent(' ', 2);
  const auto write_text = [&](const char* key, const std::string& text) {
    json.Key(key);
    json.String(text.c_str(), static_cast<rapidjson::SizeType>(text.size()));
  };
  const auto write_number = [&](const char* key, std::uint64_t number) {
    json.Key(key);
    json.Uint64(number);
  };
  json.StartObject();
  write_text("file", file);
  json.Key("sound");
  json.Bool(check.is_sound());
  json.Key("faults");
  json.StartArray();
  for (const FileFault& fault : check.faults) {
    json.StartObject();
    write_text("where", fault.where);
    write_text("what", fault.what);
    write_text("remedy", fault.remedy);
    json.EndObject();
  }
  json.EndArray();
  json.Key("more_faults");
  json.Bool(check.has_more_faults);
  json.Key("notes");
  json.StartArray();
  for (const std::string& note : check.notes) json.String(note.c_str());
  json.EndArray();
  write_number("schema_version", static_cast<std::uint64_t>(check.schema_version));
  write_number("nodes", check.nodes);
  write_number("relationships", check.relationships);
  write_number("evidence", check.evidence);
  write_number("words", check.words);
  json.EndObject();
  console.out << '\n';
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
