#include "newsgraph/query/execution/batch/steps/found_rows.h"

#include <gtest/gtest.h>

#include <numeric>

namespace newsgraph::execution::batch {
namespace {

/// Ends with the numbers that follow, one a row.
void find(FoundRows& found, std::uint32_t& next, std::size_t count) {
  for (; count > 0; --count) {
    found.places.push_back(0);
    found.nodes.push_back(next++);
  }
}

std::vector<std::uint32_t> give(FoundRows& found) {
  Chunk in, out;
  in.size = 1;
  in.columns.resize(1);
  found.begin(out, in, {});
  found.give(out, 0, Kind::kNode, found.nodes);
  found.end(out);
  EXPECT_EQ(out.size, out.columns[0].ids.size());
  return out.columns[0].ids;
}

TEST(FoundRows, AreGivenAChunkAtATimeInTheOrderInWhichTheyWereFound) {
  FoundRows found;
  std::uint32_t next = 0;
  find(found, next, 2 * kChunkRows + 5);
  std::vector<std::uint32_t> given = give(found);
  EXPECT_EQ(given.size(), kChunkRows);
  found.forget_given();
  for (const std::uint32_t node : give(found)) given.push_back(node);
  EXPECT_EQ(found.left(), 5U);
  found.forget_given();
  find(found, next, 3);
  const std::vector<std::uint32_t> last = give(found);
  EXPECT_EQ(last.size(), 8U) << "what is left over comes first, together with what was added";
  given.insert(given.end(), last.begin(), last.end());
  std::vector<std::uint32_t> expected(next);
  std::iota(expected.begin(), expected.end(), 0);
  EXPECT_EQ(given, expected);
  EXPECT_EQ(found.left(), 0U);
}

TEST(FoundRows, ForgetsThoseThatNobodyAskedFor) {
  FoundRows found;
  std::uint32_t next = 0;
  find(found, next, kChunkRows + 1);
  give(found);
  found.clear();
  EXPECT_EQ(found.left(), 0U);
  find(found, next, 1);
  EXPECT_EQ(give(found), std::vector{static_cast<std::uint32_t>(kChunkRows + 1)});
}

}  // namespace
}  // namespace newsgraph::execution::batch
