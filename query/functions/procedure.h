// Procedures: what CALL names. The engine brings its own; a caller (the compatibility kit's runner)
// may add more.
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/graph/graph.h"

namespace newsgraph::functions {

struct ProcedureField {
  std::string name;
  std::string type;  ///< "INTEGER", "STRING", "NUMBER", "FLOAT", "ANY" …
  bool nullable = true;
};

struct Procedure {
  std::string name;  ///< with namespaces: "db.labels"
  std::string summary;
  std::vector<ProcedureField> inputs;
  std::vector<ProcedureField> outputs;  ///< empty for a procedure called for its effect
  /// Rows of the outputs' values.
  std::function<std::vector<std::vector<Value>>(const Graph&, std::span<const Value>)> call;
};

using ProcedureTable = std::map<std::string, Procedure, std::less<>>;

/// The procedures every engine has.
const ProcedureTable& built_in_procedures();

}  // namespace newsgraph::functions
