#include "newsgraph/graph/store/snapshot_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>
#include <string>
#include <system_error>
#include <thread>

namespace newsgraph::store {

namespace {

constexpr std::array<char, 8> kMagic = {'N', 'w', 's', 'G', 's', 'n', 'a', 'p'};
constexpr std::uint32_t kVersion = 1;  ///< of the form and of the meaning of all arrays
constexpr std::uint32_t kByteOrder = 0x01020304;
constexpr std::size_t kAlignment = 64;
constexpr std::size_t kChunk = std::size_t{1} << 20;

struct Header {
  std::array<char, 8> magic = kMagic;
  std::uint32_t version = kVersion;
  std::uint32_t byte_order = kByteOrder;
  std::uint64_t origin = 0;
  std::uint64_t body_size = 0;    ///< bytes of arrays, from the end of the header on
  std::uint64_t array_count = 0;  ///< entries, which follow the body
  std::uint64_t unused = 0;
  std::uint64_t tables_checksum = 0;
  std::uint64_t header_checksum = 0;  ///< of all before it
};
static_assert(sizeof(Header) == kAlignment);

struct Entry {
  ArrayName name;
  std::uint64_t offset = 0;  ///< in the body
  std::uint64_t size = 0;
};

std::uint64_t checksum(std::span<const std::byte> bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

std::uint64_t checksum_of(const Header& header) {
  return XXH3_64bits(&header, offsetof(Header, header_checksum));
}

std::size_t chunk_count(std::size_t bytes) {
  return (bytes + kChunk - 1) / kChunk;
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return number_; }

 private:
  int number_;
};

struct stat status_of(int descriptor) {
  struct stat status{};
  if (::fstat(descriptor, &status) != 0) throw UnusableSnapshot("its file has no status");
  return status;
}

/// Opens the file that becomes the snapshot when it is whole, and locks it: one process writes it
/// at a time, and what one left behind that died is written over.
int open_new_file(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor < 0) throw UnusableSnapshot("it cannot be made");
  // Between open() and flock() another may have put the file into its place: it is its no more.
  struct stat by_name{};
  const bool is_ours =
      ::flock(descriptor, LOCK_EX | LOCK_NB) == 0 && ::stat(file.c_str(), &by_name) == 0 &&
      by_name.st_ino == status_of(descriptor).st_ino && ::ftruncate(descriptor, 0) == 0;
  if (is_ours) return descriptor;
  ::close(descriptor);
  throw UnusableSnapshot("another process writes it");
}

}  // namespace

// ---- writing ------------------------------------------------------------------------------------

struct SnapshotWriter::Implementation {
  std::filesystem::path file;
  std::filesystem::path new_file;
  Descriptor descriptor;
  bool finished = false;
  std::vector<Entry> entries;
  std::vector<std::uint64_t> checksums;
  std::vector<std::byte> chunk;  ///< what was not written yet
  std::uint64_t body_size = 0;

  explicit Implementation(std::filesystem::path path)
      : file(std::move(path)),
        new_file(file.string() + ".new"),
        descriptor(open_new_file(new_file)) {
    chunk.reserve(kChunk);
  }
  ~Implementation() {
    if (finished) return;
    std::error_code ignored;
    std::filesystem::remove(new_file, ignored);
  }

  void write(std::span<const std::byte> bytes, std::uint64_t offset) const {
    while (!bytes.empty()) {
      const ssize_t written =
          ::pwrite(descriptor.get(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) throw UnusableSnapshot("it cannot be written");
      bytes = bytes.subspan(static_cast<std::size_t>(written));
      offset += static_cast<std::uint64_t>(written);
    }
  }

  void write_chunk() {
    checksums.push_back(checksum(chunk));
    write(chunk, sizeof(Header) + body_size - chunk.size());
    chunk.clear();
  }

  void append(std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
      const std::size_t count = std::min(bytes.size(), kChunk - chunk.size());
      chunk.insert(chunk.end(), bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count));
      body_size += count;
      bytes = bytes.subspan(count);
      if (chunk.size() == kChunk) write_chunk();
    }
  }

  void align() {
    static constexpr std::array<std::byte, kAlignment> kZeros{};
    append(std::span(kZeros).first((kAlignment - body_size % kAlignment) % kAlignment));
  }
};

SnapshotWriter::SnapshotWriter(std::filesystem::path file)
    : implementation_(std::make_unique<Implementation>(std::move(file))) {}
SnapshotWriter::~SnapshotWriter() = default;

void SnapshotWriter::begin(ArrayName name) {
  implementation_->align();
  implementation_->entries.push_back({name, implementation_->body_size, 0});
}

void SnapshotWriter::append(std::span<const std::byte> bytes) {
  implementation_->append(bytes);
  implementation_->entries.back().size += bytes.size();
}

