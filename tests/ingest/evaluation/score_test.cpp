#include "newsgraph/ingest/evaluation/score.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <ostream>
#include <sstream>

namespace newsgraph::evaluation {
namespace {

/// Facts of an extraction as text: "Person Ana Lima|MET_WITH|Country Peru|2024-10-02|planned".
Extraction extraction(const std::vector<std::string>& lines) {
  Extraction made;
  const auto add_entity = [&](const std::string& text) {
    const std::size_t space = text.find(' ');
    Entity entity;
    for (const EntityLabel label :
         {EntityLabel::kPerson, EntityLabel::kCountry, EntityLabel::kOrganization,
          EntityLabel::kPlace, EntityLabel::kTopic, EntityLabel::kStatement, EntityLabel::kEvent}) {
      if (to_string(label) == text.substr(0, space)) entity.label = label;
    }
    entity.name = text.substr(space + 1);
    made.entities.push_back(entity);
    return made.entities.size() - 1;
  };
  for (const std::string& line : lines) {
    std::istringstream stream(line);
    std::string subject, relation, object, date, status;
    std::getline(stream, subject, '|');
    std::getline(stream, relation, '|');
    std::getline(stream, object, '|');
    std::getline(stream, date, '|');
    std::getline(stream, status, '|');
    Fact fact;
    fact.subject = add_entity(subject);
    fact.relation = relation;
    fact.object = add_entity(object);
    if (!date.empty()) {
      fact.date = FactDate{*parse_date(date), std::nullopt, DatePrecision::kDay};
    }
    if (status == "planned") fact.status = FactStatus::kPlanned;
    if (status == "former") fact.properties["status"] = Value("former");
    made.facts.push_back(fact);
  }
  return made;
}

constexpr const char* kEntities = R"([
  {"label": "Person", "name": "Ana María Lima", "aliases": ["President Lima"]},
  {"label": "Person", "name": "Omar Sy", "aliases": []},
  {"label": "Country", "name": "Peru", "aliases": ["Republic of Peru"]},
  {"label": "Country", "name": "Chile", "aliases": []},
  {"label": "Event", "name": "12th Andean Summit", "aliases": []}])";

ArticleScore score_of(const std::string& facts, const std::vector<std::string>& found) {
  const std::string text =
      std::string("{\"entities\": ") + kEntities + ", \"facts\": [" + facts + "]}";
  return score(read_gold(LocatedJson::parse(text, "gold.json")), extraction(found));
}

Counts counts(std::size_t right, std::size_t missed, std::size_t wrong) {
  return {right, missed, wrong};
}

MATCHER_P(Is, expected, "") {
  *result_listener << arg.right << " right, " << arg.missed << " missed, " << arg.wrong << " wrong";
  return arg.right == expected.right && arg.missed == expected.missed &&
         arg.wrong == expected.wrong;
}

struct Matching {
  const char* gold;
  const char* found;
  bool match;
};

void PrintTo(const Matching& matching, std::ostream* out) {
  *out << matching.gold;
}

class FactMatch : public testing::TestWithParam<Matching> {};

TEST_P(FactMatch, NeedsTheRelationAndBothEnds) {
  const Counts facts = score_of(GetParam().gold, {GetParam().found}).score.facts;
  EXPECT_THAT(facts, Is(GetParam().match ? counts(1, 0, 0) : counts(0, 1, 1)));
}

constexpr const char* kMet = R"({"s": "Ana María Lima", "r": "MET_WITH", "o": "Omar Sy"})";
constexpr const char* kVisited = R"({"s": "Ana María Lima", "r": "VISITED", "o": "Peru"})";
constexpr const char* kTopic =
    R"({"s": "Peru", "r": "DISCUSSED", "o": {"label": "Topic", "name": "trade and water rights"}})";
constexpr const char* kStatement =
    R"({"s": "Peru", "r": "SAID", "o": {"label": "Statement", "name": "talks will go on"}})";
constexpr const char* kEvent = R"({"s": "Omar Sy", "r": "ATTENDED", "o": "12th Andean Summit"})";

