// Whether two articles report one event, with the reason in words.
//
// Type, mode and status are the same; the dates fit at their precisions; whoever takes part in one
// report takes part in the other, a person standing for the country whose office the article gives
// him, and a report may leave some out. Two reports of one article are two events, for the article
// tells them apart.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "newsgraph/graph/graph.h"
#include "newsgraph/ingest/fact.h"

namespace newsgraph::resolve {

/// Reports that score as much are of one event.
constexpr double kSameEvent = 0.75;

// News tells what has happened within days; what it says without a date a fortnight later is
// background.
constexpr std::int64_t kDaysAfter = 14;
constexpr std::int64_t kDaysBefore = 1;

struct Participant {
  bool acts = false;  ///< ACTOR; else RECIPIENT
  NodeId node;
  /// Alpha-3 codes: of a country its own, of a person those of offices that the article gives.
  std::set<std::string> countries;
  bool is_country = false;
  std::string
      form{};  ///< key of the form meant, where the article speaks of the node under several
};

/// The days on which something happened, and how exactly that is known.
struct Period {
  Date first;
  Date last;
  DatePrecision precision = DatePrecision::kDay;
  bool operator==(const Period&) const = default;
};

struct Report {
  NodeId event;
  RelationshipId reported_in;
  NodeId article;
  std::string article_id;
  std::string type, mode, status;
  std::optional<Period> period;
  std::optional<Date> published;
  std::vector<Participant> participants;
  std::set<NodeId> about;  ///< topics and places
};

struct ReportMatch {
  double score = 0;
  std::string reason;
  bool contradicts = false;
};

/// Symmetric.
ReportMatch compare(const Report& left, const Report& right);
/// The same of what two articles tell, whichever they are.
ReportMatch compare_told(const Report& left, const Report& right);

}  // namespace newsgraph::resolve
