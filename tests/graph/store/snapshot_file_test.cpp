#include "newsgraph/graph/store/snapshot_file.h"

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>
#include <numeric>
#include <random>

#include "graph/store/temporary_folder.h"

namespace newsgraph::store {
namespace {

using ::testing::ElementsAre;
using testing::TemporaryFolder;

constexpr ArrayName kNumbers{1, 0}, kEmpty{1, 1}, kLarge{2, 0};

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_bytes(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

/// Two arrays and an empty one; `large` bytes span several checksums.
void write_file(const std::filesystem::path& file, std::size_t large = 3'000'000) {
  const std::vector<std::uint32_t> numbers = {3, 1, 4};
  std::vector<std::byte> bytes(large);
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::byte>(i * 31);
  SnapshotWriter writer(file);
  writer.add(kNumbers, std::span<const std::uint32_t>(numbers));
  writer.add(kEmpty, std::span<const std::uint32_t>());
  writer.begin(kLarge);
  for (const std::byte& each : std::span(bytes).first(10)) writer.append(std::span(&each, 1));
  writer.append(std::span(bytes).subspan(10));
  writer.finish(77);
}

/// Whether anything of the file would be believed.
bool is_usable(const std::filesystem::path& file) {
  const auto opened = SnapshotFile::open(file);
  return opened && opened->is_whole();
}

TEST(SnapshotFile, GivesBackTheArraysThatWereWritten) {
  TemporaryFolder folder;
  const auto file = folder / "snapshot";
  write_file(file);
  const auto opened = SnapshotFile::open(file);
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->origin(), 77u);
  EXPECT_TRUE(opened->is_whole());
  EXPECT_THAT(opened->array<std::uint32_t>(kNumbers).span(), ElementsAre(3, 1, 4));
  EXPECT_TRUE(opened->array<std::uint32_t>(kEmpty).empty());
  const auto large = opened->array<std::byte>(kLarge);
  ASSERT_EQ(large.size(), 3'000'000u);
  EXPECT_EQ(large[2'999'999], static_cast<std::byte>(2'999'999 * 31ULL));
}

TEST(SnapshotFile, KeepsArraysThatOutliveIt) {
  TemporaryFolder folder;
  const auto file = folder / "snapshot";
  write_file(file);
  const auto numbers = SnapshotFile::open(file)->array<std::uint32_t>(kNumbers);
  write_file(file, 10);  // another file of the same name
  EXPECT_THAT(numbers.span(), ElementsAre(3, 1, 4));
}

TEST(SnapshotFile, RefusesArraysThatAreNotThere) {
  TemporaryFolder folder;
  const auto file = folder / "snapshot";
  write_file(file);
  const auto opened = SnapshotFile::open(file);
  EXPECT_THROW(opened->array<std::uint32_t>({9, 9}), UnusableSnapshot);
  EXPECT_THROW(opened->array<std::uint64_t>(kNumbers), UnusableSnapshot);  // 12 bytes
  EXPECT_THROW(opened->item<std::uint32_t>(kNumbers), UnusableSnapshot);   // 3 items
}

TEST(SnapshotFile, NoticesEveryBitThatTurnedInHeaderAndTables) {
  TemporaryFolder folder;
  const auto file = folder / "snapshot";
  write_file(file, 100);
  const std::string bytes = bytes_of(file);
  const auto damaged = folder / "damaged";
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string changed = bytes;
    changed[i] = static_cast<char>(changed[i] ^ (1 << (i % 8)));
    write_bytes(damaged, changed);
    ASSERT_FALSE(is_usable(damaged)) << "byte " << i << " of " << bytes.size();
  }
}

TEST(SnapshotFile, NoticesBytesThatTurnedAmongTheArrays) {
  TemporaryFolder folder;
  const auto file = folder / "snapshot";
  write_file(file);
  const std::string bytes = bytes_of(file);
  std::mt19937 random(1);
  const auto damaged = folder / "damaged";
  for (int i = 0; i < 20; ++i) {
    std::string changed = bytes;
    const std::size_t place = random() % bytes.size();
    changed[place] = static_cast<char>(changed[place] + 1);
    write_bytes(damaged, changed);
    ASSERT_FALSE(is_usable(damaged)) << "byte " << place;
  }
}

TEST(SnapshotFile, NoticesThatItsEndIsMissing) {
  TemporaryFolder folder;
  const auto file = folder / "snapshot";
  write_file(file, 100);
  const std::string bytes = bytes_of(file);
  const auto damaged = folder / "damaged";
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    write_bytes(damaged, bytes.substr(0, size));
    ASSERT_FALSE(is_usable(damaged)) << size << " of " << bytes.size();
  }
  write_bytes(damaged, bytes + "x");
  EXPECT_FALSE(is_usable(damaged));
}

TEST(SnapshotFile, LeavesNothingBehindWhenItIsNotFinished) {
  TemporaryFolder folder;
  {
    SnapshotWriter writer(folder / "snapshot");
  }
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(SnapshotFile, IsWrittenByOneAtATime) {
  TemporaryFolder folder;
  const auto file = folder / "snapshot";
  {
    SnapshotWriter first(file);
    EXPECT_THROW(SnapshotWriter{file}, UnusableSnapshot);
  }
  write_file(file);
  EXPECT_TRUE(is_usable(file));
}

TEST(SnapshotFile, TakesThePlaceOfOneWhoseWriterDied) {
  TemporaryFolder folder;
  const auto file = folder / "snapshot";
  write_bytes(folder / "snapshot.new", std::string(5000, 'x'));
  write_file(file, 10);
  EXPECT_TRUE(is_usable(file));
}

TEST(SnapshotFile, OpensNoFolderAndNothingAbsent) {
  TemporaryFolder folder;
  EXPECT_FALSE(SnapshotFile::open(folder.path()));
  EXPECT_FALSE(SnapshotFile::open(folder / "absent"));
}

}  // namespace
}  // namespace newsgraph::store
