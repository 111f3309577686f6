// What people type, as SQLite FTS5 wants it.
#include "newsgraph/graph/store/text_query.h"

#include <gmock/gmock.h>

#include <array>

#include "newsgraph/graph/error.h"

namespace newsgraph::store {
namespace {

constexpr std::array<std::string_view, 2> kColumns{"title", "text"};

TEST(TextQuery, IsQuotedSoThatNoWordHasAMeaningByChance) {
  const std::pair<const char*, const char*> cases[] = {
      {"Naqvi", R"("Naqvi")"},
      {"al-Sisi", R"("al-Sisi")"},
      {"Mohsin  Naqvi", R"("Mohsin" OR "Naqvi")"},
      {"Mohsin AND Naqvi", R"("Mohsin" AND "Naqvi")"},
      {"peace NOT talks", R"("peace" NOT "talks")"},
      {"and or not near", R"("and" OR "or" OR "not" OR "near")"},
      {R"("peace talks" Oman)", R"("peace talks" OR "Oman")"},
      {"sanction*", R"("sanction"*)"},
      {R"("peace ta"*)", R"("peace ta"*)"},
      {"(a OR b) AND c", R"(("a" OR "b") AND "c")"},
      {"a (b)", R"("a" OR ("b"))"},
      {"title: summit", R"(title : "summit")"},
      {"title:summit Oman", R"(title : "summit" OR "Oman")"},
      {"at 12:30", R"("at" OR "12" OR "30")"},
      {"name: x", R"("name" OR "x")"},
      {"Côte d'Ivoire!", R"("Côte" OR "d'Ivoire!")"},
      {"* - ' x", R"("x")"},
  };
  for (const auto& [typed, expected] : cases)
    EXPECT_EQ(to_fts5(typed, kColumns), expected) << typed;
}

TEST(TextQuery, SaysWhatIsWrong) {
  const std::pair<std::string, const char*> cases[] = {
      {"", "there is no word to look for"},
      {" ** ", "there is no word to look for"},
      {"\"peace", "a quotation is not closed"},
      {"(peace", "a parenthesis is not closed"},
      {"peace)", "`)` closes nothing"},
      {"(peace AND)", "there is nothing before `)`"},
      {"() peace", "there is nothing before `)`"},
      {"AND peace", "there is nothing before AND"},
      {"peace OR", "the search ends with an operator"},
      {"a title:", "the search ends with an operator"},
      {std::string(200, '(') + "a", "parentheses nest too deeply"},
  };
  for (const auto& [typed, message] : cases) {
    try {
      ADD_FAILURE() << typed << " became " << to_fts5(typed, kColumns);
    } catch (const Error& error) {
      EXPECT_THAT(error.what(), ::testing::HasSubstr(message)) << typed;
    }
  }
}

}  // namespace
}  // namespace newsgraph::store
