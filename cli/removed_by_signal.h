// A file that is taken away when a signal ends the program while it is being written.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace newsgraph::cli {

/// Of the signals of Interrupts::kEnding, those whose meaning is to end the program: one that is
/// ignored, or that an Interrupts has taken, stays as it is. There is one at a time.
class RemovedBySignal {
 public:
  explicit RemovedBySignal(const std::filesystem::path& file);
  /// Gives the signals back their former meaning.
  ~RemovedBySignal();
  RemovedBySignal(const RemovedBySignal&) = delete;
  RemovedBySignal& operator=(const RemovedBySignal&) = delete;

 private:
  const std::string file_;
  std::vector<int> signals_;
};

}  // namespace newsgraph::cli
