#include "newsgraph/ingest/resolve/event_twins.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "newsgraph/ingest/resolve/event_reports.h"
#include "newsgraph/ingest/resolve/report_group.h"
#include "newsgraph/ingest/resolve/report_kinds.h"

namespace newsgraph::resolve {

namespace {

/// Two grouped reports of the kind of a report, the first of them before it.
struct Twins {
  Report first;
  Report second;
};

bool is_same_kind_of_event(const Graph& graph, NodeId left, NodeId right) {
  for (const char* key : {"type", "mode", "status"}) {
    if (!equivalent(graph.property(left, key), graph.property(right, key))) return false;
  }
  return true;
}

/// A report as it stands in the graph, if it is grouped and of the kind of another.
std::optional<Report> read_twin(const Graph& graph, RelationshipId reported_in,
                                const Report& report, const std::set<NodeId>& ungrouped) {
  if (!graph.contains(reported_in)) return std::nullopt;
  if (graph.name(graph.type(reported_in)) != kReportedIn) return std::nullopt;
  if (ungrouped.contains(graph.source(reported_in))) return std::nullopt;
  Report twin = report_in(graph, reported_in);
  if (kind_of(twin) != kind_of(report)) return std::nullopt;
  // What the event shows of a kind is that of its first article.
  if (report.article < twin.article) return std::nullopt;
  if (!stands_alone(graph, twin, ungrouped)) return std::nullopt;
  return twin;
}

std::optional<Twins> find_twins(const Graph& graph, const EventMemory& memory, const Report& report,
                                const std::set<NodeId>& ungrouped) {
  const EventMemory::Twins* known = memory.twins(report);
  if (known == nullptr) return std::nullopt;
  std::optional<Report> first = read_twin(graph, (*known)[0], report, ungrouped);
  std::optional<Report> second = read_twin(graph, (*known)[1], report, ungrouped);
  if (!first || !second || first->event != second->event) return std::nullopt;
  if (place_of(graph, *second) < place_of(graph, *first)) std::swap(first, second);
  if (place_of(graph, report) < place_of(graph, *first)) return std::nullopt;
  return Twins{*std::move(first), *std::move(second)};
}

/// Whether an event has a report of the article.
bool tells_of(const Graph& graph, NodeId article, NodeId event) {
  const auto reports = graph.incoming(article, graph.find_type(kReportedIn).value());
  return std::any_of(reports.begin(), reports.end(),
                     [&](const Adjacent& each) { return each.node == event; });
}

double confidence_of(const Graph& graph, const Report& report) {
  const Value confidence = graph.property(report.reported_in, "confidence");
  return confidence.is_float() ? confidence.as_float() : 0.0;
}

}  // namespace

bool stands_alone(const Graph& graph, const Report& report, const std::set<NodeId>& ungrouped) {
  for (const Adjacent& each :
       graph.incoming(report.article, graph.find_type(kReportedIn).value())) {
    if (each.node == report.event || ungrouped.contains(each.node)) continue;
    if (!is_same_kind_of_event(graph, each.node, report.event)) continue;
    if (!compare_told(report, report_in(graph, each.relationship)).contradicts) return false;
  }
  return true;
}

bool join_twins(Graph& graph, EventMemory& memory, const std::set<NodeId>& ungrouped) {
  const NodeId event = *ungrouped.begin();
  const auto reported_in = graph.outgoing(event, graph.intern_type(kReportedIn));
  if (reported_in.size() != 1) return false;
  Report report = report_in(graph, reported_in.front().relationship);
  if (report.participants.empty()) return false;  // such are never joined
  const std::optional<Twins> twins = find_twins(graph, memory, report, ungrouped);
  if (!twins || tells_of(graph, report.article, twins->first.event)) return false;
  const bool surest = confidence_of(graph, report) > confidence_of(graph, twins->first);
  report.reported_in = move_report(graph, report, twins->first.event);
  report.event = twins->first.event;
  graph.detach_delete_node(event);
  for (const char* key : {"reason", "score"}) {
    const Value value = graph.property(twins->second.reported_in, key);
    if (!value.is_null()) graph.set_property(report.reported_in, key, value);
  }
  if (surest) show_reports(graph, report.event);
  memory.note_twin(graph, report, twins->second.reported_in);
  memory.note_kind(graph, report);
  return true;
}

}  // namespace newsgraph::resolve
