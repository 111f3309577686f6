// A line on the terminal that is overwritten, for people who wait; silent in a pipe.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "newsgraph/cli/console.h"

namespace newsgraph::cli {

class Progress {
 public:
  explicit Progress(Console& console) : console_(console) {}
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Whether somebody looks, and has had time to see the line before: then a new one may be shown.
  bool is_due() const;
  /// What the terminal has no room for is left out.
  void show(std::string_view line);
  /// Takes the line away, so that something else can be printed.
  void clear();

 private:
  Console& console_;
  std::chrono::steady_clock::time_point last_{};
  bool shown_ = false;
};

/// "1,204,311".
std::string with_separators(std::size_t number);
/// "1 node", "1,204 nodes"; the plural is the singular with an s.
std::string counted(std::size_t number, std::string_view singular);

}  // namespace newsgraph::cli