INSTANTIATE_TEST_SUITE_P(
    Facts, FactMatch,
    testing::Values(
        Matching{kMet, "Person Ana Maria Lima|MET_WITH|Person Omar Sy", true},
        Matching{kMet, "Person President Omar Sy|MET_WITH|Person Lima", true},  // either way round
        Matching{kMet, "Person Ana Lima|MET_WITH|Person Sy", true},  // first and last, family
        Matching{kMet, "Person Ana|MET_WITH|Person Sy", false},
        Matching{kMet, "Organization Omar Sy|MET_WITH|Person Lima", false},
        Matching{kMet, "Person Ana Maria Lima|SPOKE_WITH|Person Omar Sy", false},
        Matching{kVisited, "Person Lima|VISITED|Country The Republic of Peru", true},
        Matching{kVisited, "Country Peru|VISITED|Person Lima", false},
        Matching{kVisited, "Person Lima|VISITED|Place Peru", false},
        Matching{kTopic, "Country Peru|DISCUSSED|Topic water rights", true},
        Matching{kTopic, "Country Peru|DISCUSSED|Statement water rights", true},
        Matching{kTopic, "Country Peru|DISCUSSED|Topic rights", true},
        Matching{kTopic, "Country Peru|DISCUSSED|Topic fishing and school trade", false},
        Matching{kTopic, "Country Peru|DISCUSSED|Organization Water Rights", false},
        Matching{kStatement, "Country Peru|SAID|Statement the talks go on whatever others may say",
                 true},
        Matching{kStatement, "Country Peru|SAID|Statement whatever", false},
        Matching{kEvent, "Person Sy|ATTENDED|Event Andean summit", true},
        Matching{kEvent, "Person Sy|ATTENDED|Event Climate Summit", false}));

TEST(Score, AFamilyNameThatTwoBearNamesNobody) {
  const std::string text = R"({"entities": [
    {"label": "Person", "name": "Ana Lima"}, {"label": "Person", "name": "Luis Lima"},
    {"label": "Country", "name": "Peru"}],
    "facts": [{"s": "Ana Lima", "r": "VISITED", "o": "Peru"}]})";
  const GoldArticle gold = read_gold(LocatedJson::parse(text, "gold.json"));
  EXPECT_THAT(score(gold, extraction({"Person Lima|VISITED|Country Peru"})).score.facts,
              Is(counts(0, 1, 1)));
}

TEST(Score, StrictlyNeedsTheStatusAndTheDateAsFarAsItIsExpected) {
  constexpr const char* kGold =
      R"({"s": "Omar Sy", "r": "VISITED", "o": "Peru", "date": "2024-10", "status": "planned"})";
  const auto strict = [&](const std::string& found) {
    const Score score = score_of(kGold, {found}).score;
    EXPECT_THAT(score.facts, Is(counts(1, 0, 0)));
    return score.strict;
  };
  EXPECT_THAT(strict("Person Omar Sy|VISITED|Country Peru|2024-10-31|planned"),
              Is(counts(1, 0, 0)));
  EXPECT_THAT(strict("Person Omar Sy|VISITED|Country Peru|2024-11-01|planned"),
              Is(counts(0, 1, 1)));
  EXPECT_THAT(strict("Person Omar Sy|VISITED|Country Peru||planned"), Is(counts(0, 1, 1)));
  EXPECT_THAT(strict("Person Omar Sy|VISITED|Country Peru|2024-10-31"), Is(counts(0, 1, 1)));
}

TEST(Score, AnOfficesOwnStatusStandsForItsStatus) {
  constexpr const char* kGold =
      R"({"s": "Omar Sy", "r": "HOLDS_OFFICE", "o": "Peru", "status": "former"})";
  EXPECT_THAT(score_of(kGold, {"Person Sy|HOLDS_OFFICE|Country Peru||former"}).score.strict,
              Is(counts(1, 0, 0)));
}

TEST(Score, AFactFoundTwiceCountsOnceAndIsNoMistake) {
  const ArticleScore twice = score_of(kMet, {"Person Lima|MET_WITH|Person Sy|2024-01-01",
                                             "Person Sy|MET_WITH|Person Lima|2024-02-01"});
  EXPECT_THAT(twice.score.facts, Is(counts(1, 0, 0)));
}

