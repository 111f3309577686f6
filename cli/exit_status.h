// What the program tells the shell.
#pragma once

namespace newsgraph::cli {

enum ExitStatus : int {
  kDone = 0,
  kInputAtFault = 1,  ///< the input or the query
  kWrongUsage = 2,    ///< the arguments
  kBroken = 3,        ///< disk, memory, a damaged file, a mistake of ours
  kInterrupted = 130,  ///< by Ctrl-C: 128 and the number of SIGINT, as shells have it
  kTerminated = 143,   ///< the same of SIGTERM
};

}  // namespace newsgraph::cli
