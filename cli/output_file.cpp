#include "newsgraph/cli/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>
#include <utility>

#include "newsgraph/graph/system_error.h"

namespace newsgraph::cli {

namespace fs = std::filesystem;

namespace {

Error cannot(const char* what, const fs::path& file) {
  const int number = errno;
  return Error(kind_of_system_error(number),
               std::string("cannot ") + what + ": " + std::strerror(number), {file.string()});
}

/// The file behind a chain of symbolic links, so that the link survives and its file is replaced.
fs::path behind_links(const fs::path& target) {
  std::error_code ignored;
  const fs::path resolved = fs::weakly_canonical(target, ignored);
  return ignored ? target : resolved;
}

}  // namespace

OutputFile::OutputFile(const fs::path& target)
    : target_(behind_links(target)),
      descriptor_(open()),
      buffer_(descriptor_, target.string()),
      stream_(&buffer_) {
  stream_.exceptions(std::ios::badbit);
}

OutputFile::~OutputFile() {
  ::close(descriptor_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

int OutputFile::open() {
  struct stat status{};
  const bool exists = ::stat(target_.c_str(), &status) == 0;
  if (exists && !S_ISREG(status.st_mode)) {
    const int descriptor = ::open(target_.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) throw cannot("write", target_);
    return descriptor;
  }
  // A leftover of a process that was killed may hold the name: try the next.
  for (int attempt = 0;; ++attempt) {
    fs::path temporary =
        target_.parent_path() / ("." + target_.filename().string() + "." +
                                 std::to_string(::getpid()) + "-" + std::to_string(attempt));
    removed_.emplace(temporary);
    const int descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor >= 0) {
      if (exists) static_cast<void>(::fchmod(descriptor, status.st_mode & 07777));
      temporary_ = std::move(temporary);
      return descriptor;
    }
    if (errno != EEXIST || attempt == 100) throw cannot("write", target_);
  }
}

void OutputFile::commit() {
  stream_.flush();
  if (temporary_.empty()) return;
  if (::fsync(descriptor_) != 0) throw cannot("write", target_);
  if (::rename(temporary_.c_str(), target_.c_str()) != 0) {
    throw cannot("replace", target_);
  }
  temporary_.clear();
}

void refuse_graph_file(const std::filesystem::path& graph, const std::filesystem::path& file) {
  namespace fs = std::filesystem;
  std::error_code none;  // a name that cannot be looked up stands for no file
  const bool is_same = fs::equivalent(file, graph, none) ||
                       fs::weakly_canonical(file, none) == fs::weakly_canonical(graph, none);
  if (!is_same) return;
  throw Error(ErrorKind::kInput, "this is the graph file itself", {file.string()},
              "Name another file.");
}

}  // namespace newsgraph::cli