TEST(Score, AFactGoesToTheExpectationThatIsStillOpen) {
  const std::string gold = std::string(kMet) + "," + kMet;
  const ArticleScore both = score_of(gold, {"Person Lima|MET_WITH|Person Sy|2024-01-01",
                                            "Person Lima|MET_WITH|Person Sy|2024-02-01"});
  EXPECT_THAT(both.score.facts, Is(counts(2, 0, 0)));
}

TEST(Score, AFactGoesToTheExpectationOfItsDate) {
  const std::string gold = R"({"s": "Omar Sy", "r": "VISITED", "o": "Peru", "date": "2023"},
                              {"s": "Omar Sy", "r": "VISITED", "o": "Peru", "date": "2024"})";
  const ArticleScore result = score_of(gold, {"Person Sy|VISITED|Country Peru|2024-02-01"});
  EXPECT_THAT(result.missed, testing::ElementsAre(0u));
  EXPECT_THAT(result.score.strict, Is(counts(1, 1, 0)));
}

TEST(Score, AnOptionalFactIsNeitherMissedNorWrong) {
  constexpr const char* kGold =
      R"({"s": "Omar Sy", "r": "VISITED", "o": "Peru", "optional": true})";
  EXPECT_THAT(score_of(kGold, {}).score.facts, Is(counts(0, 0, 0)));
  const ArticleScore found = score_of(kGold, {"Person Omar Sy|VISITED|Country Peru"});
  EXPECT_THAT(found.score.facts, Is(counts(0, 0, 0)));
  EXPECT_TRUE(found.judged.at(0).optional);
}

TEST(Score, DerivedFactsAndLocationsAreNotJudged) {
  Extraction found =
      extraction({"Person Omar Sy|VISITED|Country Chile", "Place Lima|LOCATED_IN|Country Peru"});
  found.facts[0].derived = true;
  const std::string text = std::string("{\"entities\": ") + kEntities + ", \"facts\": []}";
  const ArticleScore result = score(read_gold(LocatedJson::parse(text, "g")), found);
  EXPECT_TRUE(result.judged.empty());
  EXPECT_THAT(result.score.entities, Is(counts(0, 0, 0)));
}

TEST(Score, AFactOfSeveralRelationsCountsUnderTheFirst) {
  constexpr const char* kGold = R"({"s": "Peru", "r": ["SAID", "SUPPORTED"], "o": "Chile"})";
  const ArticleScore found =
      score_of(kGold, {"Country Peru|SUPPORTED|Country Chile", "Country Chile|AIDED|Country Peru"});
  EXPECT_THAT(found.score.relations.at("SAID"), Is(counts(1, 0, 0)));
  EXPECT_THAT(found.score.relations.at("AIDED"), Is(counts(0, 0, 1)));
  EXPECT_FALSE(found.score.relations.contains("SUPPORTED"));
}

TEST(Score, EntitiesAreThoseWithoutAlternativeAtRequiredFacts) {
  const std::string gold = std::string(kMet) + R"(,
      {"s": ["Peru", "Chile"], "r": "THANKED", "o": "Omar Sy"},
      {"s": "Chile", "r": "AIDED", "o": "Peru", "optional": true})";
  const ArticleScore result =
      score_of(gold, {"Person Sy|VISITED|Place Quito", "Country Peru|VISITED|Place quito",
                      "Country Peru|DISCUSSED|Topic no entity"});
  // Omar Sy is found, Ana María Lima is not; Quito is nobody's; Peru is known but not required.
  EXPECT_THAT(result.score.entities, Is(counts(1, 1, 1)));
}

TEST(Counts, AreNothingWhereThereIsNothing) {
  EXPECT_EQ(Counts().precision(), 0);
  EXPECT_EQ(Counts().f1(), 0);
  EXPECT_DOUBLE_EQ(counts(2, 2, 0).f1(), 2.0 / 3);
}

}  // namespace
}  // namespace newsgraph::evaluation
