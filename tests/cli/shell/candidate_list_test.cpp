#include "newsgraph/cli/shell/candidate_list.h"

#include <gmock/gmock.h>

namespace newsgraph::cli {
namespace {

using ::testing::EndsWith;

TEST(CandidateList, GoesDownAndThenAcross) {
  EXPECT_EQ(candidate_list({"a", "bb", "ccc", "d", "é"}, 12), "a    d\nbb   é\nccc\n");
  EXPECT_EQ(candidate_list({"a", "b"}, 0), "a\nb\n") << "a terminal whose width is unknown";
}

TEST(CandidateList, SaysHowManyItDoesNotShow) {
  EXPECT_THAT(candidate_list(std::vector<std::string>(130, "a"), 80),
              EndsWith("\n… and 10 more\n"));
}

TEST(CandidateList, WritesControlCharactersOut) {
  EXPECT_EQ(candidate_list({"a\x1b[2J"}, 80), "a\\u001b[2J\n");
}

}  // namespace
}  // namespace newsgraph::cli
