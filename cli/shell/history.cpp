#include "newsgraph/cli/shell/history.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <system_error>
#include <utility>

#include "newsgraph/cli/output_file.h"
#include "newsgraph/graph/error.h"

namespace newsgraph::cli {

namespace fs = std::filesystem;

namespace {

std::string to_line(const std::string& entry) {
  std::string line;
  for (const char c : entry) {
    if (c == '\n') {
      line += "\\n";
    } else if (c == '\\') {
      line += "\\\\";
    } else {
      line += c;
    }
  }
  return line;
}

std::string from_line(const std::string& line) {
  std::string entry;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool is_escape = line[i] == '\\' && i + 1 < line.size();
    if (is_escape) ++i;
    entry += is_escape && line[i] == 'n' ? '\n' : line[i];
  }
  return entry;
}

}  // namespace

History::History(fs::path file) : file_(std::move(file)) {
  if (file_.empty()) return;
  // What was typed again, or is too old, leaves the file before it grows without end.
  if (load() > 2 * kMostEntries) rewrite();
}

/// The number of lines that the file has.
std::size_t History::load() {
  std::ifstream in(file_, std::ios::binary);
  std::size_t lines = 0;
  for (std::string line; std::getline(in, line); ++lines) {
    if (!line.empty()) remember(from_line(line));
  }
  return lines;
}

void History::remember(const std::string& entry) {
  std::erase(entries_, entry);
  entries_.push_back(entry);
  if (entries_.size() > kMostEntries) entries_.erase(entries_.begin());
}

bool History::add(const std::string& entry) {
  if (entry.empty() || (!entries_.empty() && entries_.back() == entry)) return true;
  remember(entry);
  if (file_.empty()) return true;
  std::error_code error;
  fs::create_directories(file_.parent_path(), error);
  const int descriptor =
      ::open(file_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (descriptor < 0) return false;
  const std::string line = to_line(entry) + "\n";
  const bool written =
      ::write(descriptor, line.data(), line.size()) == static_cast<ssize_t>(line.size());
  ::close(descriptor);
  return written;
}

void History::rewrite() const {
  try {
    OutputFile file(file_);
    for (const std::string& entry : entries_) file.stream() << to_line(entry) << '\n';
    file.commit();
  } catch (const Error&) {
    // The longer file is as good.
  }
}

fs::path history_file() {
  const auto folder = [](const char* variable) {
    const char* value = std::getenv(variable);
    // The specification has relative paths ignored.
    return fs::path(value != nullptr && *value == '/' ? value : "");
  };
  if (const fs::path state = folder("XDG_STATE_HOME"); !state.empty()) {
    return state / "newsgraph" / "history";
  }
  const fs::path home = folder("HOME");
  return home.empty() ? fs::path() : home / ".local" / "state" / "newsgraph" / "history";
}

}  // namespace newsgraph::cli
