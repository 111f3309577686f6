// What has been typed in a shell, kept in a file from one to the next.
//
// An entry is what was typed of one statement, on all its lines. One that comes again moves to the
// end. Each is appended to the file at once, so that shells in several windows do not overwrite one
// another's, and nothing is lost when one is killed. The file holds an entry a line, a line break
// in it as \n and a backslash as two, and is its owner's alone to read: queries hold names.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace newsgraph::cli {

class History {
 public:
  static constexpr std::size_t kMostEntries = 2000;

  /// Reads what there is. With an empty name, nothing is kept.
  explicit History(std::filesystem::path file);

  /// False when the file, or a folder for it, could not be written.
  bool add(const std::string& entry);
  /// The oldest first, each once.
  const std::vector<std::string>& entries() const { return entries_; }

 private:
  void remember(const std::string& entry);
  std::size_t load();
  void rewrite() const;

  std::filesystem::path file_;
  std::vector<std::string> entries_;
};

/// $XDG_STATE_HOME/newsgraph/history, or the same under ~/.local/state (XDG Base Directory
/// Specification); empty when there is no home.
std::filesystem::path history_file();

}  // namespace newsgraph::cli
