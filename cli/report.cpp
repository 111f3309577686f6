#include "newsgraph/cli/report.h"

#include <exception>
#include <filesystem>
#include <new>

#include "newsgraph/cli/printable.h"
#include "newsgraph/graph/system_error.h"

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

void warn(const std::string& message, Console& console) {
  console.err << (console.colour_err ? "\x1b[1;33mwarning:\x1b[0m " : "warning: ")
              << printable_lines(message) << '\n';
}

void warn(const Notification& notification, Console& console) {
  warn(notification.describe(), console);
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

ExitStatus report_current_exception(Console& console) {
  try {
    throw;
  } catch (const QueryError& error) {
    report(error, console);
    return status_of(error);
  } catch (const Error& error) {
    report(error, console);
    return status_of(error);
  } catch (const std::filesystem::filesystem_error& error) {
    // What went away, or was made unreadable, between two looks at it.
    const Error said(kind_of_system_error(error.code().value()), error.code().message(),
                     {error.path1().string()});
    report(said, console);
    return status_of(said);
  } catch (const std::bad_alloc&) {
    report(std::string("out of memory"), console);
  } catch (const std::exception& error) {
    report(std::string("internal error: ") + error.what(), console);
  }
  return kBroken;
}

}  // namespace newsgraph::cli
