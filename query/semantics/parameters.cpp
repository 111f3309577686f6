// Parameters: whether a value is given, and one that a query can take.
#include <algorithm>

#include "newsgraph/graph/message.h"
#include "newsgraph/graph/utf8.h"
#include "newsgraph/query/semantics/checker.h"

namespace newsgraph::semantics {

namespace {

bool is_utf8(std::string_view text) {
  return well_formed_bytes(text) == text.size();
}

bool holds_only_utf8(const Value& value) {
  if (value.is_string()) return is_utf8(value.as_string());
  if (value.is_list()) return std::ranges::all_of(value.as_list(), holds_only_utf8);
  if (!value.is_map()) return true;
  return std::ranges::all_of(value.as_map(), [](const auto& entry) {
    return is_utf8(entry.first) && holds_only_utf8(entry.second);
  });
}

}  // namespace

StaticType Checker::parameter(const parser::Parameter& parameter, QuerySpan span) {
  const std::string name = abbreviated(parameter.name);
  const auto given = parameters_.find(parameter.name);
  if (given == parameters_.end()) {
    throw QueryError("ParameterMissing", QueryError::Phase::kCompileTime, "MissingParameter",
                     "no value is given for $" + name, text_, span,
                     "Give it with the query, for example --param " + name + "=….");
  }
  // What a query stores or returns is text for everyone, so bytes that are none stop here.
  if (readable_parameters_.insert(parameter.name).second && !holds_only_utf8(given->second)) {
    fail("InvalidUnicodeCharacter", "the value of $" + name + " holds bytes that are no UTF-8 text",
         span, "Give it in UTF-8.");
  }
  return {};
}

}  // namespace newsgraph::semantics
