#include "newsgraph/ingest/resolve/support.h"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

#include "newsgraph/ingest/fact.h"
#include "newsgraph/ingest/resolve/name_nodes.h"

namespace newsgraph::resolve {

namespace {

constexpr std::array<std::string_view, 12> kFromEvidence{
    "confidence", "quote",  "article", "sentence", "begin",       "end",
    "place",      "places", "said_by", "voices",   "source_keys", "target_keys"};

bool comes_first(const Support& left, const Support& right) {
  return std::tie(left.article, left.evidence.sentence, left.evidence.begin_codepoint,
                  left.evidence.end_codepoint, left.place, left.source_key, left.target_key) <
         std::tie(right.article, right.evidence.sentence, right.evidence.begin_codepoint,
                  right.evidence.end_codepoint, right.place, right.source_key, right.target_key);
}

std::string text_at(const Value& list, std::size_t i) {
  if (!list.is_list() || i >= list.as_list().size()) return {};
  const Value& text = list.as_list()[i];
  return text.is_string() ? text.as_string() : std::string{};
}

/// One text of each support as a list that runs along the evidence; null where all are empty.
Value list_of(const std::vector<Support>& support, std::string Support::* text) {
  List list;
  bool any = false;
  for (const Support& each : support) {
    list.emplace_back(each.*text);
    any = any || !(each.*text).empty();
  }
  return any ? Value(std::move(list)) : Value();
}

/// Everybody in whose words alone a fact is told, in the order of the evidence; null once an
/// article tells it itself.
Value sayers_of(const std::vector<Support>& support) {
  List sayers;
  for (const Support& each : support) {
    if (each.said_by.empty()) return {};
    for (std::string& name : split(each.said_by, "\n")) {
      const bool known = std::any_of(sayers.begin(), sayers.end(),
                                     [&](const Value& other) { return other.as_string() == name; });
      if (!known) sayers.emplace_back(std::move(name));
    }
  }
  return Value(std::move(sayers));
}

const Support& best_of(const std::vector<Support>& support) {
  return *std::max_element(support.begin(), support.end(), [](const auto& left, const auto& right) {
    return left.evidence.confidence < right.evidence.confidence;
  });
}

void set_if_changed(Graph& graph, RelationshipId relationship, std::string_view key, Value value) {
  if (!equivalent(graph.property(relationship, key), value)) {
    graph.set_property(relationship, key, std::move(value));
  }
}

/// What a reader of a fact sees first.
void write_best(Graph& graph, RelationshipId relationship, const std::vector<Support>& support) {
  const Support& best = best_of(support);
  std::string place = best.place;
  for (const Support& each : support) {
    if (place.empty()) place = each.place;
  }
  const auto set = [&](std::string_view key, Value value) {
    set_if_changed(graph, relationship, key, std::move(value));
  };
  set("confidence", best.evidence.confidence);
  set("quote", best.evidence.quote);
  set("article", best.article);
  set("sentence", std::int64_t{best.evidence.sentence});
  set("begin", std::int64_t{best.evidence.begin_codepoint});
  set("end", std::int64_t{best.evidence.end_codepoint});
  set("place", place.empty() ? Value() : Value(place));
  set("places", list_of(support, &Support::place));
  set("said_by", sayers_of(support));
  set("voices", list_of(support, &Support::said_by));
}

bool has_identity(const Graph& graph, RelationshipId relationship, const Map& identity) {
  // Two nodes may have hundreds of one type between them, which most often differ in their dates.
  for (const auto& [key, value] : identity) {
    if (!equivalent(graph.property(relationship, key), value)) return false;
  }
  return equivalent(Value(identity_of(graph, relationship)), Value(identity));
}

std::optional<RelationshipId> find(const Graph& graph, const Statement& statement) {
  const auto type = graph.find_type(statement.type);
  if (!type) return std::nullopt;
  // Of the two ends the one with fewer relationships is searched.
  const auto leaving = graph.outgoing(statement.source, *type);
  const auto entering = graph.incoming(statement.target, *type);
  const bool from_source = leaving.size() <= entering.size();
  const NodeId other = from_source ? statement.target : statement.source;
  for (const Adjacent& each : from_source ? leaving : entering) {
    if (each.node == other && has_identity(graph, each.relationship, statement.identity)) {
      return each.relationship;
    }
  }
  return std::nullopt;
}

std::pair<std::string, std::string> rank(const Graph& graph, NodeId node) {
  const auto labels = graph.labels(node);
  return {labels.empty() ? std::string{} : std::string(graph.name(labels.front())),
          key_of(graph, node)};
}

void turn(Statement& statement, std::vector<Support>& support) {
  std::swap(statement.source, statement.target);
  for (Support& each : support) std::swap(each.source_key, each.target_key);
}

/// Puts a symmetric relationship from the end that comes first; one from a node to itself, from
/// the name that does.
void put_in_order(const Graph& graph, Statement& statement, std::vector<Support>& support) {
  if (!is_symmetric(statement.type)) return;
  if (rank(graph, statement.target) < rank(graph, statement.source)) turn(statement, support);
  if (statement.source != statement.target) return;
  for (Support& each : support) {
    if (each.target_key < each.source_key) std::swap(each.source_key, each.target_key);
  }
}

}  // namespace

std::string article_id(const Graph& graph, NodeId article) {
  const Value id = graph.property(article, "id");
  return id.is_string() ? id.as_string() : std::string{};
}

bool is_role(std::string_view type) {
  return type == "ACTOR" || type == "RECIPIENT" || type == "AT" || type == "ABOUT";
}

std::vector<Support> support_of(const Graph& graph, RelationshipId relationship) {
  std::vector<Support> support;
  const Value places = graph.property(relationship, "places");
  const Value voices = graph.property(relationship, "voices");
  const Value source_keys = graph.property(relationship, "source_keys");
  const Value target_keys = graph.property(relationship, "target_keys");
  for (const Evidence& evidence : graph.evidence(relationship)) {
    const std::size_t i = support.size();
    support.push_back({evidence, article_id(graph, evidence.article), text_at(places, i),
                       text_at(voices, i), text_at(source_keys, i), text_at(target_keys, i)});
  }
  return support;
}

std::optional<std::size_t> first_support(const Graph& graph, RelationshipId relationship,
                                         NodeId article) {
  const std::string id = article_id(graph, article);
  const std::size_t count = graph.evidence_count(relationship);
  std::size_t begin = 0;
  for (std::size_t end = count; begin < end;) {
    const std::size_t middle = begin + (end - begin) / 2;
    const bool before = article_id(graph, graph.evidence(relationship, middle).article) < id;
    (before ? begin : end) = before ? middle + 1 : middle;
  }
  const bool found = begin < count && graph.evidence(relationship, begin).article == article;
  return found ? std::optional(begin) : std::nullopt;
}

void set_support(Graph& graph, RelationshipId relationship, std::vector<Support> support) {
  if (support.empty()) {
    graph.delete_relationship(relationship);
    return;
  }
  std::sort(support.begin(), support.end(), comes_first);
  if (!is_role(graph.name(graph.type(relationship)))) write_best(graph, relationship, support);
  set_if_changed(graph, relationship, "source_keys", list_of(support, &Support::source_key));
  set_if_changed(graph, relationship, "target_keys", list_of(support, &Support::target_key));
  std::vector<Evidence> evidence;
  for (Support& each : support) evidence.push_back(std::move(each.evidence));
  graph.set_evidence(relationship, evidence);
}

Map identity_of(const Graph& graph, RelationshipId relationship) {
  Map identity = graph.properties(relationship);
  std::erase_if(identity, [](const auto& each) {
    return std::find(kFromEvidence.begin(), kFromEvidence.end(), each.first) != kFromEvidence.end();
  });
  return identity;
}

void add_support(Graph& graph, Statement statement, std::vector<Support> support) {
  if (support.empty()) return;
  put_in_order(graph, statement, support);
  std::optional<RelationshipId> relationship = find(graph, statement);
  std::vector<Support> all;
  if (relationship) all = support_of(graph, *relationship);
  for (Support& each : support) {
    const bool known = std::any_of(all.begin(), all.end(), [&](const Support& other) {
      return other.evidence == each.evidence && other.source_key == each.source_key &&
             other.target_key == each.target_key;
    });
    if (!known) all.push_back(std::move(each));
  }
  if (!relationship) {
    relationship = graph.create_relationship(statement.source, statement.type, statement.target,
                                             statement.identity);
  }
  set_support(graph, *relationship, std::move(all));
}

void remove_support(Graph& graph, RelationshipId relationship, NodeId article) {
  std::vector<Support> support = support_of(graph, relationship);
  std::erase_if(support, [&](const Support& each) { return each.evidence.article == article; });
  set_support(graph, relationship, std::move(support));
}

void turn_symmetric(Graph& graph, NodeId node) {
  std::vector<RelationshipId> turned;
  const auto look_at = [&](RelationshipId relationship) {
    if (!is_symmetric(graph.name(graph.type(relationship)))) return;
    if (graph.evidence(relationship).empty()) return;  // a user's own
    if (rank(graph, graph.target(relationship)) < rank(graph, graph.source(relationship))) {
      turned.push_back(relationship);
    }
  };
  for (const Adjacent& each : graph.outgoing(node)) look_at(each.relationship);
  for (const Adjacent& each : graph.incoming(node)) look_at(each.relationship);
  for (RelationshipId relationship : turned) {
    Statement statement{graph.source(relationship),
                        std::string(graph.name(graph.type(relationship))),
                        graph.target(relationship), identity_of(graph, relationship)};
    std::vector<Support> support = support_of(graph, relationship);
    graph.delete_relationship(relationship);
    add_support(graph, std::move(statement), std::move(support));
  }
}

}  // namespace newsgraph::resolve
