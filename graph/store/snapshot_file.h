// A file of plain arrays that is mapped into memory to be read: the form of a snapshot, without its
// meaning.
//
//     header   magic, version, byte order, what the snapshot is of, where the tables are
//     arrays   one after the other, each beginning at a multiple of 64 bytes
//     tables   which arrays there are and where, and a checksum of each 1 MiB of arrays
//
// The header holds the checksum of itself and of the tables, so every bit of the file counts in
// some checksum. A file appears under its name when all of it is written. Nothing is synced to the
// disk: after a loss of power a checksum finds out what is missing.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <type_traits>
#include <utility>
#include <vector>

#include "newsgraph/graph/frozen_array.h"

namespace newsgraph::store {

/// An array of a snapshot: what it is, and of which label, type or key, if of one.
struct ArrayName {
  std::uint32_t subject = 0;
  std::uint32_t number = 0;
  auto operator<=>(const ArrayName&) const = default;
};

/// The snapshot is not what this program would have written. Caught where it is opened.
class UnusableSnapshot : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

class SnapshotWriter {
 public:
  /// Begins the snapshot that will be called `file`. Throws UnusableSnapshot, as the other
  /// functions do, when it cannot be written, or another process is writing it.
  explicit SnapshotWriter(std::filesystem::path file);
  ~SnapshotWriter();
  SnapshotWriter(const SnapshotWriter&) = delete;
  SnapshotWriter& operator=(const SnapshotWriter&) = delete;

  template <class T>
  void add(ArrayName name, std::span<const T> items) {
    static_assert(std::is_trivially_copyable_v<T>);
    add_bytes(name, std::as_bytes(items));
  }
  /// One array of the parts one after the other.
  void begin(ArrayName name);
  void append(std::span<const std::byte> bytes);
  void add_bytes(ArrayName name, std::span<const std::byte> bytes) {
    begin(name);
    append(bytes);
  }

  /// Writes the tables and puts the file in the place of an older one. `origin` says what it is a
  /// snapshot of.
  void finish(std::uint64_t origin);

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

class SnapshotFile {
 public:
  /// Nothing when there is no file that this program would have written: absent, of another version
  /// or byte order, cut short, or damaged in the header or the tables.
  static std::optional<SnapshotFile> open(const std::filesystem::path& file);

  std::uint64_t origin() const { return origin_; }
  /// Whether all arrays are as they were written. Reads the whole file, by several threads.
  bool is_whole() const;

  bool has(ArrayName name) const { return arrays_.contains(name); }
  /// Of all arrays, in order.
  std::vector<ArrayName> names() const;
  /// The array, which lives as long as some copy of it does. Throws UnusableSnapshot when there is
  /// none of that name, or its bytes are no array of T.
  template <class T>
  FrozenArray<T> array(ArrayName name) const {
    const std::span<const std::byte> bytes = this->bytes(name);
    if (bytes.size() % sizeof(T) != 0) throw UnusableSnapshot("an array has an odd size");
    return {mapping_,
            std::span(reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T))};
  }
  /// The only item of an array.
  template <class T>
  T item(ArrayName name) const {
    const FrozenArray<T> items = array<T>(name);
    if (items.size() != 1) throw UnusableSnapshot("there is not one item");
    return items[0];
  }
  /// Keeps the arrays alive.
  const std::shared_ptr<const void>& owner() const { return mapping_; }

 private:
  SnapshotFile() = default;
  std::span<const std::byte> bytes(ArrayName name) const;

  std::shared_ptr<const void> mapping_;
  std::uint64_t origin_ = 0;
  std::map<ArrayName, std::span<const std::byte>> arrays_;
  std::span<const std::byte> body_;  ///< what the checksums are of
  std::span<const std::uint64_t> checksums_;
};

}  // namespace newsgraph::store
