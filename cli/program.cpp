#include "newsgraph/cli/program.h"

#include "newsgraph/cli/arguments.h"
#include "newsgraph/cli/output_buffer.h"
#include "newsgraph/cli/report.h"

namespace newsgraph::cli {

ExitStatus run(const ShowOptions& options, Console& console) {
  console.out << options.text;
  return kDone;
}

namespace {

/// Calls `work`; an exception becomes a message and an exit status.
template <typename Work>
int guarded(Console& console, Work work) {
  try {
    return work();
  } catch (const ReaderGone&) {
    return kDone;  // as with `| head`: whoever read has all they wanted
  } catch (...) {
    return report_current_exception(console);
  }
}

/// Rows written before something failed are results too. A stream that failed has said so.
int flushed(int status, Console& console) {
  const int flushing = guarded(console, [&] {
    if (console.out.good()) console.out.flush();
    return kDone;
  });
  return flushing == kDone ? status : flushing;
}

}  // namespace

int run_program(const std::vector<std::string>& arguments, Console& console) noexcept {
  const int status = guarded(console, [&] {
    const Command command = parse_arguments(arguments);
    return std::visit([&](const auto& options) { return run(options, console); }, command);
  });
  return flushed(status, console);
}

void leave_program(ExitStatus status, Console& console) {
  if (console.leave) console.leave(flushed(status, console));
}

}  // namespace newsgraph::cli
