// Reports of one kind: compare() sees no difference between them but their articles.
//
// Much of what is told of an event is told alike by many articles. Comparing kinds instead of
// reports keeps the cost of one more report from growing with the square of their number.
#pragma once

#include <cstddef>
#include <string>
#include <tuple>
#include <vector>

#include "newsgraph/graph/graph.h"
#include "newsgraph/ingest/resolve/event_match.h"
#include "newsgraph/ingest/resolve/grouping.h"

namespace newsgraph::resolve {

/// Everything that compare() looks at but the article. Ordered, in no order that means anything.
using ReportKind = std::string;
ReportKind kind_of(const Report& report);

class ReportKinds {
 public:
  /// The reports are borrowed.
  explicit ReportKinds(const std::vector<Report>& reports);

  bool contradict(std::size_t left, std::size_t right) const;
  /// Whether any two contradict.
  bool any_contradict() const;
  /// As many of the links that compare() finds as grouping needs: those with an end that leads.
  /// Reports of one kind meet every other report with the same score, and are kept apart from it
  /// by the same things; so where the first of them goes the others go, by links that end at one
  /// that leads. Only what its own article contradicts besides has a way of its own, and leads.
  std::vector<Link> links() const;

 private:
  const ReportMatch& match(std::size_t left, std::size_t right) const;
  std::vector<bool> leading() const;

  const std::vector<Report>& reports_;
  std::vector<std::size_t> kind_of_;               ///< of each report
  std::vector<std::vector<std::size_t>> members_;  ///< of each kind, in order
  std::vector<ReportMatch> matches_;               ///< of each two kinds
};

}  // namespace newsgraph::resolve
