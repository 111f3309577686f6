// An ingest is killed at random moments, hundreds of times, and goes on each time. In the end the
// graph is the one of an ingest that nobody stopped.
#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <vector>

#include "graph/store/killed_child.h"
#include "graph/store/printed_graph.h"
#include "graph/store/sound_file.h"
#include "graph/store/temporary_folder.h"
#include "newsgraph/graph/store.h"
#include "newsgraph/ingest/pipeline.h"

namespace newsgraph {
namespace {

using testing::ends_within;
using testing::expect_sound;
using testing::printed_graph;
using testing::TemporaryFolder;

constexpr int kArticles = 40;
constexpr int kArticlesPerWrite = 2;

struct Article {
  Document document;
  Extraction extraction;
};

/// Articles that share persons and places, so that each changes what others have brought.
std::vector<Article> make_articles(const Pipeline& pipeline) {
  const char* names[] = {"Ana Lima", "Omar Sy", "Maria Costa", "John Okafor", "Ingrid Berg"};
  const char* places[] = {"Dakar", "Lisbon", "Oslo"};
  std::vector<Article> articles;
  for (int i = 0; i < kArticles; ++i) {
    Document document;
    document.id = "article-" + std::to_string(i);
    document.title = "Talks in " + std::string(places[i % 3]);
    document.text = "Foreign Minister " + std::string(names[i % 5]) + " met President " +
                    names[(i + 1 + i / 5) % 5] + " in " + places[i % 3] +
                    " on Monday. They signed an agreement on trade.";
    articles.push_back({document, pipeline.extract(document)});
  }
  return articles;
}

void ingest(const Pipeline& pipeline, const std::vector<Article>& articles,
            const std::filesystem::path& file) {
  Store store = Store::open(file, Store::Mode::kCreate);
  for (std::size_t i = 0; i < articles.size(); i += kArticlesPerWrite) {
    store.write([&](Graph& graph) {
      for (std::size_t j = i; j < i + kArticlesPerWrite; ++j) {
        pipeline.merge(articles[j].document, articles[j].extraction, graph);
      }
    });
  }
}

TEST(IngestKillSlow, GoesOnWhereItStoppedToTheSameGraph) {
  TemporaryFolder folder;
  const Pipeline pipeline;
  const std::vector<Article> articles = make_articles(pipeline);
  const auto begin = std::chrono::steady_clock::now();
  ingest(pipeline, articles, folder / "whole");
  const auto took = std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::steady_clock::now() - begin);
  const std::string whole =
      printed_graph(Store::open(folder / "whole", Store::Mode::kRead).graph());
  const std::filesystem::path file = folder / "g";
  std::mt19937 random(11);
  int kills = 0;
  while (kills < 200) {
    SCOPED_TRACE("kill " + std::to_string(kills));
    const bool is_done =
        ends_within(took * (random() % 50) / 100, [&] { ingest(pipeline, articles, file); });
    const Store store = Store::open(file, Store::Mode::kCreate);
    const auto article = store.graph().find_label("Article");
    const std::size_t count = article ? store.graph().node_count(*article) : 0;
    EXPECT_EQ(count % kArticlesPerWrite, 0u);
    if (count > 0) expect_sound(file);
    if (is_done) {
      EXPECT_EQ(printed_graph(store.graph()), whole);
      std::filesystem::remove(file);
      std::filesystem::remove(file.string() + "-wal");
    }
    kills += !is_done;
    ASSERT_FALSE(HasFailure());
  }
  ingest(pipeline, articles, file);
  EXPECT_EQ(printed_graph(Store::open(file, Store::Mode::kRead).graph()), whole);
}

}  // namespace
}  // namespace newsgraph
