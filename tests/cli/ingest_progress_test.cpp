#include "newsgraph/cli/ingest_progress.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include <unistd.h>

namespace newsgraph::cli {
namespace {

using std::chrono::seconds;

const IngestProgress::Clock::time_point kBegin{};

IngestCounts counts(std::size_t added, std::size_t unchanged = 0) {
  IngestCounts counts;
  counts.added = added;
  counts.unchanged = unchanged;
  return counts;
}

TEST(IngestProgress, TellsHowMuchIsDoneHowFastAndWhatIsLeft) {
  IngestProgress progress(10'000, kBegin);
  for (std::uint64_t i = 1; i <= 5; ++i) progress.read(i * 1000);
  EXPECT_EQ(progress.line(counts(0), kBegin), "[>         ]   0% of 10 kB  0 articles");
  EXPECT_EQ(progress.line(counts(4), kBegin + seconds(2)),
            "[====>     ]  40% of 10 kB  4 articles, 2.0/s, 3 s left");
  for (std::uint64_t i = 6; i <= 10; ++i) progress.read(i * 1000);
  EXPECT_EQ(progress.line(counts(10), kBegin + seconds(5)),
            "[==========] 100% of 10 kB  10 articles, 2.0/s, 0 s left");
}

TEST(IngestProgress, NeverGoesBack) {
  IngestProgress progress(10'000, kBegin);
  for (int i = 0; i < 2; ++i) progress.read(2000);  // long ones first
  EXPECT_EQ(progress.line(counts(2), kBegin), "[==>       ]  20% of 10 kB  2 articles");
  for (int i = 0; i < 36; ++i) progress.read(4000);
  EXPECT_EQ(progress.line(counts(3), kBegin + seconds(1)).substr(0, 17), "[==>       ]  20%");
  EXPECT_EQ(progress.line(counts(38), kBegin + seconds(2)).substr(0, 17), "[====>     ]  40%");
}

TEST(IngestProgress, OfAStreamWithoutEndTellsTheRateAlone) {
  IngestProgress progress(std::nullopt, kBegin);
  progress.read(1000);
  EXPECT_EQ(progress.line(counts(0), kBegin), "0 articles");
  EXPECT_EQ(progress.line(counts(4'213), kBegin + seconds(50)), "4,213 articles, 84/s");
}

TEST(IngestProgress, WhatIsUnchangedSaysNothingOfTheRest) {
  IngestProgress progress(10'000'000, kBegin);
  for (std::uint64_t i = 1; i <= 5'000; ++i) progress.read(i * 1000);
  // Half of it flew by; that the other half will is not said.
  EXPECT_EQ(progress.line(counts(0, 5'000), kBegin + seconds(1)),
            "[=====>    ]  50% of 10 MB  5,000 articles, 5,000 unchanged");
  for (std::uint64_t i = 5'001; i <= 5'100; ++i) progress.read(i * 1000);
  EXPECT_EQ(progress.line(counts(100, 5'000), kBegin + seconds(3)),
            "[=====>    ]  51% of 10 MB  5,100 articles, 5,000 unchanged, 50/s, 2 min left");
}

TEST(IngestProgress, FollowsTheLastSeconds) {
  IngestProgress progress(std::nullopt, kBegin);
  std::size_t articles = 0;
  std::string line;
  for (int second = 1; second <= 60; ++second) {
    articles += second <= 30 ? 100 : 10;
    line = progress.line(counts(articles), kBegin + seconds(second));
  }
  EXPECT_EQ(line, "3,300 articles, 10/s");
}

TEST(IngestProgress, CountsArticlesThatCannotBeTakenIn) {
  IngestProgress progress(std::nullopt, kBegin);
  IngestCounts some = counts(3);
  some.faults = 1;
  EXPECT_EQ(progress.line(some, kBegin + seconds(1)), "4 articles, 4.0/s");
}

TEST(IngestProgress, TheSizeOfInputIsThatOfItsFiles) {
  std::string pattern = (std::filesystem::temp_directory_path() / "newsgraph-XXXXXX").string();
  const std::filesystem::path folder = mkdtemp(pattern.data());
  std::filesystem::create_directory(folder / "inner");
  for (const char* name : {"a.txt", "b.html", "picture.png", "inner/c.jsonl"}) {
    std::ofstream(folder / name) << "1234567";
  }
  const std::string path = folder.string();
  EXPECT_EQ(size_of({path + "/a.txt", path + "/picture.png"}), 14U);
  EXPECT_EQ(size_of({path}), 21U);
  EXPECT_EQ(size_of({path + "/a.txt", path + "/absent.txt"}), 7U);
  EXPECT_EQ(size_of({path + "/a.txt", "-"}), std::nullopt);
  EXPECT_EQ(size_of({"/dev/null"}), std::nullopt);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace newsgraph::cli
