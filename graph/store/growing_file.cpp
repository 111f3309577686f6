#include "newsgraph/graph/store/growing_file.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>
#include <utility>

#include "newsgraph/graph/system_error.h"

namespace newsgraph::store {

namespace {

[[noreturn]] void fail(const std::filesystem::path& file, const char* what) {
  const int number = errno;
  throw Error(kind_of_system_error(number), std::string(what) + std::strerror(number),
              {file.string()},
              "Check that its folder exists and may be written to, and the free space there.");
}

/// Makes what was written to a file, or the names in a folder, outlive a loss of power.
void sync(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) fail(path, "cannot be made durable: ");
  const bool is_done = ::fsync(descriptor) == 0;
  const int error = errno;
  ::close(descriptor);
  errno = error;
  if (!is_done) fail(path, "cannot be made durable: ");
}

std::filesystem::path folder_of(const std::filesystem::path& file) {
  return std::filesystem::absolute(file).parent_path();
}

/// What the names of all files begin with that grow for `file`.
std::string stem_of(const std::filesystem::path& file) {
  return file.filename().string() + ".import-";
}

/// The file, and what SQLite may have put beside it.
void remove_all_of(const std::filesystem::path& growing) {
  std::error_code ignored;
  for (const char* ending : {"-wal", "-shm", ""}) {
    std::filesystem::remove(growing.string() + ending, ignored);
  }
}

/// Whether the descriptor is of the file that has the name now, and nobody else's lock is on it.
bool locks(int descriptor, const std::filesystem::path& path) {
  struct stat own{}, named{};
  return ::flock(descriptor, LOCK_EX | LOCK_NB) == 0 && ::fstat(descriptor, &own) == 0 &&
         ::stat(path.c_str(), &named) == 0 && own.st_ino == named.st_ino;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Takes away what programs have left behind that were killed.
void remove_leftovers(const std::filesystem::path& file) {
  const std::string stem = stem_of(file);
  std::error_code error;
  std::filesystem::directory_iterator entries(folder_of(file), error), end;
  for (; !error && entries != end; entries.increment(error)) {
    const std::string name = entries->path().filename().string();
    if (!name.starts_with(stem) || !is_number(std::string_view(name).substr(stem.size()))) continue;
    const int descriptor = ::open(entries->path().c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0) continue;
    if (locks(descriptor, entries->path())) remove_all_of(entries->path());
    ::close(descriptor);
  }
}

}  // namespace

GrowingFile::GrowingFile(std::filesystem::path file) : file_(std::move(file)) {
  remove_leftovers(file_);
  const std::filesystem::path stem = folder_of(file_) / stem_of(file_);
  for (int attempt = ::getpid(); growing_.empty(); ++attempt) {
    const std::filesystem::path path = stem.string() + std::to_string(attempt);
    lock_ = ::open(path.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0666);
    if (lock_ < 0 && errno != EEXIST) fail(file_, "the graph file cannot be made: ");
    if (lock_ < 0) continue;
    // Another may have taken it for a leftover before it was locked.
    if (locks(lock_, path)) {
      growing_ = path;
    } else {
      ::close(lock_);
    }
  }
}

GrowingFile::~GrowingFile() {
  if (!growing_.empty()) remove_all_of(growing_);
  if (lock_ >= 0) ::close(lock_);
}

void GrowingFile::begin_sync() noexcept {
  // A hint: a file system that knows no such thing is synced in publish().
  static_cast<void>(::sync_file_range(lock_, 0, 0, SYNC_FILE_RANGE_WRITE));
}

void GrowingFile::publish() {
  sync(growing_);
  // Closed later, it would take locks with it that a connection to the new graph holds by then.
  ::close(std::exchange(lock_, -1));
  std::error_code ignored;
  const bool replaces_empty =
      std::filesystem::exists(file_, ignored) && std::filesystem::file_size(file_, ignored) == 0;
  const std::filesystem::path to = std::filesystem::absolute(file_);
  const int renamed = replaces_empty ? ::rename(growing_.c_str(), to.c_str())
                                     : ::renameat2(AT_FDCWD, growing_.c_str(), AT_FDCWD, to.c_str(),
                                                   RENAME_NOREPLACE);
  if (renamed != 0) fail(file_, "the graph file cannot be made: ");
  growing_.clear();
  sync(folder_of(file_));
}

}  // namespace newsgraph::store
