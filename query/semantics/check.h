// Syntax tree to checked query: every name in scope, every kind of variable consistent, aggregates
// only where they may stand, clauses in an order that makes sense.
//
// Input: the parser's Query. Output: the same tree, known to be sound, with what the planner needs
// to know and the checks found out. A planner may take for granted everything checked here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/query/functions/procedure.h"
#include "newsgraph/query/parameters.h"
#include "newsgraph/query/parser/ast.h"

namespace newsgraph::semantics {

/// A parameter, where the query names it first.
struct UsedParameter {
  std::string name;
  QuerySpan span;
};

struct CheckedQuery {
  parser::Query query;
  std::string text;                       ///< the query as written, for errors at run time
  std::vector<std::string> columns;       ///< of the result; empty when the query returns nothing
  std::vector<UsedParameter> parameters;  ///< in the order of the text, each once
  bool writes = false;
};

/// Throws QueryError of phase "compile time".
CheckedQuery check(parser::Query query, std::string_view text,
                   const functions::ProcedureTable& procedures);

/// Throws QueryError of phase "compile time" when a parameter of the query has no value, or one
/// that is no text for everyone, so that it shows before anything runs.
void require_parameters(const CheckedQuery& query, const Parameters& parameters);

}  // namespace newsgraph::semantics
