// Clauses: their order, what each one needs and what it leaves in scope.
#include <algorithm>

#include "newsgraph/graph/message.h"
#include "newsgraph/query/parser/keyword.h"
#include "newsgraph/query/semantics/checker.h"

namespace newsgraph::semantics {

namespace {

using parser::ExpressionPtr;
using Kind = StaticType::Kind;

template <class Clause>
bool is(const parser::Clause& clause) {
  return std::holds_alternative<Clause>(clause.node);
}

bool is_return(const parser::Clause& clause) {
  const auto* projection = std::get_if<parser::Projection>(&clause.node);
  return projection != nullptr && projection->is_return;
}

bool is_with(const parser::Clause& clause) {
  return is<parser::Projection>(clause) && !is_return(clause);
}

bool is_updating(const parser::Clause& clause) {
  return is<parser::Create>(clause) || is<parser::Merge>(clause) || is<parser::Set>(clause) ||
         is<parser::Remove>(clause) || is<parser::Delete>(clause) || is<parser::Foreach>(clause);
}

std::vector<std::string> columns_of(const parser::Projection& projection, const Scope& before) {
  std::vector<std::string> columns;
  if (projection.star) columns = before.names();
  for (const parser::ProjectionItem& item : projection.items) columns.push_back(item.name);
  return columns;
}

/// A procedure's type names as static types.
StaticType type_of(const functions::ProcedureField& field) {
  return StaticType::of_signature(") :: " + field.type);
}

}  // namespace

std::vector<std::string> Checker::query(const parser::Query& query, const Scope& outer,
                                        std::optional<parser::SubqueryKind> subquery) {
  if (std::ranges::find(query.union_all, true) != query.union_all.end() &&
      std::ranges::find(query.union_all, false) != query.union_all.end()) {
    fail("InvalidClauseComposition", "UNION and UNION ALL cannot be mixed in one query",
         query.parts.back().clauses.front().span);
  }
  std::vector<std::string> columns;
  for (std::size_t i = 0; i < query.parts.size(); ++i) {
    std::vector<std::string> of_part = single_query(query.parts[i], outer, subquery);
    if (i > 0 && !std::ranges::is_permutation(columns, of_part)) {
      fail("DifferentColumnsInUnion", "the queries of a UNION must return the same columns",
           query.parts[i].clauses.back().span);
    }
    if (i == 0) columns = std::move(of_part);
  }
  return columns;
}

std::vector<std::string> Checker::single_query(const parser::SingleQuery& query, Scope scope,
                                               std::optional<parser::SubqueryKind> subquery) {
  std::vector<std::string> columns;
  for (std::size_t i = 0; i < query.clauses.size(); ++i) {
    const parser::Clause& current = query.clauses[i];
    const bool last = i + 1 == query.clauses.size();
    if (is_return(current) && !last) {
      fail("InvalidClauseComposition", "nothing can follow RETURN", query.clauses[i + 1].span,
           "Use WITH to go on with the rows.");
    }
    if (subquery && is_updating(current)) {
      fail("InvalidClauseComposition",
           "a subquery of " + std::string(keyword_of(*subquery)) + " cannot change the graph",
           current.span);
    }
    if (last && !subquery &&
        (is<parser::Match>(current) || is<parser::Unwind>(current) || is_with(current))) {
      fail("InvalidClauseComposition", "a query must end with RETURN or a clause that writes",
           current.span, "Add a RETURN.");
    }
    if (const auto* projected = std::get_if<parser::Projection>(&current.node);
        projected != nullptr && projected->is_return) {
      columns = columns_of(*projected, scope);
    }
    if (const auto* called = std::get_if<parser::CallProcedure>(&current.node)) {
      const bool standalone = query.clauses.size() == 1;
      Scope before = scope;
      call(*called, current.span, scope, standalone);
      if (standalone) {
        for (const std::string& name : scope.names()) {
          if (!before.contains(name)) columns.push_back(name);
        }
      }
      continue;
    }
    clause(current, scope);
  }
  return columns;
}

void Checker::clause(const parser::Clause& clause, Scope& scope) {
  if (is_updating(clause)) writes_ = true;
  if (const auto* match = std::get_if<parser::Match>(&clause.node)) {
    match_pattern(match->pattern, scope, true);
    condition(match->where, scope);
  } else if (const auto* unwound = std::get_if<parser::Unwind>(&clause.node)) {
    unwind(*unwound, clause.span, scope);
  } else if (const auto* projected = std::get_if<parser::Projection>(&clause.node)) {
    scope = projection(*projected, clause.span, scope);
  } else if (const auto* create = std::get_if<parser::Create>(&clause.node)) {
    create_pattern(create->pattern, scope, false);
  } else if (const auto* merge = std::get_if<parser::Merge>(&clause.node)) {
    create_pattern(merge->pattern, scope, true);
    set_items(merge->on_create, scope);
    set_items(merge->on_match, scope);
  } else if (const auto* set = std::get_if<parser::Set>(&clause.node)) {
    set_items(set->items, scope);
  } else if (const auto* removed = std::get_if<parser::Remove>(&clause.node)) {
    remove(*removed, scope);
  } else if (const auto* deleted = std::get_if<parser::Delete>(&clause.node)) {
    deletion(*deleted, scope);
  } else if (const auto* loop = std::get_if<parser::Foreach>(&clause.node)) {
    foreach (*loop, scope);
  }
}

void Checker::unwind(const parser::Unwind& unwind, QuerySpan span, Scope& scope) {
  const StaticType list = expression(unwind.list, scope);
  if (scope.contains(unwind.variable)) {
    fail("VariableAlreadyBound", in_quotes(unwind.variable) + " already stands for something else",
         span);
  }
  scope.declare(unwind.variable, list.item());
}

// ---- writing
// -------------------------------------------------------------------------------------

void Checker::entity_target(const ExpressionPtr& target, const Scope& scope) {
  const StaticType type = expression(target, scope);
  if (type.may_be({Kind::kNode, Kind::kRelationship, Kind::kMap})) return;
  fail("InvalidArgumentType",
       "only a node or a relationship can be changed, and this is " + described(type),
       target->span);
}

void Checker::set_items(const std::vector<parser::SetItem>& items, const Scope& scope) {
  for (const parser::SetItem& item : items) {
    entity_target(item.target, scope);
    expression(item.value, scope);
  }
}

void Checker::remove(const parser::Remove& remove, const Scope& scope) {
  for (const parser::RemoveItem& item : remove.items) entity_target(item.target, scope);
}

void Checker::deletion(const parser::Delete& deletion, const Scope& scope) {
  for (const ExpressionPtr& target : deletion.targets) {
    if (std::holds_alternative<parser::LabelTest>(target->node)) {
      fail("InvalidDelete", "a label cannot be deleted", target->span,
           "Use REMOVE to take a label away.");
    }
    const StaticType type = expression(target, scope);
    if (!type.may_be({Kind::kNode, Kind::kRelationship, Kind::kPath})) {
      fail("InvalidArgumentType",
           "only nodes, relationships and paths can be deleted, and this is " + described(type),
           target->span);
    }
  }
}

void Checker::foreach(const parser::Foreach& loop, Scope scope) {
  const StaticType list = expression(loop.list, scope);
  scope.declare(loop.variable, list.item());
  for (const parser::Clause& inner : loop.clauses) {
    if (!is_updating(inner)) {
      fail("InvalidClauseComposition", "only clauses that write can stand in FOREACH", inner.span);
    }
    clause(inner, scope);
  }
}

// ---- CALL
// ----------------------------------------------------------------------------------------

void Checker::call(const parser::CallProcedure& call, QuerySpan span, Scope& scope,
                   bool standalone) {
  const auto found = procedures_.find(call.name);
  if (found == procedures_.end()) {
    std::vector<std::string_view> names;
    for (const auto& [name, procedure] : procedures_) names.push_back(name);
    throw QueryError("ProcedureError", QueryError::Phase::kCompileTime, "ProcedureNotFound",
                     "there is no procedure " + in_quotes(call.name), text_, span,
                     parser::suggest(call.name, names));
  }
  const functions::Procedure& procedure = found->second;
  call_arguments(call, procedure, span, scope, standalone);
  if (call.yield_star && !standalone) {
    fail("UnexpectedSyntax", "YIELD * can stand only in a CALL that is the whole query", span,
         "Name the fields to yield.");
  }
  if (standalone && !call.yield) {
    for (const auto& output : procedure.outputs) scope.declare(output.name, type_of(output));
  }
  if (call.yield) {
    for (const parser::YieldItem& item : *call.yield) {
      const auto output =
          std::ranges::find(procedure.outputs, item.field, &functions::ProcedureField::name);
      if (output == procedure.outputs.end()) {
        std::vector<std::string_view> fields;
        for (const auto& field : procedure.outputs) fields.push_back(field.name);
        fail("UndefinedVariable", call.name + " yields no " + in_quotes(item.field), item.span,
             parser::suggest(item.field, fields));
      }
      if (scope.contains(item.variable)) {
        fail("VariableAlreadyBound",
             in_quotes(item.variable) + " already stands for something else", item.span,
             "Give the field another name with AS.");
      }
      scope.declare(item.variable, type_of(*output));
    }
  }
  condition(call.where, scope);
}

void Checker::call_arguments(const parser::CallProcedure& call,
                             const functions::Procedure& procedure, QuerySpan span,
                             const Scope& scope, bool standalone) {
  if (!call.explicit_arguments) {
    if (!standalone) {
      fail("InvalidArgumentPassingMode", "a CALL within a query needs its arguments written out",
           span, "Write CALL " + call.name + "(…).");
    }
    for (const auto& input : procedure.inputs) {
      if (!input.optional) parameter(parser::Parameter{input.name}, span);
    }
    return;
  }
  const std::size_t least = procedure.required_inputs();
  const std::size_t most = procedure.inputs.size();
  if (call.arguments.size() < least || call.arguments.size() > most) {
    fail("InvalidNumberOfArguments",
         call.name + " takes " + (least < most ? std::to_string(least) + " to " : "") +
             std::to_string(most) + " arguments, not " + std::to_string(call.arguments.size()),
         span, procedure.signature());
  }
  for (std::size_t i = 0; i < call.arguments.size(); ++i) {
    const StaticType given = expression(call.arguments[i], scope);
    const StaticType wanted = type_of(procedure.inputs[i]);
    if (wanted.is(Kind::kAny) || given.may_be({wanted.kind})) continue;
    // An integer serves where a float is asked.
    if (wanted.is(Kind::kFloat) && given.is(Kind::kInteger)) continue;
    fail("InvalidArgumentType",
         "expected " + with_article(procedure.inputs[i].type) + " but this is " + described(given),
         call.arguments[i]->span);
  }
}

}  // namespace newsgraph::semantics
