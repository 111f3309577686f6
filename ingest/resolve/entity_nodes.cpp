#include "newsgraph/ingest/resolve/entity_nodes.h"

#include <algorithm>
#include <set>
#include <string>

#include "newsgraph/ingest/resolve/entity_key.h"
#include "newsgraph/ingest/resolve/full_name.h"
#include "newsgraph/ingest/resolve/name_form.h"
#include "newsgraph/ingest/resolve/name_nodes.h"
#include "newsgraph/ingest/resolve/neighbourhood.h"
#include "newsgraph/ingest/resolve/regroup.h"

namespace newsgraph::resolve {

namespace {

constexpr std::string_view kMentions = "MENTIONS";

/// What a node has by its mentions, apart from its key.
struct Portrait {
  std::string name;
  std::set<std::string> names;  ///< all, `name` too
  Map properties;
};

void add_name(Portrait& portrait, const std::string& name) {
  if (portrait.name.empty() || is_fuller(name, portrait.name)) portrait.name = name;
}

/// What a MENTIONS has for itself and not for the node.
bool is_of_mention(std::string_view key) {
  return key == "names" || key == "count" || key == "key" || key == "offices";
}

/// Of two values the smaller in Cypher's order is kept: a choice that needs no order of articles.
void add_properties(Portrait& portrait, const Map& properties) {
  for (const auto& [key, value] : properties) {
    if (is_of_mention(key) || value.is_null()) continue;
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
    if (!is_of_mention(key) && !known.is_null()) portrait.properties[key] = known;
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

NodeId find_or_make(Graph& graph, EntityLabel entity_label, const std::string& key) {
  const std::string_view label = to_string(entity_label);
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
  // What only a user still holds is called as it was.
  if (portrait.names.empty()) return;
  for (const auto& [key, value] : lost) {
    if (is_of_mention(key) || portrait.properties.contains(key)) continue;
    graph.set_property(node, key, Value());
  }
  write_portrait(graph, node, name_key_of(graph, node), portrait);
}

/// What is to be written for one form of an article.
struct Share {
  NameForm form;
  Map mention;
};

/// The shares of an article, each form once, and the share of every entity.
std::pair<std::vector<Share>, std::vector<std::size_t>> shares_of(const Extraction& extraction) {
  const std::vector<std::int64_t> counts = count_mentions(extraction);
  std::vector<NameForm> forms = name_forms(extraction);
  std::vector<Share> shares;  // in the order of first appearance
  std::vector<std::size_t> share_of;
  std::map<std::pair<EntityLabel, std::string>, std::size_t> known;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    Map mention = mention_of(extraction.entities[i], counts[i]);
    const auto [found, fresh] = known.try_emplace({forms[i].label, forms[i].key}, shares.size());
    share_of.push_back(found->second);
    if (fresh) {
      shares.push_back({std::move(forms[i]), std::move(mention)});
    } else {
      Share& share = shares[found->second];
      join_mentions(share.mention, mention);
      share.form.offices.insert(share.form.offices.end(), forms[i].offices.begin(),
                                forms[i].offices.end());
    }
  }
  for (Share& share : shares) {
    if (!is_resolved(share.form.label)) continue;
    share.mention["key"] = share.form.key;
    std::set<std::string> offices;
    for (const Office& office : share.form.offices) offices.insert(office.to_string());
    if (!offices.empty()) share.mention["offices"] = List(offices.begin(), offices.end());
  }
  return {std::move(shares), std::move(share_of)};
}

/// Tells a share's Name what it says; adds to `changed` what must be regrouped for that.
NodeId tell_name(Graph& graph, NameMemory& memory, const Share& share, std::set<NodeId>& changed) {
  std::optional<NodeId> name = find_name(graph, share.form.label, share.form.key);
  if (!name) {
    name =
        graph.create_node({"Name"}, {{"key", share.form.key}, {"of", to_string(share.form.label)}});
  }
  const Told before = told_by_name(graph, *name);
  Told after = before;
  for (std::string& each : strings_of(share.mention.at("names"))) after.names.insert(each);
  for (const Office& office : share.form.offices) after.offices.insert(office.to_string());
  if (!(before == after)) {
    changed.merge(neighbours_of(graph, memory, *name));
    write_told(graph, *name, after);
    memory.note_change(graph, *name);
    changed.merge(neighbours_of(graph, memory, *name));
  }
  return *name;
}

/// Takes back what no article tells any more; adds to `changed` what must be regrouped for that.
void untell_name(Graph& graph, NameMemory& memory, NodeId name, std::set<NodeId>& changed) {
  const Told left = told_by_mentions(graph, name);
  if (left == told_by_name(graph, name)) return;
  changed.merge(neighbours_of(graph, memory, name));
  write_told(graph, name, left);
  memory.note_change(graph, name);
  if (is_used(graph, name)) {
    changed.merge(neighbours_of(graph, memory, name));
    return;
  }
  changed.erase(name);
  for (const Adjacent& each :
       std::vector<Adjacent>(graph.outgoing(name).begin(), graph.outgoing(name).end())) {
    if (graph.name(graph.type(each.relationship)) == kNames) {
      graph.delete_relationship(each.relationship);
    }
  }
  if (is_forgotten(graph, name)) graph.delete_node(name);
}

void add_mention(Graph& graph, NodeId article, NodeId node, const Map& mention) {
  graph.create_relationship(article, kMentions, node, mention);
  const std::string_view name_key = name_key_of(graph, node);
  Portrait portrait = current_portrait(graph, node, name_key, mention);
  add_mention(portrait, mention);
  write_portrait(graph, node, name_key, portrait);
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
  graph.create_index("Event", "block");
  create_name_indexes(graph);
}

void regroup_entities(Graph& graph, NameMemory& memory, const std::set<NodeId>& names,
                      std::set<NodeId>& events) {
  Regrouped regrouped = regroup(graph, memory, names);
  events.merge(regrouped.events);
  Map told;  // what some of the nodes may have lost to others
  for (NodeId node : regrouped.entities) {
    for (const Adjacent& mention : graph.incoming(node, graph.intern_type(kMentions))) {
      told.merge(graph.properties(mention.relationship));
    }
  }
  for (NodeId node : regrouped.entities) {
    if (has_relationships(graph, node)) {
      repaint(graph, node, told);
    } else {
      graph.delete_node(node);
    }
  }
}

std::vector<PlacedEntity> add_entities(Graph& graph, NameMemory& memory, NodeId article,
                                       const Extraction& extraction, std::set<NodeId>& events) {
  const auto [shares, share_of] = shares_of(extraction);
  std::vector<std::optional<NodeId>> names;
  std::set<NodeId> changed;
  for (const Share& share : shares) {
    names.push_back(is_resolved(share.form.label)
                        ? std::optional(tell_name(graph, memory, share, changed))
                        : std::nullopt);
  }
  regroup_entities(graph, memory, changed, events);
  std::vector<NodeId> nodes;
  std::map<NodeId, std::size_t> forms;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    nodes.push_back(names[i] ? bearer_of(graph, *names[i]).value()
                             : find_or_make(graph, shares[i].form.label, shares[i].form.key));
    add_mention(graph, article, nodes[i], shares[i].mention);
    ++forms[nodes[i]];
  }
  std::vector<PlacedEntity> placed;
  for (std::size_t share : share_of) {
    placed.push_back({nodes[share], shares[share].form.key, forms[nodes[share]] > 1});
  }
  return placed;
}

void remove_entities(Graph& graph, NameMemory& memory, NodeId article, std::set<NodeId>& events) {
  const auto leaving = graph.outgoing(article, graph.intern_type(kMentions));
  std::vector<std::pair<NodeId, Map>> lost;
  std::set<NodeId> changed;
  for (const Adjacent& mention : std::vector<Adjacent>(leaving.begin(), leaving.end())) {
    const Map told = graph.properties(mention.relationship);
    graph.delete_relationship(mention.relationship);
    lost.emplace_back(mention.node, told);
    const auto label = resolved_label(graph, mention.node);
    const auto key = told.find("key");
    if (!label || key == told.end()) continue;
    if (const auto name = find_name(graph, *label, key->second.as_string())) {
      untell_name(graph, memory, *name, changed);
    }
  }
  for (auto& [node, told] : lost) {
    if (!graph.contains(node)) continue;
    if (has_relationships(graph, node)) {
      repaint(graph, node, told);
    } else {
      graph.delete_node(node);
    }
  }
  std::erase_if(changed, [&](NodeId name) { return !graph.contains(name); });
  regroup_entities(graph, memory, changed, events);
}

}  // namespace newsgraph::resolve
