// Grouping looks at little of the graph and remembers what it has read; its obvious twin compares
// all reports with each other.

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "canonical_dump.h"
#include "newsgraph/ingest/resolve/event_reports.h"
#include "newsgraph/ingest/resolve/memory.h"
#include "newsgraph/ingest/resolve/report_group.h"
#include "reading.h"

namespace newsgraph {
namespace {

using testing::canonical_dump;
using testing::day;
using testing::Reading;

/// What a random world is like.
struct World {
  std::size_t countries = 2;
  std::size_t people = 3;
  std::size_t meetings = 3;  ///< an article at most
  std::size_t days = 20;     ///< in which all is published
  std::size_t dated_one_in = 2;
};

/// An article of a few meetings: of two countries or of the people who speak for them, on a day or
/// without a date, about one of two topics.
Reading random_article(std::mt19937& random, const World& world, const std::string& id) {
  const auto pick = [&](std::size_t count) { return std::size_t{random()} % count; };
  static const std::vector<std::pair<std::string, std::string>> kCountries = {
      {"Peru", "PER"}, {"Chile", "CHL"}, {"Kenya", "KEN"}};
  static const std::vector<std::string> kNames = {"Ana Lima", "Ben Okoro", "Eva Rossi", "Ivo Kane"};
  Reading reading(id, "text of " + id + std::to_string(random()));
  const int published = 1 + static_cast<int>(pick(world.days));
  reading.document.date = day(2025, 3, published).begin;
  std::vector<std::size_t> all;
  for (std::size_t i = 0; i < world.countries; ++i) {
    all.push_back(reading.country(kCountries[i].first, kCountries[i].second));
  }
  for (std::size_t i = 0; i < world.people; ++i) {
    all.push_back(pick(3) == 0 ? reading.person(kNames[i])
                               : reading.official(kNames[i], "minister", all[i % 2]));
  }
  const std::size_t trade = reading.entity(EntityLabel::kTopic, "trade");
  const std::size_t water = reading.entity(EntityLabel::kTopic, "water");
  const std::size_t meetings = 1 + pick(world.meetings);
  for (std::size_t i = 0; i < meetings; ++i) {
    reading.extraction.events.push_back({"CONSULT", "meet", ""});
    const std::size_t one = all[pick(all.size())];
    std::size_t other = all[pick(all.size())];
    if (one == other) other = pick(2) == 0 ? trade : water;
    Fact& fact =
        reading.fact(one, other == trade || other == water ? "DISCUSSED" : "MET_WITH", other);
    fact.event = i;
    fact.evidence[0].sentence = i;
    fact.confidence = 0.1 * static_cast<double>(pick(9));
    if (pick(world.dated_one_in) == 0) {
      fact.date = day(2025, 3, std::max(1, published - static_cast<int>(pick(3))));
    }
  }
  return reading;
}

/// Articles about one thing, by their ids.
using Partition = std::set<std::set<std::string>>;

std::string name_of(const Graph& graph, const resolve::Report& report) {
  const Value begin = graph.property(report.reported_in, "sentence");
  return report.article_id + " " + std::to_string(begin.as_integer());
}

std::vector<resolve::Report> all_reports(const Graph& graph) {
  std::vector<resolve::Report> all;
  const auto label = graph.find_label("Event");
  if (!label) return all;
  for (NodeId event : graph.nodes_with_label(*label)) {
    for (resolve::Report& each : resolve::reports_of(graph, event)) all.push_back(std::move(each));
  }
  return all;
}

Partition events_of(const Graph& graph) {
  std::map<NodeId, std::set<std::string>> events;
  for (const resolve::Report& each : all_reports(graph)) {
    events[each.event].insert(name_of(graph, each));
  }
  Partition partition;
  for (const auto& [event, reports] : events) partition.insert(reports);
  return partition;
}

/// As comparing each report with each would have it.
Partition grouped_at_once(const Graph& graph) {
  const resolve::ReportGroup in_order(graph, all_reports(graph));
  const std::vector<resolve::Report>& reports = in_order.reports();
  resolve::GroupingProblem problem;
  problem.count = reports.size();
  problem.threshold = resolve::kSameEvent;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    for (std::size_t j = i + 1; j < reports.size(); ++j) {
      const resolve::ReportMatch match = compare(reports[i], reports[j]);
      if (!match.contradicts) problem.links.push_back({i, j, match.score, match.reason, false});
    }
  }
  problem.contradicts = [&](std::size_t left, std::size_t right) {
    return compare(reports[left], reports[right]).contradicts;
  };
  const resolve::Grouping grouping = resolve::group(problem);
  std::map<std::size_t, std::set<std::string>> groups;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    groups[grouping.group_of[i]].insert(name_of(graph, reports[i]));
  }
  Partition partition;
  for (const auto& [number, group] : groups) partition.insert(group);
  return partition;
}

/// Worlds from crowded to sparse.
const std::vector<World> kWorlds = {
    {2, 0, 1, 3, 2}, {2, 2, 3, 20, 2}, {3, 4, 4, 20, 3}, {2, 1, 2, 28, 100}, {3, 2, 3, 10, 1}};

TEST(EventGrouping, IsThatOfComparingAllReports) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    std::mt19937 random(seed);
    const World& world = kWorlds[seed % kWorlds.size()];
    Graph graph;
    resolve::Memory memory;
    for (int i = 0; i < 24; ++i) {
      // In an order that is not that of the ids, and some of them again with another text.
      const std::string id = std::to_string(random() % 40);
      random_article(random, world, id).into(graph, memory);
      ASSERT_EQ(events_of(graph), grouped_at_once(graph)) << "seed " << seed << " article " << i;
    }
  }
}

TEST(EventGrouping, IsTheSameWithoutMemory) {
  for (unsigned seed = 0; seed < 30; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const World& world = kWorlds[seed % kWorlds.size()];
    Graph with;
    Graph without;
    resolve::Memory memory;
    for (int i = 0; i < 24; ++i) {
      const Reading reading = random_article(random, world, std::to_string(random() % 40));
      reading.into(with, memory);
      reading.into(without);
    }
    ASSERT_EQ(canonical_dump(with), canonical_dump(without));
  }
}

TEST(EventGrouping, ForgetsWhatWasTakenBack) {
  std::mt19937 random(1);
  const World& world = kWorlds[1];
  Graph graph;
  Graph straight;
  resolve::Memory memory;
  for (int i = 0; i < 20; ++i) {
    const Reading kept = random_article(random, world, std::to_string(i));
    kept.into(graph, memory);
    kept.into(straight);
    const Graph::Transaction taken_back(graph);
    random_article(random, world, "taken back").into(graph, memory);
  }
  EXPECT_EQ(canonical_dump(graph), canonical_dump(straight));
}

}  // namespace
}  // namespace newsgraph
