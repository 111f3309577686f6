// Where a command reads and writes, and what it may assume about who is looking.
//
// Commands take a Console instead of the process's own streams, so that a test can run one and read
// what it wrote. `out` throws when it cannot be written (output_buffer.h), so no command checks it.
#pragma once

#include <cstddef>
#include <functional>
#include <istream>
#include <ostream>

namespace newsgraph::cli {

struct Console {
  std::istream& in;
  std::ostream& out;  ///< results
  std::ostream& err;  ///< everything else
  /// Somebody types at `in` and sees `out`: both are the process's own, on a terminal.
  bool interactive = false;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  bool colour_out = false;      ///< a terminal, and NO_COLOR is not set
  bool colour_err = false;      ///< the same for `err`
  std::size_t out_columns = 0;  ///< width of the terminal behind `out`; 0 when there is none
  /// The same behind `err`, asked anew each time, since a window may change; empty: there is none.
  std::function<std::size_t()> err_columns = {};
  /// Ends the process with a status, on the spot; empty where more than the program lives in it.
  std::function<void(int)> leave = {};
};

}  // namespace newsgraph::cli
