// What people type, as SQLite FTS5 wants it.
#include "newsgraph/graph/store/text_query.h"

#include <gmock/gmock.h>

#include <array>

#include "newsgraph/graph/error.h"

namespace newsgraph::store {
namespace {

constexpr std::array<std::string_view, 2> kColumns{"title", "text"};

void expect(std::initializer_list<std::pair<const char*, const char*>> cases) {
  for (const auto& [typed, expected] : cases) {
    EXPECT_EQ(to_fts5(typed, kColumns), expected) << typed;
  }
}

TEST(TextQuery, IsQuotedSoThatNoWordHasAMeaningByChance) {
  expect({{"Naqvi", R"("Naqvi")"},
          {"al-Sisi", R"("al-Sisi")"},
          {"Mohsin  Naqvi", R"("Mohsin" OR "Naqvi")"},
          {"and or not near", R"("and" OR "or" OR "not" OR "near")"},
          {R"("peace talks" Oman)", R"("peace talks" OR "Oman")"},
          {"sanction*", R"("sanction"*)"},
          {R"("peace ta"*)", R"("peace ta"*)"},
          {"at 12:30", R"("at" OR "12" OR "30")"},
          {"Côte d'Ivoire!", R"("Côte" OR "d'Ivoire!")"},
          {"Sydney - Oslo, ' x", R"("Sydney" OR "Oslo," OR "x")"},
          {R"-(NOT\: \AND \"x\" \(b\))-", R"-("NOT:" OR "AND" OR """x""" OR "(b)")-"},
          {R"("say \"yes\"")", R"("say ""yes""")"}});
}

TEST(TextQuery, IsJoinedAsInLucene) {
  expect({{"Mohsin AND Naqvi", R"("Mohsin" AND "Naqvi")"},
          {"a b AND c OR d", R"("a" OR ("b" AND "c") OR "d")"},
          {"a && b || c", R"(("a" AND "b") OR "c")"},
          {"(a OR b) AND c", R"(("a" OR "b") AND "c")"},
          {"a (b)", R"("a" OR "b")"},
          {"peace NOT talks", R"("peace" NOT "talks")"},
          {"peace AND NOT talks", R"("peace" NOT "talks")"},
          {"a AND NOT b AND c", R"(("a" AND "c") NOT "b")"},
          {"a AND !b OR c", R"(("a" NOT "b") OR "c")"},
          {"a -b c", R"(("a" OR "c") NOT "b")"},
          {"a b -(c d) NOT e*", R"(("a" OR "b") NOT (("c" OR "d") OR "e"*))"},
          {"a NOT b AND NOT c", R"("a" NOT ("b" OR "c"))"},
          {"+a +b", R"("a" AND "b")"},
          {"+a b -c", R"(("a" AND ("b" OR "a")) NOT "c")"}});
}

TEST(TextQuery, LooksIntoTheFieldsOfTheIndex) {
  expect({{"title: summit", R"(title : "summit")"},
          {"title:summit Oman", R"(title : "summit" OR "Oman")"},
          {R"(title:"peace talks" AND text:oman)", R"(title : "peace talks" AND text : "oman")"},
          {"-title:(a b) c", R"("c" NOT title : ("a" OR "b"))"}});
}

/// What is wrong with the search, and at which character.
std::string refusal(const std::string& typed) {
  try {
    return "nothing: it became " + to_fts5(typed, kColumns);
  } catch (const Error& error) {
    EXPECT_FALSE(error.hint().empty()) << typed;
    const std::string message = error.what();
    return message.substr(message.find("character ") + 10);
  }
}

TEST(TextQuery, SaysWhatIsWrongAndWhere) {
  const std::pair<std::string, const char*> cases[] = {
      {"", "1: there is no word to look for"},
      {" ,, ", "5: there is no word to look for"},
      {"*", "1: there is no beginning of a word before `*`"},
      {"a \"peace", "3: a quotation is not closed"},
      {"(peace", "1: a parenthesis is not closed"},
      {"peace)", "6: `)` closes nothing"},
      {"(peace AND)", "11: there is nothing before `)`"},
      {"() peace", "2: there is nothing before `)`"},
      {"AND peace", "1: there is nothing before AND"},
      {"peace OR", "7: the search ends with an operator"},
      {"a title:", "3: the search ends with an operator"},
      {"é author:Khan", "3: the index has no field `author`; its fields are title, text"},
      {"title:(a text:b)", "10: a field stands inside another"},
      {"-a NOT b", "1: it only says what must not occur"},
      {"a (-b)", "4: it only says what must not occur"},
      {"a OR NOT b", "6: OR NOT would find nearly everything"},
      {"a NOT -b", "7: a word has to stand here"},
      {"roam~", "5: `~` for words that are alike is not known"},
      {"\"a b\"~3", "6: `~` for words near each other is not known"},
      {"talks^2 oman", "6: `^` for what a word weighs is not known"},
      {"te?t", "3: `?` for any one letter cannot be looked for"},
      {"sanc*ns", "5: `*` stands for the end of a word only"},
      {"*ction", "1: there is no beginning of a word before `*`"},
      {"[a TO b]", "1: a range from one word to another cannot be looked for"},
      {"/ab+/", "1: a regular expression cannot be looked for"},
      {std::string(200, '(') + "a", "26: parentheses nest too deeply"},
  };
  for (const auto& [typed, message] : cases) {
    EXPECT_THAT(refusal(typed), ::testing::StartsWith(message)) << typed;
  }
}

TEST(TextQuery, DoesNotGrowWithoutBounds) {
  std::string words, nested = "a";
  for (int i = 0; i < 1001; ++i) words += "a ";
  EXPECT_THAT(refusal(words), ::testing::StartsWith("1: it has too many words"));
  for (int i = 0; i < 20; ++i) nested = "+(" + nested + ") b";
  EXPECT_THAT(refusal(nested), ::testing::HasSubstr("it has too many words"));
}

TEST(TextQuery, ShowsOnlyTheSurroundingsOfAMistake) {
  try {
    to_fts5(std::string(5000, 'a') + " x~ " + std::string(5000, 'b'), kColumns);
  } catch (const Error& error) {
    EXPECT_LT(std::string(error.what()).size(), 200u);
    EXPECT_THAT(error.what(), ::testing::HasSubstr("aaa x~ bbb"));
  }
}

}  // namespace
}  // namespace newsgraph::store
