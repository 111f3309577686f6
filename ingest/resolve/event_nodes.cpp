#include "newsgraph/ingest/resolve/event_nodes.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "newsgraph/ingest/resolve/entity_key.h"
#include "newsgraph/ingest/resolve/fact_relationships.h"

namespace newsgraph::resolve {

namespace {

constexpr std::string_view kReportedIn = "REPORTED_IN";

/// What the facts of one event say together.
struct Gathered {
  std::map<std::pair<std::string, std::size_t>, std::vector<Evidence>> roles;  ///< role, entity
  std::vector<Evidence> evidence;
  const Fact* first = nullptr;
};

std::string role_of_object(const Fact& fact, EntityLabel label) {
  if (is_symmetric(fact.relation)) return "ACTOR";
  if (label == EntityLabel::kTopic || label == EntityLabel::kStatement) return "ABOUT";
  if (fact.relation == "VISITED" || label == EntityLabel::kPlace) return "AT";
  return "RECIPIENT";
}

void append(std::vector<Evidence>& all, const std::vector<Evidence>& more) {
  for (const Evidence& evidence : more) {
    if (std::find(all.begin(), all.end(), evidence) == all.end()) all.push_back(evidence);
  }
}

std::map<std::size_t, Gathered> gather(NodeId article, const Extraction& extraction) {
  std::map<std::size_t, Gathered> events;
  for (const Fact& fact : extraction.facts) {
    if (!fact.event) continue;
    Gathered& gathered = events[*fact.event];
    if (gathered.first == nullptr) gathered.first = &fact;
    const std::vector<Evidence> evidence = evidence_of(article, fact);
    append(gathered.evidence, evidence);
    append(gathered.roles[{"ACTOR", fact.subject}], evidence);
    const EntityLabel label = extraction.entities[fact.object].label;
    append(gathered.roles[{role_of_object(fact, label), fact.object}], evidence);
    if (fact.place) append(gathered.roles[{"AT", *fact.place}], evidence);
  }
  return events;
}

/// Type, date, status and participants, as text.
std::string event_key(const Occurrence& occurrence, const Gathered& gathered,
                      const Extraction& extraction) {
  std::set<std::string> participants;
  for (const auto& [role, evidence] : gathered.roles) {
    if (role.first != "ACTOR" && role.first != "RECIPIENT") continue;
    const Entity& entity = extraction.entities[role.second];
    participants.insert(role.first + " " + std::string(to_string(entity.label)) + " " +
                        entity_key(entity));
  }
  const Fact& fact = *gathered.first;
  std::string key = occurrence.type + "/" + occurrence.mode + " " +
                    (fact.date ? fact.date->to_string() : "") + " " +
                    std::string(to_string(fact.status));
  for (const std::string& participant : participants) key += "; " + participant;
  return key;
}

NodeId find_or_make(Graph& graph, const std::string& key, const Occurrence& occurrence,
                    const Fact& fact) {
  const std::vector<NodeId> found =
      graph.find_nodes(graph.intern_label("Event"), graph.intern_key("key"), Value(key));
  if (!found.empty()) return found.front();
  Map properties{{"key", Value(key)},
                 {"type", Value(occurrence.type)},
                 {"status", Value(to_string(fact.status))}};
  if (!occurrence.mode.empty()) properties["mode"] = occurrence.mode;
  put_date(properties, fact.date);
  return graph.create_node({"Event"}, properties);
}

RelationshipId join(Graph& graph, NodeId event, std::string_view role, NodeId node) {
  for (const Adjacent& each : graph.outgoing(event, graph.intern_type(role))) {
    if (each.node == node) return each.relationship;
  }
  return graph.create_relationship(event, role, node);
}

const Evidence& best_of(const std::vector<Evidence>& evidence) {
  return *std::min_element(evidence.begin(), evidence.end(), [](const auto& a, const auto& b) {
    return std::tuple(-a.confidence, a.sentence, a.begin_codepoint) <
           std::tuple(-b.confidence, b.sentence, b.begin_codepoint);
  });
}

/// One REPORTED_IN an article, told by its best evidence.
void write_report(Graph& graph, NodeId event, NodeId article, std::vector<Evidence> evidence) {
  const RelationshipId report = join(graph, event, kReportedIn, article);
  for (const Evidence& known : graph.evidence(report)) append(evidence, {known});
  const Evidence best = best_of(evidence);
  graph.set_property(report, "sentence", std::int64_t{best.sentence});
  graph.set_property(report, "begin", std::int64_t{best.begin_codepoint});
  graph.set_property(report, "end", std::int64_t{best.end_codepoint});
  graph.set_property(report, "quote", best.quote);
  graph.set_property(report, "confidence", best.confidence);
  std::sort(evidence.begin(), evidence.end(), [](const auto& a, const auto& b) {
    return std::tie(a.sentence, a.begin_codepoint) < std::tie(b.sentence, b.begin_codepoint);
  });
  graph.set_evidence(report, std::move(evidence));
}

/// The summary is the quotation of the surest report; among equals, of the article whose id comes
/// first.
void write_summary(Graph& graph, NodeId event) {
  std::optional<std::tuple<double, std::string, std::string>> best;
  for (const Adjacent& report : graph.outgoing(event, graph.intern_type(kReportedIn))) {
    const Value confidence = graph.property(report.relationship, "confidence");
    const Value quote = graph.property(report.relationship, "quote");
    const Value id = graph.property(report.node, "id");
    if (!confidence.is_float() || !quote.is_string() || !id.is_string()) continue;
    std::tuple<double, std::string, std::string> candidate{-confidence.as_float(), id.as_string(),
                                                           quote.as_string()};
    if (!best || candidate < *best) best = std::move(candidate);
  }
  if (best) graph.set_property(event, "summary", std::get<2>(*best));
}

}  // namespace

void add_events(Graph& graph, NodeId article, const Extraction& extraction,
                const std::vector<NodeId>& nodes) {
  for (const auto& [number, gathered] : gather(article, extraction)) {
    const Occurrence& occurrence = extraction.events[number];
    const std::string key = event_key(occurrence, gathered, extraction);
    const NodeId event = find_or_make(graph, key, occurrence, *gathered.first);
    for (const auto& [role, evidence] : gathered.roles) {
      add_evidence(graph, join(graph, event, role.first, nodes[role.second]), evidence);
    }
    write_report(graph, event, article, gathered.evidence);
    write_summary(graph, event);
  }
}

void remove_events(Graph& graph, NodeId article) {
  std::vector<Adjacent> reports;
  for (const Adjacent& report : graph.incoming(article, graph.intern_type(kReportedIn))) {
    reports.push_back(report);
  }
  for (const Adjacent& report : reports) {
    graph.delete_relationship(report.relationship);
    if (graph.outgoing(report.node, graph.intern_type(kReportedIn)).empty()) {
      graph.detach_delete_node(report.node);
      continue;
    }
    std::vector<RelationshipId> unsupported;
    std::vector<Adjacent> roles(graph.outgoing(report.node).begin(),
                                graph.outgoing(report.node).end());
    for (const Adjacent& role : roles) {
      if (graph.evidence(role.relationship).empty()) continue;
      if (remove_evidence(graph, role.relationship, article)) {
        unsupported.push_back(role.relationship);
      }
    }
    for (RelationshipId relationship : unsupported) graph.delete_relationship(relationship);
    write_summary(graph, report.node);
  }
}

}  // namespace newsgraph::resolve
