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
  const auto [known, is_new] = parameters_.emplace(parameter.name, span);
  if (!is_new && span.begin < known->second.begin) known->second = span;
  return {};
}

std::vector<UsedParameter> Checker::parameters() const {
  std::vector<UsedParameter> used;
  for (const auto& [name, span] : parameters_) used.push_back({name, span});
  std::ranges::sort(used, {}, [](const UsedParameter& parameter) { return parameter.span.begin; });
  return used;
}

void require_parameters(const CheckedQuery& query, const Parameters& parameters) {
  const auto fail = [&query](const UsedParameter& used, const char* type, const char* detail,
                             const std::string& message, const std::string& hint) {
    throw QueryError(type, QueryError::Phase::kCompileTime, detail, message, query.text, used.span,
                     hint);
  };
  for (const UsedParameter& used : query.parameters) {
    const std::string name = abbreviated(used.name);
    const auto given = parameters.find(used.name);
    if (given == parameters.end()) {
      fail(used, "ParameterMissing", "MissingParameter", "no value is given for $" + name,
           "Give it with the query, for example --param " + name + "=….");
    }
    // What a query stores or returns is text for everyone, so bytes that are none stop here.
    if (!holds_only_utf8(given->second)) {
      fail(used, "SyntaxError", "InvalidUnicodeCharacter",
           "the value of $" + name + " holds bytes that are no UTF-8 text", "Give it in UTF-8.");
    }
  }
}

}  // namespace newsgraph::semantics
