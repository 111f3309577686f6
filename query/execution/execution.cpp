#include "newsgraph/query/execution/execution.h"

#include <chrono>

#include "newsgraph/query/parser/excerpt.h"

namespace newsgraph::execution {
namespace {

DateTime now() {
  const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
  const auto nanoseconds =
      std::chrono::duration_cast<std::chrono::nanoseconds>(since_epoch).count();
  DateTime time;
  time.local.date.days = nanoseconds / kNanosecondsPerDay;
  time.local.time.nanoseconds = nanoseconds % kNanosecondsPerDay;
  return time;
}

}  // namespace

Execution::Execution(const Graph& graph, Graph* writable, const Parameters& parameters,
                     const functions::ProcedureTable& procedures, TextSearchSource text_source,
                     std::string_view text, const ExecutionLimits& limits)
    : graph_(graph),
      writable_(writable),
      parameters_(parameters),
      procedures_(procedures),
      text_source_(std::move(text_source)),
      text_(text),
      threads_(limits.maximum_threads),
      budget_(limits),
      functions_{graph, now(), budget_} {}

Execution::Execution(const Execution& other, functions::Budget budget)
    : graph_(other.graph_),
      writable_(nullptr),
      parameters_(other.parameters_),
      procedures_(other.procedures_),
      text_source_(other.text_source_),
      text_(other.text_),
      budget_(std::move(budget)),
      functions_{graph_, other.functions_.statement_time, budget_} {}

std::unique_ptr<Execution> Execution::for_worker() const {
  return std::unique_ptr<Execution>(new Execution(*this, budget_.for_worker()));
}

const TextSearch& Execution::text_search() {
  if (!text_search_) text_search_ = text_source_ ? text_source_() : TextSearch::over(graph_);
  return *text_search_;
}

void Execution::fail(std::string type, std::string detail, const std::string& message,
                     QuerySpan span, std::string hint) const {
  if (span.begin == span.end) {
    throw QueryError(std::move(type), std::move(detail), message, std::move(hint));
  }
  throw QueryError(std::move(type), QueryError::Phase::kRuntime, std::move(detail), message, text_,
                   span, std::move(hint));
}

void Execution::fail(const QueryError& error, QuerySpan span) const {
  // Where a limit was reached says nothing: it is the whole query that is too much.
  if (error.location().line != 0 || functions::is_stop(error)) throw error;
  fail(error.type(), error.detail(), error.what(), span, error.hint());
}

void Execution::notify(Notification notification, QuerySpan span) const {
  if (!on_notification) return;
  notification.location = locate(text_, span);
  notification.excerpt = excerpt_of(text_, span);
  on_notification(notification);
}

void Execution::require_alive(const Value& entity) const {
  if (entity.is_node() ? graph_.contains(entity.as_node())
                       : graph_.contains(entity.as_relationship())) {
    return;
  }
  throw QueryError("EntityNotFound", "DeletedEntityAccess",
                   entity.is_node() ? "The node has been deleted in this query"
                                    : "The relationship has been deleted in this query");
}

void Execution::delete_relationship(RelationshipId relationship) {
  changed(kRelationshipBytes);
  deleted_types_[relationship] = graph_.type(relationship);
  writable_->delete_relationship(relationship);
}

void Execution::delete_node(NodeId node, bool detach, QuerySpan span) {
  if (detach) {
    // The graph's own detaching would leave no trace of the relationships' types.
    const auto outgoing = graph_.outgoing(node), incoming = graph_.incoming(node);
    std::vector<Adjacent> all(outgoing.begin(), outgoing.end());
    all.insert(all.end(), incoming.begin(), incoming.end());
    for (const Adjacent& adjacent : all) {
      if (graph_.contains(adjacent.relationship)) delete_relationship(adjacent.relationship);
    }
  }
  if (graph_.outgoing(node).empty() && graph_.incoming(node).empty()) {
    changed(kNodeBytes);
    writable_->delete_node(node);
  } else {
    condemned_.emplace_back(node, span);
  }
}

std::string_view Execution::type_of(RelationshipId relationship) const {
  const auto deleted = deleted_types_.find(relationship);
  return graph_.name(deleted == deleted_types_.end() ? graph_.type(relationship) : deleted->second);
}

void Execution::finish() {
  for (const auto& [node, span] : condemned_) {
    if (!graph_.contains(node)) continue;
    if (!graph_.outgoing(node).empty() || !graph_.incoming(node).empty()) {
      fail("ConstraintVerificationFailed", "DeleteConnectedNode",
           "A node that still has relationships cannot be deleted", span,
           "Delete them too, or write DETACH DELETE.");
    }
    writable_->delete_node(node);
  }
  condemned_.clear();
}

}  // namespace newsgraph::execution
