// Where the results of a shell go: standard output, or the file that :output named.
//
// Either way writing can be stopped: a long table is no reason not to hear Ctrl-C.
#pragma once

#include <filesystem>
#include <memory>
#include <ostream>
#include <stop_token>
#include <streambuf>

namespace newsgraph::cli {

class ResultOutput {
 public:
  /// `console` is borrowed.
  explicit ResultOutput(std::ostream& console);
  ~ResultOutput();
  ResultOutput(ResultOutput&&) noexcept;

  /// Results go to this file from now on; what it held before is lost. Throws Error (kInput).
  void to_file(const std::filesystem::path& file);
  void to_console();
  bool is_console() const;

  /// Begins the results of one statement. What is written to the stream throws QueryError
  /// (ExecutionStopped) once the token stops, and what OutputBuffer throws.
  std::ostream& begin(std::stop_token stop);
  /// Hands everything on to who reads.
  void flush();

 private:
  class Stoppable;
  struct File;

  std::ostream* console_;
  std::unique_ptr<File> file_;
  std::unique_ptr<Stoppable> buffer_;
  std::unique_ptr<std::ostream> stream_;
};

}  // namespace newsgraph::cli
