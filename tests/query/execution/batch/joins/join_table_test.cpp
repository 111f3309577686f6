#include "newsgraph/query/execution/batch/joins/join_table.h"

#include <gtest/gtest.h>

namespace newsgraph::execution::batch {
namespace {

TEST(JoinTable, CountsTheLongStringsOfTheRowsThatItKeeps) {
  const Graph graph;
  const Parameters parameters;
  Execution execution(graph, nullptr, parameters, functions::built_in_procedures(), {}, "", {});
  JoinTable table(execution, {Kind::kInteger}, {1}, false);
  constexpr std::size_t kLength = 10'000;
  Vector keys;
  keys.kind = Kind::kInteger;
  keys.integers = {1, 2, 3};
  keys.nulls.resize(3);
  Chunk chunk;
  chunk.size = 3;
  chunk.columns.resize(2);
  chunk.columns[1].values.assign(3, std::string(kLength, 'x'));
  const std::size_t before = table.bytes();
  table.add(chunk, {&keys}, std::vector<std::uint32_t>{0, 2});
  EXPECT_GE(table.bytes(), before + 2 * kLength);
  EXPECT_LT(table.bytes(), before + 3 * kLength);
  EXPECT_EQ(execution.budget().account()->bytes(), table.bytes());
  table.clear();
  EXPECT_LT(table.bytes(), kLength);
  EXPECT_EQ(execution.budget().account()->bytes(), 0U);
}

}  // namespace
}  // namespace newsgraph::execution::batch
