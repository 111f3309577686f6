// Resolution across articles, as a whole: what the graph is after articles and decisions, whatever
// the order in which they came.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "canonical_dump.h"
#include "newsgraph/graph/error.h"
#include "newsgraph/ingest/entities.h"
#include "reading.h"

namespace newsgraph {
namespace {

using testing::canonical_dump;
using testing::day;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::Reading;
using ::testing::SizeIs;

std::vector<std::string> names(const Graph& graph, const std::string& label) {
  std::vector<std::string> names;
  for (const EntityEntry& entry : list_entities(graph)) {
    if (entry.label == label) names.push_back(entry.name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

NodeId the(const Graph& graph, const std::string& name) {
  const std::vector<NodeId> found = find_entities(graph, name);
  EXPECT_THAT(found, SizeIs(1)) << name;
  return found.empty() ? NodeId{} : found.front();
}

/// The person with a name of that key.
NodeId bearer(const Graph& graph, const std::string& key) {
  for (const EntityEntry& entry : list_entities(graph)) {
    for (const EntityName& name : entry.names) {
      if (entry.label == "Person" && name.key == key) return entry.node;
    }
  }
  return {};
}

std::size_t count(const Graph& graph, std::string_view type) {
  const auto id = graph.find_type(type);
  return id ? graph.relationship_count(*id) : 0;
}

std::size_t events(const Graph& graph) {
  const auto label = graph.find_label("Event");
  return label ? graph.node_count(*label) : 0;
}

/// An article in which one official meets another.
Reading meeting(const std::string& id, const std::string& who, const std::string& title,
                const std::string& whom, std::optional<FactDate> date = day(2025, 3, 10)) {
  Reading reading(id, id);
  reading.document.date = Date::from_civil(2025, 3, 11);
  const std::size_t pakistan = reading.country("Pakistan", "PAK");
  const std::size_t one =
      title.empty() ? reading.person(who) : reading.official(who, title, pakistan);
  const std::size_t other = reading.person(whom);
  reading.extraction.events.push_back({"CONSULT", "", ""});
  Fact& met = reading.fact(one, "MET_WITH", other);
  met.event = 0;
  met.date = date;
  return reading;
}

TEST(Resolution, OnePersonIsOneNodeHoweverNamed) {
  Graph graph;
  meeting("a", "Shehbaz Karimi", "prime minister", "Ana Lima").into(graph);
  meeting("b", "Shehbaz", "pm", "Ana Lima").into(graph);
  meeting("c", "Shahbaz Karimi", "prime minister", "Ana Lima").into(graph);
  meeting("d", "Karimi", "", "Ana Lima").into(graph);
  EXPECT_THAT(names(graph, "Person"), ElementsAre("Ana Lima", "Shahbaz Karimi"));
  const EntityEntry entry = describe_entity(graph, the(graph, "Karimi"));
  EXPECT_EQ(entry.articles, 4u);
  EXPECT_THAT(entry.aliases, ElementsAre("Karimi", "Shehbaz", "Shehbaz Karimi"));
  ASSERT_THAT(entry.names, SizeIs(4));
  EXPECT_EQ(entry.names[0].key, "karimi");
  EXPECT_EQ(entry.names[0].reason, "the family name alone, of an official");
  EXPECT_EQ(entry.names[0].by, "rule");
  EXPECT_EQ(count(graph, "MET_WITH"), 1u);
}

TEST(Resolution, AFamilyNameThatFitsTwoStaysApart) {
  Graph graph;
  meeting("a", "Shehbaz Karimi", "prime minister", "Ana Lima").into(graph);
  meeting("b", "Karimi", "", "Ana Lima").into(graph);
  EXPECT_THAT(names(graph, "Person"), ElementsAre("Ana Lima", "Shehbaz Karimi"));
  // Another of that name turns up: now nobody can tell.
  meeting("c", "Daud Karimi", "interior minister", "Ana Lima").into(graph);
  EXPECT_THAT(names(graph, "Person"),
              ElementsAre("Ana Lima", "Daud Karimi", "Karimi", "Shehbaz Karimi"));
  EXPECT_THAT(list_suspects(graph), SizeIs(2));
  EXPECT_TRUE(resolve::remove("c", graph));
  EXPECT_THAT(names(graph, "Person"), ElementsAre("Ana Lima", "Shehbaz Karimi"));
}

TEST(Resolution, NamesakesOfTwoCountriesStayApart) {
  Graph graph;
  for (const auto& [id, name, code] :
       {std::tuple("a", "Australia", "AUS"), {"b", "India", "IND"}}) {
    Reading reading(id, id);
    reading.official("John Smith", "minister", reading.country(name, code));
    reading.into(graph);
  }
  EXPECT_THAT(names(graph, "Person"), ElementsAre("John Smith", "John Smith"));
  ASSERT_THAT(list_suspects(graph), SizeIs(1));
  EXPECT_THAT(list_suspects(graph)[0].reason, HasSubstr("but of"));
}

TEST(Resolution, ReportsOfOneEventAreOneEvent) {
  Graph graph;
  meeting("a", "Shehbaz Karimi", "prime minister", "Ana Lima").into(graph);
  meeting("b", "Shahbaz Karimi", "prime minister", "Ana Lima", std::nullopt).into(graph);
  meeting("c", "Shehbaz Karimi", "prime minister", "Ana Lima", testing::month(2025, 3)).into(graph);
  EXPECT_EQ(events(graph), 1u);
  EXPECT_EQ(count(graph, "REPORTED_IN"), 3u);
  EXPECT_EQ(count(graph, "ACTOR"), 2u);
  meeting("d", "Shehbaz Karimi", "prime minister", "Ana Lima", day(2025, 3, 12)).into(graph);
  EXPECT_EQ(events(graph), 2u);
}

TEST(Resolution, APersonStandsForTheCountryInAnEvent) {
  Graph graph;
  meeting("a", "Shehbaz Karimi", "prime minister", "Ana Lima").into(graph);
  Reading other("b", "b");
  const std::size_t pakistan = other.country("Pakistan", "PAK");
  Fact& met = other.fact(pakistan, "MET_WITH", other.person("Ana Lima"));
  other.extraction.events.push_back({"CONSULT", "", ""});
  met.event = 0;
  met.date = day(2025, 3, 10);
  other.into(graph);
  EXPECT_EQ(events(graph), 1u);
}

TEST(Resolution, AMergeCanBeUndoneWithoutLoss) {
  Graph graph;
  meeting("a", "Bongbong Lacson", "president", "Ana Lima").into(graph);
  Reading both = meeting("b", "Ferdinand Lacson", "", "Ana Lima");
  both.fact(1, "THANKED", both.person("Bongbong Lacson"));
  both.into(graph);
  const std::string before = canonical_dump(graph);
  merge_entities(graph, the(graph, "Bongbong Lacson"), the(graph, "Ferdinand Lacson"));
  EXPECT_THAT(names(graph, "Person"), ElementsAre("Ana Lima", "Ferdinand Lacson"));
  EXPECT_EQ(count(graph, "THANKED"), 1u);  // of the two who are one, and still there
  EXPECT_EQ(events(graph), 1u);
  EXPECT_EQ(split_entity(graph, the(graph, "Ferdinand Lacson"), {}).size(), 2u);
  EXPECT_EQ(canonical_dump(graph), before);
}

TEST(Resolution, ASplitCanBeUndone) {
  Graph graph;
  meeting("a", "Shehbaz Karimi", "prime minister", "Ana Lima").into(graph);
  meeting("b", "Shehbaz Karimi", "", "Ana Lima").into(graph);
  const std::string before = canonical_dump(graph);
  const std::vector<NodeId> two =
      split_entity(graph, the(graph, "Shehbaz Karimi"), {"shehbaz karimi"});
  ASSERT_THAT(two, SizeIs(2));
  EXPECT_THAT(names(graph, "Person"), SizeIs(3));
  EXPECT_THAT(list_suspects(graph), IsEmpty());
  merge_entities(graph, two[0], two[1]);
  EXPECT_EQ(canonical_dump(graph), before);
}

TEST(Resolution, LaterArticlesRespectDecisions) {
  Graph graph;
  meeting("a", "Shehbaz Karimi", "prime minister", "Ana Lima").into(graph);
  meeting("b", "Shehbaz Karimi", "", "Ana Lima").into(graph);
  split_entity(graph, the(graph, "Shehbaz Karimi"), {"shehbaz karimi"});
  meeting("c", "Shehbaz Karimi", "", "Eva Berg").into(graph);
  meeting("d", "Shehbaz Karimi", "prime minister", "Eva Berg").into(graph);
  EXPECT_THAT(find_entities(graph, "Shehbaz Karimi"), SizeIs(2));
  merge_entities(graph, the(graph, "Eva Berg"), the(graph, "Ana Lima"));
  // A decision outlives the articles that it was about.
  for (const char* id : {"a", "b", "c", "d"}) resolve::remove(id, graph);
  EXPECT_THAT(names(graph, "Person"), IsEmpty());
  meeting("a", "Shehbaz Karimi", "prime minister", "Ana Lima").into(graph);
  meeting("c", "Shehbaz Karimi", "", "Eva Berg").into(graph);
  EXPECT_THAT(find_entities(graph, "Shehbaz Karimi"), SizeIs(2));
  EXPECT_EQ(the(graph, "Eva Berg"), the(graph, "Ana Lima"));
}

TEST(Resolution, WhatAUserHasJoinedFollowsTheName) {
  Graph graph;
  meeting("a", "Bongbong Lacson", "", "Ana Lima").into(graph);
  meeting("b", "Ferdinand Lacson", "", "Ana Lima").into(graph);
  const NodeId note = graph.create_node({"Note"});
  const RelationshipId about = graph.create_relationship(note, "ON", the(graph, "Bongbong Lacson"));
  const std::string before = canonical_dump(graph);
  merge_entities(graph, the(graph, "Ferdinand Lacson"), graph.target(about));
  EXPECT_EQ(count(graph, "ON"), 1u);
  split_entity(graph, the(graph, "Ferdinand Lacson"), {});
  EXPECT_EQ(canonical_dump(graph), before);
}

TEST(Resolution, SaysWhatCannotBeDecided) {
  Graph graph;
  Reading reading = meeting("a", "Shehbaz Karimi", "prime minister", "Ana Lima");
  reading.entity(EntityLabel::kOrganization, "Meridian Works");
  reading.into(graph);
  const NodeId person = the(graph, "Ana Lima");
  EXPECT_THROW(merge_entities(graph, person, person), Error);
  EXPECT_THROW(merge_entities(graph, person, the(graph, "Meridian Works")), Error);
  EXPECT_THROW(merge_entities(graph, person, the(graph, "Pakistan")), Error);
  EXPECT_THROW(split_entity(graph, person, {}), Error);
  meeting("b", "Ana Maria Lima", "", "Shehbaz Karimi").into(graph);
  EXPECT_THROW(split_entity(graph, the(graph, "Ana Lima"), {"Eva"}), Error);
  EXPECT_THROW(split_entity(graph, the(graph, "Ana Lima"), {"Ana Lima", "Ana Maria Lima"}), Error);
}

/// Random articles about people whose names overlap, so that they are merged in many ways.
Reading random_article(std::mt19937& random, const std::string& id) {
  const auto pick = [&](std::size_t count) { return std::size_t{random()} % count; };
  static const std::vector<std::string> kNames = {
      "Shehbaz Karimi", "Shahbaz Karimi", "S Karimi", "Karimi",       "Shehbaz",  "Nawaz Karimi",
      "John Smith",     "Jon Smith",      "Smith",    "Smith Karimi", "Ana Lima", "Ana Maria Lima"};
  static const std::vector<std::pair<std::string, std::string>> kCountries = {{"Pakistan", "PAK"},
                                                                              {"India", "IND"}};
  static const std::vector<std::string> kTitles = {"pm", "prime minister", "foreign minister"};
  Reading reading(id, id + std::to_string(random()));
  reading.document.date =
      Date{Date::from_civil(2025, 3, 1)->days + static_cast<std::int64_t>(pick(9))};
  const auto& [country, code] = kCountries[pick(2)];
  const std::size_t state = reading.country(country, code);
  std::vector<std::size_t> people;
  for (int i = 0; i < 3; ++i) {
    const std::string& name = kNames[pick(kNames.size())];
    people.push_back(pick(2) == 0 ? reading.official(name, kTitles[pick(3)], state)
                                  : reading.person(name));
  }
  reading.entity(EntityLabel::kOrganization, pick(2) == 0 ? "Ministry of Trade" : "Trade Ministry",
                 {}, pick(2) == 0 ? Map{{"country", Value(country)}} : Map{});
  reading.extraction.events = {{"CONSULT", "", ""}, {"SUPPORT", "", ""}};
  for (int i = 0; i < 3; ++i) {
    const bool met = pick(2) == 0;
    const std::size_t object = pick(3) == 0 ? state : people[pick(3)];
    Fact& fact = reading.fact(people[pick(3)], met ? "MET_WITH" : "THANKED", object);
    fact.event = met ? 0 : 1;
    fact.evidence[0].sentence = static_cast<std::size_t>(i);
    fact.confidence = 0.1 * static_cast<double>(pick(9));
    if (pick(3) != 0) fact.date = day(2025, 3, 1 + static_cast<int>(pick(4)));
  }
  return reading;
}

TEST(Resolution, OrderAndRemovalLeaveNoTrace) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    std::vector<Reading> articles;
    for (int i = 0; i < 7; ++i) {
      articles.push_back(random_article(random, std::string(1, static_cast<char>('a' + i))));
    }
    Graph straight;
    for (const Reading& each : articles) each.into(straight);
    std::vector<const Reading*> order;
    for (const Reading& each : articles) order.push_back(&each);
    std::shuffle(order.begin(), order.end(), random);
    Graph shuffled;
    for (const Reading* each : order) each->into(shuffled);
    ASSERT_EQ(canonical_dump(shuffled), canonical_dump(straight));

    resolve::remove("c", straight);
    Graph without;
    for (const Reading& each : articles) {
      if (each.document.id != "c") each.into(without);
    }
    ASSERT_EQ(canonical_dump(straight), canonical_dump(without));
  }
}

TEST(Resolution, AnyMergeIsUndoneBySplitting) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    Graph graph;
    for (int i = 0; i < 6; ++i) {
      random_article(random, std::string(1, static_cast<char>('a' + i))).into(graph);
    }
    const std::string before = canonical_dump(graph);
    std::vector<NodeId> people;
    for (const EntityEntry& entry : list_entities(graph)) {
      if (entry.label == "Person") people.push_back(entry.node);
    }
    if (people.size() < 2) continue;
    std::shuffle(people.begin(), people.end(), random);
    const std::string key =
        describe_entity(graph, merge_entities(graph, people[0], people[1])).names.front().key;
    // What is read and removed meanwhile leaves no trace either.
    random_article(random, "z").into(graph);
    resolve::remove("z", graph);
    split_entity(graph, bearer(graph, key), {});
    ASSERT_EQ(canonical_dump(graph), before);
  }
}

}  // namespace
}  // namespace newsgraph
