#include "newsgraph/cli/exit_status.h"

namespace newsgraph::cli {

namespace {

constexpr ExitStatusMeaning kMeanings[] = {
    {"0", "Done."},
    {"1",
     "The input or the query was at fault; or a file or folder that was named is not there, or\n"
     "may not be read or written."},
    {"2", "The command line was wrong."},
    {"3",
     "Something broke or stood in the way: the disk, the memory, a damaged file, another\n"
     "program that writes to the graph."},
    {"129, 130, 143", "A signal has ended it: SIGHUP, SIGINT (Ctrl-C), SIGTERM."},
};

}  // namespace

std::span<const ExitStatusMeaning> exit_status_meanings() {
  return kMeanings;
}

}  // namespace newsgraph::cli
