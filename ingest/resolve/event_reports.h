// The reports that Event nodes gather, as they stand in the graph.
//
//   (:Event {type, mode, status, date …, summary, block})
//       -[:REPORTED_IN {sentence …, quote, confidence, date …, reason, score}]->(:Article)
//       -[:ACTOR | RECIPIENT | AT | ABOUT]->(entity)
//
// An Event has one REPORTED_IN an article; whom and what the article gives it is the evidence of
// that article behind its roles. So a report can be taken from one Event to another whole.
#pragma once

#include <string>
#include <vector>

#include "newsgraph/graph/graph.h"
#include "newsgraph/ingest/resolve/event_match.h"

namespace newsgraph::resolve {

constexpr std::string_view kReportedIn = "REPORTED_IN";

std::vector<Report> reports_of(const Graph& graph, NodeId event);
/// One of them, by its REPORTED_IN.
Report report_in(const Graph& graph, RelationshipId reported_in);

/// The name under which the event of a report is looked for: its kind of event and month.
std::string block_of(const Report& report, int months_later);

/// Gives a report to another event; answers with its new REPORTED_IN.
RelationshipId move_report(Graph& graph, const Report& report, NodeId event);

/// Works out anew what an event shows from the reports that it has.
void show_reports(Graph& graph, NodeId event);

}  // namespace newsgraph::resolve
