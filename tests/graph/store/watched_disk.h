// A disk between SQLite and the real one, on which everything can be watched, and made to fail.
//
// While a WatchedDisk lives, every file that SQLite opens anew goes through it (it is SQLite's
// default VFS, https://www.sqlite.org/vfs.html); one lives at a time, and longer than what it has
// opened. Nothing is really synced.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace newsgraph::testing {

struct DiskOperation {
  enum class Kind { kOpen, kRead, kWrite, kTruncate, kSync, kDelete, kShareMemory };
  Kind kind;
  std::string path;             ///< empty for a temporary file
  std::int64_t offset = 0;      ///< the new size when truncating
  std::string_view bytes = {};  ///< that are written
  bool is_durable = false;      ///< of a deletion: it outlives a loss of power
};

class WatchedDisk {
 public:
  /// What a watcher answers to let half of a write happen, and then fail.
  static constexpr int kShort = -1;
  /// Is asked before each operation; what it answers instead of SQLITE_OK is what SQLite gets.
  using Watcher = std::function<int(const DiskOperation&)>;

  explicit WatchedDisk(Watcher watcher);
  ~WatchedDisk();
  WatchedDisk(const WatchedDisk&) = delete;
  WatchedDisk& operator=(const WatchedDisk&) = delete;

 private:
  sqlite3_vfs* real_;
  sqlite3_vfs own_;
  Watcher watcher_;

  friend struct WatchedFile;
  static WatchedDisk& of(sqlite3_vfs* vfs) { return *static_cast<WatchedDisk*>(vfs->pAppData); }
};

}  // namespace newsgraph::testing
