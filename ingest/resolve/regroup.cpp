#include "newsgraph/ingest/resolve/regroup.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

#include "newsgraph/ingest/resolve/name_moves.h"
#include "newsgraph/ingest/resolve/name_nodes.h"
#include "newsgraph/ingest/resolve/neighbourhood.h"
#include "newsgraph/ingest/resolve/support.h"

namespace newsgraph::resolve {

namespace {

/// One group of a neighbourhood on its way to a node.
struct Group {
  std::vector<std::size_t> members;
  std::size_t first = 0;  ///< the member that tells most: its key is the node's
  std::optional<NodeId> node;
};

/// More words, more said of them, a longer name, then the smaller key.
bool tells_more(const Profile& left, const Profile& right) {
  return std::tuple(right.acronym, left.words.size(), !left.countries.empty(), left.name.size(),
                    right.key) > std::tuple(left.acronym, right.words.size(),
                                            !right.countries.empty(), right.name.size(), left.key);
}

class Regrouping {
 public:
  Regrouping(Graph& graph, NameMemory& memory, const std::set<NodeId>& names)
      : graph_(graph), neighbourhood_(graph, memory, names), grouping_(neighbourhood_.group()) {}

  Regrouped run() {
    form_groups();
    choose_nodes();
    for (const auto& [number, group] : groups_) settle(group);
    for (const auto& [number, group] : groups_) rename(group);
    move_names(graph_, moves_, outcome_.events);
    for (NodeId node : renamed_) turn_symmetric(graph_, node);
    clear_left_nodes();
    return std::move(outcome_);
  }

 private:
  NodeId name(std::size_t i) const { return neighbourhood_.names()[i]; }

  void form_groups() {
    for (std::size_t i = 0; i < neighbourhood_.names().size(); ++i) {
      Group& group = groups_[grouping_.group_of[i]];
      if (group.members.empty() ||
          tells_more(neighbourhood_.profile(i), neighbourhood_.profile(group.first))) {
        group.first = i;
      }
      group.members.push_back(i);
    }
  }

  /// A group keeps the node that most of its articles speak of, so that little has to move.
  void choose_nodes() {
    std::map<std::pair<NodeId, std::size_t>, std::size_t> shares;  // node, group
    std::set<NodeId> nodes;
    std::set<std::size_t> numbers;
    for (const auto& [number, group] : groups_) {
      for (std::size_t member : group.members) {
        if (const auto node = bearer_of(graph_, name(member))) {
          shares[{*node, number}];
          nodes.insert(*node);
          numbers.insert(number);
        }
      }
    }
    // Where no node is torn or joined there is nothing to count.
    const bool settled = shares.size() == nodes.size() && shares.size() == numbers.size();
    if (!settled) count_mentions(shares);
    std::vector<std::tuple<std::size_t, NodeId, std::size_t>> wishes;
    for (const auto& [share, count] : shares) wishes.emplace_back(count, share.first, share.second);
    std::sort(wishes.begin(), wishes.end(), [](const auto& left, const auto& right) {
      return std::tuple(std::get<0>(right), std::get<1>(left), std::get<2>(left)) <
             std::tuple(std::get<0>(left), std::get<1>(right), std::get<2>(right));
    });
    std::set<NodeId> taken;
    for (const auto& [count, node, number] : wishes) {
      Group& group = groups_[number];
      if (!group.node && taken.insert(node).second) group.node = node;
    }
    for (auto& [number, group] : groups_) {
      if (group.node) continue;
      const Profile& first = neighbourhood_.profile(group.first);
      group.node = find_left_alone(group);
      if (group.node && taken.insert(*group.node).second) continue;
      group.node = graph_.create_node({to_string(first.label)}, {{"key", Value(first.key)}});
    }
  }

  /// A node of one of the names that only a user has held alive.
  std::optional<NodeId> find_left_alone(const Group& group) const {
    for (std::size_t member : group.members) {
      const Profile& profile = neighbourhood_.profile(member);
      const auto label = graph_.find_label(to_string(profile.label));
      const auto key = graph_.find_key("key");
      if (!label || !key) continue;
      for (NodeId node : graph_.find_nodes(*label, *key, Value(profile.key))) {
        if (names_of(graph_, node).empty()) return node;
      }
    }
    return std::nullopt;
  }

  void count_mentions(std::map<std::pair<NodeId, std::size_t>, std::size_t>& shares) const {
    for (const auto& [number, group] : groups_) {
      for (std::size_t member : group.members) {
        const auto node = bearer_of(graph_, name(member));
        if (node) shares[{*node, number}] += mentions_of(graph_, name(member)).size();
      }
    }
  }

  /// Joins the Names of a group to its node, and remembers what has to follow them.
  void settle(const Group& group) {
    const NodeId node = *group.node;
    for (std::size_t member : group.members) {
      const auto bearer = bearer_of(graph_, name(member));
      if (bearer == node) continue;
      if (bearer) {
        moves_.push_back({key_of(graph_, name(member)), *bearer, node});
        outcome_.entities.insert(*bearer);
        for (const Adjacent& each : names_at(name(member))) {
          graph_.delete_relationship(each.relationship);
        }
      }
      graph_.create_relationship(name(member), kNames, node);
      outcome_.entities.insert(node);
    }
  }

  std::vector<Adjacent> names_at(NodeId name) const {
    const auto type = graph_.find_type(kNames);
    const auto leaving = type ? graph_.outgoing(name, *type) : std::span<const Adjacent>();
    return {leaving.begin(), leaving.end()};
  }

  void rename(const Group& group) {
    const NodeId node = *group.node;
    const std::string key = key_of(graph_, name(group.first));
    if (key_of(graph_, node) != key) {
      graph_.set_property(node, "key", key);
      renamed_.push_back(node);
      outcome_.entities.insert(node);
    }
    const std::map<std::size_t, Hold> holds = holds_on(group.first, grouping_);
    for (std::size_t member : group.members) {
      const auto hold = holds.find(member);
      const bool held = hold != holds.end();
      const RelationshipId names = names_at(name(member)).front().relationship;
      write(names, "reason", held ? Value(hold->second.link->reason) : Value());
      write(names, "score", held ? Value(hold->second.link->score) : Value());
      write(names, "by", held ? Value(hold->second.link->by_user ? "user" : "rule") : Value());
      write(names, "like", held ? Value(key_of(graph_, name(hold->second.other))) : Value());
    }
  }

  void write(RelationshipId names, std::string_view key, Value value) {
    if (!equivalent(graph_.property(names, key), value)) {
      graph_.set_property(names, key, std::move(value));
    }
  }

  /// What users have joined to a node that all Names have left follows the Name after which it was
  /// called.
  void clear_left_nodes() {
    std::map<NodeId, const NameMove*> heirs;
    for (const NameMove& move : moves_) {
      const NameMove*& heir = heirs[move.from];
      if (heir == nullptr || move.key == key_of(graph_, move.from)) heir = &move;
    }
    for (const auto& [node, heir] : heirs) {
      if (names_of(graph_, node).empty()) {
        move_own_relationships(graph_, node, heir->to, heir->key);
      }
    }
  }

  Graph& graph_;
  Neighbourhood neighbourhood_;
  Grouping grouping_;
  std::map<std::size_t, Group> groups_;
  std::vector<NameMove> moves_;
  std::vector<NodeId> renamed_;
  Regrouped outcome_;
};

}  // namespace

Regrouped regroup(Graph& graph, NameMemory& memory, const std::set<NodeId>& names) {
  return Regrouping(graph, memory, names).run();
}

}  // namespace newsgraph::resolve
