#include "newsgraph/cli/csv.h"

namespace newsgraph::cli {

std::string csv_field(std::string_view text) {
  constexpr std::string_view kStartsFormula = "=+-@\t\r";
  std::string safe;
  if (!text.empty() && kStartsFormula.find(text.front()) != std::string_view::npos) safe = "'";
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
