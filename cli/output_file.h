// A file that is written whole or not at all.
//
// What is written goes to a new file beside the target; commit() puts it in the target's place in
// one step. Until then, and when anything throws, the target is as it was. The new file is gone
// after a failure, or a signal that ends the program, save SIGKILL. A target that is no
// regular file (a device, a named pipe) cannot be replaced and is written directly.
#pragma once

#include <filesystem>
#include <optional>
#include <ostream>

#include "newsgraph/cli/output_buffer.h"
#include "newsgraph/cli/removed_by_signal.h"

namespace newsgraph::cli {

/// Throws Error (kInput) when the name stands for the graph file itself, which nobody else may open
/// or replace.
void refuse_graph_file(const std::filesystem::path& graph, const std::filesystem::path& file);

class OutputFile {
 public:
  /// Throws Error (kInput) when the file cannot be made.
  explicit OutputFile(const std::filesystem::path& target);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  std::ostream& stream() { return stream_; }
  void commit();

 private:
  /// The descriptor of a new file, or of the target itself.
  int open();

  std::filesystem::path target_;
  std::filesystem::path temporary_;  ///< empty when the target is written directly
  std::optional<RemovedBySignal> removed_;
  int descriptor_ = -1;
  OutputBuffer buffer_;
  std::ostream stream_;
};

}  // namespace newsgraph::cli
