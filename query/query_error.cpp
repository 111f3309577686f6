#include "newsgraph/query/query_error.h"

#include <utility>

#include "newsgraph/query/parser/excerpt.h"

namespace newsgraph {

QueryError::QueryError(std::string type, Phase phase, std::string detail,
                       const std::string& message, std::string_view query, QuerySpan span,
                       std::string hint)
    : Error(ErrorKind::kInput, message, locate(query, span), std::move(hint)),
      type_(std::move(type)),
      phase_(phase),
      detail_(std::move(detail)),
      excerpt_(excerpt_of(query, span)) {}

QueryError::QueryError(std::string type, std::string detail, const std::string& message,
                       std::string hint)
    : Error(ErrorKind::kInput, message, {}, std::move(hint)),
      type_(std::move(type)),
      detail_(std::move(detail)) {}

std::string QueryError::describe() const {
  std::string text = type_ + " (" + detail_ + ")";
  if (location().line != 0) {
    text += " at line " + std::to_string(location().line) + ", column " +
            std::to_string(location().column);
  }
  text += ": " + std::string(what());
  return text + place_and_hint(excerpt_, hint());
}

}  // namespace newsgraph
