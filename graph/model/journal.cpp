#include "newsgraph/graph/model/journal.h"

#include <map>

namespace newsgraph::model {

namespace {

template <class... Visitors>
struct Overloaded : Visitors... {
  using Visitors::operator()...;
};
template <class... Visitors>
Overloaded(Visitors...) -> Overloaded<Visitors...>;

/// What became of one thing in a transaction.
struct Fate {
  bool created = false;
  bool deleted = false;
};

template <class Id>
void distribute(const std::map<Id, Fate>& fates, std::vector<Id>& living, std::vector<Id>& dead) {
  for (const auto& [id, fate] : fates) {
    if (!fate.deleted) living.push_back(id);
    if (fate.deleted && !fate.created) dead.push_back(id);
  }
}

}  // namespace

ChangeSet summarize(const Journal& journal, std::size_t begin) {
  std::map<NodeId, Fate> nodes;
  std::map<RelationshipId, Fate> relationships;
  const Overloaded note{
      [&](const NodeCreated& change) { nodes[change.node].created = true; },
      [&](const NodeDeleted& change) { nodes[change.node].deleted = true; },
      [&](const LabelAdded& change) { nodes[change.node]; },
      [&](const LabelRemoved& change) { nodes[change.node]; },
      [&](const NodePropertySet& change) { nodes[change.node]; },
      [&](const RelationshipCreated& change) { relationships[change.relationship].created = true; },
      [&](const RelationshipDeleted& change) { relationships[change.relationship].deleted = true; },
      [&](const RelationshipPropertySet& change) { relationships[change.relationship]; },
      [&](const EvidenceSet& change) { relationships[change.relationship]; },
      [&](const EvidenceInserted& change) { relationships[change.relationship]; },
  };
  for (std::size_t i = begin; i < journal.size(); ++i) std::visit(note, journal[i]);

  ChangeSet changes;
  distribute(nodes, changes.nodes, changes.deleted_nodes);
  distribute(relationships, changes.relationships, changes.deleted_relationships);
  return changes;
}

ChangeCounts count(const Journal& journal, std::size_t begin) {
  ChangeCounts counts;
  const auto property = [&](bool removed) {
    ++(removed ? counts.properties_removed : counts.properties_set);
  };
  const Overloaded tally{
      [&](const NodeCreated&) { ++counts.nodes_created; },
      [&](const NodeDeleted&) { ++counts.nodes_deleted; },
      [&](const LabelAdded&) { ++counts.labels_added; },
      [&](const LabelRemoved&) { ++counts.labels_removed; },
      [&](const NodePropertySet& change) { property(change.removed); },
      [&](const RelationshipCreated&) { ++counts.relationships_created; },
      [&](const RelationshipDeleted&) { ++counts.relationships_deleted; },
      [&](const RelationshipPropertySet& change) { property(change.removed); },
      [&](const EvidenceSet&) {},
      [&](const EvidenceInserted&) {},
  };
  for (std::size_t i = begin; i < journal.size(); ++i) std::visit(tally, journal[i]);
  return counts;
}

}  // namespace newsgraph::model
