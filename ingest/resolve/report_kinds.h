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
  /// The links that compare() finds, or as many of them as grouping needs. Where nothing
  /// contradicts, the reports of two kinds are all as like, and the links of each to the first of
  /// the other kind reach them all before the others come up.
  std::vector<Link> links() const;

 private:
  const ReportMatch& match(std::size_t left, std::size_t right) const;
  bool any_contradict() const;
  std::vector<Link> all_links() const;
  std::vector<Link> first_links() const;

  const std::vector<Report>& reports_;
  std::vector<std::size_t> kind_of_;               ///< of each report
  std::vector<std::vector<std::size_t>> members_;  ///< of each kind, in order
  std::vector<ReportMatch> matches_;               ///< of each two kinds
};

}  // namespace newsgraph::resolve
