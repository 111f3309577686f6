#include "newsgraph/query/prepared_query.h"

#include <algorithm>
#include <utility>

#include "newsgraph/query/parser/parser.h"
#include "newsgraph/query/planner/planner.h"

namespace newsgraph {

namespace {

constexpr std::size_t kMostQueries = 100;
/// Of a query that is kept. A longer one is not what somebody asks again and again.
constexpr std::size_t kMostBytes = 10'000;

/// Whether two counts differ by no more than a tenth.
bool are_close(std::size_t one, std::size_t other) {
  const auto [less, more] = std::minmax(one, other);
  return more - less <= more / 10;
}

std::size_t count_names(const Graph& graph) {
  return graph.label_names().size() + graph.type_names().size() + graph.key_names().size();
}

template <class Visit>
void for_each_column(const Graph& graph, const Visit& visit) {
  for (std::uint32_t key = 0; key < graph.key_names().size(); ++key) {
    visit(graph.node_column(KeyId{key}));
    visit(graph.relationship_column(KeyId{key}));
  }
}

PreparedQueries::Pointer prepared(std::string_view text, const Graph& graph,
                                  const functions::ProcedureTable& procedures) {
  auto query = std::make_shared<PreparedQuery>();
  query->checked = semantics::check(parser::parse(text), text, procedures);
  query->plan = planner::plan_query(query->checked, graph, procedures);
  return query;
}

}  // namespace

PreparedQueries::Shape PreparedQueries::Shape::of(const Graph& graph) {
  Shape shape{graph.node_count(),
              graph.relationship_count(),
              count_names(graph),
              graph.indexes().size(),
              {}};
  for_each_column(graph,
                  [&](const PropertyColumn& column) { shape.kinds.push_back(column.kind()); });
  return shape;
}

bool PreparedQueries::Shape::resembles(const Graph& graph) const {
  if (names != count_names(graph) || indexes != graph.indexes().size() ||
      !are_close(nodes, graph.node_count()) ||
      !are_close(relationships, graph.relationship_count())) {
    return false;
  }
  auto kind = kinds.begin();
  bool same = true;
  for_each_column(graph, [&](const PropertyColumn& column) { same &= column.kind() == *kind++; });
  return same;
}

PreparedQueries::Pointer PreparedQueries::prepare(std::string_view text, const Graph& graph,
                                                  const functions::ProcedureTable& procedures) {
  const auto known = known_.find(text);
  if (known != known_.end() && known->second.shape.resembles(graph)) {
    known->second.last_use = ++uses_;
    return known->second.query;
  }
  Pointer query = prepared(text, graph, procedures);
  if (text.size() > kMostBytes) return query;
  if (known == known_.end() && known_.size() == kMostQueries) make_room();
  known_.insert_or_assign(std::string(text), Entry{query, Shape::of(graph), ++uses_});
  return query;
}

/// Forgets the query that was not asked for longest.
void PreparedQueries::make_room() {
  known_.erase(std::ranges::min_element(known_, {},
                                        [](const auto& entry) { return entry.second.last_use; }));
}

}  // namespace newsgraph
