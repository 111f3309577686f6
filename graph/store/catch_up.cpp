#include "newsgraph/graph/store/catch_up.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/graph/store/row_reader.h"

namespace newsgraph::store {

namespace {

/// What does not fit. Caught in catch_up().
struct Misfit {};

void require(bool holds) {
  if (!holds) throw Misfit{};
}

class CatchUp {
 public:
  CatchUp(Connection& connection, Graph& graph)
      : connection_(connection),
        graph_(graph),
        rows_(connection, graph),
        node_row_(connection, "SELECT labels, properties FROM node WHERE id = ?1"),
        relationship_row_(
            connection, "SELECT source, type, target, properties FROM relationship WHERE id = ?1"),
        evidence_rows_(connection, std::string("SELECT ") + kEvidenceColumns +
                                       " FROM evidence WHERE relationship = ?1 ORDER BY position") {
  }

  void run(const Touched& touched) {
    take_names();
    take_deletions(touched);
    for (const NodeId node : touched.nodes) take_node(node);
    for (const RelationshipId each : touched.relationships) take_relationship(each);
    take_indexes();
    graph_.reserve_ids(next_id("node"), next_id("relationship"));
  }

 private:
  void take_names();
  void take_deletions(const Touched& touched);
  void take_node(NodeId node);
  void take_labels(NodeId node, const std::vector<LabelId>& labels);
  void take_relationship(RelationshipId relationship);
  void take_indexes();
  template <class Id>
  void take_properties(Id owner, const RowReader::Properties& properties);
  Map to_map(const RowReader::Properties& properties) const;
  bool is_there(Statement& row, std::uint32_t id);

  std::uint32_t next_id(const std::string& thing) {
    Statement row(connection_, "SELECT id FROM next_id WHERE thing = '" + thing + "'");
    require(row.step());
    return rows_.number32(row, 0);
  }

  Connection& connection_;
  Graph& graph_;
  RowReader rows_;
  Statement node_row_, relationship_row_, evidence_rows_;
};

/// The graph may know names that are not in the file, of a write that failed; if the file has
/// given their ids to others meanwhile, the two do not fit.
void CatchUp::take_names() {
  const auto take_table = [this](const std::string& table, auto intern) {
    Statement rows(connection_, "SELECT id, name FROM " + table + " ORDER BY id");
    while (rows.step()) require(rows.integer(0) == intern(rows.text(1)));
  };
  take_table("label", [this](std::string_view name) { return graph_.intern_label(name).value; });
  take_table("relationship_type",
             [this](std::string_view name) { return graph_.intern_type(name).value; });
  take_table("property_key",
             [this](std::string_view name) { return graph_.intern_key(name).value; });
}

bool CatchUp::is_there(Statement& row, std::uint32_t id) {
  row.bind_all(std::int64_t{id});
  const ResetGuard guard(row);
  return row.step();
}

void CatchUp::take_deletions(const Touched& touched) {
  for (const RelationshipId each : touched.relationships) {
    if (graph_.contains(each) && !is_there(relationship_row_, each.value)) {
      graph_.delete_relationship(each);
    }
  }
  for (const NodeId node : touched.nodes) {
    if (graph_.contains(node) && !is_there(node_row_, node.value)) graph_.delete_node(node);
  }
}

Map CatchUp::to_map(const RowReader::Properties& properties) const {
  Map map;
  for (const auto& [key, value] : properties) map.emplace(graph_.name(key), value);
  return map;
}

template <class Id>
void CatchUp::take_properties(Id owner, const RowReader::Properties& properties) {
  const Map now = to_map(properties);
  for (const auto& [key, value] : graph_.properties(owner)) {
    if (!now.contains(key)) graph_.set_property(owner, key, {});
  }
  for (const auto& [key, value] : now) graph_.set_property(owner, key, value);
}

void CatchUp::take_labels(NodeId node, const std::vector<LabelId>& labels) {
  const std::span<const LabelId> known = graph_.labels(node);
  const std::vector<LabelId> before(known.begin(), known.end());
  for (const LabelId label : before) {
    if (std::ranges::count(labels, label) == 0) {
      graph_.remove_label(node, std::string(graph_.name(label)));
    }
  }
  for (const LabelId label : labels) graph_.add_label(node, std::string(graph_.name(label)));
}

void CatchUp::take_node(NodeId node) {
  node_row_.bind_all(std::int64_t{node.value});
  const ResetGuard guard(node_row_);
  if (!node_row_.step()) return;
  if (!graph_.contains(node)) graph_.restore_node(node, {}, {});
  take_labels(node, rows_.labels(node_row_, 0));
  take_properties(node, rows_.properties(node_row_, 1, node.value));
}

void CatchUp::take_relationship(RelationshipId relationship) {
  relationship_row_.bind_all(std::int64_t{relationship.value});
  const ResetGuard guard(relationship_row_);
  if (!relationship_row_.step()) return;
  const NodeId source{rows_.number32(relationship_row_, 0)};
  const TypeId type = rows_.type(relationship_row_.integer(1));
  const NodeId target{rows_.number32(relationship_row_, 2)};
  if (!graph_.contains(relationship)) {
    graph_.restore_relationship(relationship, source, std::string(graph_.name(type)), target, {});
  }
  require(graph_.source(relationship) == source && graph_.target(relationship) == target &&
          graph_.type(relationship) == type);
  take_properties(relationship, rows_.properties(relationship_row_, 3, relationship.value));
  evidence_rows_.bind_all(std::int64_t{relationship.value});
  const ResetGuard evidence_guard(evidence_rows_);
  std::vector<Evidence> evidence;
  while (evidence_rows_.step()) evidence.push_back(rows_.evidence(evidence_rows_, 0));
  graph_.set_evidence(relationship, evidence);
}

void CatchUp::take_indexes() {
  Statement rows(connection_, "SELECT label, key FROM property_index");
  while (rows.step()) {
    const std::string label(graph_.name(rows_.label(rows.integer(0))));
    graph_.create_index(label, graph_.name(rows_.key(rows.integer(1))));
  }
}

}  // namespace

bool catch_up(Connection& connection, Graph& graph, const Touched& touched) {
  Graph::Transaction transaction(graph);
  try {
    CatchUp(connection, graph).run(touched);
  } catch (const Misfit&) {
    return false;
  } catch (const Error&) {
    return false;  // reading the whole file tells what is wrong, if anything is
  }
  transaction.commit();
  return true;
}

}  // namespace newsgraph::store
