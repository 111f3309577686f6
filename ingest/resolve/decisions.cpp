// The users' decisions about names: merge_entities() and split_entity() of ingest/entities.h.
//
// A decision is a relationship between Names, so that it holds for whatever articles say under
// them, now and later, and outlives the articles. What undoes a decision takes its relationship
// away; an opposite one is only written where the rules alone would not do as the user says.

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "newsgraph/graph/error.h"
#include "newsgraph/ingest/entities.h"
#include "newsgraph/ingest/resolve/entity_nodes.h"
#include "newsgraph/ingest/resolve/event_nodes.h"
#include "newsgraph/ingest/resolve/memory.h"
#include "newsgraph/ingest/resolve/name_nodes.h"
#include "newsgraph/ingest/understanding/words.h"

namespace newsgraph {

namespace {

using resolve::bearer_of;
using resolve::kDifferentFrom;
using resolve::key_of;
using resolve::kSameAs;
using resolve::names_of;

using Names = std::vector<NodeId>;

void require_names(const Graph& graph, NodeId entity) {
  if (!names_of(graph, entity).empty()) return;
  throw Error(ErrorKind::kInput, "node " + std::to_string(entity.value) + " does not go by names",
              {}, "Persons, organisations and places that articles speak of do.");
}

/// The relationships of a decision between any two Names of two sets.
std::vector<RelationshipId> decisions(const Graph& graph, const Names& left, const Names& right,
                                      std::string_view type) {
  std::vector<RelationshipId> found;
  const auto id = graph.find_type(type);
  if (!id) return found;
  const std::set<NodeId> others(right.begin(), right.end());
  for (NodeId name : left) {
    for (const Adjacent& each : graph.outgoing(name, *id)) {
      if (others.contains(each.node)) found.push_back(each.relationship);
    }
    for (const Adjacent& each : graph.incoming(name, *id)) {
      if (others.contains(each.node)) found.push_back(each.relationship);
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

void undo(Graph& graph, const Names& left, const Names& right, std::string_view type) {
  for (RelationshipId each : decisions(graph, left, right, type)) graph.delete_relationship(each);
}

void decide(Graph& graph, const Names& left, const Names& right, std::string_view type) {
  for (NodeId one : left) {
    for (NodeId other : right) {
      const bool in_order = key_of(graph, one) < key_of(graph, other);
      graph.create_relationship(in_order ? one : other, type, in_order ? other : one);
    }
  }
}

void regroup(Graph& graph, const Names& left, const Names& right) {
  std::set<NodeId> names(left.begin(), left.end());
  names.insert(right.begin(), right.end());
  std::set<NodeId> events;
  resolve::Memory memory;
  resolve::regroup_entities(graph, memory.names, names, events);
  resolve::regroup_events(graph, memory.events, events);
}

bool are_one(const Graph& graph, const Names& left, const Names& right) {
  return std::all_of(left.begin(), left.end(), [&](NodeId one) {
    return std::all_of(right.begin(), right.end(), [&](NodeId other) {
      return bearer_of(graph, one) == bearer_of(graph, other);
    });
  });
}

bool are_apart(const Graph& graph, const Names& left, const Names& right) {
  return std::none_of(left.begin(), left.end(), [&](NodeId one) {
    return std::any_of(right.begin(), right.end(), [&](NodeId other) {
      return bearer_of(graph, one) == bearer_of(graph, other);
    });
  });
}

std::string listed(const Graph& graph, const Names& names) {
  std::string list;
  for (NodeId name : names) list += (list.empty() ? "'" : ", '") + key_of(graph, name) + "'";
  return list;
}

bool is_written(const Graph& graph, NodeId name, const std::string& word) {
  const std::vector<std::string> written = resolve::strings_of(graph.property(name, "names"));
  return std::any_of(written.begin(), written.end(), [&](const std::string& each) {
    return understanding::fold(each) == understanding::fold(word);
  });
}

/// Of some Names the one with that key, or else all that articles write so.
Names meant_by(const Graph& graph, const Names& names, const std::string& word) {
  Names meant;
  for (NodeId name : names) {
    if (key_of(graph, name) == word) return {name};
    if (is_written(graph, name, word)) meant.push_back(name);
  }
  if (!meant.empty()) return meant;
  throw Error(ErrorKind::kInput, "the entity has no name '" + word + "'", {},
              "Its names are " + listed(graph, names) + ".");
}

Names chosen(const Graph& graph, const Names& names, const std::vector<std::string>& words) {
  std::set<NodeId> chosen;
  for (const std::string& word : words) {
    const Names meant = meant_by(graph, names, word);
    chosen.insert(meant.begin(), meant.end());
  }
  return {chosen.begin(), chosen.end()};
}

Names without(const Names& names, const Names& part) {
  Names rest;
  for (NodeId name : names) {
    if (std::find(part.begin(), part.end(), name) == part.end()) rest.push_back(name);
  }
  return rest;
}

Names last_of_two(const Graph& graph, const Names& names) {
  if (names.size() == 2) return {names.back()};
  throw Error(ErrorKind::kInput, "which names are to be taken out is not clear", {},
              "Give some of " + listed(graph, names) + ".");
}

void part(Graph& graph, const Names& names, const Names& some) {
  const Names rest = without(names, some);
  if (rest.empty()) {
    throw Error(ErrorKind::kInput, "that would leave the entity without a name", {},
                "Give some of " + listed(graph, names) + ", not all.");
  }
  undo(graph, some, rest, kSameAs);
  regroup(graph, some, rest);
  if (are_apart(graph, some, rest)) return;
  decide(graph, some, rest, kDifferentFrom);
  regroup(graph, some, rest);
}

}  // namespace

NodeId merge_entities(Graph& graph, NodeId left, NodeId right) {
  require_names(graph, left);
  require_names(graph, right);
  if (left == right) {
    throw Error(ErrorKind::kInput, "these are one entity already", {},
                "newsgraph entities GRAPH lists entities with their ids.");
  }
  if (resolve::resolved_label(graph, left) != resolve::resolved_label(graph, right)) {
    throw Error(ErrorKind::kInput, "entities of two labels cannot be one", {},
                "A person is no organisation, and neither is a place.");
  }
  Graph::Transaction transaction(graph);
  const Names ours = names_of(graph, left);
  const Names theirs = names_of(graph, right);
  undo(graph, ours, theirs, kDifferentFrom);
  regroup(graph, ours, theirs);
  if (!are_one(graph, ours, theirs)) {
    decide(graph, ours, theirs, kSameAs);
    regroup(graph, ours, theirs);
  }
  transaction.commit();
  return bearer_of(graph, ours.front()).value();
}

std::vector<NodeId> split_entity(Graph& graph, NodeId entity,
                                 const std::vector<std::string>& words) {
  require_names(graph, entity);
  const Names names = names_of(graph, entity);
  if (names.size() < 2) {
    throw Error(ErrorKind::kInput, "the entity goes by one name: there is nothing to split", {},
                "newsgraph entities GRAPH lists the names of each.");
  }
  Graph::Transaction transaction(graph);
  if (words.empty() && !decisions(graph, names, names, kSameAs).empty()) {
    undo(graph, names, names, kSameAs);
    regroup(graph, names, {});
  } else {
    part(graph, names, words.empty() ? last_of_two(graph, names) : chosen(graph, names, words));
  }
  transaction.commit();
  std::set<NodeId> nodes;
  for (NodeId name : names) nodes.insert(bearer_of(graph, name).value());
  return {nodes.begin(), nodes.end()};
}

}  // namespace newsgraph
