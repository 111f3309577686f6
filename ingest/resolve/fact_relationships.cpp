#include "newsgraph/ingest/resolve/fact_relationships.h"

#include <algorithm>
#include <set>
#include <string>

#include "newsgraph/ingest/resolve/support.h"

namespace newsgraph::resolve {

namespace {

Map identity_of(const Fact& fact) {
  Map identity;
  for (const auto& [key, value] : fact.properties) {
    if (!value.is_null() && !value.is_map()) identity[key] = value;
  }
  identity.try_emplace("status", Value(to_string(fact.status)));
  put_date(identity, fact.date);
  if (fact.derived) identity["derived"] = true;
  return identity;
}

/// The names of those in whose words a piece of evidence tells a fact, a line each.
std::string sayers(const Extraction& extraction, const FactEvidence& evidence) {
  std::string names;
  for (std::size_t entity : evidence.said_by) {
    names += (names.empty() ? "" : "\n") + extraction.entities[entity].name;
  }
  return names;
}

}  // namespace

void put_date(Map& properties, const std::optional<FactDate>& date) {
  if (!date) return;
  properties["date"] = date->begin;
  std::optional<Date> end = date->end;
  const CivilDate civil = date->begin.civil();
  if (!end && date->precision == DatePrecision::kMonth) {
    const auto next = civil.month == 12 ? Date::from_civil(civil.year + 1, 1, 1)
                                        : Date::from_civil(civil.year, civil.month + 1, 1);
    if (next) end = Date{next->days - 1};
  }
  if (!end && date->precision == DatePrecision::kYear) end = Date::from_civil(civil.year, 12, 31);
  if (end) properties["date_end"] = *end;
  properties["precision"] = to_string(date->precision);
  properties["date_text"] = date->to_string();
}

std::vector<Evidence> evidence_of(NodeId article, const Fact& fact) {
  std::vector<Evidence> all;
  for (const FactEvidence& each : fact.evidence) {
    Evidence evidence;
    evidence.article = article;
    evidence.sentence = static_cast<std::uint32_t>(each.sentence);
    evidence.begin_codepoint = static_cast<std::uint32_t>(each.begin_codepoint);
    evidence.end_codepoint = static_cast<std::uint32_t>(each.end_codepoint);
    evidence.quote = each.quote;
    evidence.confidence = fact.confidence;
    all.push_back(std::move(evidence));
  }
  return all;
}

void add_facts(Graph& graph, NodeId article, const Extraction& extraction,
               const std::vector<PlacedEntity>& entities) {
  const std::string id = article_id(graph, article);
  for (const Fact& fact : extraction.facts) {
    const PlacedEntity& subject = entities[fact.subject];
    const PlacedEntity& object = entities[fact.object];
    // Two names of one node that the article keeps apart are joined by a decision that may be taken
    // back: what it says of the two is not lost.
    if (subject.node == object.node && subject.form == object.form) continue;
    std::vector<Support> support;
    for (Evidence& evidence : evidence_of(article, fact)) {
      support.push_back({std::move(evidence), id,
                         fact.place ? extraction.entities[*fact.place].name : std::string{},
                         sayers(extraction, fact.evidence[support.size()]),
                         subject.one_of_several ? subject.form : std::string{},
                         object.one_of_several ? object.form : std::string{}});
    }
    add_support(graph, {subject.node, fact.relation, object.node, identity_of(fact)},
                std::move(support));
  }
}

void remove_facts(Graph& graph, NodeId article) {
  std::set<RelationshipId> stated;
  for (const Adjacent& mention : graph.outgoing(article, graph.intern_type("MENTIONS"))) {
    for (const Adjacent& each : graph.outgoing(mention.node)) {
      const auto evidence = graph.evidence(each.relationship);
      const bool states = std::any_of(evidence.begin(), evidence.end(),
                                      [&](const auto& one) { return one.article == article; });
      if (states) stated.insert(each.relationship);
    }
  }
  for (RelationshipId relationship : stated) remove_support(graph, relationship, article);
}

}  // namespace newsgraph::resolve
