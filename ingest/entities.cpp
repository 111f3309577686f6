#include "newsgraph/ingest/entities.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>
#include <tuple>

#include "newsgraph/graph/error.h"
#include "newsgraph/ingest/resolve/name_nodes.h"
#include "newsgraph/ingest/understanding/words.h"

namespace newsgraph {

namespace {

using resolve::key_of;
using resolve::names_of;
using resolve::strings_of;

constexpr std::array<std::string_view, 4> kLabels{"Person", "Organization", "Place", "Country"};

std::string text(const Value& value) {
  return value.is_string() ? value.as_string() : std::string{};
}

std::string label_of(const Graph& graph, NodeId node) {
  for (LabelId label : graph.labels(node)) {
    const std::string_view name = graph.name(label);
    if (std::find(kLabels.begin(), kLabels.end(), name) != kLabels.end()) return std::string(name);
  }
  return {};
}

std::vector<NodeId> all_entities(const Graph& graph) {
  std::vector<NodeId> entities;
  for (std::string_view name : kLabels) {
    const auto label = graph.find_label(name);
    if (!label) continue;
    const std::vector<NodeId> nodes = graph.nodes_with_label(*label);
    entities.insert(entities.end(), nodes.begin(), nodes.end());
  }
  return entities;
}

/// Articles by the key under which they speak of a node, and all together.
std::pair<std::map<std::string, std::size_t>, std::size_t> count_articles(const Graph& graph,
                                                                          NodeId entity) {
  std::map<std::string, std::size_t> counts;
  std::set<NodeId> articles;
  const auto mentions = graph.find_type("MENTIONS");
  if (!mentions) return {};
  for (const Adjacent& mention : graph.incoming(entity, *mentions)) {
    articles.insert(mention.node);
    ++counts[text(graph.property(mention.relationship, "key"))];
  }
  return {std::move(counts), articles.size()};
}

EntityName describe_name(const Graph& graph, NodeId name, std::size_t articles) {
  EntityName entry;
  entry.key = key_of(graph, name);
  entry.name = text(graph.property(name, "name"));
  entry.articles = articles;
  const auto type = graph.find_type(resolve::kNames);
  if (!type) return entry;
  for (const Adjacent& each : graph.outgoing(name, *type)) {
    entry.reason = text(graph.property(each.relationship, "reason"));
    entry.by = text(graph.property(each.relationship, "by"));
    entry.like = text(graph.property(each.relationship, "like"));
    const Value score = graph.property(each.relationship, "score");
    if (score.is_float()) entry.score = score.as_float();
  }
  return entry;
}

std::optional<NodeId> node_of_number(const Graph& graph, const std::string& text) {
  std::uint32_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  const NodeId node{number};
  if (!graph.contains(node) || label_of(graph, node).empty()) return std::nullopt;
  return node;
}

bool goes_by(const Graph& graph, NodeId entity, const std::string& folded) {
  const auto is_it = [&](const std::string& name) { return understanding::fold(name) == folded; };
  if (is_it(text(graph.property(entity, "name")))) return true;
  const std::vector<std::string> aliases = strings_of(graph.property(entity, "aliases"));
  return std::any_of(aliases.begin(), aliases.end(), is_it);
}

bool told_apart(const Graph& graph, NodeId left, NodeId right) {
  const auto type = graph.find_type(resolve::kDifferentFrom);
  if (!type) return false;
  const auto leads_to = [&](NodeId from, NodeId to) {
    const auto leaving = graph.outgoing(from, *type);
    return std::any_of(leaving.begin(), leaving.end(),
                       [&](const Adjacent& each) { return each.node == to; });
  };
  return leads_to(left, right) || leads_to(right, left);
}

}  // namespace

EntityEntry describe_entity(const Graph& graph, NodeId entity) {
  EntityEntry entry;
  entry.node = entity;
  entry.label = label_of(graph, entity);
  entry.name = text(graph.property(entity, "name"));
  entry.aliases = strings_of(graph.property(entity, "aliases"));
  const auto [counts, articles] = count_articles(graph, entity);
  entry.articles = articles;
  for (NodeId name : names_of(graph, entity)) {
    const auto count = counts.find(key_of(graph, name));
    entry.names.push_back(describe_name(graph, name, count == counts.end() ? 0 : count->second));
  }
  return entry;
}

std::vector<EntityEntry> list_entities(const Graph& graph) {
  std::vector<EntityEntry> entries;
  for (NodeId entity : all_entities(graph)) entries.push_back(describe_entity(graph, entity));
  std::sort(entries.begin(), entries.end(), [](const EntityEntry& left, const EntityEntry& right) {
    return std::tie(right.articles, left.name, left.label, left.node) <
           std::tie(left.articles, right.name, right.label, right.node);
  });
  return entries;
}

std::vector<Suspects> list_suspects(const Graph& graph) {
  std::map<std::pair<NodeId, NodeId>, Suspects> pairs;
  const auto label = graph.find_label("Name");
  if (!label) return {};
  for (NodeId name : graph.nodes_with_label(*label)) {
    const auto left = resolve::bearer_of(graph, name);
    if (!left) continue;
    const resolve::Profile profile = resolve::profile_of(graph, name);
    for (NodeId other : resolve::find_alike(graph, profile, name)) {
      const auto right = resolve::bearer_of(graph, other);
      if (!right || !(*left < *right) || told_apart(graph, name, other)) continue;
      resolve::NameMatch match = resolve::compare(profile, resolve::profile_of(graph, other));
      if (match.score < resolve::kSuspect) continue;
      Suspects& best = pairs[{*left, *right}];
      if (match.score > best.score) best = {*left, *right, match.score, std::move(match.reason)};
    }
  }
  std::vector<Suspects> suspects;
  for (auto& [nodes, each] : pairs) suspects.push_back(std::move(each));
  std::stable_sort(
      suspects.begin(), suspects.end(),
      [](const Suspects& left, const Suspects& right) { return left.score > right.score; });
  return suspects;
}

std::vector<NodeId> find_entities(const Graph& graph, const std::string& name) {
  if (const auto node = node_of_number(graph, name)) return {*node};
  std::vector<NodeId> found;
  const std::string folded = understanding::fold(name);
  if (folded.empty()) return found;
  for (NodeId entity : all_entities(graph)) {
    if (goes_by(graph, entity, folded)) found.push_back(entity);
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace newsgraph
