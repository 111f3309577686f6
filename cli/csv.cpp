#include "newsgraph/cli/csv.h"

#include "newsgraph/graph/csv_export.h"

namespace newsgraph::cli {

std::string csv_field(std::string_view text) {
  std::string safe = looks_like_formula(text) ? "'" : "";
  safe += text;
  if (!safe.empty() && safe.find_first_of(",\"\r\n") == std::string::npos) return safe;
  std::string quoted = "\"";
  for (const char character : safe) {
    if (character == '"') quoted += '"';
    quoted += character;
  }
  return quoted + '"';
}

}  // namespace newsgraph::cli
