#include "newsgraph/cli/report.h"

#include "newsgraph/cli/printable.h"

namespace newsgraph::cli {

void report(const std::string& message, Console& console) {
  console.err << (console.colour_err ? "\x1b[1;31mnewsgraph:\x1b[0m " : "newsgraph: ")
              << printable_lines(message) << (message.ends_with('\n') ? "" : "\n") << std::flush;
}

void report(const Error& error, Console& console) {
  report(error.describe(), console);
}

void report(const QueryError& error, Console& console) {
  report(error.describe(), console);
}

ExitStatus status_of(const Error& error) {
  switch (error.kind()) {
    case ErrorKind::kInput:
      return kInputAtFault;
    case ErrorKind::kUsage:
      return kWrongUsage;
    case ErrorKind::kInternal:
      break;
  }
  return kBroken;
}

}  // namespace newsgraph::cli
