#include "newsgraph/query/notification.h"

#include "newsgraph/query/parser/excerpt.h"

namespace newsgraph {

std::string Notification::describe() const {
  return "line " + std::to_string(location.line) + ", column " + std::to_string(location.column) +
         ": " + message + place_and_hint(excerpt, hint);
}

}  // namespace newsgraph
