#include "newsgraph/ingest/resolve/event_nodes.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

#include "newsgraph/ingest/resolve/event_reports.h"
#include "newsgraph/ingest/resolve/fact_relationships.h"
#include "newsgraph/ingest/resolve/support.h"

namespace newsgraph::resolve {

namespace {

/// What the facts of one event say together.
struct Gathered {
  std::map<std::pair<std::string, std::size_t>, std::vector<Evidence>> roles;  ///< role, entity
  std::vector<Evidence> evidence;
  List said_by;       ///< names of those in whose words it is told …
  bool told = false;  ///< … but the article tells it itself too
  std::string cameo;  ///< the first code given
  const Fact* first = nullptr;
  const Occurrence* occurrence = nullptr;
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
    gathered.occurrence = &extraction.events[*fact.event];
    gathered.cameo = gathered.occurrence->cameo;
    gather_voices(extraction, fact, gathered);
    const std::vector<Evidence> evidence = evidence_of(article, fact);
    append(gathered.evidence, evidence);
    append(gathered.roles[{"ACTOR", fact.subject}], evidence);
    const EntityLabel label = extraction.entities[fact.object].label;
    append(gathered.roles[{role_of_object(fact, label), fact.object}], evidence);
    if (fact.place) append(gathered.roles[{"AT", *fact.place}], evidence);
  }
  return events;
}

/// Type, date, status and participants: what the article says twice with all of these the same, it
/// says of one event.
std::string sameness(const Gathered& gathered, const Extraction& extraction,
                     const std::vector<PlacedEntity>& entities) {
  std::set<std::string> participants;
  for (const auto& [role, evidence] : gathered.roles) {
    if (role.first != "ACTOR" && role.first != "RECIPIENT") continue;
    participants.insert(role.first + " " +
                        std::string(to_string(extraction.entities[role.second].label)) + " " +
                        entities[role.second].form);
  }
  std::string text = gathered.occurrence->type + "/" + gathered.occurrence->mode + " " +
                     (gathered.first->date ? gathered.first->date->to_string() : "") + " " +
                     std::string(to_string(gathered.first->status));
  for (const std::string& participant : participants) text += "; " + participant;
  return text;
}

std::vector<Gathered> distinct_events(NodeId article, const Extraction& extraction,
                                      const std::vector<PlacedEntity>& entities) {
  std::vector<Gathered> distinct;
  std::map<std::string, std::size_t> known;
  for (auto& [number, gathered] : gather(article, extraction)) {
    const auto [found, fresh] =
        known.try_emplace(sameness(gathered, extraction, entities), distinct.size());
    if (fresh) {
      distinct.push_back(std::move(gathered));
      continue;
    }
    Gathered& same = distinct[found->second];
    append(same.evidence, gathered.evidence);
    append_names(same.said_by, gathered.said_by);
    same.told = same.told || gathered.told;
    if (same.cameo.empty()) same.cameo = gathered.cameo;
    for (const auto& [role, evidence] : gathered.roles) append(same.roles[role], evidence);
  }
  return distinct;
}

const Evidence& best_of(const std::vector<Evidence>& evidence) {
  return *std::min_element(evidence.begin(), evidence.end(), [](const auto& a, const auto& b) {
    return std::tuple(-a.confidence, a.sentence, a.begin_codepoint) <
           std::tuple(-b.confidence, b.sentence, b.begin_codepoint);
  });
}

/// The REPORTED_IN of an article, told by its best evidence.
void write_report(Graph& graph, NodeId event, NodeId article, const Gathered& gathered) {
  const Evidence& best = best_of(gathered.evidence);
  Map properties{{"sentence", Value(std::int64_t{best.sentence})},
                 {"begin", Value(std::int64_t{best.begin_codepoint})},
                 {"end", Value(std::int64_t{best.end_codepoint})},
                 {"quote", Value(best.quote)},
                 {"confidence", Value(best.confidence)}};
  if (!gathered.told && !gathered.said_by.empty()) properties["said_by"] = gathered.said_by;
  if (!gathered.cameo.empty()) properties["cameo"] = gathered.cameo;
  put_date(properties, gathered.first->date);
  const RelationshipId report = graph.create_relationship(event, kReportedIn, article, properties);
  std::vector<Evidence> evidence = gathered.evidence;
  std::sort(evidence.begin(), evidence.end(), [](const auto& a, const auto& b) {
    return std::tie(a.sentence, a.begin_codepoint) < std::tie(b.sentence, b.begin_codepoint);
  });
  graph.set_evidence(report, evidence);
}

NodeId make_event(Graph& graph, const Gathered& gathered) {
  Map properties{{"type", Value(gathered.occurrence->type)},
                 {"status", Value(to_string(gathered.first->status))}};
  if (!gathered.occurrence->mode.empty()) properties["mode"] = gathered.occurrence->mode;
  return graph.create_node({"Event"}, properties);
}

}  // namespace

void add_events(Graph& graph, NodeId article, const Extraction& extraction,
                const std::vector<PlacedEntity>& entities, std::set<NodeId>& events) {
  const std::string id = article_id(graph, article);
  for (const Gathered& gathered : distinct_events(article, extraction, entities)) {
    const NodeId event = make_event(graph, gathered);
    for (const auto& [role, evidence] : gathered.roles) {
      const PlacedEntity& entity = entities[role.second];
      std::vector<Support> support;
      for (const Evidence& each : evidence) {
        support.push_back({each, id, {}, {}, {}, entity.one_of_several ? entity.form : ""});
      }
      add_support(graph, {event, role.first, entity.node, {}}, std::move(support));
    }
    write_report(graph, event, article, gathered);
    show_reports(graph, event);
    events.insert(event);
  }
}

void remove_events(Graph& graph, NodeId article, std::set<NodeId>& events) {
  const auto entering = graph.incoming(article, graph.intern_type(kReportedIn));
  for (const Adjacent& report : std::vector<Adjacent>(entering.begin(), entering.end())) {
    graph.delete_relationship(report.relationship);
    if (graph.outgoing(report.node, graph.intern_type(kReportedIn)).empty()) {
      graph.detach_delete_node(report.node);
      events.erase(report.node);
      continue;
    }
    const auto leaving = graph.outgoing(report.node);
    for (const Adjacent& role : std::vector<Adjacent>(leaving.begin(), leaving.end())) {
      if (is_role(graph.name(graph.type(role.relationship)))) {
        remove_support(graph, role.relationship, article);
      }
    }
    events.insert(report.node);
  }
}

}  // namespace newsgraph::resolve
