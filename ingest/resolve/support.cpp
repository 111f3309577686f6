#include "newsgraph/ingest/resolve/support.h"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>
#include <unordered_set>
#include <utility>

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
Value sayers_of(const Value& voices) {
  if (!voices.is_list()) return {};
  List sayers;
  std::unordered_set<std::string_view> known;
  for (const Value& voice : voices.as_list()) {
    std::string_view names = voice.as_string();
    if (names.empty()) return {};
    while (!names.empty()) {
      const std::string_view name = names.substr(0, names.find('\n'));
      names.remove_prefix(std::min(name.size() + 1, names.size()));
      if (known.insert(name).second) sayers.emplace_back(name);
    }
  }
  return Value(std::move(sayers));
}

/// The position of the surest piece of evidence, of the first such.
std::size_t best_of(const Graph& graph, RelationshipId relationship) {
  const std::size_t count = graph.evidence_count(relationship);
  std::size_t best = 0;
  double confidence = graph.evidence(relationship, 0).confidence;
  for (std::size_t i = 1; i < count; ++i) {
    const double other = graph.evidence(relationship, i).confidence;
    if (other > confidence) std::tie(best, confidence) = std::pair(i, other);
  }
  return best;
}

void set_if_changed(Graph& graph, RelationshipId relationship, std::string_view key, Value value) {
  if (!equivalent(graph.property(relationship, key), value)) {
    graph.set_property(relationship, key, std::move(value));
  }
}

/// The place of the surest piece of evidence, or else the first that any gives.
Value place_of(const Value& places, std::size_t best) {
  if (!places.is_list()) return {};
  if (!places.as_list()[best].as_string().empty()) return places.as_list()[best];
  for (const Value& each : places.as_list()) {
    if (!each.as_string().empty()) return each;
  }
  return {};
}

/// What a reader of a fact sees first, by the evidence and what runs along it.
void write_best(Graph& graph, RelationshipId relationship) {
  if (is_role(graph.name(graph.type(relationship)))) return;
  const std::size_t position = best_of(graph, relationship);
  const EvidenceView best = graph.evidence(relationship, position);
  const Map shown{{"confidence", best.confidence},
                  {"quote", best.quote},
                  {"article", article_id(graph, best.article)},
                  {"sentence", std::int64_t{best.sentence}},
                  {"begin", std::int64_t{best.begin_codepoint}},
                  {"end", std::int64_t{best.end_codepoint}},
                  {"place", place_of(graph.property(relationship, "places"), position)},
                  {"said_by", sayers_of(graph.property(relationship, "voices"))}};
  for (const auto& [key, value] : shown) set_if_changed(graph, relationship, key, value);
}

/// What runs along the evidence.
constexpr std::array<std::pair<const char*, std::string Support::*>, 4> kAlong{
    {{"places", &Support::place},
     {"voices", &Support::said_by},
     {"source_keys", &Support::source_key},
     {"target_keys", &Support::target_key}}};

/// Places and voices are those of facts.
bool runs_along(const Graph& graph, RelationshipId relationship, std::string_view key) {
  return key.ends_with("_keys") || !is_role(graph.name(graph.type(relationship)));
}

/// What stands behind a relationship as it lies in the graph.
class Standing {
 public:
  Standing(const Graph& graph, RelationshipId relationship)
      : graph_(graph), relationship_(relationship) {
    for (std::size_t i = 0; i < kAlong.size(); ++i) {
      along_[i] = graph.property(relationship, kAlong[i].first);
    }
  }

  /// Where a further piece belongs, after those that are as early; none where it is there.
  std::optional<std::size_t> place_for(const Support& support) const {
    std::size_t begin = 0;
    for (std::size_t end = graph_.evidence_count(relationship_); begin < end;) {
      const std::size_t middle = begin + (end - begin) / 2;
      const bool before = !comes_first(support, at(middle));
      (before ? begin : end) = before ? middle + 1 : middle;
    }
    return holds(support, begin) ? std::nullopt : std::optional(begin);
  }

 private:
  Support at(std::size_t i) const {
    const EvidenceView view = graph_.evidence(relationship_, i);
    return {{view.article, view.sentence, view.begin_codepoint, view.end_codepoint,
             std::string(view.quote), view.confidence},
            article_id(graph_, view.article),
            text_at(along_[0], i),
            text_at(along_[1], i),
            text_at(along_[2], i),
            text_at(along_[3], i)};
  }

  /// Whether the piece is there already, which may give another place.
  bool holds(const Support& support, std::size_t position) const {
    const auto is_beside = [&](const Support& other) {
      return other.evidence.article == support.evidence.article;
    };
    const auto is_same = [&](const Support& other) {
      return other.evidence == support.evidence && other.source_key == support.source_key &&
             other.target_key == support.target_key;
    };
    for (std::size_t i = position; i > 0 && is_beside(at(i - 1)); --i) {
      if (is_same(at(i - 1))) return true;
    }
    const std::size_t count = graph_.evidence_count(relationship_);
    for (std::size_t i = position; i < count && is_beside(at(i)); ++i) {
      if (is_same(at(i))) return true;
    }
    return false;
  }

  const Graph& graph_;
  RelationshipId relationship_;
  std::array<Value, kAlong.size()> along_;
};

/// Puts a text into a list that runs along `count` pieces of evidence, which is null where all are
/// empty.
Value with_text(const Value& along, std::size_t count, std::size_t position,
                const std::string& text) {
  if (!along.is_list() && text.empty()) return {};
  List list;
  list.reserve(count + 1);
  if (along.is_list()) {
    list = along.as_list();
  } else {
    list.assign(count, Value(std::string()));
  }
  list.insert(list.begin() + static_cast<std::ptrdiff_t>(position), Value(text));
  return Value(std::move(list));
}

/// Adds one piece, unless it is there; what a reader sees first is left to write_best().
void insert_support(Graph& graph, RelationshipId relationship, const Support& support) {
  const auto position = Standing(graph, relationship).place_for(support);
  if (!position) return;
  const std::size_t count = graph.evidence_count(relationship);
  for (const auto& [key, text] : kAlong) {
    if (!runs_along(graph, relationship, key)) continue;
    Value along = with_text(graph.property(relationship, key), count, *position, support.*text);
    if (!along.is_null()) graph.set_property(relationship, key, std::move(along));
  }
  graph.insert_evidence(relationship, *position, support.evidence);
}

bool has_identity(const Graph& graph, RelationshipId relationship, const Map& identity) {
  // Two nodes may have hundreds of one type between them, which most often differ in their dates.
  if (!identity.contains("date") && !graph.property(relationship, "date").is_null()) return false;
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
  const std::span<const Adjacent> side = from_source ? leaving : entering;
  const NodeId end = from_source ? statement.target : statement.source;
  const auto first = std::ranges::lower_bound(side, end, {}, &Adjacent::node);
  for (auto each = first; each != side.end() && each->node == end; ++each) {
    if (has_identity(graph, each->relationship, statement.identity)) return each->relationship;
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
  for (const auto& [key, text] : kAlong) {
    if (!runs_along(graph, relationship, key)) continue;
    set_if_changed(graph, relationship, key, list_of(support, text));
  }
  std::vector<Evidence> evidence;
  for (Support& each : support) evidence.push_back(std::move(each.evidence));
  graph.set_evidence(relationship, evidence);
  write_best(graph, relationship);
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
  if (!relationship) {
    relationship = graph.create_relationship(statement.source, statement.type, statement.target,
                                             statement.identity);
  }
  for (const Support& each : support) insert_support(graph, *relationship, each);
  write_best(graph, *relationship);
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
