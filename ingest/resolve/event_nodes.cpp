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
  List said_by;       ///< names of those in whose words it is told …
  bool told = false;  ///< … but the article tells it itself too
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

void append_names(List& all, const List& more) {
  for (const Value& name : more) {
    const bool known = std::any_of(all.begin(), all.end(),
                                   [&](const Value& other) { return equivalent(other, name); });
    if (!known) all.push_back(name);
  }
}

void gather_voices(const Extraction& extraction, const Fact& fact, Gathered& gathered) {
  for (const FactEvidence& evidence : fact.evidence) {
    gathered.told = gathered.told || evidence.said_by.empty();
    for (std::size_t entity : evidence.said_by) {
      append_names(gathered.said_by, {Value(extraction.entities[entity].name)});
    }
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
    gather_voices(extraction, fact, gathered);
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

/// Who says so, where the article tells the event in nobody's voice but theirs.
void write_voices(Graph& graph, RelationshipId report, const Gathered& gathered) {
  const Value before = graph.property(report, "said_by");
  const bool told = gathered.told || (before.is_null() && !graph.evidence(report).empty());
  List said_by = before.is_list() ? before.as_list() : List{};
  append_names(said_by, gathered.said_by);
  graph.set_property(report, "said_by", told ? Value() : Value(std::move(said_by)));
}

/// One REPORTED_IN an article, told by its best evidence.
void write_report(Graph& graph, NodeId event, NodeId article, const Occurrence& occurrence,
                  const Gathered& gathered) {
  const RelationshipId report = join(graph, event, kReportedIn, article);
  write_voices(graph, report, gathered);
  std::vector<Evidence> evidence = gathered.evidence;
  for (const Evidence& known : graph.evidence(report)) append(evidence, {known});
  const Evidence best = best_of(evidence);
  graph.set_property(report, "sentence", std::int64_t{best.sentence});
  graph.set_property(report, "begin", std::int64_t{best.begin_codepoint});
  graph.set_property(report, "end", std::int64_t{best.end_codepoint});
  graph.set_property(report, "quote", best.quote);
  graph.set_property(report, "confidence", best.confidence);
  const bool coded = graph.property(report, "cameo").is_string();
  if (!coded && !occurrence.cameo.empty()) graph.set_property(report, "cameo", occurrence.cameo);
  std::sort(evidence.begin(), evidence.end(), [](const auto& a, const auto& b) {
    return std::tie(a.sentence, a.begin_codepoint) < std::tie(b.sentence, b.begin_codepoint);
  });
  graph.set_evidence(report, std::move(evidence));
}

/// The summary is the quotation of the surest report, the code is that report's; among equals, of
/// the article whose id comes first.
void write_summary(Graph& graph, NodeId event) {
  std::optional<std::tuple<double, std::string, std::string>> best;
  Value cameo;
  for (const Adjacent& report : graph.outgoing(event, graph.intern_type(kReportedIn))) {
    const Value confidence = graph.property(report.relationship, "confidence");
    const Value quote = graph.property(report.relationship, "quote");
    const Value id = graph.property(report.node, "id");
    if (!confidence.is_float() || !quote.is_string() || !id.is_string()) continue;
    std::tuple<double, std::string, std::string> candidate{-confidence.as_float(), id.as_string(),
                                                           quote.as_string()};
    if (best && *best <= candidate) continue;
    best = std::move(candidate);
    cameo = graph.property(report.relationship, "cameo");
  }
  if (!best) return;
  graph.set_property(event, "summary", std::get<2>(*best));
  graph.set_property(event, "cameo", cameo);
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
    write_report(graph, event, article, occurrence, gathered);
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
