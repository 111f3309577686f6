// The semantic pass at work: one walk over the tree, clause by clause, with the scope each clause
// leaves to the next.
//
// Rules are spread over files by subject: expressions.cpp, patterns.cpp, projections.cpp and
// clauses.cpp.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/query/parser/ast.h"
#include "newsgraph/query/semantics/check.h"
#include "newsgraph/query/semantics/scope.h"

namespace newsgraph::semantics {

/// Where an expression stands decides what may stand in it.
struct ExpressionContext {
  bool aggregates = false;  ///< an aggregating function may be called
  bool predicate = false;   ///< a boolean is asked, so a pattern may stand for its existence
};

class Checker {
 public:
  Checker(std::string_view text, const functions::ProcedureTable& procedures)
      : text_(text), procedures_(procedures) {}

  /// The columns of the result. `subquery`: of which kind, when it is one.
  std::vector<std::string> query(const parser::Query& query, const Scope& outer,
                                 std::optional<parser::SubqueryKind> subquery);
  bool writes() const { return writes_; }
  /// In the order of the text, each once.
  std::vector<UsedParameter> parameters() const;

 private:
  // ---- clauses.cpp
  // -------------------------------------------------------------------------------
  std::vector<std::string> single_query(const parser::SingleQuery& query, Scope scope,
                                        std::optional<parser::SubqueryKind> subquery);
  void clause(const parser::Clause& clause, Scope& scope);
  void unwind(const parser::Unwind& unwind, QuerySpan span, Scope& scope);
  void set_items(const std::vector<parser::SetItem>& items, const Scope& scope);
  void remove(const parser::Remove& remove, const Scope& scope);
  void deletion(const parser::Delete& deletion, const Scope& scope);
  void call(const parser::CallProcedure& call, QuerySpan span, Scope& scope, bool standalone);
  void call_arguments(const parser::CallProcedure& call, const functions::Procedure& procedure,
                      QuerySpan span, const Scope& scope, bool standalone);
  void foreach (const parser::Foreach& loop, Scope scope);
  void entity_target(const parser::ExpressionPtr& target, const Scope& scope);

  // ---- patterns.cpp
  // ------------------------------------------------------------------------------
  /// Declares what a MATCH pattern binds. With `bind_new` false every variable must be known.
  void match_pattern(const parser::Pattern& pattern, Scope& scope, bool bind_new);
  void match_node(const parser::NodePattern& node, Scope& scope, bool bind_new);
  void match_relationship(const parser::RelationshipPattern& relationship, Scope& scope,
                          std::set<std::string>& bound_here, bool bind_new);
  /// A pattern that stands for a condition uses a name that is not known.
  [[noreturn]] void unbound_in_condition(const std::string& name, QuerySpan span,
                                         const Scope& scope) const;
  void pattern_properties(const parser::Pattern& pattern, const Scope& scope);
  void create_pattern(const parser::Pattern& pattern, Scope& scope, bool merge);
  void create_node(const parser::NodePattern& node, bool alone, Scope& scope, bool merge);
  void create_relationship(const parser::RelationshipPattern& relationship, Scope& scope,
                           bool merge);
  void reject_parameter_map(const parser::ExpressionPtr& properties);

  // ---- projections.cpp
  // ---------------------------------------------------------------------------
  /// The scope after the projection.
  Scope projection(const parser::Projection& projection, QuerySpan span, const Scope& scope);
  void projection_order(const parser::Projection& projection, const Scope& before,
                        const Scope& after, bool aggregates);
  void projection_condition(const parser::Projection& projection, const Scope& before,
                            const Scope& after, bool aggregates);
  void aggregated_order(const parser::Projection& projection, const parser::ExpressionPtr& part,
                        const Scope& after, bool in_aggregation);
  void ambiguous_aggregation(const parser::Projection& projection);
  void mixed_expression(const parser::ExpressionPtr& part, const std::set<std::string>& keys);
  void row_count(const parser::ExpressionPtr& count, std::string_view clause);

  // ---- expressions.cpp
  // ---------------------------------------------------------------------------
  StaticType expression(const parser::ExpressionPtr& expression, const Scope& scope,
                        ExpressionContext context = {});
  /// Fails unless it may be a boolean; `asked_by` is the keyword before it.
  StaticType condition(const parser::ExpressionPtr& condition, const Scope& scope,
                       ExpressionContext context = {}, std::string_view asked_by = "WHERE");
  StaticType variable(const parser::Variable& variable, QuerySpan span, const Scope& scope);
  StaticType property(const parser::PropertyAccess& access, QuerySpan span, const Scope& scope,
                      ExpressionContext context);
  StaticType function_call(const parser::FunctionCall& call, QuerySpan span, const Scope& scope,
                           ExpressionContext context);
  StaticType aggregate_call(const parser::FunctionCall& call, QuerySpan span, const Scope& scope,
                            ExpressionContext context);
  StaticType binary(const parser::Binary& binary, const Scope& scope, ExpressionContext context);
  StaticType unary(const parser::Unary& unary, const Scope& scope, ExpressionContext context);
  StaticType parameter(const parser::Parameter& parameter, QuerySpan span);
  StaticType list_literal(const parser::ListLiteral& list, const Scope& scope,
                          ExpressionContext context);
  StaticType quantifier(const parser::Quantifier& quantifier, const Scope& scope,
                        ExpressionContext context);
  StaticType list_comprehension(const parser::ListComprehension& comprehension, const Scope& scope,
                                ExpressionContext context);
  StaticType subquery(const parser::Subquery& subquery, QuerySpan span, const Scope& scope);
  /// What only COUNT and COLLECT, which look at the rows, ask of a query.
  void subquery_columns(const parser::Subquery& subquery, const std::vector<std::string>& columns);
  /// Fails unless the operand may be a boolean.
  void require_boolean(const parser::ExpressionPtr& operand, const StaticType& type,
                       std::string_view op);

  [[noreturn]] void fail(std::string detail, const std::string& message, QuerySpan span,
                         std::string hint = {}) const;
  [[noreturn]] void undefined(const std::string& name, QuerySpan span, const Scope& scope) const;

  std::string_view text_;
  const functions::ProcedureTable& procedures_;
  bool writes_ = false;
  std::set<std::string> forgotten_;              ///< names that a WITH did not hand on
  std::map<std::string, QuerySpan> parameters_;  ///< where each stands first
};

/// Whether an aggregating function is called in the expression, outside of subqueries.
bool contains_aggregate(const parser::ExpressionPtr& expression);
bool is_aggregate(const parser::Expression& expression);

}  // namespace newsgraph::semantics
