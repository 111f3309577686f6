#include "newsgraph/query/parser/lexer.h"

#include <charconv>
#include <cmath>
#include <optional>

#include <utf8proc.h>

#include "newsgraph/graph/message.h"
#include "newsgraph/graph/utf8.h"
#include "newsgraph/query/parser/habits.h"

namespace newsgraph::parser {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

void append_utf8(std::string& text, std::int32_t code_point) {
  utf8proc_uint8_t bytes[4];
  const auto length = utf8proc_encode_char(code_point, bytes);
  text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  std::vector<Token> run() {
    require_utf8();
    std::vector<Token> tokens;
    do {
      skip_white_space();
      begin_ = position_;
      tokens.push_back(next());
      tokens.back().span = {begin_, position_};
    } while (tokens.back().kind != TokenKind::kEnd);
    return tokens;
  }

 private:
  struct CodePoint {
    std::int32_t value = -1;
    std::size_t length = 0;
  };

  char peek(std::size_t ahead = 0) const {
    return position_ + ahead < text_.size() ? text_[position_ + ahead] : '\0';
  }
  bool at_end() const { return position_ >= text_.size(); }

  CodePoint code_point() const {
    utf8proc_int32_t value = -1;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text_.data()) + position_;
    const auto length =
        utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text_.size() - position_), &value);
    if (length <= 0) return {-1, 1};
    return {value, static_cast<std::size_t>(length)};
  }

  [[noreturn]] void fail(std::string detail, const std::string& message, std::size_t begin,
                         std::size_t end, std::string hint = {}) const {
    throw QueryError("SyntaxError", QueryError::Phase::kCompileTime, std::move(detail), message,
                     text_, {begin, end}, std::move(hint));
  }

  /// Strings and names go from here into the graph and its exports, so what is no text stops here.
  void require_utf8() const {
    const std::size_t well_formed = well_formed_bytes(text_);
    if (well_formed == text_.size()) return;
    fail("InvalidUnicodeCharacter",
         in_quotes(text_.substr(well_formed, 1)) + " is a byte that is no UTF-8 text", well_formed,
         well_formed + 1, "Save the query as UTF-8.");
  }

  static bool is_white_space(std::int32_t c) {
    if (c == ' ' || (c >= 0x09 && c <= 0x0d) || (c >= 0x1c && c <= 0x1f)) return true;
    if (c < 0x80) return false;
    const auto category = utf8proc_category(c);
    return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
           category == UTF8PROC_CATEGORY_ZP || c == 0x85;
  }

  static bool starts_name(std::int32_t c) {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    switch (utf8proc_category(c)) {
      case UTF8PROC_CATEGORY_LU:
      case UTF8PROC_CATEGORY_LL:
      case UTF8PROC_CATEGORY_LT:
      case UTF8PROC_CATEGORY_LM:
      case UTF8PROC_CATEGORY_LO:
      case UTF8PROC_CATEGORY_NL:
      case UTF8PROC_CATEGORY_PC:
        return true;
      default:
        return false;
    }
  }

  static bool continues_name(std::int32_t c) {
    if (starts_name(c)) return true;
    if (c < 0x80) return c >= '0' && c <= '9';
    switch (utf8proc_category(c)) {
      case UTF8PROC_CATEGORY_MN:
      case UTF8PROC_CATEGORY_MC:
      case UTF8PROC_CATEGORY_ND:
      case UTF8PROC_CATEGORY_SC:
        return true;
      default:
        return false;
    }
  }

  void skip_white_space() {
    while (!at_end()) {
      if (peek() == '/' && peek(1) == '/') {
        while (!at_end() && peek() != '\n') ++position_;
      } else if (peek() == '/' && peek(1) == '*') {
        const std::size_t end = text_.find("*/", position_ + 2);
        if (end == std::string_view::npos) {
          fail("UnexpectedSyntax", "this comment is never closed", position_, position_ + 2,
               "Close it with */.");
        }
        position_ = end + 2;
      } else {
        const CodePoint c = code_point();
        if (!is_white_space(c.value)) return;
        position_ += c.length;
      }
    }
  }

  Token next() {
    if (at_end()) return {};
    const char c = peek();
    if (is_digit(c) || (c == '.' && is_digit(peek(1)))) return number();
    if (c == '\'' || c == '"') return string(c);
    if (c == '`') return quoted_name();
    if (c == '$') return parameter();
    if (starts_name(code_point().value)) return name();
    return sign();
  }

  Token name() {
    const std::size_t begin = position_;
    while (!at_end()) {
      const CodePoint c = code_point();
      if (!continues_name(c.value)) break;
      position_ += c.length;
    }
    return {TokenKind::kName, std::string(text_.substr(begin, position_ - begin)), 0, 0, {}};
  }

  Token quoted_name() {
    Token token{TokenKind::kQuotedName, {}, 0, 0, {}};
    for (++position_; !at_end(); ++position_) {
      if (peek() != '`') {
        token.text += peek();
      } else if (peek(1) == '`') {
        token.text += '`';
        ++position_;
      } else {
        ++position_;
        return token;
      }
    }
    fail("UnexpectedSyntax", "this name is never closed", begin_, begin_ + 1,
         "Close it with a backtick.");
  }

  Token parameter() {
    ++position_;
    Token token;
    if (peek() == '`') {
      token = quoted_name();
    } else {
      token = name();
      if (token.text.empty()) {
        while (is_digit(peek())) token.text += text_[position_++];
      }
    }
    if (token.text.empty()) {
      fail("UnexpectedSyntax", "expected the name of a parameter after '$'", begin_, begin_ + 1);
    }
    token.kind = TokenKind::kParameter;
    return token;
  }

  // ---- strings
  // -----------------------------------------------------------------------------------

  Token string(char quote) {
    Token token{TokenKind::kString, {}, 0, 0, {}};
    ++position_;
    while (!at_end() && peek() != quote) {
      if (peek() == '\\') {
        escape(token.text);
      } else {
        token.text += text_[position_++];
      }
    }
    if (at_end()) {
      fail("UnexpectedSyntax", "this string is never closed", begin_, begin_ + 1,
           std::string("Close it with ") + quote + "; inside, a quote is written \\" + quote + ".");
    }
    ++position_;
    return token;
  }

  void escape(std::string& out) {
    const std::size_t begin = position_++;
    const char c = peek();
    ++position_;
    switch (c) {
      case 'b':
        out += '\b';
        return;
      case 'f':
        out += '\f';
        return;
      case 'n':
        out += '\n';
        return;
      case 'r':
        out += '\r';
        return;
      case 't':
        out += '\t';
        return;
      case '\\':
      case '\'':
      case '"':
      case '`':
        out += c;
        return;
      case 'u':
        unicode_escape(out, begin, 4);
        return;
      case 'U':
        unicode_escape(out, begin, 8);
        return;
      default:
        fail("UnexpectedSyntax", "there is no such escape in a string", begin,
             std::min(position_, text_.size()), "Write a backslash itself as \\\\.");
    }
  }

  std::int32_t hex_digits(std::size_t begin, int count) {
    std::int64_t value = 0;
    for (int i = 0; i < count; ++i) {
      const int digit = hex_value(peek());
      if (digit < 0) {
        fail("InvalidUnicodeLiteral",
             "expected " + std::to_string(count) + " hexadecimal digits after \\" +
                 (count == 4 ? "u" : "U"),
             begin, std::min(position_ + 1, text_.size()));
      }
      value = value * 16 + digit;
      ++position_;
    }
    return value > 0x10ffff ? -1 : static_cast<std::int32_t>(value);
  }

  void unicode_escape(std::string& out, std::size_t begin, int count) {
    std::int32_t value = hex_digits(begin, count);
    // A pair of surrogates makes one code point, as in JSON.
    if (value >= 0xd800 && value <= 0xdbff && peek() == '\\' && peek(1) == 'u') {
      position_ += 2;
      const std::int32_t low = hex_digits(begin, 4);
      value =
          low >= 0xdc00 && low <= 0xdfff ? 0x10000 + ((value - 0xd800) << 10) + (low - 0xdc00) : -1;
    }
    if (value < 0 || (value >= 0xd800 && value <= 0xdfff)) {
      fail("InvalidUnicodeLiteral", "there is no such Unicode character", begin, position_);
    }
    append_utf8(out, value);
  }

  // ---- numbers
  // -----------------------------------------------------------------------------------

  Token number() {
    if (peek() == '0' && (peek(1) == 'x' || peek(1) == 'X')) return integer_with_base(2, 16);
    if (peek() == '0' && (peek(1) == 'o' || peek(1) == 'O')) return integer_with_base(2, 8);

    bool is_float = false;
    while (is_digit(peek())) ++position_;
    if (peek() == '.' && is_digit(peek(1))) {
      is_float = true;
      ++position_;
      while (is_digit(peek())) ++position_;
    }
    if (peek() == 'e' || peek() == 'E') {
      const std::size_t sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
      if (is_digit(peek(1 + sign))) {
        is_float = true;
        position_ += 1 + sign;
        while (is_digit(peek())) ++position_;
      }
    }
    if (take_trailing_letters()) return malformed_number();
    return is_float ? float_token() : integer_with_base(0, 10);
  }

  /// "12abc" is a malformed number, not a number and a name.
  bool take_trailing_letters() {
    const std::size_t begin = position_;
    while (!at_end() && continues_name(code_point().value)) position_ += code_point().length;
    return position_ > begin;
  }

  /// What is wrong with it depends on whether a number or a name is expected, which the parser
  /// knows.
  Token malformed_number() const {
    return {TokenKind::kMalformedNumber,
            std::string(text_.substr(begin_, position_ - begin_)),
            0,
            0,
            {}};
  }

  Token integer_with_base(std::size_t prefix, int base) {
    if (prefix > 0) {
      position_ = begin_ + prefix;
      while (hex_value(peek()) >= 0 && hex_value(peek()) < base) ++position_;
      const bool no_digits = position_ == begin_ + prefix;
      if (take_trailing_letters() || no_digits) return malformed_number();
    }
    const std::string_view digits = text_.substr(begin_ + prefix, position_ - begin_ - prefix);
    Token token{TokenKind::kInteger, std::string(digits), 0, 0, {}};
    const auto read =
        std::from_chars(digits.data(), digits.data() + digits.size(), token.integer, base);
    constexpr std::uint64_t kLargest = std::uint64_t{1} << 63;
    if (read.ec == std::errc::result_out_of_range || token.integer > kLargest) {
      fail("IntegerOverflow", "this integer does not fit in 64 bits", begin_, position_);
    }
    return token;
  }

  Token float_token() {
    const std::string_view digits = text_.substr(begin_, position_ - begin_);
    Token token{TokenKind::kFloat, std::string(digits), 0, 0, {}};
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), token.number);
    if (read.ec != std::errc()) {
      // Too small to tell from zero is zero; too large is an error.
      const std::size_t exponent = digits.find_first_of("eE");
      const bool tiny = exponent != std::string_view::npos && digits[exponent + 1] == '-';
      if (!tiny) {
        fail("FloatingPointOverflow", "this number is too large for a float", begin_, position_);
      }
      token.number = 0;
    }
    return token;
  }

  // ---- signs
  // -------------------------------------------------------------------------------------

  Token sign() {
    for (const std::string_view two : {"..", "<>", "<=", ">=", "=~", "+="}) {
      if (text_.substr(position_, 2) == two) {
        position_ += 2;
        return {TokenKind::kSign, std::string(two), 0, 0, {}};
      }
    }
    constexpr std::string_view kSigns = "()[]{}<>=+-*/%^.,:;|";
    if (kSigns.find(peek()) != std::string_view::npos) {
      return {TokenKind::kSign, std::string(1, text_[position_++]), 0, 0, {}};
    }
    const CodePoint c = code_point();
    const std::string shown = in_quotes(text_.substr(position_, c.length));
    const std::string hint(hint_for_character(text_.substr(position_)));
    if (c.value >= 0x80 || c.value < 0) {
      fail("InvalidUnicodeCharacter", shown + " has no meaning here", position_,
           position_ + c.length, hint.empty() ? "Put it in a string or in backticks." : hint);
    }
    fail("UnexpectedSyntax", shown + " has no meaning here", position_, position_ + c.length, hint);
  }

  std::string_view text_;
  std::size_t position_ = 0;
  std::size_t begin_ = 0;  ///< of the token being read
};

}  // namespace

std::vector<Token> tokenize(std::string_view text) {
  return Lexer(text).run();
}

}  // namespace newsgraph::parser
