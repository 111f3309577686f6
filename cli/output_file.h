// A file that is written whole or not at all.
//
// What is written goes to a new file beside the target; commit() puts it in the target's place in
// one step. Until then, and when anything throws, the target is as it was. A target that is no
// regular file (a device, a named pipe) cannot be replaced and is written directly.
#pragma once

#include <filesystem>
#include <ostream>

#include "newsgraph/cli/output_buffer.h"

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
  struct Opened {
    int descriptor = -1;
    std::filesystem::path temporary;  ///< empty when the target is written directly
  };
  static Opened open(const std::filesystem::path& target);

  std::filesystem::path target_;
  Opened opened_;
  OutputBuffer buffer_;
  std::ostream stream_;
};

}  // namespace newsgraph::cli
