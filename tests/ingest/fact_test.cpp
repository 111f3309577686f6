#include "newsgraph/ingest/fact.h"

#include <gtest/gtest.h>

#include <sstream>

namespace newsgraph {
namespace {

TEST(Fact, IsWrittenAsOneJsonLine) {
  Document document;
  document.id = "a \"quoted\" id";
  Extraction extraction;
  extraction.entities = {{EntityLabel::kPerson, "Ana Lima", {}, {}},
                         {EntityLabel::kStatement, "it is so", {}, {{"quoted", Value(true)}}},
                         {EntityLabel::kPlace, "Lisbon", {}, {}}};
  Fact fact;
  fact.subject = 0;
  fact.relation = "SAID";
  fact.object = 1;
  fact.place = 2;
  fact.confidence = 0.85;
  FactDate date;
  date.begin = *Date::from_civil(2024, 10, 1);
  date.precision = DatePrecision::kMonth;
  fact.date = date;
  fact.evidence = {{3, 10, 18, "so – it is"}};
  extraction.facts = {fact};
  std::ostringstream out;
  write_json_lines(document, extraction, out);
  EXPECT_EQ(out.str(),
            R"({"subject":{"label":"Person","name":"Ana Lima"},"relation":"SAID",)"
            R"("object":{"label":"Statement","text":"it is so","quoted":true},)"
            R"("date":"2024-10","precision":"month","place":"Lisbon","status":"occurred",)"
            R"("confidence":0.85,"derived":false,)"
            R"("evidence":[{"article":"a \"quoted\" id","sentence":3,"begin":10,"end":18,)"
            R"("quote":"so – it is"}]})"
            "\n");
}

TEST(Fact, NamesThoseInWhoseWordsItIsTold) {
  Extraction extraction;
  extraction.entities = {{EntityLabel::kPerson, "Ana Lima", {}, {}},
                         {EntityLabel::kCountry, "Peru", {}, {}},
                         {EntityLabel::kPerson, "Ben Okoro", {}, {}}};
  Fact fact;
  fact.relation = "VISITED";
  fact.object = 1;
  fact.evidence = {{0, 0, 4, "said", {2}}, {1, 5, 9, "said", {0, 2}}};
  EXPECT_EQ(sayers_of(fact), (std::vector<std::size_t>{2, 0}));
  extraction.facts = {fact};
  std::ostringstream out;
  write_json_lines({}, extraction, out);
  EXPECT_NE(out.str().find(R"("said_by":["Ben Okoro","Ana Lima"],"confidence")"),
            std::string::npos);
  EXPECT_NE(out.str().find(R"("quote":"said","said_by":["Ben Okoro"]})"), std::string::npos);
  fact.evidence.push_back({2, 10, 14, "told"});
  EXPECT_TRUE(sayers_of(fact).empty());
}

TEST(Fact, AFormerOfficeIsItsStatus) {
  Extraction extraction;
  extraction.entities = {{EntityLabel::kPerson, "Ana Lima", {}, {}},
                         {EntityLabel::kCountry, "Peru", {}, {}}};
  Fact fact;
  fact.relation = "HOLDS_OFFICE";
  fact.object = 1;
  fact.properties = {{"status", Value("former")}, {"title", Value("president")}};
  extraction.facts = {fact};
  std::ostringstream out;
  write_json_lines({}, extraction, out);
  EXPECT_NE(out.str().find(R"("status":"former","title":"president")"), std::string::npos);
  EXPECT_EQ(out.str().find("occurred"), std::string::npos);
}

TEST(Fact, DatesAreAsExactAsTheyAreKnown) {
  FactDate date;
  date.begin = *Date::from_civil(2025, 2, 25);
  EXPECT_EQ(date.to_string(), "2025-02-25");
  date.precision = DatePrecision::kMonth;
  EXPECT_EQ(date.to_string(), "2025-02");
  date.precision = DatePrecision::kYear;
  EXPECT_EQ(date.to_string(), "2025");
}

}  // namespace
}  // namespace newsgraph
