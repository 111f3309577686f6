#include "newsgraph/graph/error.h"

#include <utility>

namespace newsgraph {

std::string SourceLocation::to_string() const {
  std::string text = file;
  for (const std::size_t number : {line, line == 0 ? 0 : column}) {
    if (number == 0) break;
    if (!text.empty()) text += ':';
    text += std::to_string(number);
  }
  return text;
}

Error::Error(ErrorKind kind, const std::string& message, SourceLocation location, std::string hint)
    : std::runtime_error(message),
      kind_(kind),
      location_(std::move(location)),
      hint_(std::move(hint)) {}

std::string Error::describe() const {
  const std::string where = location_.to_string();
  std::string text = where.empty() ? std::string(what()) : where + ": " + what();
  if (!hint_.empty()) text += "\n  " + hint_;
  return text;
}

}  // namespace newsgraph
