#include "newsgraph/ingest/bulk_ingest.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <unistd.h>

#include "newsgraph/graph/error.h"
#include "newsgraph/graph/export.h"

namespace newsgraph {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Document article(const std::string& id, const std::string& text) {
  Document document;
  document.id = id;
  document.text = text;
  document.date = Date::from_civil(2025, 2, 25);
  return document;
}

/// Articles that know each other's people, some of them twice: the same again, or corrected.
std::vector<Document> archive() {
  const std::vector<std::string> people{"Ana Lima", "Ana Lyma", "Ben Okoro", "Carla Diaz", "Okoro"};
  const std::vector<std::string> deeds{"met", "thanked", "accused", "criticised"};
  std::vector<Document> articles;
  for (std::size_t i = 0; i < 60; ++i) {
    const std::string& one = people[i % people.size()];
    const std::string& other = people[(i * 7 + 2) % people.size()];
    articles.push_back(article("a" + std::to_string(i),
                               "Peruvian Minister " + one + " " + deeds[i % deeds.size()] +
                                   " Kenyan Minister " + other + " on Monday. They talked about " +
                                   std::to_string(i) + " ships."));
  }
  articles.push_back(articles[3]);
  articles.push_back(article("a7", "Chad thanked Mali."));
  articles.push_back(article("", "Nobody can say what this article is called."));
  articles.push_back(articles[7]);
  articles.push_back(article("a9", "Chad accused Fiji."));
  return articles;
}

/// Everything in the graph with the numbers that things have in it.
std::string everything(const Graph& graph) {
  std::ostringstream out;
  export_jsonl(graph, Selection::all(graph), out);
  return std::move(out).str();
}

std::size_t articles_in(const Graph& graph) {
  const auto label = graph.find_label("Article");
  return label ? graph.node_count(*label) : 0;
}

class BulkIngestTest : public ::testing::Test {
 protected:
  BulkIngestTest() {
    std::string pattern = (std::filesystem::temp_directory_path() / "newsgraph-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
  }
  ~BulkIngestTest() override { std::filesystem::remove_all(folder_); }

  Store store(const std::string& name = "graph", Store::Mode mode = Store::Mode::kCreate) const {
    return Store::open(folder_ / name, mode);
  }

  /// The graph after all articles, as somebody finds it who opens the file.
  std::string graph_after(const std::vector<Document>& articles, const BulkIngestOptions& options) {
    const std::string name = std::to_string(++graphs_);
    {
      Store file = store(name);
      BulkIngest ingest(file, pipeline_, options);
      for (const Document& each : articles) ingest.add(each);
      ingest.finish();
    }
    return everything(store(name, Store::Mode::kRead).graph());
  }

  std::filesystem::path folder_;
  const Pipeline pipeline_;
  int graphs_ = 0;
};

TEST_F(BulkIngestTest, TheGraphIsTheSameWhateverTheThreadsAndTransactions) {
  const std::string graph = graph_after(archive(), {.jobs = 1});
  EXPECT_THAT(graph, AllOf(HasSubstr("Ana Lima"), HasSubstr("Chad accused Fiji")));
  for (const unsigned jobs : {1U, 2U, 5U}) {
    for (const std::size_t batch : {std::size_t{1}, std::size_t{7}, std::size_t{1000}}) {
      EXPECT_TRUE(graph_after(archive(), {.jobs = jobs, .batch_articles = batch}) == graph)
          << jobs << " jobs, transactions of " << batch;
    }
  }
  EXPECT_TRUE(graph_after(archive(), {.jobs = 2, .batch_bytes = 300}) == graph);
  EXPECT_TRUE(graph_after(archive(), {.jobs = 2, .batch_time = std::chrono::milliseconds(0)}) ==
              graph);
}

TEST_F(BulkIngestTest, TellsOfEachArticleInOrder) {
  for (const unsigned jobs : {1U, 4U}) {
    std::vector<std::string> told;
    Store file = store(std::to_string(jobs));
    BulkIngest ingest(file, pipeline_, {.jobs = jobs},
                      {.done =
                           [&](const IngestedArticle& each) {
                             told.push_back(each.id + std::to_string(int(each.outcome)));
                           },
                       .fault = [&](const Error& error) { told.push_back(error.what()); },
                       .resolved = {}});
    ingest.add(article("a", "Chad met Mali."));
    ingest.add(article("b", "Chad met Fiji."));
    ingest.add(article("a", "Chad met Mali."));
    ingest.add(article("", "Chad met Togo."));
    ingest.add(article("a", "Chad met Peru."));
    ingest.add(article("a", "Chad met Mali."));
    EXPECT_THAT(told, IsEmpty());
    EXPECT_FALSE(ingest.idle());
    ingest.finish();
    EXPECT_TRUE(ingest.idle());
    EXPECT_THAT(told, ElementsAre("a0", "b0", "a1", HasSubstr("without an id"), "a2", "a2"));
    EXPECT_EQ(ingest.counts().articles(), 6U);
  }
}

TEST_F(BulkIngestTest, WhatItTellsOfIsInTheFile) {
  Store file = store();
  std::vector<std::size_t> found;
  BulkIngest ingest(file, pipeline_, {.jobs = 2, .batch_articles = 2},
                    {.done =
                         [&](const IngestedArticle&) {
                           found.push_back(articles_in(store("graph", Store::Mode::kRead).graph()));
                         },
                     .fault = {},
                     .resolved = {}});
  for (int i = 0; i < 6; ++i) ingest.add(article(std::to_string(i), "Chad met Mali."));
  ingest.finish();
  EXPECT_THAT(found, ElementsAre(2, 2, 4, 4, 6, 6));
}

TEST_F(BulkIngestTest, TellsHowFarItIsBeforeItCommits) {
  Store file = store();
  std::vector<std::size_t> resolved, committed;
  BulkIngest* running = nullptr;
  BulkIngest ingest(file, pipeline_, {.jobs = 2, .batch_articles = 3},
                    {.done = {}, .fault = {}, .resolved = [&] {
                       resolved.push_back(running->resolved().articles());
                       committed.push_back(running->counts().articles());
                     }});
  running = &ingest;
  for (int i = 0; i < 5; ++i) ingest.add(article(std::to_string(i), "Chad met Mali."));
  ingest.finish();
  EXPECT_THAT(resolved, ElementsAre(1, 2, 3, 4, 5));
  EXPECT_THAT(committed, ElementsAre(0, 0, 0, 3, 3));
}

TEST_F(BulkIngestTest, CommitsWithoutFurtherArticlesOnceItIsTime) {
  Store file = store();
  BulkIngest ingest(file, pipeline_, {.jobs = 2, .batch_time = std::chrono::milliseconds(50)});
  ingest.add(article("a", "Chad met Mali."));
  while (!ingest.idle()) ingest.catch_up();
  EXPECT_EQ(articles_in(store("graph", Store::Mode::kRead).graph()), 1U);
}

double processor_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

TEST_F(BulkIngestTest, DoesNotAnalyseWhatTheGraphHolds) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "Peru thanked Kenya for its help in the talks on trade. ";
  Store file = store();
  std::vector<double> seconds;
  for (int round = 0; round < 2; ++round) {
    const double begin = processor_seconds();
    BulkIngest ingest(file, pipeline_, {.jobs = 2});
    for (int i = 0; i < 20; ++i) ingest.add(article(std::to_string(i), text));
    ingest.finish();
    seconds.push_back(processor_seconds() - begin);
    EXPECT_EQ(round == 0 ? ingest.counts().added : ingest.counts().unchanged, 20U);
  }
  EXPECT_LT(seconds[1], seconds[0] / 10);
}

TEST_F(BulkIngestTest, StoppedGoesOnWhereItWas) {
  const std::vector<Document> articles = archive();
  const std::string whole = graph_after(articles, {.jobs = 2});
  for (const std::size_t stop_after : {std::size_t{1}, std::size_t{20}, std::size_t{50}}) {
    const std::string name = "stopped-" + std::to_string(stop_after);
    {
      Store file = store(name);
      BulkIngest ingest(file, pipeline_, {.jobs = 2});
      for (std::size_t i = 0; i < stop_after; ++i) ingest.add(articles[i]);
      ingest.stop();
      EXPECT_EQ(articles_in(store(name).graph()), ingest.counts().articles());
    }
    Store file = store(name);
    BulkIngest ingest(file, pipeline_, {.jobs = 2});
    for (const Document& each : articles) ingest.add(each);
    ingest.finish();
    EXPECT_TRUE(everything(file.graph()) == whole) << stop_after;
  }
}

TEST_F(BulkIngestTest, GivenUpLeavesWhatWasCommitted) {
  {
    Store file = store();
    BulkIngest ingest(file, pipeline_, {.jobs = 2, .batch_articles = 4});
    for (int i = 0; i < 30; ++i) ingest.add(article(std::to_string(i), "Chad met Mali."));
  }
  EXPECT_EQ(articles_in(store().graph()) % 4, 0U);
}

/// What a reader sees of an ingest in transactions of five, until all are there.
std::vector<std::size_t> counts_seen(const std::filesystem::path& file, std::size_t all) {
  std::vector<std::size_t> seen;
  Store reader = Store::open(file, Store::Mode::kRead);
  while (seen.empty() || seen.back() < all) {
    reader.refresh();
    reader.read([&](const Graph& graph) { seen.push_back(articles_in(graph)); });
  }
  return seen;
}

TEST_F(BulkIngestTest, ReadersSeeWholeTransactions) {
  constexpr std::size_t kAll = 100;
  Store file = store();
  BulkIngest ingest(file, pipeline_, {.jobs = 2, .batch_articles = 5});
  for (std::size_t i = 0; i < 5; ++i)
    ingest.add(article("0" + std::to_string(i), "Chad met Peru."));
  ingest.finish();  // the file is there
  std::vector<std::vector<std::size_t>> seen(2);
  std::vector<std::thread> readers;
  for (auto& each : seen) {
    readers.emplace_back([&] { each = counts_seen(folder_ / "graph", kAll); });
  }
  for (std::size_t i = 5; i < kAll; ++i) {
    ingest.add(article(std::to_string(i), "Peruvian Minister Ana Lima met Ben Okoro in Lima."));
  }
  ingest.finish();
  for (std::thread& each : readers) each.join();
  for (const auto& each : seen) {
    EXPECT_TRUE(std::is_sorted(each.begin(), each.end()));
    for (std::size_t count : each) EXPECT_EQ(count % 5, 0U);
  }
}

}  // namespace
}  // namespace newsgraph
