// What was done to a graph since the outermost transaction began, with what is needed to undo it.
//
// Entries stand in the order in which things happened; undoing takes them back from the last to the
// first. Nothing is recorded while no transaction is open.
#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "newsgraph/graph/graph.h"

namespace newsgraph::model {

struct NodeCreated {
  NodeId node;
};
struct NodeDeleted {
  NodeId node;
  std::vector<LabelId> labels;
  std::vector<std::pair<KeyId, Value>> properties;
};
struct LabelAdded {
  NodeId node;
  LabelId label;
};
struct LabelRemoved {
  NodeId node;
  LabelId label;
};
struct NodePropertySet {
  NodeId node;
  KeyId key;
  Value before;
  bool removed = false;  ///< the new value is null
};
struct RelationshipCreated {
  RelationshipId relationship;
};
struct RelationshipDeleted {
  RelationshipId relationship;
  NodeId source;
  NodeId target;
  TypeId type;
  std::vector<std::pair<KeyId, Value>> properties;
  std::vector<Evidence> evidence;
};
struct RelationshipPropertySet {
  RelationshipId relationship;
  KeyId key;
  Value before;
  bool removed = false;
};
struct EvidenceSet {
  RelationshipId relationship;
  std::vector<Evidence> before;
};
struct EvidenceInserted {
  RelationshipId relationship;
  std::size_t position = 0;
};

using Change = std::variant<NodeCreated, NodeDeleted, LabelAdded, LabelRemoved, NodePropertySet,
                            RelationshipCreated, RelationshipDeleted, RelationshipPropertySet,
                            EvidenceSet, EvidenceInserted>;
using Journal = std::vector<Change>;

/// The net effect of journal[begin, end).
ChangeSet summarize(const Journal& journal, std::size_t begin);
/// The number of single changes of each kind in journal[begin, end).
ChangeCounts count(const Journal& journal, std::size_t begin);

}  // namespace newsgraph::model
