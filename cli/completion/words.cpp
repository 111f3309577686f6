#include "newsgraph/cli/completion/script.h"

namespace newsgraph::cli::completion {

std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

std::string quoted(const std::string& text) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\'') {
      result += "'\\''";
    } else {
      result += c;
    }
  }
  return result + "'";
}

}  // namespace newsgraph::cli::completion
