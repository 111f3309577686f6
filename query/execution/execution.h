// One running query: what its operators and expressions may look at and change.
//
// Made by the engine for one run, and alive as long as the operators built with it. Not safe for
// use by several threads.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "newsgraph/graph/text_search.h"
#include "newsgraph/query/functions/function.h"
#include "newsgraph/query/functions/procedure.h"
#include "newsgraph/query/limits.h"
#include "newsgraph/query/notification.h"
#include "newsgraph/query/parameters.h"
#include "newsgraph/query/planner/plan.h"
#include "newsgraph/query/result.h"

namespace newsgraph::execution {

/// What PROFILE measures of an operator.
struct OperatorProfile {
  std::uint64_t rows = 0;
  std::chrono::nanoseconds time{0};  ///< spent in the operator and in all that it pulled
  std::size_t kept_bytes = 0;        ///< the most it held on to at a time
};
using Profile = std::unordered_map<const planner::Plan*, OperatorProfile>;

/// What changes take, each with its record: measured as the growth of the process over a million of
/// them. The values of properties come on top.
inline constexpr std::size_t kNodeBytes = 220;
inline constexpr std::size_t kRelationshipBytes = 250;
inline constexpr std::size_t kLabelBytes = 110;
inline constexpr std::size_t kPropertyBytes = 130;

class Execution {
 public:
  /// `writable` is null for a query that only reads. All references outlive the execution.
  Execution(const Graph& graph, Graph* writable, const Parameters& parameters,
            const functions::ProcedureTable& procedures, TextSearchSource text_source,
            std::string_view text, const ExecutionLimits& limits);

  /// For another thread that works on the same query, which may only read. This one outlives it.
  std::unique_ptr<Execution> for_worker() const;

  const Graph& graph() const { return graph_; }
  /// For operators of writing clauses only.
  Graph& writable() { return *writable_; }
  const Parameters& parameters() const { return parameters_; }
  const functions::ProcedureTable& procedures() const { return procedures_; }
  /// Made when it is first asked for.
  const TextSearch& text_search();
  const functions::FunctionContext& functions() const { return functions_; }

  functions::Budget& budget() { return budget_; }
  /// To be called once for every piece of work of bounded size; throws QueryError when the query
  /// has to stop.
  void step() { budget_.step(); }
  void steps(std::uint64_t count) { budget_.steps(count); }
  /// Gives back a value made of others; throws QueryError when it is too large or too deep.
  Value sound(Value value) {
    budget_.require_sound(value);
    return value;
  }
  /// A runtime error about a part of the query's text.
  [[noreturn]] void fail(std::string type, std::string detail, const std::string& message,
                         QuerySpan span, std::string hint = {}) const;
  /// The same error with its place in the text, unless it has one.
  [[noreturn]] void fail(const QueryError& error, QuerySpan span) const;

  /// To be called for every change of the graph, with the bytes that it takes in the graph and in
  /// the record of what to take back; they count until the query ends.
  void changed(std::size_t bytes) {
    step();
    changes_.add(bytes);
    ++change_count_;
  }
  /// How often the graph was changed; who keeps something about the graph looks whether it has
  /// grown.
  std::uint64_t change_count() const { return change_count_; }

  /// Tells who asks, if anybody listens, of what is hardly meant in a part of the query's text.
  void notify(Notification notification, QuerySpan span) const;

  /// Throws EntityNotFound when the node or relationship has been deleted.
  void require_alive(const Value& entity) const;
  void delete_relationship(RelationshipId relationship);
  /// Deletes the node, with its relationships when `detach`; otherwise once its last relationships
  /// are gone: whether any are left is checked when the query ends. `span` is where DELETE names
  /// it.
  void delete_node(NodeId node, bool detach, QuerySpan span);
  /// The type of a relationship, which it keeps when the query deletes it.
  std::string_view type_of(RelationshipId relationship) const;
  /// What is to be done when all rows have been made.
  void finish();

  /// Who listens; may be empty.
  std::function<void(const Notification&)> on_notification;
  void check_limits() const { budget_.check(); }

  /// How many threads may work on the query.
  unsigned threads() const { return threads_; }
  /// What was measured of each operator; null unless the query is profiled.
  Profile* profile = nullptr;
  /// The operator that is being made, when the query is profiled.
  OperatorProfile* profiled = nullptr;

 private:
  Execution(const Execution& other, functions::Budget budget);

  const Graph& graph_;
  Graph* writable_;
  const Parameters& parameters_;
  const functions::ProcedureTable& procedures_;
  TextSearchSource text_source_;
  std::unique_ptr<TextSearch> text_search_;
  std::string_view text_;
  unsigned threads_ = 1;
  functions::Budget budget_;
  functions::FunctionContext functions_;
  functions::Holding changes_{budget_};
  std::uint64_t change_count_ = 0;
  /// Deleted while relationships hung on them, and where.
  std::vector<std::pair<NodeId, QuerySpan>> condemned_;
  std::unordered_map<RelationshipId, TypeId> deleted_types_;
};

/// The account an operator keeps of the rows, values and changes it holds on to. To be made in the
/// operator's constructor.
class KeptRows {
 public:
  explicit KeptRows(Execution& execution)
      : held_(execution.budget()), profiled_(execution.profiled) {}

  /// Throws QueryError when the query keeps more than memory allows.
  void add(const Row& row) { add(functions::bytes_of(row)); }
  void add(std::size_t bytes) {
    held_.add(bytes);
    note_peak();
  }
  /// Keeps so many bytes in all from now on.
  void become(std::size_t bytes) {
    held_.become(bytes);
    note_peak();
  }
  void release(std::size_t bytes) { held_.release(bytes); }
  void clear() { held_.clear(); }

 private:
  void note_peak() {
    if (profiled_) profiled_->kept_bytes = std::max(profiled_->kept_bytes, held_.peak());
  }

  functions::Holding held_;
  OperatorProfile* profiled_;
};

}  // namespace newsgraph::execution
