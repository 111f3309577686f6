// What the program tells the shell.
#pragma once

#include <span>

namespace newsgraph::cli {

enum ExitStatus : int {
  kDone = 0,
  kInputAtFault = 1,  ///< the input or the query; what was named is not there or may not be used
  kWrongUsage = 2,    ///< the arguments
  kBroken = 3,        ///< disk, memory, a damaged file, another writer, a mistake of ours
  // What shells say of a program that a signal has ended: 128 and its number.
  kHungUp = 129,       ///< SIGHUP: the terminal is gone
  kInterrupted = 130,  ///< SIGINT: Ctrl-C
  kTerminated = 143,   ///< SIGTERM
};

struct ExitStatusMeaning {
  const char* status;
  const char* meaning;  ///< sentences, in lines
};
/// For people: the same of every command.
std::span<const ExitStatusMeaning> exit_status_meanings();

}  // namespace newsgraph::cli
