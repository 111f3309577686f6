// Functions of strings. Positions and lengths count Unicode code points.
#include <algorithm>

#include "newsgraph/query/functions/arguments.h"
#include "newsgraph/query/functions/code_points.h"
#include "newsgraph/query/functions/find_text.h"
#include "newsgraph/query/functions/function_groups.h"
#include "newsgraph/query/functions/letter_case.h"
#include "newsgraph/query/functions/list_builder.h"

namespace newsgraph::functions {

namespace {

using Arguments = std::span<const Value>;
using Context = FunctionContext;

std::size_t length_argument(std::string_view function, const Value& value) {
  const std::int64_t number = integer_argument(function, value);
  if (number < 0) {
    throw bad_argument("NegativeIntegerArgument",
                       std::string(function) + "() cannot take a negative number");
  }
  return static_cast<std::size_t>(number);
}

Value to_upper(const Context& context, Arguments arguments) {
  std::string text;
  write_upper(string_argument("toUpper", arguments[0]), text, context.budget);
  return text;
}

Value to_lower(const Context& context, Arguments arguments) {
  std::string text;
  write_lower(string_argument("toLower", arguments[0]), text, context.budget);
  return text;
}

bool is_white_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

std::string_view without_leading(std::string_view text, Budget& budget) {
  for (; !text.empty() && is_white_space(text.front()); text.remove_prefix(1)) budget.step();
  return text;
}

std::string_view without_trailing(std::string_view text, Budget& budget) {
  for (; !text.empty() && is_white_space(text.back()); text.remove_suffix(1)) budget.step();
  return text;
}

Value trim(const Context& context, Arguments arguments) {
  const std::string_view text =
      without_trailing(string_argument("trim", arguments[0]), context.budget);
  return without_leading(text, context.budget);
}

Value ltrim(const Context& context, Arguments arguments) {
  return without_leading(string_argument("lTrim", arguments[0]), context.budget);
}

Value rtrim(const Context& context, Arguments arguments) {
  return without_trailing(string_argument("rTrim", arguments[0]), context.budget);
}

Value substring(const Context& context, Arguments arguments) {
  const std::string& text = string_argument("substring", arguments[0]);
  const std::size_t start = length_argument("substring", arguments[1]);
  const std::string_view rest =
      std::string_view(text).substr(byte_of_code_point(text, start, context.budget));
  if (arguments.size() < 3) return rest;
  const std::size_t length = length_argument("substring", arguments[2]);
  return rest.substr(0, byte_of_code_point(rest, length, context.budget));
}

Value left(const Context& context, Arguments arguments) {
  const std::string& text = string_argument("left", arguments[0]);
  const std::size_t length = length_argument("left", arguments[1]);
  return std::string_view(text).substr(0, byte_of_code_point(text, length, context.budget));
}

Value right(const Context& context, Arguments arguments) {
  const std::string& text = string_argument("right", arguments[0]);
  const std::size_t length = length_argument("right", arguments[1]);
  const std::size_t size = count_code_points(text, context.budget);
  const std::size_t skipped = size > length ? size - length : 0;
  return std::string_view(text).substr(byte_of_code_point(text, skipped, context.budget));
}

/// How often a part stands in a text, not overlapping.
std::size_t count_text(std::string_view text, std::string_view part, Budget& budget) {
  std::size_t count = 0;
  for (std::size_t begin = 0;
       (begin = find_text(text, part, begin, budget)) != std::string::npos;) {
    ++count;
    begin += part.size();
  }
  return count;
}

Value replace(const Context& context, Arguments arguments) {
  const std::string& text = string_argument("replace", arguments[0]);
  const std::string& search = string_argument("replace", arguments[1]);
  const std::string& replacement = string_argument("replace", arguments[2]);
  if (search.empty()) return text;
  if (replacement.size() > search.size()) {
    const std::size_t growth =
        count_text(text, search, context.budget) * (replacement.size() - search.size());
    require_string_size(context.budget, text.size() + growth);
  }
  std::string result;
  std::size_t begin = 0;
  for (std::size_t found;
       (found = find_text(text, search, begin, context.budget)) != std::string::npos;) {
    result.append(text, begin, found - begin);
    result += replacement;
    begin = found + search.size();
  }
  return result.append(text, begin);
}

Value split_into_characters(std::string_view text, Budget& budget) {
  ListBuilder parts(budget);
  while (!text.empty()) {
    const std::string_view character = first_code_point(text);
    parts.add(character);
    text.remove_prefix(character.size());
  }
  return parts.take();
}

Value split(const Context& context, Arguments arguments) {
  const std::string& text = string_argument("split", arguments[0]);
  const std::string& separator = string_argument("split", arguments[1]);
  if (separator.empty()) return split_into_characters(text, context.budget);
  ListBuilder parts(context.budget);
  std::size_t begin = 0;
  for (std::size_t found;
       (found = find_text(text, separator, begin, context.budget)) != std::string::npos;) {
    parts.add(std::string_view(text).substr(begin, found - begin));
    begin = found + separator.size();
  }
  parts.add(std::string_view(text).substr(begin));
  return parts.take();
}

}  // namespace

std::vector<Function> string_functions() {
  using enum ValueType;
  return {
      {"toUpper",
       "toUpper(text :: STRING?) :: STRING?",
       "The text in capitals.",
       1,
       1,
       true,
       {{kString}},
       to_upper},
      {"toLower",
       "toLower(text :: STRING?) :: STRING?",
       "The text in small letters.",
       1,
       1,
       true,
       {{kString}},
       to_lower},
      {"trim",
       "trim(text :: STRING?) :: STRING?",
       "The text without white space at its ends.",
       1,
       1,
       true,
       {{kString}},
       trim},
      {"lTrim",
       "lTrim(text :: STRING?) :: STRING?",
       "The text without white space before it.",
       1,
       1,
       true,
       {{kString}},
       ltrim},
      {"rTrim",
       "rTrim(text :: STRING?) :: STRING?",
       "The text without white space after it.",
       1,
       1,
       true,
       {{kString}},
       rtrim},
      {"substring",
       "substring(text :: STRING?, start :: INTEGER, length :: INTEGER) :: STRING?",
       "The part of the text from `start` (counted from 0), `length` characters long or to the "
       "end.",
       2,
       3,
       true,
       {{kString}, {kInteger}, {kInteger}},
       substring},
      {"left",
       "left(text :: STRING?, length :: INTEGER) :: STRING?",
       "The first characters of the text.",
       2,
       2,
       true,
       {{kString}, {kInteger}},
       left},
      {"right",
       "right(text :: STRING?, length :: INTEGER) :: STRING?",
       "The last characters of the text.",
       2,
       2,
       true,
       {{kString}, {kInteger}},
       right},
      {"replace",
       "replace(text :: STRING?, search :: STRING, replacement :: STRING) :: STRING?",
       "The text with every occurrence of `search` replaced.",
       3,
       3,
       true,
       {{kString}, {kString}, {kString}},
       replace},
      {"split",
       "split(text :: STRING?, separator :: STRING?) :: LIST OF STRING?",
       "The parts of the text between separators.",
       2,
       2,
       true,
       {{kString}, {kString}},
       split},
  };
}

}  // namespace newsgraph::functions
