#include "newsgraph/ingest/resolve/entity_nodes.h"

#include <algorithm>
#include <set>
#include <string>

#include "newsgraph/ingest/resolve/entity_key.h"

namespace newsgraph::resolve {

namespace {

constexpr std::string_view kMentions = "MENTIONS";

/// What a node has by its mentions, apart from its key.
struct Portrait {
  std::string name;
  std::set<std::string> names;  ///< all, `name` too
  Map properties;
};

std::size_t word_count(const std::string& name) {
  return static_cast<std::size_t>(std::count(name.begin(), name.end(), ' ')) + 1;
}

std::size_t small_letters(const std::string& name) {
  return static_cast<std::size_t>(
      std::count_if(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; }));
}

/// The fuller of two names, "Lisbon" before "LISBON"; where neither is fuller the smaller text, so
/// that order plays no role.
bool is_fuller(const std::string& name, const std::string& other) {
  if (word_count(name) != word_count(other)) return word_count(name) > word_count(other);
  if (name.size() != other.size()) return name.size() > other.size();
  if (small_letters(name) != small_letters(other)) {
    return small_letters(name) > small_letters(other);
  }
  return name < other;
}

void add_name(Portrait& portrait, const std::string& name) {
  if (portrait.name.empty() || is_fuller(name, portrait.name)) portrait.name = name;
}

/// Of two values the smaller in Cypher's order is kept: a choice that needs no order of articles.
void add_properties(Portrait& portrait, const Map& properties) {
  for (const auto& [key, value] : properties) {
    if (key == "names" || key == "count" || value.is_null()) continue;
    const auto [known, fresh] = portrait.properties.try_emplace(key, value);
    if (!fresh && order(value, known->second) < 0) known->second = value;
  }
}

void add_mention(Portrait& portrait, const Map& mention) {
  const auto names = mention.find("names");
  if (names != mention.end() && names->second.is_list()) {
    const List& list = names->second.as_list();
    for (const Value& name : list) portrait.names.insert(name.as_string());
    if (!list.empty()) add_name(portrait, list.front().as_string());
  }
  add_properties(portrait, mention);
}

void set_if_changed(Graph& graph, NodeId node, std::string_view key, const Value& value) {
  if (!equivalent(graph.property(node, key), value)) graph.set_property(node, key, value);
}

void write_portrait(Graph& graph, NodeId node, std::string_view name_key,
                    const Portrait& portrait) {
  set_if_changed(graph, node, name_key, portrait.name);
  List aliases;
  for (const std::string& name : portrait.names) {
    if (name != portrait.name) aliases.emplace_back(name);
  }
  if (name_key == "name") {
    set_if_changed(graph, node, "aliases", aliases.empty() ? Value() : Value(std::move(aliases)));
  }
  for (const auto& [key, value] : portrait.properties) set_if_changed(graph, node, key, value);
}

std::string_view name_key_of(const Graph& graph, NodeId node) {
  const auto statement = graph.find_label("Statement");
  return statement && graph.has_label(node, *statement) ? "text" : "name";
}

/// What the node shows now, to which one more mention is added without reading the others.
Portrait current_portrait(const Graph& graph, NodeId node, std::string_view name_key,
                          const Map& mention) {
  Portrait portrait;
  const Value name = graph.property(node, name_key);
  if (name.is_string()) {
    portrait.name = name.as_string();
    portrait.names.insert(portrait.name);
  }
  const Value aliases = graph.property(node, "aliases");
  if (aliases.is_list()) {
    for (const Value& alias : aliases.as_list()) {
      if (alias.is_string()) portrait.names.insert(alias.as_string());
    }
  }
  for (const auto& [key, value] : mention) {
    const Value known = graph.property(node, key);
    if (key != "names" && key != "count" && !known.is_null()) portrait.properties[key] = known;
  }
  return portrait;
}

Map mention_of(const Entity& entity, std::int64_t count) {
  Map mention = entity.properties;
  List names{Value(entity.name)};
  for (const std::string& alias : entity.aliases) {
    if (alias != entity.name) names.emplace_back(alias);
  }
  mention["names"] = Value(std::move(names));
  mention["count"] = Value(count);
  return mention;
}

/// Two entities of one article that have the same key are one node with one mention.
void join_mentions(Map& mention, const Map& other) {
  List names = mention["names"].as_list();
  for (const Value& name : other.at("names").as_list()) {
    const bool known = std::any_of(names.begin(), names.end(),
                                   [&](const Value& each) { return equivalent(each, name); });
    if (!known) names.push_back(name);
  }
  const std::int64_t count = mention["count"].as_integer() + other.at("count").as_integer();
  for (const auto& [key, value] : other) mention.try_emplace(key, value);
  mention["names"] = Value(std::move(names));
  mention["count"] = Value(count);
}

NodeId find_or_make(Graph& graph, const Entity& entity) {
  const std::string_view label = to_string(entity.label);
  const std::string key = entity_key(entity);
  const std::vector<NodeId> found =
      graph.find_nodes(graph.intern_label(label), graph.intern_key("key"), Value(key));
  if (!found.empty()) return found.front();
  return graph.create_node({label}, {{"key", Value(key)}});
}

std::vector<std::int64_t> count_mentions(const Extraction& extraction) {
  std::vector<std::int64_t> counts(extraction.entities.size(), 0);
  for (const Mention& mention : extraction.mentions) {
    for (std::size_t entity : mention.entities) ++counts[entity];
  }
  return counts;
}

bool has_relationships(const Graph& graph, NodeId node) {
  return !graph.outgoing(node).empty() || !graph.incoming(node).empty();
}

/// Shows the node anew from the mentions that are left; `lost` held what one no longer says.
void repaint(Graph& graph, NodeId node, const Map& lost) {
  Portrait portrait;
  for (const Adjacent& mention : graph.incoming(node, graph.intern_type(kMentions))) {
    add_mention(portrait, graph.properties(mention.relationship));
  }
  for (const auto& [key, value] : lost) {
    if (key == "names" || key == "count" || portrait.properties.contains(key)) continue;
    graph.set_property(node, key, Value());
  }
  write_portrait(graph, node, name_key_of(graph, node), portrait);
}

}  // namespace

