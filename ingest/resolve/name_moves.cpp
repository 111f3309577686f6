#include "newsgraph/ingest/resolve/name_moves.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "newsgraph/ingest/resolve/name_nodes.h"
#include "newsgraph/ingest/resolve/support.h"

namespace newsgraph::resolve {

namespace {

constexpr std::string_view kMentions = "MENTIONS";
constexpr std::string_view kMeant = "meant";

bool is_machinery(std::string_view type) {
  return type == kMentions || type == kNames || type == "REPORTED_IN";
}

/// Both directions, each relationship once.
std::set<RelationshipId> relationships_of(const Graph& graph, NodeId node) {
  std::set<RelationshipId> all;
  for (const Adjacent& each : graph.outgoing(node)) all.insert(each.relationship);
  for (const Adjacent& each : graph.incoming(node)) all.insert(each.relationship);
  return all;
}

/// The keys under which an article speaks of a node.
std::vector<std::string> keys_in(const Graph& graph, NodeId article, NodeId node) {
  std::vector<std::string> keys;
  const auto type = graph.find_type(kMentions);
  if (!type) return keys;
  for (const Adjacent& mention : graph.outgoing(article, *type)) {
    if (mention.node != node) continue;
    const Value key = graph.property(mention.relationship, "key");
    if (key.is_string()) keys.push_back(key.as_string());
  }
  return keys;
}

/// One support on its way, with the ends it means.
struct Carried {
  Statement statement;
  Support support;
};

class Mover {
 public:
  Mover(Graph& graph, const std::vector<NameMove>& moves) : graph_(graph) {
    for (const NameMove& move : moves) {
      targets_[{move.from, move.key}] = move.to;
      nodes_.insert({move.from, move.to});
    }
  }

  void run(std::set<NodeId>& events) {
    find_mentions();
    for (NodeId node : nodes_) {
      for (RelationshipId each : relationships_of(graph_, node)) take_up(each, events);
    }
    for (RelationshipId mention : mentions_) move_mention(mention);
    for (Carried& each : carried_) address(each);
    put_down();
    for (NodeId node : nodes_) follow_meant(node);
  }

 private:
  void find_mentions() {
    const TypeId type = graph_.intern_type(kMentions);
    for (NodeId node : nodes_) {
      for (const Adjacent& mention : graph_.incoming(node, type)) {
        const Value key = graph_.property(mention.relationship, "key");
        if (!key.is_string() || !targets_.contains({node, key.as_string()})) continue;
        mentions_.push_back(mention.relationship);
        articles_.insert(mention.node);
      }
    }
  }

  std::string meant_key(NodeId article, NodeId node, const std::string& given) const {
    if (!given.empty()) return given;
    const std::vector<std::string> keys = keys_in(graph_, article, node);
    return keys.empty() ? std::string{} : keys.front();
  }

  /// Takes what articles of the moved Names say from a relationship, each with the ends it means.
  void take_up(RelationshipId relationship, std::set<NodeId>& events) {
    if (!graph_.contains(relationship)) return;
    const std::string type(graph_.name(graph_.type(relationship)));
    if (is_machinery(type)) return;
    const auto evidence = graph_.evidence(relationship);
    const bool touched = std::any_of(evidence.begin(), evidence.end(), [&](const Evidence& each) {
      return articles_.contains(each.article);
    });
    if (!touched) return;
    const NodeId source = graph_.source(relationship);
    const NodeId target = graph_.target(relationship);
    if (is_role(type)) events.insert(source);
    const Map identity = identity_of(graph_, relationship);
    std::vector<Support> left;
    for (Support& each : support_of(graph_, relationship)) {
      const NodeId article = each.evidence.article;
      if (!articles_.contains(article)) {
        left.push_back(std::move(each));
        continue;
      }
      each.source_key = meant_key(article, source, each.source_key);
      each.target_key = meant_key(article, target, each.target_key);
      carried_.push_back({{source, type, target, identity}, std::move(each)});
    }
    set_support(graph_, relationship, std::move(left));
  }

  NodeId target_of(NodeId node, const std::string& key) const {
    const auto found = targets_.find({node, key});
    return found == targets_.end() ? node : found->second;
  }

  void move_mention(RelationshipId mention) {
    const NodeId article = graph_.source(mention);
    const Map properties = graph_.properties(mention);
    const NodeId to = target_of(graph_.target(mention), properties.at("key").as_string());
    graph_.delete_relationship(mention);
    graph_.create_relationship(article, kMentions, to, properties);
  }

  /// Finds the ends between which a support belongs now.
  void address(Carried& carried) const {
    Statement& statement = carried.statement;
    Support& support = carried.support;
    statement.source = target_of(statement.source, support.source_key);
    statement.target = target_of(statement.target, support.target_key);
    const NodeId article = support.evidence.article;
    if (keys_in(graph_, article, statement.source).size() < 2) support.source_key.clear();
    if (keys_in(graph_, article, statement.target).size() < 2) support.target_key.clear();
  }

  /// All supports of one statement at once, for there may be thousands.
  void put_down() {
    std::map<std::tuple<NodeId, std::string, NodeId, std::string>, std::vector<Carried*>> addressed;
    for (Carried& each : carried_) {
      const Statement& statement = each.statement;
      addressed[{statement.source, statement.type, statement.target,
                 to_text(graph_, Value(statement.identity))}]
          .push_back(&each);
    }
    for (const auto& [address, carried] : addressed) {
      std::vector<Support> support;
      for (Carried* each : carried) support.push_back(std::move(each->support));
      add_support(graph_, carried.front()->statement, std::move(support));
    }
  }

  /// What a user said of a Name goes where the Name goes.
  void follow_meant(NodeId node) {
    for (RelationshipId each : relationships_of(graph_, node)) {
      const Value meant = graph_.property(each, kMeant);
      if (!meant.is_string()) continue;
      const NodeId to = target_of(node, meant.as_string());
      if (to == node) continue;
      Map properties = graph_.properties(each);
      if (key_of(graph_, to) == meant.as_string()) properties.erase(std::string(kMeant));
      const std::string type(graph_.name(graph_.type(each)));
      const NodeId source = graph_.source(each) == node ? to : graph_.source(each);
      const NodeId target = graph_.target(each) == node ? to : graph_.target(each);
      graph_.delete_relationship(each);
      graph_.create_relationship(source, type, target, properties);
    }
  }

  Graph& graph_;
  std::map<std::pair<NodeId, std::string>, NodeId> targets_;
  std::set<NodeId> nodes_;
  std::set<NodeId> articles_;
  std::vector<RelationshipId> mentions_;
  std::vector<Carried> carried_;
};

}  // namespace

void move_names(Graph& graph, const std::vector<NameMove>& moves, std::set<NodeId>& events) {
  if (!moves.empty()) Mover(graph, moves).run(events);
}

void move_own_relationships(Graph& graph, NodeId from, NodeId to, const std::string& key) {
  for (RelationshipId each : relationships_of(graph, from)) {
    const std::string type(graph.name(graph.type(each)));
    if (is_machinery(type)) continue;
    Map properties = graph.properties(each);
    properties.try_emplace(std::string(kMeant), Value(key));
    const NodeId source = graph.source(each) == from ? to : graph.source(each);
    const NodeId target = graph.target(each) == from ? to : graph.target(each);
    const std::vector<Evidence> evidence = graph.evidence(each);
    graph.delete_relationship(each);
    const RelationshipId moved = graph.create_relationship(source, type, target, properties);
    if (!evidence.empty()) graph.set_evidence(moved, evidence);
  }
}

}  // namespace newsgraph::resolve
