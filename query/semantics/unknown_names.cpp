#include "newsgraph/query/semantics/unknown_names.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "newsgraph/query/parser/excerpt.h"
#include "newsgraph/query/parser/keyword.h"
#include "newsgraph/query/parser/operands.h"

namespace newsgraph::semantics {
namespace {

using parser::ExpressionPtr;

enum class Kind { kLabel, kType, kKey };

struct Use {
  Kind kind;
  std::string name;
  QuerySpan span;
};

/// Goes over a query and gathers the names that it asks for and those that it writes.
class Names {
 public:
  void query(const parser::Query& query) {
    for (const parser::SingleQuery& part : query.parts) clauses(part.clauses);
  }
  const std::vector<Use>& asked() const { return asked_; }
  bool writes(const Use& use) const { return written_.contains({use.kind, use.name}); }

 private:
  void clauses(const std::vector<parser::Clause>& clauses) {
    for (const parser::Clause& each : clauses) {
      std::visit([&](const auto& node) { clause(node); }, each.node);
    }
  }
  void clause(const parser::Match& match) {
    asked(match.pattern);
    expression(match.where);
  }
  void clause(const parser::Unwind& unwind) { expression(unwind.list); }
  void clause(const parser::Projection& projection) {
    for (const auto& item : projection.items) expression(item.expression);
    for (const auto& item : projection.order) expression(item.expression);
    expression(projection.where);
  }
  void clause(const parser::Create& create) { written(create.pattern); }
  void clause(const parser::Merge& merge) {
    written(merge.pattern);
    set_items(merge.on_create);
    set_items(merge.on_match);
  }
  void clause(const parser::Set& set) { set_items(set.items); }
  void clause(const parser::Remove&) {}
  void clause(const parser::Delete& deletion) {
    for (const ExpressionPtr& target : deletion.targets) expression(target);
  }
  void clause(const parser::CallProcedure& call) {
    for (const ExpressionPtr& argument : call.arguments) expression(argument);
    expression(call.where);
  }
  void clause(const parser::Foreach& loop) {
    expression(loop.list);
    clauses(loop.clauses);
  }
  void set_items(const std::vector<parser::SetItem>& items) {
    for (const parser::SetItem& item : items) {
      for (const std::string& label : item.labels) written_.emplace(Kind::kLabel, label);
      if (!item.key.empty()) written_.emplace(Kind::kKey, item.key);
      keys_of_map(item.value);
      expression(item.value);
    }
  }

  void asked(const parser::Pattern& pattern) {
    for (const parser::PatternPart& part : pattern.parts) {
      for (const parser::NodePattern& node : part.nodes) {
        entities_.insert(node.variable);
        for (const std::string& label : node.labels) ask(Kind::kLabel, label, node.span);
        properties(node.properties);
      }
      for (const parser::RelationshipPattern& relationship : part.relationships) {
        entities_.insert(relationship.variable);
        for (const std::string& type : relationship.types) {
          ask(Kind::kType, type, relationship.span);
        }
        properties(relationship.properties);
      }
    }
  }
  void written(const parser::Pattern& pattern) {
    for (const parser::PatternPart& part : pattern.parts) {
      for (const parser::NodePattern& node : part.nodes) {
        for (const std::string& label : node.labels) written_.emplace(Kind::kLabel, label);
        keys_of_map(node.properties);
      }
      for (const parser::RelationshipPattern& relationship : part.relationships) {
        for (const std::string& type : relationship.types) written_.emplace(Kind::kType, type);
        keys_of_map(relationship.properties);
      }
    }
  }
  /// Of a pattern to find.
  void properties(const ExpressionPtr& map) {
    const auto* literal = map ? std::get_if<parser::MapLiteral>(&map->node) : nullptr;
    if (!literal) return;
    for (const auto& [key, value] : literal->entries) {
      ask(Kind::kKey, key, map->span);
      expression(value);
    }
  }
  void keys_of_map(const ExpressionPtr& map) {
    const auto* literal = map ? std::get_if<parser::MapLiteral>(&map->node) : nullptr;
    if (!literal) return;
    for (const auto& [key, value] : literal->entries) written_.emplace(Kind::kKey, key);
  }

