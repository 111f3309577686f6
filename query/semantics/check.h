// Syntax tree to checked query: every name in scope, every kind of variable consistent, aggregates
// only where they may stand, clauses in an order that makes sense.
//
// Input: the parser's Query. Output: the same tree, known to be sound, with what the planner needs
// to know and the checks found out. A planner may take for granted everything checked here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/query/engine.h"
#include "newsgraph/query/functions/procedure.h"
#include "newsgraph/query/parser/ast.h"

namespace newsgraph::semantics {

struct CheckedQuery {
  parser::Query query;
  std::string text;                  ///< the query as written, for errors at run time
  std::vector<std::string> columns;  ///< of the result; empty when the query returns nothing
  bool writes = false;
};

/// Throws QueryError of phase "compile time". `parameters` are those the query will run with, so
/// that missing ones and literal-only mistakes show before anything runs.
CheckedQuery check(parser::Query query, std::string_view text, const Parameters& parameters,
                   const functions::ProcedureTable& procedures);

}  // namespace newsgraph::semantics
