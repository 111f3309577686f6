#include "graph/store/watched_disk.h"

#include <new>

namespace newsgraph::testing {

/// What SQLite holds for an open file; the real one lies in memory behind it.
struct WatchedFile {
  sqlite3_file base;
  WatchedDisk* disk;
  const char* path;  ///< lives as long as the file, as SQLite promises
  sqlite3_file* real;

  static WatchedFile& of(sqlite3_file* file) { return *reinterpret_cast<WatchedFile*>(file); }

  int ask(DiskOperation operation) const {
    operation.path = path == nullptr ? "" : path;
    return disk->watcher_(operation);
  }

  static int open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* out);
  static int remove(sqlite3_vfs* vfs, const char* path, int sync_folder);
};

namespace {

using Kind = DiskOperation::Kind;

int close(sqlite3_file* file) {
  sqlite3_file* real = WatchedFile::of(file).real;
  return real->pMethods->xClose(real);
}

int read(sqlite3_file* file, void* bytes, int count, sqlite3_int64 offset) {
  const WatchedFile& own = WatchedFile::of(file);
  const int answer = own.ask({Kind::kRead, {}, offset});
  return answer != SQLITE_OK ? SQLITE_IOERR_READ
                             : own.real->pMethods->xRead(own.real, bytes, count, offset);
}

int write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset) {
  const WatchedFile& own = WatchedFile::of(file);
  const std::string_view written(static_cast<const char*>(bytes), static_cast<std::size_t>(count));
  const int answer = own.ask({Kind::kWrite, {}, offset, written});
  if (answer == WatchedDisk::kShort) {
    own.real->pMethods->xWrite(own.real, bytes, count / 2, offset);
    return SQLITE_IOERR_WRITE;
  }
  return answer != SQLITE_OK ? answer : own.real->pMethods->xWrite(own.real, bytes, count, offset);
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
  const WatchedFile& own = WatchedFile::of(file);
  const int answer = own.ask({Kind::kTruncate, {}, size});
  return answer != SQLITE_OK ? SQLITE_IOERR_TRUNCATE
                             : own.real->pMethods->xTruncate(own.real, size);
}

int sync(sqlite3_file* file, int /*flags*/) {
  const WatchedFile& own = WatchedFile::of(file);
  const int answer = own.ask({Kind::kSync, {}});
  // No power is lost in truth, and the tests are many.
  return answer != SQLITE_OK ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}

int share_memory(sqlite3_file* file, int page, int size, int extend, void volatile** memory) {
  const WatchedFile& own = WatchedFile::of(file);
  const int answer = own.ask({Kind::kShareMemory, {}});
  return answer != SQLITE_OK ? SQLITE_IOERR_SHMMAP
                             : own.real->pMethods->xShmMap(own.real, page, size, extend, memory);
}

// The rest is passed on.
template <auto method, class... Arguments>
auto pass_on(sqlite3_file* file, Arguments... arguments) {
  sqlite3_file* real = WatchedFile::of(file).real;
  return (real->pMethods->*method)(real, arguments...);
}

using Methods = sqlite3_io_methods;
const Methods kMethods = {
    3,
    close,
    read,
    write,
    truncate,
    sync,
    pass_on<&Methods::xFileSize, sqlite3_int64*>,
    pass_on<&Methods::xLock, int>,
    pass_on<&Methods::xUnlock, int>,
    pass_on<&Methods::xCheckReservedLock, int*>,
    pass_on<&Methods::xFileControl, int, void*>,
    pass_on<&Methods::xSectorSize>,
    pass_on<&Methods::xDeviceCharacteristics>,
    share_memory,
    pass_on<&Methods::xShmLock, int, int, int>,
    pass_on<&Methods::xShmBarrier>,
    pass_on<&Methods::xShmUnmap, int>,
    pass_on<&Methods::xFetch, sqlite3_int64, int, void**>,
    pass_on<&Methods::xUnfetch, sqlite3_int64, void*>,
};

}  // namespace

int WatchedFile::open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* out) {
  WatchedDisk& disk = WatchedDisk::of(vfs);
  WatchedFile& own = of(file);
  own = {{nullptr}, &disk, path, reinterpret_cast<sqlite3_file*>(&own + 1)};
  if (own.ask({Kind::kOpen, {}}) != SQLITE_OK) return SQLITE_CANTOPEN;
  const int code = disk.real_->xOpen(disk.real_, path, own.real, flags, out);
  if (own.real->pMethods != nullptr) own.base.pMethods = &kMethods;
  return code;
}

int WatchedFile::remove(sqlite3_vfs* vfs, const char* path, int sync_folder) {
  WatchedDisk& disk = WatchedDisk::of(vfs);
  const DiskOperation operation{Kind::kDelete, path, 0, {}, sync_folder != 0};
  if (disk.watcher_(operation) != SQLITE_OK) return SQLITE_IOERR_DELETE;
  return disk.real_->xDelete(disk.real_, path, sync_folder);
}

WatchedDisk::WatchedDisk(Watcher watcher)
    : real_(sqlite3_vfs_find(nullptr)), own_(*real_), watcher_(std::move(watcher)) {
  own_.zName = "watched";
  own_.pAppData = this;
  own_.szOsFile = static_cast<int>(sizeof(WatchedFile)) + real_->szOsFile;
  own_.xOpen = WatchedFile::open;
  own_.xDelete = WatchedFile::remove;
  sqlite3_vfs_register(&own_, 1);
}

WatchedDisk::~WatchedDisk() {
  sqlite3_vfs_unregister(&own_);
  sqlite3_vfs_register(real_, 1);
}

}  // namespace newsgraph::testing
