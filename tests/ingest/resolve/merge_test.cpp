#include "newsgraph/ingest/resolve/merge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "canonical_dump.h"
#include "reading.h"

namespace newsgraph {
namespace {

using testing::canonical_dump;
using testing::day;
using ::testing::ElementsAre;
using testing::month;
using testing::Reading;

NodeId only_node(const Graph& graph, std::string_view label, std::string_view name) {
  std::vector<NodeId> found;
  for (NodeId node : graph.all_nodes()) {
    const auto id = graph.find_label(label);
    if (id && graph.has_label(node, *id) && equivalent(graph.property(node, "name"), Value(name))) {
      found.push_back(node);
    }
  }
  EXPECT_EQ(found.size(), 1u) << label << ' ' << name;
  return found.empty() ? NodeId{} : found.front();
}

std::vector<RelationshipId> relationships(const Graph& graph, std::string_view type) {
  std::vector<RelationshipId> found;
  for (RelationshipId each : graph.all_relationships()) {
    if (graph.name(graph.type(each)) == type) found.push_back(each);
  }
  return found;
}

TEST(Merge, JoinsTheArticleToWhatItMentions) {
  Graph graph;
  Reading reading("a");
  reading.document.title = "Ministers meet";
  reading.document.date = Date::from_civil(2025, 2, 25);
  reading.person("Ana Lima", {"Lima", "Minister Lima"});
  EXPECT_EQ(reading.into(graph), IngestOutcome::kAdded);
  const NodeId person = only_node(graph, "Person", "Ana Lima");
  EXPECT_EQ(to_text(graph, graph.property(person, "aliases")), "['Lima', 'Minister Lima']");
  ASSERT_EQ(relationships(graph, "MENTIONS").size(), 1u);
  const RelationshipId mention = relationships(graph, "MENTIONS")[0];
  EXPECT_EQ(to_text(graph, graph.property(mention, "names")),
            "['Ana Lima', 'Lima', 'Minister Lima']");
  EXPECT_EQ(graph.property(mention, "count").as_integer(), 1);
  EXPECT_EQ(to_text(graph, graph.property(graph.source(mention), "date")), "'2025-02-25'");
}

TEST(Merge, FindsTheSameNodeUnderItsKey) {
  struct Case {
    EntityLabel label;
    std::string one, other;
    bool same;
  };
  const std::vector<Case> cases = {
      {EntityLabel::kPerson, "Albert P Khorev", "Albert Khorev", true},
      {EntityLabel::kPerson, "José Núñez", "Jose Nunez", true},
      {EntityLabel::kPerson, "Ana Lima", "Eva Lima", false},
      {EntityLabel::kOrganization, "Shanghai Cooperation Organisation",
       "Shanghai Cooperation Organization", true},
      {EntityLabel::kOrganization, "Ministry of Defence", "the Ministry of Defense", true},
      {EntityLabel::kTopic, "Trade and transit", "trade and transit", true},
      {EntityLabel::kTopic, "trade", "transit", false},
  };
  for (const Case& each : cases) {
    Graph graph;
    Reading one("a"), other("b");
    one.entity(each.label, each.one);
    other.entity(each.label, each.other);
    one.into(graph);
    other.into(graph);
    const auto label = graph.find_label(to_string(each.label));
    EXPECT_EQ(graph.node_count(*label), each.same ? 1u : 2u) << each.one << " / " << each.other;
  }
}

TEST(Merge, KeepsNamesakesOfTwoCountriesApart) {
  Graph graph;
  Reading one("a"), other("b");
  one.entity(EntityLabel::kOrganization, "Ministry of Trade", {}, {{"country", Value("Peru")}});
  other.entity(EntityLabel::kOrganization, "Ministry of Trade", {}, {{"country", Value("Chile")}});
  one.into(graph);
  other.into(graph);
  EXPECT_EQ(graph.node_count(*graph.find_label("Organization")), 2u);
}

TEST(Merge, KnowsAnOrganizationOfTheWorldByItsInitials) {
  Graph graph;
  Reading first("a");
  first.entity(EntityLabel::kOrganization, "EU");
  first.into(graph);
  Reading second("b");
  second.entity(EntityLabel::kOrganization, "European Union");
  second.into(graph);
  EXPECT_EQ(graph.node_count(*graph.find_label("Organization")), 1u);
}

TEST(Merge, KnowsACountryByItsCode) {
  Graph graph;
  Reading one("a"), other("b");
  one.entity(EntityLabel::kCountry, "Czechia", {}, {{"iso3", Value("CZE")}});
  other.entity(EntityLabel::kCountry, "Czech Republic", {}, {{"iso3", Value("CZE")}});
  one.into(graph);
  other.into(graph);
  EXPECT_EQ(graph.node_count(*graph.find_label("Country")), 1u);
}

TEST(Merge, AnotherArticleWithTheSameFactAddsEvidence) {
  Graph graph;
  for (const char* id : {"a", "b"}) {
    Reading reading(id);
    const std::size_t lima = reading.person("Ana Lima");
    const std::size_t okoro = reading.person("Ben Okoro");
    // A symmetric relation is the same from either end.
    Fact& fact = id[0] == 'a' ? reading.fact(lima, "MET_WITH", okoro, 0.6)
                              : reading.fact(okoro, "MET_WITH", lima, 0.9);
    fact.date = day(2025, 2, 25);
    reading.into(graph);
  }
  ASSERT_EQ(relationships(graph, "MET_WITH").size(), 1u);
  const RelationshipId met = relationships(graph, "MET_WITH")[0];
  EXPECT_EQ(graph.evidence(met).size(), 2u);
  EXPECT_EQ(graph.property(met, "confidence").as_float(), 0.9);
  EXPECT_EQ(graph.property(met, "article").as_string(), "b");
  EXPECT_EQ(graph.property(met, "quote").as_string(), "text");
}

TEST(Merge, NamesThoseWhoSaySoAsLongAsNoArticleTellsItItself) {
  Graph graph;
  const auto read = [&](const char* id, bool lima_says, bool okoro_says) {
    Reading reading(id);
    const std::size_t lima = reading.person("Ana Lima");
    const std::size_t okoro = reading.person("Ben Okoro");
    reading.extraction.events.push_back({"CONSULT", "", "", "040"});
    Fact& fact = reading.fact(lima, "MET_WITH", okoro);
    fact.event = 0;
    if (lima_says) fact.evidence[0].said_by.push_back(lima);
    if (okoro_says) fact.evidence[0].said_by.push_back(okoro);
    reading.into(graph);
  };
  const auto said_by = [&](const char* type) {
    std::vector<std::string> names;
    const Value list = graph.property(relationships(graph, type)[0], "said_by");
    if (list.is_list()) {
      for (const Value& name : list.as_list()) names.push_back(name.as_string());
    }
    return names;
  };
  read("a", false, true);
  EXPECT_THAT(said_by("MET_WITH"), ElementsAre("Ben Okoro"));
  EXPECT_THAT(said_by("REPORTED_IN"), ElementsAre("Ben Okoro"));
  read("b", true, true);
  EXPECT_THAT(said_by("MET_WITH"), ElementsAre("Ben Okoro", "Ana Lima"));
  read("c", false, false);
  EXPECT_THAT(said_by("MET_WITH"), ElementsAre());
  EXPECT_EQ(relationships(graph, "MET_WITH").size(), 1u);
  resolve::remove("c", graph);
  EXPECT_THAT(said_by("MET_WITH"), ElementsAre("Ben Okoro", "Ana Lima"));
  resolve::remove("a", graph);
  EXPECT_THAT(said_by("MET_WITH"), ElementsAre("Ana Lima", "Ben Okoro"));
}

TEST(Merge, AnEventHasTheCodeOfItsSurestReport) {
  Graph graph;
  const auto read = [&](const char* id, const char* code, double confidence) {
    Reading reading(id);
    const std::size_t lima = reading.person("Ana Lima");
    const std::size_t okoro = reading.person("Ben Okoro");
    reading.extraction.events.push_back({"CONSULT", "", "", code});
    reading.fact(lima, "MET_WITH", okoro, confidence).event = 0;
    reading.into(graph);
  };
  const auto code = [&] {
    const auto events =
        graph.find_nodes(graph.intern_label("Event"), graph.intern_key("type"), Value("CONSULT"));
    const Value cameo = graph.property(events.at(0), "cameo");
    return cameo.is_string() ? cameo.as_string() : "none";
  };
  read("a", "040", 0.6);
  EXPECT_EQ(code(), "040");
  read("b", "042", 0.9);
  EXPECT_EQ(code(), "042");
  read("c", "", 0.7);
  EXPECT_EQ(code(), "042");
  resolve::remove("b", graph);
  EXPECT_EQ(code(), "none");
}

TEST(Merge, AnotherDateOrStatusIsAnotherFact) {
  Graph graph;
  Reading reading("a");
  const std::size_t lima = reading.person("Ana Lima");
  const std::size_t okoro = reading.person("Ben Okoro");
  reading.fact(lima, "MET_WITH", okoro).date = day(2025, 2, 25);
  reading.fact(lima, "MET_WITH", okoro).date = day(2025, 2, 26);
  reading.fact(lima, "MET_WITH", okoro).status = FactStatus::kPlanned;
  reading.into(graph);
  EXPECT_EQ(relationships(graph, "MET_WITH").size(), 3u);
}

TEST(Merge, DatesAreDatesOfTheFirstAndLastDay) {
  Graph graph;
  Reading reading("a");
  const std::size_t lima = reading.person("Ana Lima");
  const std::size_t okoro = reading.person("Ben Okoro");
  reading.fact(lima, "MET_WITH", okoro).date = month(2024, 2);
  reading.into(graph);
  const RelationshipId met = relationships(graph, "MET_WITH")[0];
  EXPECT_EQ(graph.property(met, "date").as_date(), *Date::from_civil(2024, 2, 1));
  EXPECT_EQ(graph.property(met, "date_end").as_date(), *Date::from_civil(2024, 2, 29));
  EXPECT_EQ(graph.property(met, "precision").as_string(), "month");
  EXPECT_EQ(graph.property(met, "date_text").as_string(), "2024-02");
}

TEST(Merge, FactsOfOneEventShareItsNode) {
  Graph graph;
  Reading reading("a");
  const std::size_t lima = reading.person("Ana Lima");
  const std::size_t okoro = reading.person("Ben Okoro");
  const std::size_t trade = reading.entity(EntityLabel::kTopic, "trade");
  const std::size_t lisbon = reading.entity(EntityLabel::kPlace, "Lisbon");
  reading.extraction.events.push_back({"CONSULT", "meet", "They met."});
  for (auto [object, relation] : {std::pair(okoro, "MET_WITH"), std::pair(trade, "DISCUSSED")}) {
    Fact& fact = reading.fact(lima, relation, object);
    fact.event = 0;
    fact.place = lisbon;
    fact.date = day(2025, 2, 25);
  }
  reading.into(graph);
  ASSERT_EQ(graph.node_count(*graph.find_label("Event")), 1u);
  EXPECT_EQ(relationships(graph, "ACTOR").size(), 2u);
  EXPECT_EQ(relationships(graph, "ABOUT").size(), 1u);
  EXPECT_EQ(relationships(graph, "AT").size(), 1u);
  EXPECT_EQ(relationships(graph, "REPORTED_IN").size(), 1u);
  EXPECT_EQ(graph.property(relationships(graph, "MET_WITH")[0], "place").as_string(), "Lisbon");
}

TEST(Merge, TheSameContentAgainChangesNothing) {
  Graph graph;
  Reading reading("a");
  reading.fact(reading.person("Ana Lima"), "THANKED", reading.person("Ben Okoro"));
  reading.into(graph);
  const std::string before = canonical_dump(graph);
  Graph::Transaction transaction(graph);
  EXPECT_EQ(reading.into(graph), IngestOutcome::kUnchanged);
  EXPECT_TRUE(transaction.changes().empty());
  EXPECT_EQ(canonical_dump(graph), before);
}

TEST(Merge, ACorrectedArticleTakesBackItsNamesAndFacts) {
  Graph graph;
  Reading first("a", "first");
  first.fact(first.person("Ana Lima", {"Lima"}), "ACCUSED", first.person("Ben Okoro"));
  first.into(graph);
  Reading corrected("a", "corrected");
  corrected.fact(corrected.person("Ana Lima"), "THANKED", corrected.person("Carl Berg"));
  EXPECT_EQ(corrected.into(graph), IngestOutcome::kReplaced);
  Graph fresh;
  corrected.into(fresh);
  EXPECT_EQ(canonical_dump(graph), canonical_dump(fresh));
}

TEST(Merge, ARemovedArticleLeavesTheGraphAsIfItHadNeverBeenRead) {
  Graph graph;
  Reading kept("a", "kept");
  kept.fact(kept.person("Ana Lima"), "ACCUSED", kept.person("Ben Okoro"));
  kept.into(graph);
  const std::string before = canonical_dump(graph);
  Reading removed("b", "removed");
  const std::size_t ana = removed.person("Ana Maria Lima", {"Lima"});
  removed.fact(ana, "ACCUSED", removed.person("Ben Okoro"));
  removed.fact(ana, "THANKED", removed.person("Carl Berg"));
  removed.into(graph);
  EXPECT_TRUE(resolve::remove("b", graph));
  EXPECT_EQ(canonical_dump(graph), before);
  EXPECT_FALSE(resolve::remove("b", graph));
}

TEST(Merge, AnArticleThatSaysNothingAnyMoreLeavesOnlyItself) {
  Graph graph;
  Reading full("a", "full");
  Fact& fact = full.fact(full.person("Ana Lima"), "MET_WITH", full.person("Ben Okoro"));
  full.extraction.events.push_back({"CONSULT", "meet", ""});
  fact.event = 0;
  full.into(graph);
  Reading("a", "empty").into(graph);
  EXPECT_EQ(graph.node_count(), 1u);
  EXPECT_EQ(graph.relationship_count(), 0u);
}

TEST(Merge, WhatAUserHasJoinedToANodeStays) {
  Graph graph;
  Reading full("a", "full");
  full.person("Ana Lima");
  full.into(graph);
  const NodeId note = graph.create_node({"Note"}, {{"name", Value("ask her")}});
  graph.create_relationship(note, "ABOUT", only_node(graph, "Person", "Ana Lima"));
  Reading("a", "empty").into(graph);
  EXPECT_EQ(graph.node_count(*graph.find_label("Person")), 1u);
  EXPECT_EQ(relationships(graph, "ABOUT").size(), 1u);
}

TEST(Merge, AnArticleNeedsAnId) {
  Graph graph;
  EXPECT_THROW(Reading("").into(graph), Error);
  EXPECT_EQ(graph.node_count(), 0u);
}

/// Random articles about a small world, so that they agree and differ in many ways.
Reading random_reading(std::mt19937& random, const std::string& id) {
  const auto pick = [&](std::size_t count) { return std::size_t{random()} % count; };
  Reading reading(id, "text " + std::to_string(random()));
  static const std::vector<std::pair<EntityLabel, std::vector<std::string>>> kWorld = {
      {EntityLabel::kPerson, {"Ana Lima", "Ana M Lima", "ANA LIMA"}},
      {EntityLabel::kPerson, {"Ben Okoro", "Ben T Okoro"}},
      {EntityLabel::kCountry, {"Peru", "Republic of Peru"}},
      {EntityLabel::kOrganization, {"Labour Party", "Labor Party"}},
      {EntityLabel::kPlace, {"Lisbon"}},
      {EntityLabel::kTopic, {"Trade", "trade"}},
      {EntityLabel::kStatement, {"trade grows", "Trade grows"}},
  };
  for (const auto& [label, names] : kWorld) {
    const std::string& name = names[pick(names.size())];
    std::vector<std::string> aliases;
    for (const std::string& other : names) {
      if (other != name && pick(2) == 0) aliases.push_back(other);
    }
    Map properties;
    if (label == EntityLabel::kCountry) properties["iso3"] = "PER";
    if (label == EntityLabel::kStatement) properties["quoted"] = pick(2) == 0;
    if (label == EntityLabel::kOrganization && pick(2) == 0) properties["kind"] = "party";
    reading.entity(label, name, aliases, properties);
  }
  reading.extraction.events = {{"CONSULT", "meet", "", pick(2) == 0 ? "040" : "042"},
                               {"AGREE", "", "", pick(2) == 0 ? "057" : ""}};
  static const std::vector<std::string> kRelations = {"MET_WITH", "THANKED", "AGREED_WITH"};
  const std::size_t facts = pick(5);
  for (std::size_t i = 0; i < facts; ++i) {
    const bool about = pick(2) == 0;
    const std::size_t subject = pick(4);
    std::size_t object = about ? 5 : pick(4);
    if (object == subject) object = 5;
    Fact& fact = reading.fact(subject, object == 5 ? "DISCUSSED" : kRelations[pick(3)], object,
                              0.1 * static_cast<double>(pick(9)));
    fact.evidence[0].sentence = pick(3);
    if (pick(2) == 0) fact.evidence[0].said_by = {pick(4)};
    if (pick(2) == 0) fact.date = pick(2) == 0 ? day(2025, 1, 2) : month(2025, 1);
    if (pick(2) == 0) fact.place = 4;
    if (pick(3) == 0) fact.status = FactStatus::kPlanned;
    if (pick(2) == 0) fact.event = pick(2);
  }
  return reading;
}

TEST(Merge, OrderAndCorrectionsLeaveNoTrace) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const Reading first = random_reading(random, "a");
    const Reading corrected = random_reading(random, "a");
    const Reading second = random_reading(random, "b");
    const Reading third = random_reading(random, "c");

    Graph went_through;
    for (const Reading* each : {&first, &second, &third, &corrected}) each->into(went_through);
    Graph straight;
    for (const Reading* each : {&corrected, &second, &third}) each->into(straight);
    Graph backwards;
    for (const Reading* each : {&third, &second, &corrected}) each->into(backwards);

    ASSERT_EQ(canonical_dump(went_through), canonical_dump(straight));
    ASSERT_EQ(canonical_dump(backwards), canonical_dump(straight));
  }
}

}  // namespace
}  // namespace newsgraph
