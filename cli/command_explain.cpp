#include "newsgraph/cli/article_source.h"
#include "newsgraph/cli/commands.h"
#include "newsgraph/cli/printable.h"
#include "newsgraph/ingest/pipeline.h"

namespace newsgraph::cli {

namespace {

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + printable(name);
  return text.empty() ? "nobody" : text;
}

void write_entry(const TriedEntry& entry, std::ostream& out) {
  out << "  " << printable(entry.predicate) << " (" << entry.source << ") " << entry.relation
      << ": " << joined(entry.from);
  if (!entry.to.empty()) out << " -> " << joined(entry.to);
  if (entry.date) out << "  " << entry.date->to_string();
  if (entry.status != FactStatus::kOccurred) out << "  " << to_string(entry.status);
  if (!entry.dropped.empty()) out << "  [dropped: " << entry.dropped << "]";
  out << '\n';
}

void write_explanation(const Explanation& explanation, bool dropped, std::ostream& out) {
  const TriedEntry* last = nullptr;
  for (const TriedEntry& entry : explanation) {
    if (!dropped && !entry.dropped.empty()) continue;
    if (last == nullptr || last->sentence.sentence != entry.sentence.sentence) {
      out << '[' << entry.sentence.sentence << "] " << printable(entry.sentence.quote) << '\n';
    }
    write_entry(entry, out);
    last = &entry;
  }
}

}  // namespace

ExitStatus run(const ExplainOptions& options, Console& console) {
  const Pipeline pipeline(options.pipeline);
  Progress progress(console);
  const std::size_t faults =
      read_all(options.files, options.format, console, progress, [&](const Document& document) {
        Explanation explanation;
        pipeline.extract(document, explanation);
        if (options.files.size() > 1) console.out << "== " << printable(document.id) << '\n';
        write_explanation(explanation, options.dropped, console.out);
      });
  return faults == 0 ? kDone : kInputAtFault;
}

}  // namespace newsgraph::cli
