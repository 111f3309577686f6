#include "newsgraph/graph/store/check/log.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>
#include <span>
#include <string>
#include <vector>

namespace newsgraph::store {

namespace {

constexpr std::size_t kHeaderBytes = 32, kFrameHeaderBytes = 24;
constexpr std::size_t kSummedHeaderBytes = 24, kSummedFrameHeaderBytes = 8;
constexpr std::uint32_t kMagic = 0x377f0682;  ///< and one more when words are big-endian
constexpr std::size_t kMinimumPage = 512, kMaximumPage = 65536;

using Bytes = std::span<const unsigned char>;

std::uint32_t big_endian(Bytes bytes, std::size_t at) {
  return std::uint32_t{bytes[at]} << 24 | std::uint32_t{bytes[at + 1]} << 16 |
         std::uint32_t{bytes[at + 2]} << 8 | bytes[at + 3];
}

/// The checksum that runs through a log, from frame to frame.
class LogSum {
 public:
  explicit LogSum(bool is_big_endian) : is_big_endian_(is_big_endian) {}
  void add(Bytes bytes) {
    for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
      first_ += word(bytes, at) + second_;
      second_ += word(bytes, at + 4) + first_;
    }
  }
  bool is_at(Bytes bytes, std::size_t at) const {
    return big_endian(bytes, at) == first_ && big_endian(bytes, at + 4) == second_;
  }

 private:
  std::uint32_t word(Bytes bytes, std::size_t at) const {
    const std::uint32_t word = big_endian(bytes, at);
    return is_big_endian_ ? word : __builtin_bswap32(word);
  }
  bool is_big_endian_;
  std::uint32_t first_ = 0, second_ = 0;
};

class Log {
 public:
  explicit Log(const std::filesystem::path& file) : in_(file, std::ios::binary) {}

  /// Whether there are commits that SQLite does not see.
  bool hides_commits() {
    if (!read(header_)) return false;  // too short to have any
    const std::uint32_t magic = big_endian(header_, 0);
    LogSum sum((magic & 1) != 0);
    sum.add(Bytes(header_).first(kSummedHeaderBytes));
    const std::size_t page = big_endian(header_, 8);
    if ((magic & ~std::uint32_t{1}) != kMagic || !sum.is_at(header_, kSummedHeaderBytes) ||
        page < kMinimumPage || page > kMaximumPage) {
      return true;
    }
    return hides_commits(page, sum);
  }

 private:
  /// The frames are followed as long as they are of this log: what was left of an earlier one, over
  /// which this one is written, has other salts.
  bool hides_commits(std::size_t page, LogSum sum) {
    std::vector<unsigned char> frame(kFrameHeaderBytes + page);
    bool is_whole = true;
    while (read(frame)) {
      const Bytes bytes(frame);
      const bool is_of_this =
          std::equal(frame.begin() + 8, frame.begin() + 16, header_.begin() + 16);
      const bool is_commit = big_endian(bytes, 4) != 0;
      sum.add(bytes.first(kSummedFrameHeaderBytes));
      sum.add(bytes.subspan(kFrameHeaderBytes));
      is_whole = is_whole && is_of_this && sum.is_at(bytes, 16);
      if (!is_whole && is_of_this && is_commit) return true;
    }
    return false;
  }

  template <class Buffer>
  bool read(Buffer& bytes) {
    return in_
        .read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()))
        .good();
  }

  std::ifstream in_;
  std::array<unsigned char, kHeaderBytes> header_{};
};

}  // namespace

void check_log(Connection& connection, Findings& findings) {
  if (!Log(connection.file().string() + "-wal").hides_commits()) return;
  findings.note(
      "The log beside the file has a commit that cannot be read: the machine stopped before it was "
      "on the disk, or the log is damaged, and the last changes are gone.");
}

}  // namespace newsgraph::store
