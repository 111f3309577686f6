// A query that is ready to run, and the last ones that an Engine was asked.
//
// To parse and plan a query takes longer than to answer many a one: whoever asks the same with
// other parameters pays for it once. A plan stays right whatever happens to the graph, but may be
// better made anew when the graph has another shape.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/graph/graph.h"
#include "newsgraph/query/functions/procedure.h"
#include "newsgraph/query/planner/plan.h"
#include "newsgraph/query/semantics/check.h"

namespace newsgraph {

struct PreparedQuery {
  semantics::CheckedQuery checked;
  planner::PlannedQuery plan;
};

class PreparedQueries {
 public:
  using Pointer = std::shared_ptr<const PreparedQuery>;

  /// The query from memory, or prepared now. Throws QueryError of phase "compile time".
  Pointer prepare(std::string_view text, const Graph& graph,
                  const functions::ProcedureTable& procedures);
  /// Forgets all: the procedures are others.
  void clear() { known_.clear(); }

 private:
  /// What the planner looks at, roughly.
  struct Shape {
    std::size_t nodes, relationships, names, indexes;
    /// Of the columns of nodes and relationships by key: on what values are conditions rests which
    /// of them can fail.
    std::vector<ColumnKind> kinds;
    static Shape of(const Graph& graph);
    /// Whether a plan made for this one is as good for the graph. Every query asks.
    bool resembles(const Graph& graph) const;
  };
  struct Entry {
    Pointer query;
    Shape shape;
    std::uint64_t last_use;
  };
  void make_room();

  std::map<std::string, Entry, std::less<>> known_;  ///< by text
  std::uint64_t uses_ = 0;
};

}  // namespace newsgraph
