#include "newsgraph/query/semantics/notifications.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "newsgraph/query/functions/graph_names.h"
#include "newsgraph/query/parser/excerpt.h"
#include "newsgraph/query/parser/operands.h"

namespace newsgraph::semantics {
namespace {

using parser::ExpressionPtr;

using functions::is_used;
using Kind = functions::NameKind;

struct Use {
  Kind kind;
  std::string name;
  QuerySpan span;
};

bool is_null(const ExpressionPtr& expression) {
  const auto* literal = std::get_if<parser::Literal>(&expression->node);
  return literal && literal->value.is_null();
}

/// Goes over a query and gathers the names that it asks for, those that it writes, and what else is
/// worth a word.
class Names {
 public:
  void query(const parser::Query& query) {
    for (const parser::SingleQuery& part : query.parts) clauses(part.clauses);
  }
  const std::vector<Use>& asked() const { return asked_; }
  /// Variables of patterns that ask for no label or type.
  const std::vector<Use>& bare_variables() const { return bare_variables_; }
  const std::vector<QuerySpan>& comparisons_with_null() const { return comparisons_with_null_; }
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
        if (node.labels.empty()) note_variable(Kind::kLabel, node.variable, node.span);
        properties(node.properties);
      }
      for (const parser::RelationshipPattern& relationship : part.relationships) {
        entities_.insert(relationship.variable);
        for (const std::string& type : relationship.types) {
          ask(Kind::kType, type, relationship.span);
        }
        if (relationship.types.empty()) {
          note_variable(Kind::kType, relationship.variable, relationship.span);
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
    } else if (const auto* comparison = std::get_if<parser::Comparison>(&expression->node)) {
      const bool with_null =
          is_null(comparison->first) || std::ranges::any_of(comparison->rest, [](const auto& pair) {
            return is_null(pair.second);
          });
      if (with_null) comparisons_with_null_.push_back(expression->span);
    } else if (const auto* predicate = std::get_if<parser::PatternPredicate>(&expression->node)) {
      asked(*predicate->pattern);
    } else if (const auto* every = std::get_if<parser::PatternComprehension>(&expression->node)) {
      asked(*every->pattern);
      this->expression(every->where);
      this->expression(every->projection);
    } else if (const auto* subquery = std::get_if<parser::Subquery>(&expression->node)) {
      if (subquery->pattern) asked(*subquery->pattern);
      this->expression(subquery->where);
      if (subquery->query) query(*subquery->query);
    }
    parser::for_each_operand(*expression,
                             [&](const ExpressionPtr& operand) { this->expression(operand); });
  }

  void ask(Kind kind, const std::string& name, QuerySpan span) {
    if (seen_.emplace(kind, name).second) asked_.push_back({kind, name, span});
  }
  void note_variable(Kind kind, const std::string& name, QuerySpan span) {
    if (!name.empty()) bare_variables_.push_back({kind, name, span});
  }
  /// `r:TYPE` asks for a type; which one is meant shows only at run time.
  void ask_label_or_type(const std::string& name, QuerySpan span) {
    if (!seen_.contains({Kind::kType, name})) ask(Kind::kLabel, name, span);
  }

  std::set<std::string> entities_;  ///< variables of nodes and relationships
  std::vector<Use> asked_;
  std::vector<Use> bare_variables_;
  std::vector<QuerySpan> comparisons_with_null_;
  std::set<std::pair<Kind, std::string>> seen_;
  std::set<std::pair<Kind, std::string>> written_;
};

/// Of `x:NAME` only running it shows whether a label or a type is asked for.
bool is_used_here(const Graph& graph, Kind kind, const std::string& name) {
  return is_used(graph, kind, name) || (kind == Kind::kLabel && is_used(graph, Kind::kType, name));
}

Notification placed(Notification notification, std::string_view text, QuerySpan span) {
  notification.location = locate(text, span);
  notification.excerpt = excerpt_of(text, span);
  return notification;
}

Notification make(std::string code, std::string message, std::string hint, std::string_view text,
                  QuerySpan span) {
  return placed({std::move(code), std::move(message), {}, {}, std::move(hint)}, text, span);
}

Notification misleading(const Use& use, std::string_view text) {
  const bool is_label = use.kind == Kind::kLabel;
  return make(
      "VariableNamedLikeType",
      use.name + " is a variable here, and stands for any " + (is_label ? "node" : "relationship"),
      "Write :" + use.name + " for the " + (is_label ? "label" : "type") + ".", text, use.span);
}

}  // namespace

std::vector<Notification> notifications(const CheckedQuery& query, const Graph& graph) {
  std::vector<Notification> all;
  Names names;
  names.query(query.query);
  for (const QuerySpan span : names.comparisons_with_null()) {
    all.push_back(make("ComparisonWithNull", "a comparison with null is never true",
                       "Write IS NULL or IS NOT NULL.", query.text, span));
  }
  if (graph.node_count() == 0) return all;
  for (const Use& use : names.bare_variables()) {
    if (is_used_here(graph, use.kind, use.name)) all.push_back(misleading(use, query.text));
  }
  for (const Use& use : names.asked()) {
    if (names.writes(use) || is_used_here(graph, use.kind, use.name)) continue;
    all.push_back(placed(functions::unknown_name(graph, use.kind, use.name), query.text, use.span));
  }
  return all;
}

}  // namespace newsgraph::semantics
