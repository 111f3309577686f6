// What people bring along from other languages, and how openCypher has it.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "newsgraph/query/parser/lexer.h"

namespace newsgraph::parser {

/// What to write instead of the token at `position`, which the parser cannot use; empty when
/// nothing is known. The last token is the end of the query.
std::string hint_for_token(std::span<const Token> tokens, std::size_t position);

/// The same for a character that no token begins with, and the one after it.
std::string_view hint_for_character(std::string_view text);

/// What to call instead of a function of SQL, JavaScript or Python; empty when nothing is known.
std::string_view hint_for_function(std::string_view name);

}  // namespace newsgraph::parser
