// Nodes found by words, in the file and in memory.
#include "newsgraph/graph/text_search.h"

#include <gmock/gmock.h>

#include "graph/store/temporary_folder.h"
#include "newsgraph/graph/store.h"

namespace newsgraph {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::TemporaryFolder;

class TextSearchTest : public ::testing::Test {
 protected:
  TextSearchTest() {
    store_.write([this](Graph& graph) {
      article_ = graph.create_node({"Article"}, {{"title", "Talks in Muscat"},
                                                 {"text", "Envoys met in Oman. Talks went on."}});
      person_ = graph.create_node(
          {"Person"}, {{"name", "Mohsin Naqvi"}, {"aliases", List{"Naqvi", "M. R. Naqvi"}}});
      place_ = graph.create_node({"Place"}, {{"name", "São Paulo"}});
      statement_ = graph.create_node({"Statement"}, {{"text", "that talks had failed"}});
      graph.create_node({"Person"}, {{"name", "Anwar Khan"}});
    });
  }

  /// In the file and in memory, which must agree.
  std::vector<NodeId> found(TextIndex index, std::string_view query, std::size_t limit = 10) {
    const std::vector<NodeId> in_file = nodes(store_.text_search()->search(index, query, limit));
    EXPECT_EQ(nodes(TextSearch::over(store_.graph())->search(index, query, limit)), in_file);
    return in_file;
  }
  static std::vector<NodeId> nodes(const std::vector<TextSearch::Hit>& hits) {
    std::vector<NodeId> nodes;
    for (const TextSearch::Hit& hit : hits) nodes.push_back(hit.node);
    return nodes;
  }
  TemporaryFolder folder_;
  Store store_ = Store::open(folder_ / "g", Store::Mode::kCreate);
  NodeId article_, person_, place_, statement_;
};

TEST_F(TextSearchTest, FindsWordsWhateverCaseAndAccents) {
  EXPECT_THAT(found(TextIndex::kNames, "naqvi"), ElementsAre(person_));
  EXPECT_THAT(found(TextIndex::kNames, "SAO"), ElementsAre(place_));
  EXPECT_THAT(found(TextIndex::kNames, "\"m r naqvi\""), ElementsAre(person_));
  EXPECT_THAT(found(TextIndex::kNames, "naq*"), ElementsAre(person_));
  EXPECT_THAT(found(TextIndex::kNames, "aliases: mohsin"), IsEmpty());
  EXPECT_THAT(found(TextIndex::kNames, "talks"), IsEmpty());
}

TEST_F(TextSearchTest, FindsThingsAndNotTheNamesTheyGoBy) {
  store_.write([](Graph& graph) { graph.create_node({"Name"}, {{"name", "Naqvi"}}); });
  EXPECT_THAT(found(TextIndex::kNames, "naqvi"), ElementsAre(person_));
}

TEST_F(TextSearchTest, KeepsItsIndexesApart) {
  EXPECT_THAT(found(TextIndex::kArticles, "talks"), ElementsAre(article_));
  EXPECT_THAT(found(TextIndex::kArticles, "title: oman"), IsEmpty());
  EXPECT_THAT(found(TextIndex::kStatements, "talks"), ElementsAre(statement_));
}

TEST_F(TextSearchTest, LeavesOutWhatMustNotOccur) {
  EXPECT_THAT(found(TextIndex::kArticles, "talks AND NOT envoys"), IsEmpty());
  EXPECT_THAT(found(TextIndex::kArticles, "talks -summit"), ElementsAre(article_));
  EXPECT_THAT(found(TextIndex::kArticles, "talks -title:oman"), ElementsAre(article_));
  EXPECT_THAT(found(TextIndex::kArticles, "+talks +summit"), IsEmpty());
  EXPECT_THAT(found(TextIndex::kArticles, "+talks summit"), ElementsAre(article_));
}

/// What is taken as a search, SQLite has to take as well.
TEST_F(TextSearchTest, NestsAsDeeplyAsSqliteDoes) {
  for (const auto& [open, close] :
       {std::pair("(", ")"), std::pair("a (b AND ", ")"), std::pair("+(c ", ") -(d e)"),
        std::pair("a AND NOT (b AND title:(x AND (y OR z)) AND ", ")")}) {
    std::string nested = "talks";
    std::size_t depth = 0;
    for (; depth < 30; ++depth) {
      nested = open + nested + close;
      try {
        found(TextIndex::kArticles, nested);
      } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::kInput) << error.what();
        break;
      }
    }
    EXPECT_GE(depth, 4u) << open;
    EXPECT_LT(depth, 30u) << open;
  }
}

TEST_F(TextSearchTest, PutsTheBestFirst) {
  NodeId fuller{};
  store_.write([&](Graph& graph) {
    graph.create_node({"Person"}, {{"name", "Mohsin Raza Ali Shah"}});
    fuller = graph.create_node({"Person"}, {{"name", "Mohsin"}});
  });
  EXPECT_THAT(found(TextIndex::kNames, "mohsin", 1), ElementsAre(fuller));
  EXPECT_EQ(found(TextIndex::kNames, "mohsin").size(), 3u);
  EXPECT_THAT(found(TextIndex::kNames, "mohsin naqvi", 1), ElementsAre(person_));
}

TEST_F(TextSearchTest, FollowsChanges) {
  store_.write([&](Graph& graph) {
    graph.set_property(person_, "name", "Mohsin Raza");
    graph.set_property(person_, "aliases", Value());
    graph.remove_label(statement_, "Statement");
    graph.detach_delete_node(place_);
  });
  EXPECT_THAT(found(TextIndex::kNames, "naqvi"), IsEmpty());
  EXPECT_THAT(found(TextIndex::kNames, "raza"), ElementsAre(person_));
  EXPECT_THAT(found(TextIndex::kStatements, "talks"), IsEmpty());
  EXPECT_THAT(found(TextIndex::kNames, "paulo"), IsEmpty());
}

TEST_F(TextSearchTest, SeesNothingOfAWriteThatFailed) {
  EXPECT_ANY_THROW(store_.write([&](Graph& graph) {
    graph.set_property(person_, "name", "Somebody Else");
    throw std::runtime_error("no");
  }));
  EXPECT_THAT(found(TextIndex::kNames, "naqvi"), ElementsAre(person_));
}

TEST(TextSearch, OfAGraphThatHasNoFileYet) {
  const TemporaryFolder folder;
  const Store store = Store::open(folder / "g", Store::Mode::kCreate);
  EXPECT_THAT(store.text_search()->search(TextIndex::kNames, "naqvi", 10), IsEmpty());
}

}  // namespace
}  // namespace newsgraph
