// The engine's procedures, a file a subject.
#pragma once

#include <span>

#include "newsgraph/query/functions/procedure.h"

namespace newsgraph::functions {

std::span<const Procedure> schema_procedures();     ///< db.labels, db.schema.visualization …
std::span<const Procedure> search_procedures();     ///< db.index.fulltext.queryNodes …
std::span<const Procedure> algorithm_procedures();  ///< algo.pageRank …
std::span<const Procedure> reference_procedures();  ///< dbms.functions, dbms.procedures

}  // namespace newsgraph::functions