void create_indexes(Graph& graph) {
  graph.create_index("Article", "id");
  for (EntityLabel label :
       {EntityLabel::kPerson, EntityLabel::kCountry, EntityLabel::kOrganization,
        EntityLabel::kPlace, EntityLabel::kTopic, EntityLabel::kStatement, EntityLabel::kEvent}) {
    graph.create_index(to_string(label), "key");
    if (label != EntityLabel::kStatement) graph.create_index(to_string(label), "name");
  }
}

std::vector<NodeId> add_entities(Graph& graph, NodeId article, const Extraction& extraction) {
  const std::vector<std::int64_t> counts = count_mentions(extraction);
  std::vector<NodeId> nodes;
  std::vector<std::pair<NodeId, Map>> mentions;  // in the order of first appearance
  std::map<NodeId, std::size_t> mention_of_node;
  for (std::size_t i = 0; i < extraction.entities.size(); ++i) {
    const NodeId node = find_or_make(graph, extraction.entities[i]);
    nodes.push_back(node);
    Map mention = mention_of(extraction.entities[i], counts[i]);
    const auto [known, fresh] = mention_of_node.try_emplace(node, mentions.size());
    if (fresh) {
      mentions.emplace_back(node, std::move(mention));
    } else {
      join_mentions(mentions[known->second].second, mention);
    }
  }
  for (const auto& [node, mention] : mentions) {
    graph.create_relationship(article, kMentions, node, mention);
    const std::string_view name_key = name_key_of(graph, node);
    Portrait portrait = current_portrait(graph, node, name_key, mention);
    add_mention(portrait, mention);
    write_portrait(graph, node, name_key, portrait);
  }
  return nodes;
}

void remove_entities(Graph& graph, NodeId article) {
  std::vector<Adjacent> mentions;
  for (const Adjacent& mention : graph.outgoing(article, graph.intern_type(kMentions))) {
    mentions.push_back(mention);
  }
  for (const Adjacent& mention : mentions) {
    const Map lost = graph.properties(mention.relationship);
    graph.delete_relationship(mention.relationship);
    if (has_relationships(graph, mention.node)) {
      repaint(graph, mention.node, lost);
    } else {
      graph.delete_node(mention.node);
    }
  }
}

}  // namespace newsgraph::resolve
