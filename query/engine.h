// The openCypher engine: text in, rows out.
//
//     Engine engine(graph);
//     Result result = engine.run("MATCH (p:Person) RETURN p.name AS name");
//
// A query passes through parser (text → Ast), semantics (Ast → CheckedQuery), planner (→ Plan) and
// execution (→ rows); each can be called and printed by itself.
//
// Thread safety: one Engine an asking thread; several may read one Graph at a time.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

#include "newsgraph/graph/graph.h"
#include "newsgraph/query/functions/procedure.h"
#include "newsgraph/query/query_error.h"
#include "newsgraph/query/result.h"

namespace newsgraph {

/// Values of $name in the query, by name.
using Parameters = Map;

/// How much a query may use before it is stopped with QueryError (ExecutionStopped).
struct ExecutionLimits {
  std::stop_token stop;
  std::optional<std::chrono::steady_clock::time_point> deadline;
  /// For rows that have to be kept: sorted, grouped, told apart.
  std::size_t maximum_kept_bytes = std::size_t{8} << 30;
};

class Engine {
 public:
  explicit Engine(Graph& graph);
  /// An engine that may only read: a writing query throws QueryError before anything runs.
  explicit Engine(const Graph& graph);

  /// Runs a query to its end. Throws QueryError; a failing query leaves the graph as it was.
  Result run(std::string_view query, const Parameters& parameters = {});

  /// Runs a query and hands over each row as soon as it is known; return false from `on_row` to
  /// stop. Columns are handed over first.
  /// When the query only reads, stopping stops the work; what a query writes is written whole.
  ChangeCounts stream(std::string_view query, const Parameters& parameters,
                      const std::function<void(const std::vector<std::string>&)>& on_columns,
                      const std::function<bool(const Row&)>& on_row);

  /// Whether the query has a writing clause; throws QueryError when it is not a query.
  static bool writes(std::string_view query);

  /// The operator tree as text, one operator a line, without running it. A query that begins with
  /// EXPLAIN or PROFILE gives the same as rows of a column `plan`; PROFILE runs the query and adds
  /// how many rows came out of each operator as a column `rows`.
  std::string explain(std::string_view query, const Parameters& parameters = {});

  /// Makes a procedure known to CALL, in place of one with the same name.
  void add_procedure(functions::Procedure procedure);
  /// Holds for queries that start from now on.
  void set_limits(ExecutionLimits limits) { limits_ = std::move(limits); }

 private:
  const Graph* reading_;
  Graph* writing_;
  functions::ProcedureTable procedures_;
  ExecutionLimits limits_;
};

}  // namespace newsgraph
