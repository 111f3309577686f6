// A file that grows under a name of its own beside the one that it is to be, and gets its name when
// it is whole.
//
// It is locked as long as it grows (flock(2)). One without a lock was left behind by a program that
// was killed, and the next that grows a file for the same name takes it away.
#pragma once

#include <filesystem>

namespace newsgraph::store {

class GrowingFile {
 public:
  /// An empty file `FILE.import-NUMBER`. Throws Error when nothing can be made in the folder.
  explicit GrowingFile(std::filesystem::path file);
  /// Takes the file away, and what SQLite has put beside it, unless it was published.
  ~GrowingFile();
  GrowingFile(const GrowingFile&) = delete;
  GrowingFile& operator=(const GrowingFile&) = delete;

  /// Where it grows. Nobody may have it open when this object ends.
  const std::filesystem::path& path() const { return growing_; }
  /// Has the system begin to write to the disk what the file has by now, so that less is left to
  /// wait for at the end.
  void begin_sync() noexcept;
  /// Makes the file durable and gives it its name, which only an empty file may have had until now.
  /// Throws Error when there is a graph of that name.
  void publish();

 private:
  std::filesystem::path file_;
  std::filesystem::path growing_;  ///< empty when published
  int lock_ = -1;                  ///< a descriptor of it, until it is published
};

}  // namespace newsgraph::store
