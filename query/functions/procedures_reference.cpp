// Procedures that tell what may be called.
#include "newsgraph/query/functions/aggregate.h"
#include "newsgraph/query/functions/function.h"
#include "newsgraph/query/functions/procedure_groups.h"

namespace newsgraph::functions {

namespace {

using Rows = Procedure::Rows;
using Arguments = std::span<const Value>;
using Context = ProcedureContext;

Rows functions(const Context&, Arguments) {
  Rows rows;
  for (const Function& each : all_functions()) {
    rows.push_back({Value(each.name), Value(each.signature), Value(each.summary), Value(false)});
  }
  for (const Aggregate& each : all_aggregates()) {
    rows.push_back({Value(each.name), Value(each.signature), Value(each.summary), Value(true)});
  }
  return rows;
}

Rows procedures(const Context&, Arguments) {
  Rows rows;
  for (const auto& [name, each] : built_in_procedures()) {
    rows.push_back({Value(name), Value(each.signature()), Value(each.summary)});
  }
  return rows;
}

}  // namespace

std::span<const Procedure> reference_procedures() {
  static const std::vector<Procedure> table{
      {"dbms.functions",
       "Every function, with its signature and what it does.",
       {},
       {{"name", "STRING", false},
        {"signature", "STRING", false},
        {"description", "STRING", false},
        {"aggregating", "BOOLEAN", false}},
       functions},
      {"dbms.procedures",
       "Every procedure of the engine, with its signature and what it does.",
       {},
       {{"name", "STRING", false},
        {"signature", "STRING", false},
        {"description", "STRING", false}},
       procedures},
  };
  return table;
}

}  // namespace newsgraph::functions
