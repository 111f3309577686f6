// Who is who in a graph: which names have been taken as one person, organisation or place and why,
// which two may be one, and the decisions of a user, which win over every rule.
//
// How names are resolved is told in docs/resolution.md. Every change here keeps what articles say:
// it goes to the node of whom each of them means.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "newsgraph/graph/graph.h"

namespace newsgraph {

/// A name under which articles speak of an entity.
struct EntityName {
  std::string key;   ///< the form of the name, with the offices or country that articles give it
  std::string name;  ///< as it is written
  std::size_t articles = 0;
  // Why it is taken for another name of the entity; empty of the name that the others hang on.
  std::string reason;
  double score = 0;
  std::string by;    ///< "rule" or "user"
  std::string like;  ///< key of the name that it was taken to be like
};

struct EntityEntry {
  NodeId node;
  std::string label;
  std::string name;
  std::vector<std::string> aliases;
  std::size_t articles = 0;
  std::vector<EntityName> names;  ///< of countries none
};

/// Persons, organisations, places and countries, those of most articles first.
std::vector<EntityEntry> list_entities(const Graph& graph);
EntityEntry describe_entity(const Graph& graph, NodeId entity);

/// Two nodes that may be one, though not surely enough to be taken as one, or though something
/// speaks against it.
struct Suspects {
  NodeId left;
  NodeId right;
  double score = 0;
  std::string reason;
};

/// The likeliest first. Pairs that a user has told apart are not among them.
std::vector<Suspects> list_suspects(const Graph& graph);

/// The entities that go by a name, whatever its case and accents, in the order of their ids; a
/// number is the id of one.
std::vector<NodeId> find_entities(const Graph& graph, const std::string& name);

/// Makes two entities one, and remembers it. Throws Error when they cannot be: two labels, or no
/// label of something that goes by several names. Returns the node that is left.
NodeId merge_entities(Graph& graph, NodeId left, NodeId right);

/// Takes names out of an entity, and remembers it. Without names, undoes what merge_entities() has
/// done to it and leaves it to the rules again, or else parts its only two names. Throws Error when
/// there is nothing to split, or a name is not of the entity, or is every one of its names. Returns
/// the nodes that there are now.
std::vector<NodeId> split_entity(Graph& graph, NodeId entity,
                                 const std::vector<std::string>& names);

}  // namespace newsgraph
