// Queries that are stopped: by a limit, and by Ctrl-C.
#include <chrono>
#include <csignal>
#include <ctime>
#include <thread>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "cli/program.h"

namespace newsgraph::testing {
namespace {

using std::chrono::milliseconds;
using ::testing::HasSubstr;

constexpr const char* kEndless =
    "MATCH (a), (b), (c), (d), (e), (f), (g), (h) "
    "WHERE a.x + b.x + c.x + d.x + e.x + f.x + g.x + h.x < 0 RETURN count(*)";

class QueryLimits : public Program {
 protected:
  QueryLimits() { run("query g.newsgraph --create 'UNWIND range(1, 30) AS x CREATE (:N {x: x})'"); }

  /// Starts a query, sends it Ctrl-C and waits for its end; `status` is waitpid's, and `taken` the
  /// time of the processor that it used from Ctrl-C to its end.
  struct Interrupted {
    int status;
    milliseconds taken;
    std::string err;
  };
  Interrupted interrupt(const std::string& query) {
    const pid_t child = ::fork();
    if (child == 0) {
      const int err = ::open(path("err.txt").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
      ::dup2(err, STDERR_FILENO);
      ::execl(NEWSGRAPH_PROGRAM, "newsgraph", "query", path("g.newsgraph").c_str(), query.c_str(),
              static_cast<char*>(nullptr));
      ::_exit(127);
    }
    std::this_thread::sleep_for(milliseconds(500));  // until it is in the middle of its work
    clockid_t clock{};
    timespec before{};
    ::clock_getcpuclockid(child, &clock);
    ::clock_gettime(clock, &before);
    ::kill(child, SIGINT);
    int status = 0;
    rusage used{};
    ::wait4(child, &status, 0, &used);
    const auto all = in_milliseconds(used.ru_utime) + in_milliseconds(used.ru_stime);
    return {status, all - in_milliseconds(before), slurp(path("err.txt"))};
  }
  static milliseconds in_milliseconds(const timeval& time) {
    return milliseconds(time.tv_sec * 1'000 + time.tv_usec / 1'000);
  }
  static milliseconds in_milliseconds(const timespec& time) {
    return milliseconds(time.tv_sec * 1'000 + time.tv_nsec / 1'000'000);
  }
  std::string content() {
    return run("query g.newsgraph --format csv 'MATCH (n) RETURN n.x, n.y ORDER BY n.x'").out;
  }
};

TEST_F(QueryLimits, StopWithAStatusAndAHint) {
  const Finished late = run("query g.newsgraph --timeout 20ms '" + std::string(kEndless) + "'");
  EXPECT_EQ(late.status, 1);
  EXPECT_THAT(late.err, HasSubstr("the query took longer than the 20 ms it may"));
  const Finished large =
      run("query g.newsgraph --max-memory 100KiB 'RETURN [x IN range(1, 9) | range(1, 1000)]'");
  EXPECT_EQ(large.status, 1);
  EXPECT_THAT(large.err, HasSubstr("more than the 100 KiB of memory"));
  const Finished many = run("query g.newsgraph --max-rows 29 'MATCH (n) RETURN n'");
  EXPECT_EQ(many.status, 1);
  EXPECT_THAT(many.err, HasSubstr("more than the 29 rows"));
  EXPECT_EQ(run("query g.newsgraph --max-rows 30 --timeout 1h 'MATCH (n) RETURN n'").status, 0);
}

TEST_F(QueryLimits, AreReadInAnyUnit) {
  for (const char* good : {"--timeout 2", "--timeout 1.5h", "--timeout 5m", "--max-memory 1G",
                           "--max-memory 100000000", "--max-memory 1.5GiB"}) {
    EXPECT_EQ(run("query g.newsgraph 'RETURN 1' " + std::string(good)).status, 0) << good;
  }
  for (const char* bad : {"--timeout soon", "--timeout 5y", "--timeout=-1", "--max-memory lots",
                          "--max-memory 5s", "--max-rows few", "--max-rows=-1", "--max-rows 1.5",
                          "--timeout 99999999h", "--max-memory 9999999GiB"}) {
    EXPECT_EQ(run("query g.newsgraph 'RETURN 1' " + std::string(bad)).status, 2) << bad;
  }
}

TEST_F(QueryLimits, ControlCStopsAQueryAtOnce) {
  const Interrupted reading = interrupt(kEndless);
  ASSERT_TRUE(WIFEXITED(reading.status));
  EXPECT_EQ(WEXITSTATUS(reading.status), 130);
  EXPECT_THAT(reading.err, HasSubstr("the query was cancelled"));
  EXPECT_LT(reading.taken, milliseconds(500));  // 100, and what a slow machine adds
}

TEST_F(QueryLimits, ControlCDoesNotWaitUntilMuchMemoryIsGivenBack) {
  for (const char* query : {"UNWIND range(1, 100000000) AS x RETURN size(collect(DISTINCT x))",
                            "UNWIND range(1, 100000000) AS x CREATE (:M {x: x})",
                            "WITH reduce(s = '0123456789abcdef', i IN range(1, 22) | s + s) AS s "
                            "UNWIND range(1, 1000) AS i RETURN size(toUpper(s))"}) {
    const Interrupted stopped = interrupt(query);
    ASSERT_TRUE(WIFEXITED(stopped.status)) << query;
    EXPECT_EQ(WEXITSTATUS(stopped.status), 130) << query;
    EXPECT_LT(stopped.taken, milliseconds(500)) << query;
  }
}

TEST_F(QueryLimits, AStoppedQueryLeavesNoNewFile) {
  const std::string endless = "UNWIND range(1, 1000000000000) AS x CREATE (:M)";
  EXPECT_EQ(run("query new.newsgraph --create --timeout 20ms '" + endless + "'").status, 1);
  EXPECT_FALSE(std::filesystem::exists(path("new.newsgraph")));
}

TEST_F(QueryLimits, AWriteWhoseRowsFindNoRoomIsKeptAndSaysSo) {
  ASSERT_EQ(std::system(("'" NEWSGRAPH_PROGRAM "' query " + path("g.newsgraph") +
                         " 'CREATE (n:Kept) RETURN n' >/dev/full 2>" + path("err.txt"))
                            .c_str()),
            3 << 8);
  EXPECT_THAT(slurp(path("err.txt")), HasSubstr("the changes were saved, but the rows could not"));
  EXPECT_EQ(run("query g.newsgraph --format csv 'MATCH (n:Kept) RETURN count(n)'").out,
            "count(n)\r\n1\r\n");
}

TEST_F(QueryLimits, ControlCLeavesTheFileAsItWas) {
  const std::string before = content();
  const Interrupted writing =
      interrupt("MATCH (a), (b), (c), (d), (e), (f) SET a.y = b.x CREATE (:M)");
  ASSERT_TRUE(WIFEXITED(writing.status));
  EXPECT_EQ(WEXITSTATUS(writing.status), 130);
  EXPECT_EQ(content(), before);
  EXPECT_EQ(run("query g.newsgraph 'CREATE (:M)'").status, 0);  // nothing is locked
}

}  // namespace
}  // namespace newsgraph::testing
