// The Name nodes of a graph: one for each form under which articles speak of a person, an
// organisation or a place, and whom it names.
//
//   (:Name {key, of, name, names, offices, block, block_2, block_3})-[:NAMES {reason, score,
//   by}]->(entity)
//   (:Name)-[:SAME_AS | DIFFERENT_FROM]->(:Name)        what a user has decided
//
// The articles of a form are those whose MENTIONS of the entity has its key. What a Name tells is a
// function of them; a Name that a user's decision hangs on outlives them.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "newsgraph/graph/graph.h"
#include "newsgraph/ingest/resolve/name_form.h"
#include "newsgraph/ingest/resolve/name_match.h"

namespace newsgraph::resolve {

constexpr std::string_view kNames = "NAMES";
constexpr std::string_view kSameAs = "SAME_AS";
constexpr std::string_view kDifferentFrom = "DIFFERENT_FROM";

void create_name_indexes(Graph& graph);

std::optional<EntityLabel> resolved_label(std::string_view text);
/// The label of an entity's node, where it is one of those that are resolved.
std::optional<EntityLabel> resolved_label(const Graph& graph, NodeId entity);

std::string key_of(const Graph& graph, NodeId node);
std::optional<NodeId> find_name(const Graph& graph, EntityLabel label, const std::string& key);

/// What articles tell of a Name.
struct Told {
  std::set<std::string> names;
  std::set<std::string> offices;
  bool operator==(const Told&) const = default;
};
/// As the Name has it, and as the MENTIONS say that it should be.
Told told_by_name(const Graph& graph, NodeId name);
Told told_by_mentions(const Graph& graph, NodeId name);
void write_told(Graph& graph, NodeId name, const Told& told);

/// Whether nothing speaks of the Name and no decision needs it.
bool is_forgotten(const Graph& graph, NodeId name);
/// Whether an article uses the Name.
bool is_used(const Graph& graph, NodeId name);

Profile profile_of(const Graph& graph, NodeId name);
/// The Names that are filed under a block.
std::vector<NodeId> names_in(const Graph& graph, const Block& block);
/// Other Names that may mean the same as this one.
std::vector<NodeId> find_alike(const Graph& graph, const Profile& profile, NodeId name);

/// The node that a Name names; none when it is new, or none of its articles is left.
std::optional<NodeId> bearer_of(const Graph& graph, NodeId name);
/// The Names of a node, in the order of their keys.
std::vector<NodeId> names_of(const Graph& graph, NodeId entity);

/// The MENTIONS that use a Name.
std::vector<RelationshipId> mentions_of(const Graph& graph, NodeId name);

std::vector<std::string> strings_of(const Value& list);

}  // namespace newsgraph::resolve