void SnapshotWriter::finish(std::uint64_t origin) {
  Implementation& all = *implementation_;
  all.align();
  if (!all.chunk.empty()) all.write_chunk();
  std::vector<std::byte> tables;
  const auto add = [&](const auto& items) {
    const auto bytes = std::as_bytes(std::span(items));
    tables.insert(tables.end(), bytes.begin(), bytes.end());
  };
  add(all.entries);
  add(all.checksums);
  all.write(tables, sizeof(Header) + all.body_size);
  Header header;
  header.origin = origin;
  header.body_size = all.body_size;
  header.array_count = all.entries.size();
  header.tables_checksum = checksum(tables);
  header.header_checksum = checksum_of(header);
  all.write(std::as_bytes(std::span(&header, 1)), 0);
  std::error_code error;
  std::filesystem::rename(all.new_file, all.file, error);
  if (error) throw UnusableSnapshot("it cannot be put into its place");
  all.finished = true;
}

// ---- reading ------------------------------------------------------------------------------------

namespace {

std::shared_ptr<const void> map(const std::filesystem::path& file, std::size_t& size) {
  // Without waiting: a pipe of that name would never be opened.
  const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  struct stat status{};
  if (descriptor.get() < 0 || ::fstat(descriptor.get(), &status) != 0 || !S_ISREG(status.st_mode) ||
      status.st_size < static_cast<off_t>(sizeof(Header))) {
    return nullptr;
  }
  size = static_cast<std::size_t>(status.st_size);
  void* memory = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor.get(), 0);
  if (memory == MAP_FAILED) return nullptr;
  return {memory, [size](const void* mapped) { ::munmap(const_cast<void*>(mapped), size); }};
}

bool is_sound(const Header& header, std::size_t file_size) {
  if (header.magic != kMagic || header.version != kVersion || header.byte_order != kByteOrder ||
      header.header_checksum != checksum_of(header)) {
    return false;
  }
  // No sum overflows: each number is compared with the size of the file first.
  if (header.body_size > file_size || header.array_count > file_size / sizeof(Entry)) return false;
  return file_size == sizeof(Header) + header.body_size + header.array_count * sizeof(Entry) +
                          chunk_count(header.body_size) * sizeof(std::uint64_t);
}

}  // namespace

std::optional<SnapshotFile> SnapshotFile::open(const std::filesystem::path& file) {
  std::size_t size = 0;
  SnapshotFile opened;
  opened.mapping_ = map(file, size);
  if (opened.mapping_ == nullptr) return std::nullopt;
  const std::span bytes(static_cast<const std::byte*>(opened.mapping_.get()), size);
  Header header;
  std::memcpy(&header, bytes.data(), sizeof(header));
  if (!is_sound(header, size)) return std::nullopt;
  const auto tables = bytes.subspan(sizeof(header) + header.body_size);
  if (header.body_size % kAlignment != 0 || checksum(tables) != header.tables_checksum) {
    return std::nullopt;
  }
  opened.origin_ = header.origin;
  opened.body_ = bytes.subspan(sizeof(header), header.body_size);
  const std::span entries(reinterpret_cast<const Entry*>(tables.data()), header.array_count);
  opened.checksums_ =
      std::span(reinterpret_cast<const std::uint64_t*>(tables.data() + entries.size_bytes()),
                chunk_count(header.body_size));
  for (const Entry& entry : entries) {
    if (entry.offset % kAlignment != 0 || entry.offset > header.body_size ||
        entry.size > header.body_size - entry.offset) {
      return std::nullopt;
    }
    opened.arrays_[entry.name] = opened.body_.subspan(entry.offset, entry.size);
  }
  return opened;
}

bool SnapshotFile::is_whole() const {
  std::atomic<std::size_t> next = 0;
  std::atomic<bool> whole = true;
  const auto check = [&] {
    for (std::size_t i = next++; i < checksums_.size() && whole; i = next++) {
      const std::size_t begin = i * kChunk, size = std::min(kChunk, body_.size() - begin);
      if (checksum(body_.subspan(begin, size)) != checksums_[i]) whole = false;
    }
  };
  constexpr unsigned kThreads = 8;
  std::vector<std::jthread> helpers;
  try {
    for (unsigned i = 1; i < std::min(kThreads, std::thread::hardware_concurrency()); ++i) {
      helpers.emplace_back(check);
    }
  } catch (const std::system_error&) {
    // No more threads are to be had: those that there are do it.
  }
  check();
  helpers.clear();
  return whole;
}

std::vector<ArrayName> SnapshotFile::names() const {
  std::vector<ArrayName> names;
  for (const auto& [name, bytes] : arrays_) names.push_back(name);
  return names;
}

std::span<const std::byte> SnapshotFile::bytes(ArrayName name) const {
  const auto found = arrays_.find(name);
  if (found == arrays_.end()) throw UnusableSnapshot("an array is absent");
  return found->second;
}

}  // namespace newsgraph::store
