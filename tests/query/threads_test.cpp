// Several threads ask while one writes; to be run under ThreadSanitizer too (preset `tsan`).
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include <unistd.h>

#include "newsgraph/graph/store.h"
#include "query/query_table.h"

#if defined(__has_feature)
#if __has_feature(thread_sanitizer)  // as Clang has it
#define __SANITIZE_THREAD__
#endif
#endif
#ifdef __SANITIZE_THREAD__
/// Matchers hand blocks of memory on through an atomic in the library of Boost.Regex, which is not
/// compiled for ThreadSanitizer, so that it does not see the order.
extern "C" const char* __tsan_default_suppressions() {
  return "race:boost/regex/\n";
}
#endif

namespace newsgraph {
namespace {

class Threads : public testing::Test {
 protected:
  Threads() {
    std::string pattern = (std::filesystem::temp_directory_path() / "newsgraph-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
  }
  ~Threads() override { std::filesystem::remove_all(folder_); }
  Store open() { return Store::open(folder_ / "g.newsgraph", Store::Mode::kCreate); }

  std::filesystem::path folder_;
};

/// Whatever has been written, the values of all :Account nodes sum to nothing, and every one has a
/// partner.
constexpr const char* kBalance =
    "MATCH (a:Account) OPTIONAL MATCH (a)-[:PARTNER]-(b) "
    "RETURN sum(a.value) AS sum, count(a) % 2 AS odd, count(a) - count(b) AS alone";

void write(Store& store, const char* query) {
  store.write([&](Graph& graph) { Engine(graph).run(query); });
}

TEST_F(Threads, ReadersSeeWholeWritesOnly) {
  constexpr int kWrites = 10;
  Store store = open();
  write(store, "CREATE (:Account {value: 7})-[:PARTNER]->(:Account {value: -7})");
  std::atomic<bool> done = false;
  std::atomic<int> reads = 0;
  const auto ask = [&] {
    while (!done || reads < 10) {
      store.read([&](const Graph& graph) {
        const Result result = Engine(graph).run(kBalance);
        EXPECT_EQ(rows_text(graph, result), "0 | 0 | 0\n");
      });
      ++reads;
    }
  };
  std::vector<std::jthread> readers;
  for (int i = 0; i < 3; ++i) readers.emplace_back(ask);
  for (int i = 0; i < kWrites; ++i) {
    write(store, "CREATE (:Account {value: 1})-[:PARTNER]->(:Account {value: -1})");
    write(store, "MATCH (a:Account) SET a.value = a.value * 2");
    // Changes half of the accounts, then fails.
    EXPECT_THROW(write(store, "MATCH (a:Account) SET a.value = 100 / (a.value + 2)"), QueryError);
  }
  done = true;
  readers.clear();
  EXPECT_GE(reads, 10);
  EXPECT_EQ(store.graph().node_count(), 2u + 2u * kWrites);
}

TEST_F(Threads, ReadersWithAStoreOfTheirOwnGoOnWhileOneWrites) {
  Store store = open();
  write(store, "CREATE (:Account {value: 7})-[:PARTNER]->(:Account {value: -7})");
  Store readers = Store::open(folder_ / "g.newsgraph", Store::Mode::kRead);
  const auto balance = [&] {
    std::string rows;
    readers.read([&](const Graph& graph) {
      rows = rows_text(graph, Engine(graph).run("MATCH (a:Account) RETURN count(a), sum(a.value)"));
    });
    return rows;
  };
  store.write([&](Graph& graph) {
    Engine(graph).run("MATCH (a:Account) SET a.value = 1 CREATE (:Account {value: 5})");
    std::thread reader([&] {
      for (int i = 0; i < 100; ++i) EXPECT_EQ(balance(), "2 | 0\n");
      EXPECT_FALSE(readers.refresh());
    });
    reader.join();  // would never come if the reader waited for this write
  });
  EXPECT_EQ(balance(), "2 | 0\n");
  EXPECT_TRUE(readers.refresh());
  EXPECT_EQ(balance(), "4 | 12\n");
}

TEST_F(Threads, WritersTakeTurns) {
  Store store = open();
  write(store, "CREATE (:Counter {n: 0})");
  const auto count = [&] {
    for (int i = 0; i < 10; ++i) write(store, "MATCH (c:Counter) SET c.n = c.n + 1");
  };
  {
    std::jthread first(count), second(count);
  }
  store.read([&](const Graph& graph) {
    EXPECT_EQ(rows_text(graph, Engine(graph).run("MATCH (c:Counter) RETURN c.n")), "20\n");
  });
}

TEST_F(Threads, WritesDoNotBeginInsideReads) {
  Store store = open();
  write(store, "CREATE (:A)");
  store.read([&](const Graph& outer) {
    store.read([&](const Graph& inner) { EXPECT_EQ(&inner, &outer); });
    EXPECT_THROW(write(store, "CREATE (:A)"), Error);
  });
  EXPECT_EQ(store.graph().node_count(), 1u);
}

TEST_F(Threads, ManySearchTextsWhileOneWrites) {
  Store store = open();
  write(store, "CREATE (:Person {name: 'Ada 0'})");
  const std::unique_ptr<TextSearch> search = store.text_search();
  std::atomic<bool> done = false;
  const auto ask = [&] {
    std::size_t before = 0;
    while (!done) {
      const std::size_t hits = search->search(TextIndex::kNames, "ada", 100).size();
      EXPECT_GE(hits, before);
      before = hits;
    }
  };
  std::vector<std::jthread> askers;
  for (int i = 0; i < 3; ++i) askers.emplace_back(ask);
  for (int i = 0; i < 20; ++i) write(store, "CREATE (:Person {name: 'Ada'})");
  done = true;
  askers.clear();
  EXPECT_EQ(search->search(TextIndex::kNames, "ada", 100).size(), 21u);
}

TEST_F(Threads, AQueryIsCancelledByAnother) {
  const Graph graph;
  ExecutionLimits limits;
  std::stop_source stop;
  limits.stop = stop.get_token();
  Engine engine(graph);
  engine.set_limits(limits);
  std::jthread canceller([&] { stop.request_stop(); });
  EXPECT_THROW(engine.run("UNWIND range(1, 100000000000) AS x RETURN count(x)"), QueryError);
}

TEST_F(Threads, ManyAskOneGraphAtATime) {
  const Graph graph = graph_of(
      "UNWIND range(1, 20) AS x CREATE (:N {x: x, l: [x, 'text ' + x]})-[:R {w: x}]->(:M)");
  const auto ask = [&] {
    for (int i = 0; i < 20; ++i) {
      const Result result = Engine(graph).run(
          "MATCH p = (n:N)-[r:R*1..2]->(m) WHERE n.x > 10 AND n.l[1] =~ 'text .*' "
          "RETURN collect(p) AS ps, toUpper(n.l[1]) AS t, date().year > 2000 AS d ORDER BY t LIMIT "
          "3");
      EXPECT_EQ(result.rows.size(), 3u);
    }
  };
  std::vector<std::jthread> askers;
  for (int i = 0; i < 4; ++i) askers.emplace_back(ask);
}

}  // namespace
}  // namespace newsgraph
