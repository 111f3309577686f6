// One running query: what its operators and expressions may look at and change.
//
// Made by the engine for one run, and alive as long as the operators built with it. Not safe for
// use by several threads.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "newsgraph/query/engine.h"
#include "newsgraph/query/functions/function.h"
#include "newsgraph/query/functions/procedure.h"
#include "newsgraph/query/planner/plan.h"

namespace newsgraph::execution {

class Execution {
 public:
  /// `writable` is null for a query that only reads. All references outlive the execution.
  Execution(const Graph& graph, Graph* writable, const Parameters& parameters,
            const functions::ProcedureTable& procedures, std::string_view text,
            const ExecutionLimits& limits);

  const Graph& graph() const { return graph_; }
  /// For operators of writing clauses only.
  Graph& writable() { return *writable_; }
  const Parameters& parameters() const { return parameters_; }
  const functions::ProcedureTable& procedures() const { return procedures_; }
  const functions::FunctionContext& functions() const { return functions_; }

  /// To be called once for every piece of work of bounded size; throws QueryError when the query
  /// has been stopped or its time is up.
  void step() {
    if ((++steps_ & kStepMask) == 0) check_limits();
  }
  /// A runtime error about a part of the query's text.
  [[noreturn]] void fail(std::string type, std::string detail, const std::string& message,
                         QuerySpan span) const;
  /// The same error with its place in the text, unless it has one.
  [[noreturn]] void fail(const QueryError& error, QuerySpan span) const;

  /// Throws EntityNotFound when the node or relationship has been deleted.
  void require_alive(const Value& entity) const;
  void delete_relationship(RelationshipId relationship);
  /// Deletes the node, with its relationships when `detach`; otherwise once its last relationships
  /// are gone: whether any are left is checked when the query ends.
  void delete_node(NodeId node, bool detach);
  /// The type of a relationship, which it keeps when the query deletes it.
  std::string_view type_of(RelationshipId relationship) const;
  /// What is to be done when all rows have been made.
  void finish();

  /// Rows that came out of each operator, when the query is profiled.
  using Profile = std::unordered_map<const planner::Plan*, std::uint64_t>;
  Profile* profile = nullptr;

 private:
  friend class KeptRows;

  static constexpr std::uint64_t kStepMask = 1023;
  void check_limits() const;

  const Graph& graph_;
  Graph* writable_;
  const Parameters& parameters_;
  const functions::ProcedureTable& procedures_;
  std::string_view text_;
  const ExecutionLimits& limits_;
  functions::FunctionContext functions_;
  std::uint64_t steps_ = 0;
  std::size_t kept_bytes_ = 0;
  std::vector<NodeId> condemned_;  ///< deleted while relationships hung on them
  std::unordered_map<RelationshipId, TypeId> deleted_types_;
};

/// The account an operator keeps of the rows it holds on to.
class KeptRows {
 public:
  explicit KeptRows(Execution& execution) : execution_(execution) {}
  ~KeptRows() { clear(); }
  KeptRows(const KeptRows&) = delete;
  KeptRows& operator=(const KeptRows&) = delete;
  /// Throws QueryError when the query keeps more than memory allows.
  void add(const Row& row);
  void clear();

 private:
  Execution& execution_;
  std::size_t bytes_ = 0;
};

}  // namespace newsgraph::execution
