// What stands behind a relationship: evidence, and what each piece of it means by the two ends.
//
// What a reader sees first of a fact (confidence, quote, article, sentence, begin, end, place) is
// that of its best evidence and is worked out anew whenever evidence comes or goes. `places` and
// `voices` run along the evidence and hold the place that each gives and those in whose words it
// does; `said_by` names these, as long as no article tells the fact itself. Where an article knows
// an end of the relationship under several forms of name, `source_keys` and `target_keys` run along
// the evidence too and say under which it means it; elsewhere the article's MENTIONS says it.
//
// Roles in events (ACTOR, RECIPIENT, AT, ABOUT) have evidence alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/graph/graph.h"

namespace newsgraph::resolve {

struct Support {
  Evidence evidence;
  std::string article;  ///< its id
  std::string place{};
  std::string said_by{};     ///< names, a line each
  std::string source_key{};  ///< empty where the article has one name for that end
  std::string target_key{};
};

std::string article_id(const Graph& graph, NodeId article);

bool is_role(std::string_view type);

std::vector<Support> support_of(const Graph& graph, RelationshipId relationship);

/// The position of the first piece of evidence that an article has for a relationship. Logarithmic,
/// for evidence is in the order of the articles' ids.
std::optional<std::size_t> first_support(const Graph& graph, RelationshipId relationship,
                                         NodeId article);

/// Replaces all that stands behind a relationship; deletes it where that is nothing.
void set_support(Graph& graph, RelationshipId relationship, std::vector<Support> support);

/// Properties that make a relationship what it is, and do not follow from its evidence.
Map identity_of(const Graph& graph, RelationshipId relationship);

/// A relationship as something to be found or made.
struct Statement {
  NodeId source;
  std::string type;
  NodeId target;
  Map identity;
};

/// Finds or makes the relationship and adds to what stands behind it. A symmetric one is stored
/// once, from the end whose label and key come first.
void add_support(Graph& graph, Statement statement, std::vector<Support> support);

/// Takes all evidence of an article from a relationship, which is deleted when none is left.
void remove_support(Graph& graph, RelationshipId relationship, NodeId article);

/// Turns the node's symmetric relationships round where its new key asks for it.
void turn_symmetric(Graph& graph, NodeId node);

}  // namespace newsgraph::resolve
