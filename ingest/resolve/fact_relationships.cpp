#include "newsgraph/ingest/resolve/fact_relationships.h"

#include <algorithm>
#include <set>
#include <sstream>
#include <string>
#include <tuple>

#include "newsgraph/ingest/resolve/entity_key.h"

namespace newsgraph::resolve {

namespace {

/// Properties that follow from the evidence and take no part in what makes two facts the same.
bool follows_from_evidence(std::string_view key) {
  return key == "confidence" || key == "quote" || key == "article" || key == "sentence" ||
         key == "begin" || key == "end" || key == "place" || key == "places" ||
         key == "said_by" || key == "voices";
}

std::string article_id(const Graph& graph, NodeId article) {
  const Value id = graph.property(article, "id");
  return id.is_string() ? id.as_string() : std::string{};
}

/// One piece of evidence, the place it gives and the names, a line each, of those in whose words it
/// does: `places` and `voices` of a relationship run along its evidence.
struct Support {
  Evidence evidence;
  std::string article;
  std::string place;
  std::string said_by;
};

bool comes_first(const Support& left, const Support& right) {
  return std::tie(left.article, left.evidence.sentence, left.evidence.begin_codepoint,
                  left.evidence.end_codepoint, left.place) <
         std::tie(right.article, right.evidence.sentence, right.evidence.begin_codepoint,
                  right.evidence.end_codepoint, right.place);
}

std::vector<Support> support_of(const Graph& graph, RelationshipId relationship) {
  std::vector<Support> support;
  const Value places = graph.property(relationship, "places");
  const Value voices = graph.property(relationship, "voices");
  const auto at = [](const Value& list, std::size_t i) {
    const bool there = list.is_list() && i < list.as_list().size() && list.as_list()[i].is_string();
    return there ? list.as_list()[i].as_string() : std::string{};
  };
  for (const Evidence& evidence : graph.evidence(relationship)) {
    support.push_back({evidence, article_id(graph, evidence.article), at(places, support.size()),
                       at(voices, support.size())});
  }
  return support;
}

const Support& best_of(const std::vector<Support>& support) {
  return *std::max_element(support.begin(), support.end(), [](const auto& left, const auto& right) {
    return left.evidence.confidence < right.evidence.confidence;
  });
}

/// Everybody in whose words alone a fact is told, in the order of the evidence; nobody once an
/// article tells it itself.
List sayers_of(const std::vector<Support>& support) {
  List sayers;
  for (const Support& each : support) {
    if (each.said_by.empty()) return {};
    std::istringstream names(each.said_by);
    for (std::string name; std::getline(names, name);) {
      const bool known = std::any_of(sayers.begin(), sayers.end(), [&](const Value& other) {
        return other.as_string() == name;
      });
      if (!known) sayers.emplace_back(name);
    }
  }
  return sayers;
}

void write_voices(Graph& graph, RelationshipId relationship, const std::vector<Support>& support) {
  List voices;
  bool anybody = false;
  for (const Support& each : support) {
    voices.emplace_back(each.said_by);
    anybody = anybody || !each.said_by.empty();
  }
  List sayers = sayers_of(support);
  graph.set_property(relationship, "said_by", sayers.empty() ? Value() : Value(std::move(sayers)));
  graph.set_property(relationship, "voices", anybody ? Value(std::move(voices)) : Value());
}

/// Writes evidence and what follows from it; `support` is not empty.
void write_support(Graph& graph, RelationshipId relationship, std::vector<Support> support) {
  std::sort(support.begin(), support.end(), comes_first);
  write_voices(graph, relationship, support);
  std::vector<Evidence> evidence;
  List places;
  bool placed = false;
  for (const Support& each : support) {
    evidence.push_back(each.evidence);
    places.emplace_back(each.place);
    placed = placed || !each.place.empty();
  }
  const Support& best = best_of(support);
  std::string place = best.place;
  for (const Support& each : support) {
    if (place.empty()) place = each.place;
  }
  graph.set_evidence(relationship, std::move(evidence));
  graph.set_property(relationship, "confidence", best.evidence.confidence);
  graph.set_property(relationship, "quote", best.evidence.quote);
  graph.set_property(relationship, "article", best.article);
  graph.set_property(relationship, "sentence", std::int64_t{best.evidence.sentence});
  graph.set_property(relationship, "begin", std::int64_t{best.evidence.begin_codepoint});
  graph.set_property(relationship, "end", std::int64_t{best.evidence.end_codepoint});
  graph.set_property(relationship, "place", placed ? Value(place) : Value());
  graph.set_property(relationship, "places", placed ? Value(std::move(places)) : Value());
}

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

bool has_identity(const Graph& graph, RelationshipId relationship, const Map& identity) {
  Map properties = graph.properties(relationship);
  std::erase_if(properties, [](const auto& each) { return follows_from_evidence(each.first); });
  return equivalent(Value(properties), Value(identity));
}

std::optional<RelationshipId> find(const Graph& graph, NodeId source, TypeId type, NodeId target,
                                   const Map& identity) {
  // Of the two ends the one with fewer relationships is searched.
  const auto leaving = graph.outgoing(source, type);
  const auto entering = graph.incoming(target, type);
  const bool from_source = leaving.size() <= entering.size();
  for (const Adjacent& each : from_source ? leaving : entering) {
    if (each.node == (from_source ? target : source) &&
        has_identity(graph, each.relationship, identity)) {
      return each.relationship;
    }
  }
  return std::nullopt;
}

std::vector<Support> new_support(const Graph& graph, NodeId article, const Extraction& extraction,
                                 const Fact& fact) {
  std::vector<Support> support;
  for (Evidence& evidence : evidence_of(article, fact)) {
    std::string said_by;
    for (std::size_t entity : fact.evidence[support.size()].said_by) {
      said_by += (said_by.empty() ? "" : "\n") + extraction.entities[entity].name;
    }
    support.push_back({std::move(evidence), article_id(graph, article),
                       fact.place ? extraction.entities[*fact.place].name : std::string{},
                       std::move(said_by)});
  }
  return support;
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
               const std::vector<NodeId>& nodes) {
  for (const Fact& fact : extraction.facts) {
    std::size_t from = fact.subject;
    std::size_t to = fact.object;
    if (nodes[from] == nodes[to]) continue;
    // A symmetric relation is stored once, from the end whose key comes first.
    const auto rank = [&](std::size_t entity) {
      return std::pair(to_string(extraction.entities[entity].label),
                       entity_key(extraction.entities[entity]));
    };
    if (is_symmetric(fact.relation) && rank(to) < rank(from)) std::swap(from, to);
    const Map identity = identity_of(fact);
    const TypeId type = graph.intern_type(fact.relation);
    std::optional<RelationshipId> relationship =
        find(graph, nodes[from], type, nodes[to], identity);
    std::vector<Support> support;
    if (relationship) support = support_of(graph, *relationship);
    for (Support& each : new_support(graph, article, extraction, fact)) {
      const bool known = std::any_of(support.begin(), support.end(), [&](const Support& other) {
        return other.evidence == each.evidence;
      });
      if (!known) support.push_back(std::move(each));
    }
    if (support.empty()) continue;
    if (!relationship) {
      relationship = graph.create_relationship(nodes[from], fact.relation, nodes[to], identity);
    }
    write_support(graph, *relationship, std::move(support));
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
  for (RelationshipId relationship : stated) {
    std::vector<Support> support = support_of(graph, relationship);
    std::erase_if(support, [&](const Support& each) { return each.evidence.article == article; });
    if (support.empty()) {
      graph.delete_relationship(relationship);
    } else {
      write_support(graph, relationship, std::move(support));
    }
  }
}

bool remove_evidence(Graph& graph, RelationshipId relationship, NodeId article) {
  std::vector<Evidence> left;
  for (const Evidence& evidence : graph.evidence(relationship)) {
    if (evidence.article != article) left.push_back(evidence);
  }
  if (left.empty()) return true;
  graph.set_evidence(relationship, std::move(left));
  return false;
}

void add_evidence(Graph& graph, RelationshipId relationship, std::vector<Evidence> added) {
  std::vector<Support> support;
  for (const Evidence& evidence : graph.evidence(relationship)) {
    support.push_back({evidence, article_id(graph, evidence.article), {}, {}});
  }
  for (Evidence& evidence : added) {
    Support each{std::move(evidence), {}, {}, {}};
    each.article = article_id(graph, each.evidence.article);
    const bool known = std::any_of(support.begin(), support.end(), [&](const Support& other) {
      return other.evidence == each.evidence;
    });
    if (!known) support.push_back(std::move(each));
  }
  std::sort(support.begin(), support.end(), comes_first);
  std::vector<Evidence> evidence;
  for (Support& each : support) evidence.push_back(std::move(each.evidence));
  graph.set_evidence(relationship, std::move(evidence));
}

}  // namespace newsgraph::resolve
