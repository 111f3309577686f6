// "1,204 articles" on a line that is overwritten, for people who wait; silent in a pipe.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "newsgraph/cli/console.h"

namespace newsgraph::cli {

class Progress {
 public:
  explicit Progress(Console& console) : console_(console) {}
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Shows the count, but not more often than the eye can follow.
  void show(std::size_t articles, const std::string& file);
  /// Takes the line away, so that something else can be printed.
  void clear();

 private:
  Console& console_;
  std::chrono::steady_clock::time_point last_{};
  bool shown_ = false;
};

/// "1,204,311".
std::string with_separators(std::size_t number);

}  // namespace newsgraph::cli
