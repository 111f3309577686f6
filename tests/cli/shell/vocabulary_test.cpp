#include "newsgraph/cli/shell/vocabulary.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "newsgraph/query/reference.h"

namespace newsgraph::cli {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Vocabulary, HoldsTheNamesInUse) {
  Graph graph;
  const NodeId ada = graph.create_node({"Person"}, {{"name", "Ada"}});
  graph.create_relationship(ada, "MET_WITH", ada);
  graph.delete_node(graph.create_node({"Ghost"}));
  const Vocabulary vocabulary = vocabulary_of(graph, {{"limit", 5}}, {});
  EXPECT_THAT(vocabulary.labels, ElementsAre("Person"));
  EXPECT_THAT(vocabulary.types, ElementsAre("MET_WITH"));
  EXPECT_THAT(vocabulary.keys, ElementsAre("name"));
  EXPECT_THAT(vocabulary.parameters, ElementsAre("limit"));
  EXPECT_THAT(vocabulary.functions, Contains("toUpper"));
  EXPECT_THAT(vocabulary.functions, Contains("collect"));
}

TEST(Vocabulary, HasHelpForEveryWordThatItOffers) {
  std::vector<std::string> words = vocabulary_of(Graph(), {}, {}).functions;
  for (const std::string_view keyword : cypher_keywords()) {
    words.emplace_back(keyword.substr(0, keyword.find_last_not_of(" (") + 1));
  }
  for (const std::string& word : words) EXPECT_FALSE(reference_of(word).empty()) << word;
}

TEST(Vocabulary, FindsFiles) {
  std::string pattern =
      (std::filesystem::temp_directory_path() / "newsgraph-files-XXXXXX").string();
  const std::string folder = std::string(mkdtemp(pattern.data())) + "/";
  std::filesystem::create_directory(folder + "b folder");
  for (const char* name : {"a.svg", "b.svg", ".hidden"}) std::ofstream(folder + name) << "x";
  EXPECT_THAT(files_beginning(folder),
              ElementsAre(folder + "a.svg", folder + "b folder/", folder + "b.svg"));
  EXPECT_THAT(files_beginning(folder + "b."), ElementsAre(folder + "b.svg"));
  EXPECT_THAT(files_beginning(folder + "."), ElementsAre(folder + ".hidden"));
  EXPECT_THAT(files_beginning(folder + "absent/"), IsEmpty());
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace newsgraph::cli
