// What the file system knows of a graph file. Asks stat(2) and access(2) alone: see the head of
// connection.h.
#pragma once

#include <cstdint>
#include <filesystem>

namespace newsgraph::store {

/// Two stamps of a file are equal unless somebody has written it in between.
struct FileStamp {
  std::uint64_t inode = 0;
  std::int64_t bytes = 0;
  std::int64_t modified_ns = 0;  ///< since 1970
  std::int64_t log_bytes = 0;
  bool operator==(const FileStamp&) const = default;
};
FileStamp stamp_of(const std::filesystem::path& file);

/// Size of the write-ahead log beside the file; 0 when there is none.
std::int64_t log_bytes(const std::filesystem::path& file);

/// Whether a log or journal lies beside the file that holds a part of its content.
bool has_unfinished_parts(const std::filesystem::path& file);

/// Whether this process may write both the file and its folder, which SQLite needs for the log.
bool may_write(const std::filesystem::path& file);
/// Leaves the reason in errno when not.
bool may_write_folder_of(const std::filesystem::path& file);

}  // namespace newsgraph::store
