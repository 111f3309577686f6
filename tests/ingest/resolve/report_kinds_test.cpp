#include "newsgraph/ingest/resolve/report_kinds.h"

#include <gtest/gtest.h>

#include <random>

namespace newsgraph::resolve {
namespace {

/// Reports of a story, many of them alike: two or three who take part, on one of a few days or
/// without a date, each by an article of its own. Where some contradict, dates do not fit, there
/// are two kinds of event, and now and then an article has two reports.
std::vector<Report> story(unsigned seed, std::size_t count, bool some_contradict) {
  std::mt19937 random(seed);
  const auto chance = [&](unsigned one_in) { return random() % one_in == 0; };
  std::vector<Report> reports(count);
  std::uint32_t article = 1000;
  for (Report& report : reports) {
    if (!some_contradict || !chance(8)) ++article;
    report.article = NodeId{article};
    report.type = "CONSULT";
    report.mode = some_contradict && chance(5) ? "visit" : "meet";
    report.status = "occurred";
    const std::int32_t week = static_cast<std::int32_t>(random() % (some_contradict ? 4 : 2));
    report.published = Date{20'000 + 5 * week};
    if (!chance(3)) {
      const Date day{20'000 + static_cast<std::int32_t>(random() % 3)};
      report.period =
          Period{day, !some_contradict || chance(4) ? Date{20'002} : day, DatePrecision::kDay};
    }
    for (std::uint32_t who = 1; who <= 3; ++who) {
      if (who < 3 || chance(3)) report.participants.push_back({true, NodeId{who}, {}, false});
    }
  }
  return reports;
}

Grouping grouped(const std::vector<Report>& reports, std::vector<Link> links) {
  GroupingProblem problem;
  problem.count = reports.size();
  problem.threshold = kSameEvent;
  problem.links = std::move(links);
  problem.contradicts = [&](std::size_t left, std::size_t right) {
    return compare(reports[left], reports[right]).contradicts;
  };
  return group(problem);
}

std::vector<Link> all_links(const std::vector<Report>& reports) {
  std::vector<Link> links;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    for (std::size_t j = i + 1; j < reports.size(); ++j) {
      const ReportMatch match = compare(reports[i], reports[j]);
      if (match.contradicts || match.score < kSameEvent) continue;
      links.push_back({i, j, match.score, match.reason, false});
    }
  }
  return links;
}

TEST(ReportKinds, ContradictWhereTheReportsDo) {
  const std::vector<Report> reports = story(1, 40, true);
  const ReportKinds kinds(reports);
  for (std::size_t i = 0; i < reports.size(); ++i) {
    for (std::size_t j = 0; j < reports.size(); ++j) {
      EXPECT_EQ(kinds.contradict(i, j), compare(reports[i], reports[j]).contradicts);
    }
  }
}

TEST(ReportKinds, TheirLinksGroupAsAllLinksWould) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    const std::vector<Report> reports = story(seed, 5 + seed % 40, seed % 2 == 0);
    const Grouping all = grouped(reports, all_links(reports));
    const Grouping few = grouped(reports, ReportKinds(reports).links());
    EXPECT_EQ(few.group_of, all.group_of) << seed;
    ASSERT_EQ(few.joins.size(), all.joins.size()) << seed;
    for (std::size_t i = 0; i < all.joins.size(); ++i) {
      EXPECT_EQ(few.joins[i].left, all.joins[i].left) << seed;
      EXPECT_EQ(few.joins[i].right, all.joins[i].right) << seed;
    }
  }
}

TEST(ReportKinds, AreLinkedByFarFewerThanAll) {
  std::vector<Report> reports(500);
  for (std::size_t i = 0; i < reports.size(); ++i) {
    reports[i].article = NodeId{static_cast<std::uint32_t>(1000 + i)};
    reports[i].participants = {{true, NodeId{1}, {}, false}, {false, NodeId{2}, {}, false}};
  }
  EXPECT_LE(ReportKinds(reports).links().size(), reports.size());
}

}  // namespace
}  // namespace newsgraph::resolve