  void expression(const ExpressionPtr& expression) {
    if (!expression) return;
    if (const auto* test = std::get_if<parser::LabelTest>(&expression->node)) {
      for (const std::string& label : test->labels) ask_label_or_type(label, expression->span);
    } else if (const auto* access = std::get_if<parser::PropertyAccess>(&expression->node)) {
      const auto* variable = std::get_if<parser::Variable>(&access->object->node);
      // Of maps that a query makes the graph knows nothing.
      if (variable && entities_.contains(variable->name)) {
        ask(Kind::kKey, access->key, expression->span);
      }
    } else if (const auto* predicate = std::get_if<parser::PatternPredicate>(&expression->node)) {
      asked(*predicate->pattern);
    } else if (const auto* every = std::get_if<parser::PatternComprehension>(&expression->node)) {
      asked(*every->pattern);
      this->expression(every->where);
      this->expression(every->projection);
    } else if (const auto* exists = std::get_if<parser::ExistsSubquery>(&expression->node)) {
      if (exists->pattern) asked(*exists->pattern);
      this->expression(exists->where);
      if (exists->query) query(*exists->query);
    }
    parser::for_each_operand(*expression,
                             [&](const ExpressionPtr& operand) { this->expression(operand); });
  }

  void ask(Kind kind, const std::string& name, QuerySpan span) {
    if (seen_.emplace(kind, name).second) asked_.push_back({kind, name, span});
  }
  /// `r:TYPE` asks for a type; which one is meant shows only at run time.
  void ask_label_or_type(const std::string& name, QuerySpan span) {
    if (!seen_.contains({Kind::kType, name})) ask(Kind::kLabel, name, span);
  }

  std::set<std::string> entities_;  ///< variables of nodes and relationships
  std::vector<Use> asked_;
  std::set<std::pair<Kind, std::string>> seen_;
  std::set<std::pair<Kind, std::string>> written_;
};

bool is_used(const Graph& graph, Kind kind, const std::string& name) {
  if (kind == Kind::kKey) return graph.find_key(name).has_value();
  const auto type = graph.find_type(name);
  const bool is_type = type && graph.relationship_count(*type) > 0;
  const auto label = graph.find_label(name);
  return kind == Kind::kType ? is_type : is_type || (label && graph.node_count(*label) > 0);
}

Notification notify(const Use& use, const Graph& graph, std::string_view text) {
  const bool is_key = use.kind == Kind::kKey, is_label = use.kind == Kind::kLabel;
  const std::string sign = is_key ? "." : ":";
  std::vector<std::string_view> candidates;
  const auto known = is_key     ? graph.key_names()
                     : is_label ? graph.label_names()
                                : graph.type_names();
  for (const std::string& name : known) {
    if (is_used(graph, use.kind, name)) candidates.push_back(name);
  }
  const std::string best = parser::closest(use.name, candidates);
  Notification notification;
  notification.code = is_key     ? "UnknownPropertyKey"
                      : is_label ? "UnknownLabel"
                                 : "UnknownRelationshipType";
  notification.message = is_key     ? "nothing in the graph has a property " + use.name
                         : is_label ? "no node of the graph has the label :" + use.name
                                    : "no relationship of the graph has the type :" + use.name;
  notification.location = locate(text, use.span);
  notification.excerpt = excerpt_of(text, use.span);
  if (!best.empty()) notification.hint = "Did you mean " + sign + best + "?";
  return notification;
}

}  // namespace

std::vector<Notification> unknown_names(const CheckedQuery& query, const Graph& graph) {
  std::vector<Notification> notifications;
  if (graph.node_count() == 0) return notifications;
  Names names;
  names.query(query.query);
  for (const Use& use : names.asked()) {
    if (names.writes(use) || is_used(graph, use.kind, use.name)) continue;
    notifications.push_back(notify(use, graph, query.text));
  }
  return notifications;
}

}  // namespace newsgraph::semantics
