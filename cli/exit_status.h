// What the program tells the shell.
#pragma once

namespace newsgraph::cli {

enum ExitStatus : int {
  kDone = 0,
  kInputAtFault = 1,  ///< the input or the query
  kWrongUsage = 2,    ///< the arguments
  kBroken = 3,        ///< disk, memory, a damaged file, a mistake of ours
};

}  // namespace newsgraph::cli
