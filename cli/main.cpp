// The newsgraph program: gives the process's streams to run_program().

#include <sys/ioctl.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "newsgraph/cli/output_buffer.h"
#include "newsgraph/cli/program.h"
#include "newsgraph/graph/process_memory.h"

namespace {

/// https://no-color.org: any value but the empty one switches colours off.
bool colours_wanted() {
  const char* no_color = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  return (no_color == nullptr || *no_color == '\0') &&
         (terminal == nullptr || std::string(terminal) != "dumb");
}

std::size_t terminal_columns(int descriptor) {
  winsize size{};
  return ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

}  // namespace

int main(int argc, char** argv) {
  newsgraph::prepare_process_memory();
  std::ios::sync_with_stdio(false);
  // A reader that goes away shows as a failing write, which ends the command in good order.
  std::signal(SIGPIPE, SIG_IGN);
  // So does a file that reaches the limit of its size (ulimit -f).
  std::signal(SIGXFSZ, SIG_IGN);

  newsgraph::cli::OutputBuffer buffer(STDOUT_FILENO, "standard output");
  std::ostream out(&buffer);
  out.exceptions(std::ios::badbit);
  const bool out_is_terminal = ::isatty(STDOUT_FILENO) == 1;
  const bool err_is_terminal = ::isatty(STDERR_FILENO) == 1;
  newsgraph::cli::Console console{
      .in = std::cin,
      .out = out,
      .err = std::cerr,
      .interactive = out_is_terminal && ::isatty(STDIN_FILENO) == 1,
      .out_is_terminal = out_is_terminal,
      .err_is_terminal = err_is_terminal,
      .colour_out = out_is_terminal && colours_wanted(),
      .colour_err = err_is_terminal && colours_wanted(),
      .out_columns = out_is_terminal ? terminal_columns(STDOUT_FILENO) : 0,
      .err_columns = [] { return terminal_columns(STDERR_FILENO); },
      .leave = ::_exit,
  };
  return newsgraph::cli::run_program(std::vector<std::string>(argv + 1, argv + argc), console);
}
