#include "newsgraph/graph/store/growing_file.h"

#include <gtest/gtest.h>

#include <fstream>
#include <memory>

#include "graph/store/temporary_folder.h"
#include "newsgraph/graph/error.h"

namespace newsgraph::store {
namespace {

using testing::TemporaryFolder;

void write_file(const std::filesystem::path& file, const std::string& bytes = {}) {
  std::ofstream(file, std::ios::binary) << bytes;
}

TEST(GrowingFileTest, GetsItsNameWhenItIsWhole) {
  TemporaryFolder folder;
  {
    GrowingFile file(folder / "g");
    write_file(file.path(), "whole");
    EXPECT_FALSE(std::filesystem::exists(folder / "g"));
    file.publish();
  }
  EXPECT_EQ(std::filesystem::file_size(folder / "g"), 5u);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
}

TEST(GrowingFileTest, LeavesNothingWhenItIsNot) {
  TemporaryFolder folder;
  {
    GrowingFile file(folder / "g");
    write_file(file.path().string() + "-wal");
  }
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(GrowingFileTest, DoesNotReplaceAFileThatHasContent) {
  TemporaryFolder folder;
  GrowingFile file(folder / "g");
  write_file(folder / "g", "another's");
  EXPECT_THROW(file.publish(), Error);
  EXPECT_EQ(std::filesystem::file_size(folder / "g"), 9u);
}

TEST(GrowingFileTest, TakesAwayWhatNobodyGrowsAnyMore) {
  TemporaryFolder folder;
  for (const char* name :
       {"g.import-1", "g.import-1-wal", "g.import-", "g.import-1x", "h.import-1"}) {
    write_file(folder / name);
  }
  const auto first = std::make_unique<GrowingFile>(folder / "g");
  EXPECT_FALSE(std::filesystem::exists(folder / "g.import-1"));
  EXPECT_FALSE(std::filesystem::exists(folder / "g.import-1-wal"));
  for (const char* others : {"g.import-", "g.import-1x", "h.import-1"}) {
    EXPECT_TRUE(std::filesystem::exists(folder / others)) << others;
  }
  const GrowingFile second(folder / "g");
  EXPECT_TRUE(std::filesystem::exists(first->path())) << "it is still growing";
  EXPECT_NE(first->path(), second.path());
}

}  // namespace
}  // namespace newsgraph::store
