#include "newsgraph/graph/export/xml.h"

#include <algorithm>

#include "newsgraph/graph/export/text.h"

namespace newsgraph::exporting {

std::string xml_escaped(std::string_view text) {
  std::string result;
  for (const char character : valid_xml(text)) {
    switch (character) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      case '\t':
        result += "&#9;";
        break;
      case '\n':
        result += "&#10;";
        break;
      case '\r':
        result += "&#13;";
        break;
      default:
        result += character;
    }
  }
  return result;
}

std::string xml_type(const Value& value) {
  if (value.is_boolean()) return "boolean";
  if (value.is_integer()) return "long";
  if (value.is_float()) return "double";
  return "string";
}

std::string common_xml_type(const std::string& a, const std::string& b) {
  if (a.empty() || a == b) return b;
  const bool are_numbers = (a == "long" && b == "double") || (a == "double" && b == "long");
  return are_numbers ? "double" : "string";
}

std::string attribute_name(std::string_view name, std::span<const std::string_view> taken) {
  std::string stem(name.substr(0, name.find_last_not_of("_ ") + 1));
  std::ranges::replace(stem, ' ', '_');  // as NetworkX's reader of GEXF does
  return std::string(name) + (std::ranges::find(taken, stem) == taken.end() ? "" : "_");
}

}  // namespace newsgraph::exporting
