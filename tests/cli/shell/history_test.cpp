#include "newsgraph/cli/shell/history.h"

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

namespace newsgraph::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class HistoryFile : public ::testing::Test {
 protected:
  HistoryFile() {
    std::string pattern =
        (std::filesystem::temp_directory_path() / "newsgraph-history-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
  }
  ~HistoryFile() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path folder_;
  std::filesystem::path file() const { return folder_ / "state" / "history"; }
};

TEST_F(HistoryFile, GivesBackEntriesOfSeveralLines) {
  const std::string entry = "RETURN 'a\\n' // \\\nAS b;";
  EXPECT_TRUE(History(file()).add(entry));
  EXPECT_THAT(History(file()).entries(), ElementsAre(entry));
}

TEST_F(HistoryFile, HoldsEachEntryOnceWhereItCameLast) {
  History history(file());
  for (const char* entry : {"a", "b", "b", "a"}) history.add(entry);
  EXPECT_THAT(history.entries(), ElementsAre("b", "a"));
  EXPECT_THAT(History(file()).entries(), ElementsAre("b", "a"));
}

TEST_F(HistoryFile, KeepsWhatTwoShellsAdd) {
  History first(file());
  History second(file());
  first.add("a");
  second.add("b");
  first.add("c");
  EXPECT_THAT(History(file()).entries(), ElementsAre("a", "b", "c"));
}

TEST_F(HistoryFile, DoesNotGrowWithoutEnd) {
  std::filesystem::create_directory(folder_ / "state");
  {
    std::ofstream out(file());
    for (std::size_t i = 0; i <= 3 * History::kMostEntries; ++i) out << i << '\n';
  }
  const History history(file());
  EXPECT_EQ(history.entries().size(), History::kMostEntries);
  EXPECT_EQ(history.entries().back(), std::to_string(3 * History::kMostEntries));
  std::ifstream in(file());
  EXPECT_EQ(std::count(std::istreambuf_iterator<char>(in), {}, '\n'), History::kMostEntries);
}

TEST_F(HistoryFile, IsForItsOwnerOnly) {
  History(file()).add("a");
  struct stat status{};
  ASSERT_EQ(::stat(file().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
}

TEST_F(HistoryFile, SaysWhenItCannotBeKept) {
  std::ofstream(folder_ / "state") << "a file where a folder should be";
  History history(file());
  EXPECT_FALSE(history.add("a"));
  EXPECT_THAT(history.entries(), ElementsAre("a"));
}

TEST(History, LiesWhereTheXdgSpecificationSays) {
  setenv("XDG_STATE_HOME", "/state", 1);
  EXPECT_EQ(history_file(), "/state/newsgraph/history");
  setenv("XDG_STATE_HOME", "relative", 1);
  setenv("HOME", "/home/ada", 1);
  EXPECT_EQ(history_file(), "/home/ada/.local/state/newsgraph/history");
  unsetenv("XDG_STATE_HOME");
  unsetenv("HOME");
  EXPECT_THAT(history_file().string(), IsEmpty());
}

}  // namespace
}  // namespace newsgraph::cli
