// Lines typed at a terminal, edited with libedit: cursor keys, history, completion.
//
// libedit reads key bindings from ~/.editrc, as for every program that uses it (editrc(5)). Text is
// UTF-8 whatever the locale says, as everywhere in this program.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace newsgraph::cli {

class LineEditor {
 public:
  /// What may stand instead of the last bytes before the cursor.
  struct Offer {
    std::size_t replaced = 0;  ///< bytes
    std::vector<std::string> candidates;
  };
  /// Is given the line up to the cursor.
  using Completer = std::function<Offer(const std::string& line)>;

  enum class Outcome {
    kLine,
    kInterrupted,  ///< the line was given up
    kEnd,          ///< Ctrl-D on an empty line
  };

  /// On the process's standard input and output, which are terminals. `interrupts` becomes readable
  /// when the line that is being typed is to be given up.
  LineEditor(int interrupts, Completer completer);
  ~LineEditor();

  /// Reads a line, without its line break; a former entry of several lines that was brought back
  /// comes whole.
  Outcome read(const std::string& prompt, std::string& line);
  /// What the cursor keys bring back, the oldest first.
  void set_history(const std::vector<std::string>& entries);
  /// Width of the terminal, as it is now.
  static std::size_t columns();

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace newsgraph::cli
