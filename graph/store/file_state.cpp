#include "newsgraph/graph/store/file_state.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string>

namespace newsgraph::store {

namespace {

/// Size of a file that SQLite keeps beside a database; 0 when there is none.
std::int64_t bytes_beside(const std::filesystem::path& file, const char* ending) {
  struct stat status{};
  return ::stat((file.string() + ending).c_str(), &status) == 0 ? std::int64_t{status.st_size} : 0;
}

bool is_allowed(const std::filesystem::path& path, int mode) {
  return ::faccessat(AT_FDCWD, path.c_str(), mode, AT_EACCESS) == 0;
}

}  // namespace

FileStamp stamp_of(const std::filesystem::path& file) {
  struct stat status{};
  if (::stat(file.c_str(), &status) != 0) return {};
  constexpr std::int64_t kNanoseconds = 1'000'000'000;
  return {status.st_ino, status.st_size,
          status.st_mtim.tv_sec * kNanoseconds + status.st_mtim.tv_nsec, log_bytes(file)};
}

std::int64_t log_bytes(const std::filesystem::path& file) {
  return bytes_beside(file, "-wal");
}

bool has_unfinished_parts(const std::filesystem::path& file) {
  return log_bytes(file) > 0 || bytes_beside(file, "-journal") > 0;
}

bool may_write(const std::filesystem::path& file) {
  return is_allowed(file, W_OK) && may_write_folder_of(file);
}

bool may_write_folder_of(const std::filesystem::path& file) {
  return is_allowed(std::filesystem::absolute(file).parent_path(), W_OK | X_OK);
}

}  // namespace newsgraph::store
