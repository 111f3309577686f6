#include "newsgraph/query/functions/arguments.h"

#include <algorithm>
#include <utility>

#include "newsgraph/graph/message.h"
#include "newsgraph/query/parser/keyword.h"

namespace newsgraph::functions {

namespace {

std::string described(const Value& value) {
  return with_article(type_name(value.type()));
}

}  // namespace

QueryError wrong_type(std::string_view function, std::string_view expected, const Value& given) {
  return QueryError("TypeError", "InvalidArgumentValue",
                    std::string(function) + "() expects " + std::string(expected) + " but got " +
                        described(given));
}

QueryError not_convertible(std::string_view function, const Value& given) {
  return QueryError("TypeError", "InvalidArgumentValue",
                    std::string(function) + "() cannot convert " + described(given));
}

QueryError bad_argument(std::string detail, const std::string& message, std::string hint) {
  return QueryError("ArgumentError", std::move(detail), message, std::move(hint));
}

QueryError wrong_field_type(std::string_view field, std::string_view expected, const Value& given) {
  return QueryError("TypeError", "InvalidArgumentValue",
                    "the field " + in_quotes(field) + " expects " + std::string(expected) +
                        " but got " + described(given));
}

void require_known_fields(const Map& given, std::span<const std::string_view> fields) {
  for (const auto& [key, value] : given) {
    if (std::ranges::find(fields, key) != fields.end()) continue;
    throw bad_argument("InvalidArgumentValue", "there is no field " + in_quotes(key),
                       parser::suggest(key, fields));
  }
}

const std::string& string_argument(std::string_view function, const Value& value) {
  if (!value.is_string()) throw wrong_type(function, "a STRING", value);
  return value.as_string();
}

std::int64_t integer_argument(std::string_view function, const Value& value) {
  if (!value.is_integer()) throw wrong_type(function, "an INTEGER", value);
  return value.as_integer();
}

double number_argument(std::string_view function, const Value& value) {
  if (!value.is_number()) throw wrong_type(function, "a number", value);
  return value.as_number();
}

const List& list_argument(std::string_view function, const Value& value) {
  if (!value.is_list()) throw wrong_type(function, "a LIST", value);
  return value.as_list();
}

void require_string_size(const Budget& budget, std::size_t bytes) {
  // Going through this many characters takes a tenth of a second at worst.
  constexpr std::size_t kLongestString = std::size_t{64} << 20;
  budget.require_room(bytes);
  if (bytes <= kLongestString) return;
  throw QueryError("ExecutionStopped", "MemoryLimit",
                   "a string would be longer than " + std::to_string(kLongestString) + " bytes",
                   "Keep the parts in a list.");
}

}  // namespace newsgraph::functions
