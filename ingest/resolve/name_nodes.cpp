#include "newsgraph/ingest/resolve/name_nodes.h"

#include <algorithm>
#include <array>
#include <set>

#include "newsgraph/ingest/resolve/full_name.h"

namespace newsgraph::resolve {

namespace {

constexpr std::array<const char*, kDrawers> kBlockKeys{"block", "block_2", "block_3"};

Value list_of(const std::set<std::string>& texts) {
  if (texts.empty()) return {};
  List list;
  for (const std::string& text : texts) list.emplace_back(text);
  return Value(std::move(list));
}

std::span<const Adjacent> leaving(const Graph& graph, NodeId node, std::string_view type) {
  const auto id = graph.find_type(type);
  return id ? graph.outgoing(node, *id) : std::span<const Adjacent>();
}

std::span<const Adjacent> entering(const Graph& graph, NodeId node, std::string_view type) {
  const auto id = graph.find_type(type);
  return id ? graph.incoming(node, *id) : std::span<const Adjacent>();
}

}  // namespace

void create_name_indexes(Graph& graph) {
  graph.create_index("Name", "key");
  for (const char* key : kBlockKeys) graph.create_index("Name", key);
}

std::vector<std::string> strings_of(const Value& list) {
  std::vector<std::string> texts;
  if (!list.is_list()) return texts;
  for (const Value& each : list.as_list()) {
    if (each.is_string()) texts.push_back(each.as_string());
  }
  return texts;
}

std::optional<EntityLabel> resolved_label(std::string_view text) {
  for (EntityLabel label :
       {EntityLabel::kPerson, EntityLabel::kOrganization, EntityLabel::kPlace}) {
    if (to_string(label) == text) return label;
  }
  return std::nullopt;
}

std::optional<EntityLabel> resolved_label(const Graph& graph, NodeId entity) {
  for (LabelId label : graph.labels(entity)) {
    if (const auto resolved = resolved_label(graph.name(label))) return resolved;
  }
  return std::nullopt;
}

std::string key_of(const Graph& graph, NodeId node) {
  const Value key = graph.property(node, "key");
  return key.is_string() ? key.as_string() : std::string{};
}

std::optional<NodeId> find_name(const Graph& graph, EntityLabel label, const std::string& key) {
  const auto name = graph.find_label("Name");
  const auto key_id = graph.find_key("key");
  if (!name || !key_id) return std::nullopt;
  for (NodeId node : graph.find_nodes(*name, *key_id, Value(key))) {
    if (equivalent(graph.property(node, "of"), Value(to_string(label)))) return node;
  }
  return std::nullopt;
}

Told told_by_name(const Graph& graph, NodeId name) {
  Told told;
  for (std::string& each : strings_of(graph.property(name, "names"))) told.names.insert(each);
  for (std::string& each : strings_of(graph.property(name, "offices"))) told.offices.insert(each);
  return told;
}

Told told_by_mentions(const Graph& graph, NodeId name) {
  Told told;
  for (RelationshipId mention : mentions_of(graph, name)) {
    for (std::string& each : strings_of(graph.property(mention, "names"))) told.names.insert(each);
    for (std::string& each : strings_of(graph.property(mention, "offices"))) {
      told.offices.insert(each);
    }
  }
  return told;
}

void write_told(Graph& graph, NodeId name, const Told& told) {
  std::string fullest;
  for (const std::string& each : told.names) {
    if (fullest.empty() || is_fuller(each, fullest)) fullest = each;
  }
  graph.set_property(name, "name", fullest.empty() ? Value() : Value(fullest));
  graph.set_property(name, "names", list_of(told.names));
  graph.set_property(name, "offices", list_of(told.offices));
  std::array<Value, kDrawers> blocks;
  for (const Block& block : blocks_of(profile_of(graph, name))) blocks[block.drawer] = block.text;
  for (std::size_t i = 0; i < kDrawers; ++i) graph.set_property(name, kBlockKeys[i], blocks[i]);
}

bool is_used(const Graph& graph, NodeId name) {
  const auto key = graph.find_key("names");
  return key && graph.node_column(*key).has(name.value);
}

bool is_forgotten(const Graph& graph, NodeId name) {
  return !is_used(graph, name) && leaving(graph, name, kSameAs).empty() &&
         entering(graph, name, kSameAs).empty() && leaving(graph, name, kDifferentFrom).empty() &&
         entering(graph, name, kDifferentFrom).empty();
}

Profile profile_of(const Graph& graph, NodeId name) {
  const Value of = graph.property(name, "of");
  const auto label = of.is_string() ? resolved_label(of.as_string()) : std::nullopt;
  std::vector<std::string> written;
  const Value fullest = graph.property(name, "name");
  if (fullest.is_string()) written.push_back(fullest.as_string());
  for (std::string& each : strings_of(graph.property(name, "names"))) {
    if (written.empty() || each != written.front()) written.push_back(std::move(each));
  }
  std::vector<Office> offices;
  for (const std::string& office : strings_of(graph.property(name, "offices"))) {
    offices.push_back(Office::parse(office));
  }
  return make_profile(label.value_or(EntityLabel::kPerson), key_of(graph, name), std::move(written),
                      std::move(offices));
}

std::vector<NodeId> names_in(const Graph& graph, const Block& block) {
  const auto label = graph.find_label("Name");
  const auto key = graph.find_key(kBlockKeys[block.drawer]);
  if (!label || !key) return {};
  return graph.find_nodes(*label, *key, Value(block.text));
}

std::vector<NodeId> find_alike(const Graph& graph, const Profile& profile, NodeId name) {
  std::set<NodeId> alike;
  for (const Block& block : lookups_of(profile)) {
    for (NodeId found : names_in(graph, block)) {
      if (found != name && is_used(graph, found)) alike.insert(found);
    }
  }
  return {alike.begin(), alike.end()};
}

std::optional<NodeId> bearer_of(const Graph& graph, NodeId name) {
  const auto named = leaving(graph, name, kNames);
  return named.empty() ? std::nullopt : std::optional(named.front().node);
}

std::vector<NodeId> names_of(const Graph& graph, NodeId entity) {
  std::vector<NodeId> names;
  for (const Adjacent& each : entering(graph, entity, kNames)) names.push_back(each.node);
  std::sort(names.begin(), names.end(),
            [&](NodeId left, NodeId right) { return key_of(graph, left) < key_of(graph, right); });
  return names;
}

std::vector<RelationshipId> mentions_of(const Graph& graph, NodeId name) {
  std::vector<RelationshipId> mentions;
  const auto bearer = bearer_of(graph, name);
  const Value key = graph.property(name, "key");
  if (!bearer) return mentions;
  for (const Adjacent& each : entering(graph, *bearer, "MENTIONS")) {
    if (equivalent(graph.property(each.relationship, "key"), key)) {
      mentions.push_back(each.relationship);
    }
  }
  return mentions;
}

}  // namespace newsgraph::resolve
