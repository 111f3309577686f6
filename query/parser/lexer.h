// Query text to tokens: openCypher's words, numbers, strings, parameters and signs.
//
// Keywords are not told apart from names here: openCypher lets most of them be names, so the parser
// decides by place. Comments and white space (any that Unicode knows) are left out.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/query/query_error.h"

namespace newsgraph::parser {

enum class TokenKind {
  kName,
  kMalformedNumber,
  kQuotedName,
  kInteger,
  kFloat,
  kString,
  kParameter,
  kSign,
  kEnd
};

struct Token {
  TokenKind kind = TokenKind::kEnd;
  /// Of a name, string or parameter: its content, unescaped. Of a sign: its characters.
  std::string text;
  std::uint64_t integer =
      0;              ///< size of an integer; up to 2^63, so that the smallest can be written
  double number = 0;  ///< of a float
  QuerySpan span;
};

/// All tokens of the text, the last of kind kEnd. Throws QueryError (SyntaxError, compile time) for
/// bytes that are no UTF-8, numbers too large, malformed strings, and characters that are no part
/// of the language.
std::vector<Token> tokenize(std::string_view text);

}  // namespace newsgraph::parser
