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

PreparedQueries::Pointer prepared(std::string_view text, const Graph& graph,
                                  const functions::ProcedureTable& procedures) {
  auto query = std::make_shared<PreparedQuery>();
  query->checked = semantics::check(parser::parse(text), text, procedures);
  query->plan = planner::plan_query(query->checked, graph, procedures);
  return query;
}

}  // namespace

PreparedQueries::Shape PreparedQueries::Shape::of(const Graph& graph) {
  std::vector<ColumnKind> kinds;
  for (std::uint32_t key = 0; key < graph.key_names().size(); ++key) {
    kinds.push_back(graph.node_column(KeyId{key}).kind());
    kinds.push_back(graph.relationship_column(KeyId{key}).kind());
  }
  return {graph.node_count(), graph.relationship_count(),
          graph.label_names().size() + graph.type_names().size() + graph.key_names().size(),
          graph.indexes().size(), std::move(kinds)};
}

bool PreparedQueries::Shape::resembles(const Shape& other) const {
  return names == other.names && indexes == other.indexes && kinds == other.kinds &&
         are_close(nodes, other.nodes) && are_close(relationships, other.relationships);
}

PreparedQueries::Pointer PreparedQueries::prepare(std::string_view text, const Graph& graph,
                                                  const functions::ProcedureTable& procedures) {
  const Shape shape = Shape::of(graph);
  const auto known = known_.find(text);
  if (known != known_.end() && known->second.shape.resembles(shape)) {
    known->second.last_use = ++uses_;
    return known->second.query;
  }
  Pointer query = prepared(text, graph, procedures);
  if (text.size() > kMostBytes) return query;
  if (known == known_.end() && known_.size() == kMostQueries) make_room();
  known_.insert_or_assign(std::string(text), Entry{query, shape, ++uses_});
  return query;
}

/// Forgets the query that was not asked for longest.
void PreparedQueries::make_room() {
  known_.erase(std::ranges::min_element(known_, {},
                                        [](const auto& entry) { return entry.second.last_use; }));
}

}  // namespace newsgraph
