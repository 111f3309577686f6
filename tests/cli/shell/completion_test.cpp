#include "newsgraph/cli/shell/completion.h"

#include <gmock/gmock.h>

namespace newsgraph::cli {
namespace {

using ::testing::Contains;
using ::testing::Not;

constexpr CommandSyntax kCommands[] = {{":explain", "QUERY", ""},
                                       {":export", "dot|svg FILE [QUERY]", ""},
                                       {":help", "[TOPIC]", ""},
                                       {":param", "NAME = EXPRESSION", ""},
                                       {":params", "", ""}};

Vocabulary vocabulary() {
  Vocabulary vocabulary;
  vocabulary.commands = kCommands;
  vocabulary.labels = {"Person", "Place", "Polling station"};
  vocabulary.types = {"MET_WITH", "MEMBER_OF", "SAID"};
  vocabulary.keys = {"name", "née", "date", "date_text"};
  vocabulary.functions = {"date", "date.truncate", "toUpper", "toLower"};
  vocabulary.topics = {"OPTIONAL MATCH", "toUpper", "toLower"};
  vocabulary.procedures = {{"db.labels", {"label"}}, {"db.propertyKeys", {"propertyKey", "paths"}}};
  vocabulary.parameters = {"person", "limit"};
  vocabulary.files = [](const std::string& beginning) {
    std::vector<std::string> files;
    for (const std::string file : {"a.svg", "ab/", "my talks.svg"}) {
      if (file.starts_with(beginning)) files.push_back(file);
    }
    return files;
  };
  return vocabulary;
}

std::vector<std::string> offered(const std::string& text) {
  return complete(text, vocabulary()).candidates;
}

struct Place {
  const char* text;  ///< up to the cursor
  std::vector<std::string> offers;
};

std::ostream& operator<<(std::ostream& out, const Place& place) {
  return out << place.text;
}

class Completes : public ::testing::TestWithParam<Place> {};

TEST_P(Completes, WithWhatBelongsThere) {
  EXPECT_EQ(offered(GetParam().text), GetParam().offers) << GetParam().text;
}

/// They come from graph files that others have made.
TEST(Completion, OffersNoNameThatSteersTheTerminal) {
  Vocabulary hostile = vocabulary();
  hostile.labels = {"Person", "Pe\x1b[2J", "Pe\n:quit", "Pe\xE2\x80\xAEgpj", "Pe\xff"};
  EXPECT_EQ(complete("MATCH (p:Pe", hostile).candidates, std::vector<std::string>{"Person"});
}

INSTANTIATE_TEST_SUITE_P(Labels, Completes,
                         ::testing::Values(Place{"MATCH (p:Pe", {"Person"}},
                                           Place{"MATCH (:pe", {"Person"}},
                                           Place{"MATCH (p:Po", {"`Polling station`"}},
                                           Place{"MATCH (p:`Pl", {"`Place`"}},
                                           Place{"MATCH (p:Person|Pl", {"Place"}},
                                           Place{"MATCH (a)-[:SAID]->(b:Pla", {"Place"}},
                                           Place{"MATCH (n) WHERE n:Pe", {"Person"}},
                                           Place{"MATCH (n) SET n:Pe", {"Person"}}));

INSTANTIATE_TEST_SUITE_P(Types, Completes,
                         ::testing::Values(Place{"MATCH (a)-[:ME", {"MEMBER_OF", "MET_WITH"}},
                                           Place{"MATCH (a)<-[m:S", {"SAID"}},
                                           Place{"MATCH (a)-[m:MET_WITH|s", {"SAID"}},
                                           Place{"MATCH (a)\n -[:MET_WITH|:S", {"SAID"}}));

INSTANTIATE_TEST_SUITE_P(Keys, Completes,
                         ::testing::Values(Place{"MATCH (p) RETURN p.na", {"name"}},
                                           Place{"MATCH (p {n", {"`née`", "name"}},
                                           Place{"MATCH (p {name: 'x', da", {"date", "date_text"}},
                                           Place{"MATCH ()-[m {da", {"date", "date_text"}},
                                           Place{"RETURN head(x).na", {"name"}},
                                           Place{"RETURN p {.na", {"name"}},
                                           Place{"RETURN p {.name, .da", {"date", "date_text"}},
                                           Place{"RETURN date.tr", {"truncate("}},
                                           Place{"MATCH (p) RETURN p.`na", {"`name`"}}));

INSTANTIATE_TEST_SUITE_P(
    Expressions, Completes,
    ::testing::Values(
        Place{"MATC", {"MATCH "}}, Place{"matc", {"match "}}, Place{"RETURN toU", {"toUpper("}},
        Place{"RETURN TOU", {"toUpper("}}, Place{"MATCH (person) RETURN pe", {"person"}},
        Place{"MATCH (a)-[meeting:MET_WITH]-(b) RETURN meeti", {"meeting"}},
        Place{"UNWIND [1] AS number RETURN num", {"number"}},
        Place{"MATCH path = (a) RETURN pat", {"path"}}, Place{"MATCH (person)-->(pe", {"person"}},
        Place{"MATCH (p {name: $pe", {"person"}}, Place{"RETURN $", {"limit", "person"}},
        Place{"FOREACH (x IN [1] | CREA", {"CREATE "}},
        Place{"RETURN [x IN [1] | toU", {"toUpper("}},
        Place{"MATCH (n) WHERE EXISTS { MATC", {"MATCH "}},
        Place{"MATCH (n) RETURN COLLECT { MATC", {"MATCH "}}));

INSTANTIATE_TEST_SUITE_P(Procedures, Completes,
                         ::testing::Values(Place{"CALL d", {"db.labels(", "db.propertyKeys("}},
                                           Place{"CALL db.la", {"labels("}},
                                           Place{"CALL db.", {"labels(", "propertyKeys("}},
                                           Place{"CALL db.labels() YIELD ", {"label"}},
                                           Place{"CALL db.propertyKeys() YIELD propertyKey, pa",
                                                 {"paths"}}));

INSTANTIATE_TEST_SUITE_P(Nothing, Completes,
                         ::testing::Values(Place{"RETURN 'MATC", {}}, Place{"RETURN 1 // MATC", {}},
                                           Place{"RETURN /* MATC", {}}, Place{"RETURN 12", {}},
                                           Place{"RETURN 1.", {}}, Place{"RETURN 1 AS toU", {}},
                                           Place{"MATCH (n:`Person`", {}}, Place{":nothing ", {}},
                                           Place{":params ", {}}));

INSTANTIATE_TEST_SUITE_P(
    Commands, Completes,
    ::testing::Values(Place{":ex", {":explain ", ":export "}},
                      Place{" :param", {":param ", ":params"}}, Place{":export ", {"dot", "svg"}},
                      Place{":export s", {"svg"}},
                      Place{":export svg ", {"\"my talks.svg\"", "a.svg", "ab/"}},
                      Place{":export svg \"my", {"\"my talks.svg\""}},
                      Place{":export svg a.svg MATC", {"MATCH "}},
                      Place{":export svg a.svg MATCH (:Pe", {"Person"}},
                      Place{":explain MATCH (:Pe", {"Person"}}, Place{":help toU", {"toUpper"}},
                      Place{":help optional M", {"OPTIONAL MATCH"}},
                      Place{":help expo", {"export"}}, Place{":param per", {"person"}},
                      Place{":param x = toU", {"toUpper("}}));

TEST(Completion, ReplacesTheWordFromItsBeginning) {
  EXPECT_EQ(complete("MATCH (p:Pe", vocabulary()).begin, 9u);
  EXPECT_EQ(complete("MATCH (p:`Pe", vocabulary()).begin, 9u);
  EXPECT_EQ(complete("CALL db.la", vocabulary()).begin, 8u);
  EXPECT_EQ(complete(":explain MATCH (p:Pe", vocabulary()).begin, 18u);
  EXPECT_EQ(complete(":export svg a.s", vocabulary()).begin, 12u);
}

TEST(Completion, OffersClausesButNotEveryFunctionWhereNothingIsTyped) {
  EXPECT_THAT(offered("MATCH (n) "), Contains("RETURN "));
  EXPECT_THAT(offered("MATCH (n) "), Not(Contains("toUpper(")));
  EXPECT_THAT(offered(""), Contains("MATCH "));
}

TEST(Completion, FindsWhatAllCandidatesBeginWith) {
  EXPECT_EQ(common_beginning({"MEMBER_OF", "MET_WITH"}), "ME");
  EXPECT_EQ(common_beginning({"date"}), "date");
  EXPECT_EQ(common_beginning({"\xc3\xa9", "\xc3\xa8"}), "") << "é and è share a byte, no letter";
  EXPECT_EQ(common_beginning({}), "");
}

}  // namespace
}  // namespace newsgraph::cli
