#include "newsgraph/query/functions/procedure.h"

#include <algorithm>

#include "newsgraph/query/functions/procedure_groups.h"

namespace newsgraph::functions {

namespace {

std::string to_text(const ProcedureField& field) {
  return field.name + (field.optional ? " = null" : "") + " :: " + field.type +
         (field.nullable ? "?" : "");
}

std::string to_text(const std::vector<ProcedureField>& fields) {
  std::string text;
  for (const ProcedureField& field : fields) text += (text.empty() ? "" : ", ") + to_text(field);
  return "(" + text + ")";
}

}  // namespace

std::size_t Procedure::required_inputs() const {
  return static_cast<std::size_t>(std::ranges::find(inputs, true, &ProcedureField::optional) -
                                  inputs.begin());
}

std::string Procedure::signature() const {
  return name + to_text(inputs) + " :: " + to_text(outputs);
}

const ProcedureTable& built_in_procedures() {
  static const ProcedureTable table = [] {
    ProcedureTable procedures;
    for (const auto& group : {schema_procedures(), search_procedures(), algorithm_procedures(),
                              reference_procedures()}) {
      for (const Procedure& procedure : group) procedures.emplace(procedure.name, procedure);
    }
    return procedures;
  }();
  return table;
}

}  // namespace newsgraph::functions
