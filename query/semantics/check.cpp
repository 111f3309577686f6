#include "newsgraph/query/semantics/check.h"

#include <utility>

#include "newsgraph/query/semantics/checker.h"

namespace newsgraph::semantics {

CheckedQuery check(parser::Query query, std::string_view text,
                   const functions::ProcedureTable& procedures) {
  Checker checker(text, procedures);
  CheckedQuery checked;
  checked.columns = checker.query(query, Scope(), std::nullopt);
  checked.writes = checker.writes();
  checked.parameters = checker.parameters();
  checked.query = std::move(query);
  checked.text = text;
  return checked;
}

}  // namespace newsgraph::semantics
