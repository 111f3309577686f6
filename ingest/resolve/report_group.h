// Reports in their order with the links by which they were joined, and so who was with whom when.
//
// Grouping (grouping.h) follows links from the surest down, and links that are as sure in the order
// of their ends; so every link has its moment. Whether a link between two groups is followed
// depends on what each of its ends had been joined to by that moment, and on nothing else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "newsgraph/graph/graph.h"
#include "newsgraph/ingest/resolve/event_match.h"
#include "newsgraph/ingest/resolve/grouping.h"

namespace newsgraph::resolve {

/// Where a report stands among others: by its article, what it tells, when, and of whom.
using ReportPlace = std::tuple<std::string, std::string, std::int64_t, std::string>;
ReportPlace place_of(const Graph& graph, const Report& report);

/// When grouping comes to a link. The places are borrowed.
struct LinkMoment {
  double score = 0;
  const ReportPlace* first = nullptr;
  const ReportPlace* second = nullptr;

  LinkMoment(double link_score, const ReportPlace& left, const ReportPlace& right)
      : score(link_score),
        first(right < left ? &right : &left),
        second(right < left ? &left : &right) {}
  bool operator<(const LinkMoment& other) const;
};

class ReportGroup {
 public:
  ReportGroup() = default;
  /// Puts reports, in any order, into theirs.
  ReportGroup(const Graph& graph, std::vector<Report> reports);

  const std::vector<Report>& reports() const { return reports_; }
  const ReportPlace& place(std::size_t i) const { return places_[i]; }
  /// A number for what kind_of() says of a report.
  std::uint64_t kind(std::size_t i) const { return kinds_[i]; }
  const std::set<NodeId>& articles() const { return articles_; }

  void add(const ReportGroup& others);
  /// Adds one that is joined as `twin` is, which is of its kind and joined to one other only.
  void add_like(const Graph& graph, const Report& report, RelationshipId twin);

  /// Groups the reports; known until another is added.
  const Grouping& grouping() const;
  /// What grouping has joined a report to before the moment, itself with it.
  std::vector<std::size_t> joined_before(std::size_t report, const LinkMoment& moment) const;

  /// The first report of each kind, and those whose articles are among some. What keeps another
  /// report apart from something keeps the first of its kind apart too.
  std::vector<std::size_t> leaders(const std::set<NodeId>& articles) const;

 private:
  void put_in_order();

  std::vector<Report> reports_;
  std::vector<ReportPlace> places_;
  std::vector<std::uint64_t> kinds_;
  std::set<NodeId> articles_;
  mutable Grouping grouping_;
  mutable bool grouped_ = false;
};

/// Whether anything in the one part contradicts anything in the other.
bool contradict(const ReportGroup& left, const std::vector<std::size_t>& some,
                const ReportGroup& right, const std::vector<std::size_t>& others);

}  // namespace newsgraph::resolve
