// What is legal in a query but hardly meant.
#pragma once

#include <string>

#include "newsgraph/graph/error.h"

namespace newsgraph {

struct Notification {
  /// "UnknownLabel", "UnknownRelationshipType", "UnknownPropertyKey", "VariableNamedLikeType" or
  /// "ComparisonWithNull".
  std::string code;
  std::string message;  ///< what, and what follows from it
  SourceLocation location;
  /// The line of the query in question and a line with carets under the place.
  std::string excerpt;
  std::string hint;  ///< "Did you mean :Person?"; may be empty

  /// Message, line and column, excerpt and hint, ready to print.
  std::string describe() const;
};

}  // namespace newsgraph
