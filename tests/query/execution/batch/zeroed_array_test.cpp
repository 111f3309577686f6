#include "newsgraph/query/execution/batch/zeroed_array.h"

#include <gtest/gtest.h>

#include <thread>
#include <utility>

#include "newsgraph/query/execution/batch/seen_nodes.h"

namespace newsgraph::execution::batch {
namespace {

constexpr std::size_t kPage = 4096;

class ZeroedArrays : public testing::Test {
 protected:
  std::size_t counted() { return execution_.budget().account()->bytes(); }

  Graph graph_;
  Parameters parameters_;
  Execution execution_{graph_, nullptr, parameters_, functions::built_in_procedures(), {}, "", {}};
};

TEST_F(ZeroedArrays, CountThePagesThatWereWritten) {
  ZeroedArray<std::uint64_t> array(execution_, 1'000'000'000);  // more than a query may take
  EXPECT_EQ(array[999'999'999], 0U);
  EXPECT_EQ(counted(), 0U);
  array.write(0) = 1;
  array.write(511) = 1;
  EXPECT_EQ(counted(), kPage);
  array.write(512) = 1;
  array.write(999'999'999) = 7;
  array.write(999'999'999) = 8;
  EXPECT_EQ(array[999'999'999], 8U);
  EXPECT_EQ(counted(), 3 * kPage);
}

TEST_F(ZeroedArrays, GiveBackWhatWasCountedOnce) {
  {
    ZeroedArray<std::uint32_t> array(execution_, 10'000);
    array.write(9'999) = 1;
    ZeroedArray<std::uint32_t> moved(std::move(array));
    EXPECT_EQ(counted(), kPage);
    moved = ZeroedArray<std::uint32_t>(execution_, 10'000);
    EXPECT_EQ(counted(), 0U);
    EXPECT_EQ(moved[9'999], 0U);
    moved.write(0) = 1;
  }
  EXPECT_EQ(counted(), 0U);
}

TEST_F(ZeroedArrays, CountAPageOnceHoweverManyThreadsWrite) {
  constexpr std::size_t kThreads = 4, kPages = 1000;
  ZeroedArray<std::uint8_t> array(execution_, kPages * kPage);
  std::vector<std::jthread> threads;
  for (std::size_t thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([&array, thread] {
      for (std::size_t page = 0; page < kPages; ++page) array.write(page * kPage + thread) = 1;
    });
  }
  threads.clear();
  EXPECT_EQ(counted(), kPages * kPage);
}

TEST_F(ZeroedArrays, HoldTheNodesSeenWhichCountByPages) {
  SeenNodes seen(execution_, 1'000'000'000);
  EXPECT_FALSE(seen.contains(999'999'999));
  EXPECT_EQ(counted(), 0U);
  EXPECT_TRUE(seen.insert(5));
  EXPECT_TRUE(seen.insert(6));
  EXPECT_FALSE(seen.insert(5));
  EXPECT_TRUE(seen.insert(999'999'999));
  EXPECT_EQ(counted(), 2 * kPage);
  seen.erase(6);
  EXPECT_FALSE(seen.contains(6));
  seen.reset();
  EXPECT_FALSE(seen.contains(5));
  EXPECT_FALSE(seen.contains(999'999'999));
  EXPECT_TRUE(seen.insert(6));
  EXPECT_EQ(counted(), 2 * kPage);
}

}  // namespace
}  // namespace newsgraph::execution::batch
