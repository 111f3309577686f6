// What `newsgraph help` and docs/functions.md tell.
#include "newsgraph/query/reference.h"

#include <gmock/gmock.h>

#include <set>

#include "newsgraph/query/functions/language.h"

namespace newsgraph {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<std::string> names(std::string_view wanted) {
  std::vector<std::string> found;
  for (const ReferenceEntry& entry : reference_of(wanted)) found.push_back(entry.name);
  return found;
}

TEST(Reference, TellsOfEachNameInSentencesUnderAHeading) {
  for (const ReferenceEntry& entry : reference_entries()) {
    EXPECT_THAT(entry.signature, ::testing::Not(IsEmpty())) << entry.name;
    EXPECT_TRUE(entry.summary.ends_with('.')) << entry.name;
    EXPECT_FALSE(entry.group.empty()) << entry.name;
  }
}

TEST(Reference, HasEverythingThatCanBeCalledWithItsTypes) {
  for (const ReferenceEntry& entry : reference_entries()) {
    const bool is_language =
        std::ranges::any_of(functions::language_topics(),
                            [&](const auto& topic) { return topic.group == entry.group; });
    if (is_language) continue;
    EXPECT_THAT(entry.signature, AllOf(HasSubstr(entry.name), HasSubstr(" :: ")));
  }
  EXPECT_EQ(reference_of("algo.").size(), 6u);
  EXPECT_EQ(reference_of("algo.wcc").at(0).signature,
            "algo.wcc(options = null :: MAP?) :: (node :: NODE, componentId :: INTEGER)");
}

TEST(Reference, FindsANameInAnyCase) {
  EXPECT_THAT(names("TOUPPER"), ElementsAre("toUpper"));
  EXPECT_THAT(names("match"), ElementsAre("MATCH"));
  EXPECT_THAT(names("shortestpath"), ElementsAre("shortestPath"));
  EXPECT_THAT(names("list comprehension"), ElementsAre("list comprehension"));
}

TEST(Reference, FindsWhatANameBeginsStandsInOrIsPartOf) {
  EXPECT_THAT(names("order"), ElementsAre("ORDER BY"));
  EXPECT_THAT(names("else"), ElementsAre("CASE"));
  EXPECT_THAT(names("<="), ElementsAre("="));
  EXPECT_THAT(names("comprehension"), ElementsAre("list comprehension", "pattern comprehension"));
  EXPECT_THAT(names("nothing of the kind"), IsEmpty());
  EXPECT_THAT(names(""), IsEmpty());
}

TEST(Reference, HasAllThatIsNoFunctionButReadsLikeOne) {
  for (const char* name : {"all", "any", "none", "single", "reduce", "shortestPath",
                           "allShortestPaths", "EXISTS", "COUNT", "COLLECT", "CASE"}) {
    EXPECT_THAT(names(name), ::testing::Contains(name));
  }
}

TEST(Reference, BeginsWithTheLanguageAndEndsWithProcedures) {
  EXPECT_EQ(reference_entries().front().name, "MATCH");
  EXPECT_EQ(reference_entries().back().group, "Procedures");
  std::set<std::string_view> closed;
  std::string_view open;
  for (const ReferenceEntry& entry : reference_entries()) {
    if (entry.group == open) continue;
    EXPECT_TRUE(closed.insert(entry.group).second) << entry.group << " stands in two places";
    open = entry.group;
  }
}

}  // namespace
}  // namespace newsgraph
