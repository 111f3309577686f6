#include "newsgraph/ingest/ordered_jobs.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <future>
#include <numeric>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace newsgraph {
namespace {

using testing::ElementsAre;
using testing::Le;

/// Every third takes a while, so that those behind it are done before it.
int twice(int number) {
  if (number % 3 == 0) std::this_thread::sleep_for(std::chrono::microseconds(300));
  return 2 * number;
}

std::vector<int> run(unsigned jobs, int inputs, std::size_t bytes = 1) {
  std::vector<int> results;
  OrderedJobs<int, int> work(jobs, twice, [&](int result) { results.push_back(result); });
  for (int i = 0; i < inputs; ++i) work.add(i, bytes);
  work.finish();
  return results;
}

TEST(OrderedJobs, GiveTheirResultsInTheOrderOfTheInputs) {
  std::vector<int> expected(300);
  for (int i = 0; i < 300; ++i) expected[static_cast<std::size_t>(i)] = 2 * i;
  for (const unsigned jobs : {1U, 2U, 3U, 16U}) EXPECT_EQ(run(jobs, 300), expected) << jobs;
}

TEST(OrderedJobs, OfNothingGiveNothing) {
  EXPECT_THAT(run(4, 0), ElementsAre());
}

TEST(OrderedJobs, HoldFewInputsAtOnce) {
  std::atomic<int> added = 0;
  int taken = 0;
  int most = 0;
  OrderedJobs<int, int> work(4, twice, [&](int) { ++taken; });
  for (int i = 0; i < 500; ++i) {
    ++added;
    work.add(i, 1);
    most = std::max(most, added - taken);
  }
  work.finish();
  EXPECT_EQ(taken, 500);
  EXPECT_THAT(most, Le(4 * 8));
}

TEST(OrderedJobs, HoldOneOrTwoInputsThatFillTheMemory) {
  int added = 0;
  int taken = 0;
  int most = 0;
  OrderedJobs<int, int> work(4, twice, [&](int) { ++taken; });
  for (int i = 0; i < 50; ++i) {
    ++added;
    work.add(i, std::size_t{60} << 20);
    most = std::max(most, added - taken);
  }
  work.finish();
  EXPECT_THAT(most, Le(1));
}

TEST(OrderedJobs, AreTakenWhileNothingIsAdded) {
  int taken = 0;
  OrderedJobs<int, int> work(2, twice, [&](int) { ++taken; });
  for (int i = 0; i < 5; ++i) work.add(i, 1);
  while (!work.empty()) work.take_done();
  EXPECT_EQ(taken, 5);
}

class OrderedJobsStop : public testing::TestWithParam<unsigned> {};

TEST_P(OrderedJobsStop, EndsTheWaitForWhatIsUnderWay) {
  std::stop_source source;
  std::promise<void> begun, let_go;
  std::shared_future<void> gone = let_go.get_future();
  int taken = 0;
  {
    const auto work_until_let_go = [&](int number) {
      if (number == 1) begun.set_value();
      if (number >= 1) gone.wait();
      return number;
    };
    OrderedJobs<int, int> work(
        GetParam(), work_until_let_go, [&](int) { ++taken; }, source.get_token());
    work.add(0, 1);
    work.add(1, 1);
    begun.get_future().wait();
    std::thread stopper([&] { source.request_stop(); });
    work.finish();
    stopper.join();
    for (int i = 2; i < 100; ++i) work.add(i, 1);
    EXPECT_FALSE(work.empty());
    let_go.set_value();
  }
  EXPECT_THAT(taken, Le(1));
}

INSTANTIATE_TEST_SUITE_P(Jobs, OrderedJobsStop, testing::Values(1U, 2U, 8U));

class OrderedJobsFault : public testing::TestWithParam<unsigned> {};

TEST_P(OrderedJobsFault, OfTheWorkIsThrownAtItsTurn) {
  std::vector<int> results;
  OrderedJobs<int, int> work(
      GetParam(),
      [](int number) {
        if (number == 5) throw std::runtime_error("five");
        return twice(number);
      },
      [&](int result) { results.push_back(result); });
  std::string what;
  try {
    for (int i = 0; i < 100; ++i) work.add(i, 1);
    work.finish();
  } catch (const std::runtime_error& error) {
    what = error.what();
  }
  EXPECT_EQ(what, "five");
  EXPECT_THAT(results, ElementsAre(0, 2, 4, 6, 8));
}

TEST_P(OrderedJobsFault, OfTakingEndsIt) {
  int taken = 0;
  const auto take_three = [&](int) {
    if (++taken == 3) throw std::runtime_error("enough");
  };
  const auto work_through = [&] {
    OrderedJobs<int, int> work(GetParam(), twice, take_three);
    for (int i = 0; i < 1000; ++i) work.add(i, 1);
  };
  EXPECT_THROW(work_through(), std::runtime_error);
  EXPECT_EQ(taken, 3);
}

TEST_P(OrderedJobsFault, IsNoneWhenTheyAreGivenUp) {
  int taken = 0;
  {
    OrderedJobs<int, int> work(GetParam(), twice, [&](int) { ++taken; });
    for (int i = 0; i < 20; ++i) work.add(i, 1);
  }
  EXPECT_THAT(taken, Le(20));
}

INSTANTIATE_TEST_SUITE_P(Jobs, OrderedJobsFault, testing::Values(1U, 2U, 8U));

}  // namespace
}  // namespace newsgraph
