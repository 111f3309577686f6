#include "newsgraph/cli/shell/cursor_context.h"

#include <algorithm>
#include <array>
#include <set>

#include "newsgraph/query/parser/keyword.h"

namespace newsgraph::cli {

namespace {

using parser::same_keyword;
using Place = CursorContext::Place;

struct Token {
  enum class Kind { kWord, kQuotedName, kNumber, kString, kSign };
  Kind kind = Kind::kSign;
  std::string_view text;  ///< of a quoted name without its backticks
  std::size_t begin = 0;
  std::size_t end = 0;
  bool closed = true;  ///< of a string, a quoted name

  bool is(std::string_view sign) const { return kind == Kind::kSign && text == sign; }
  bool is_keyword(std::string_view keyword) const {
    return kind == Kind::kWord && same_keyword(text, keyword);
  }
  bool is_name() const { return kind == Kind::kWord || kind == Kind::kQuotedName; }
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool starts_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// The tokens of a text that may break off anywhere.
class Tokens {
 public:
  explicit Tokens(std::string_view text) : text_(text) {
    while (position_ < text_.size()) read();
  }
  std::vector<Token> take() { return std::move(tokens_); }
  /// Whether the text ends inside a comment.
  bool in_comment() const { return in_comment_; }

 private:
  void read() {
    const char c = text_[position_];
    const std::string_view rest = text_.substr(position_);
    if (rest.starts_with("//")) return comment("\n");
    if (rest.starts_with("/*")) return comment("*/");
    if (c == '\'' || c == '"' || c == '`') return quoted(c);
    if (starts_word(c) || is_digit(c)) return word();
    if (static_cast<unsigned char>(c) > ' ')
      add(Token::Kind::kSign, position_ + 1);
    else
      ++position_;
  }

  void comment(std::string_view closing) {
    const std::size_t end = text_.find(closing, position_ + 2);
    in_comment_ = end == std::string_view::npos;
    position_ = in_comment_ ? text_.size() : end + closing.size();
  }

  void quoted(char quote) {
    const std::size_t begin = position_++;
    while (position_ < text_.size() && text_[position_] != quote) {
      position_ += text_[position_] == '\\' && quote != '`' ? 2 : 1;
    }
    const bool closed = position_ < text_.size();
    const std::size_t end = std::min(position_, text_.size());
    position_ = closed ? end + 1 : end;
    tokens_.push_back({quote == '`' ? Token::Kind::kQuotedName : Token::Kind::kString,
                       text_.substr(begin + 1, end - begin - 1), begin, position_, closed});
  }

  void word() {
    std::size_t end = position_;
    while (end < text_.size() && (starts_word(text_[end]) || is_digit(text_[end]))) ++end;
    add(is_digit(text_[position_]) ? Token::Kind::kNumber : Token::Kind::kWord, end);
  }

  void add(Token::Kind kind, std::size_t end) {
    tokens_.push_back({kind, text_.substr(position_, end - position_), position_, end, true});
    position_ = end;
  }

  std::string_view text_;
  std::size_t position_ = 0;
  bool in_comment_ = false;
  std::vector<Token> tokens_;
};

/// A bracket that is open at the cursor.
struct Bracket {
  char sign = 0;
  bool in_pattern = false;  ///< a node's ( or a relationship's [
  bool is_map = false;      ///< a { whose content is keys and values
};

constexpr std::array<std::string_view, 13> kClauses{"MATCH", "WITH", "RETURN", "UNWIND", "CREATE",
                                                    "MERGE", "SET",  "REMOVE", "DELETE", "CALL",
                                                    "WHERE", "ON",   "ORDER"};

/// Reads the tokens before the cursor once, and knows then where the cursor is.
class Reader {
 public:
  explicit Reader(std::vector<Token> tokens) : tokens_(std::move(tokens)) {
    for (std::size_t i = 0; i < tokens_.size(); ++i) take_in(i);
  }

  std::string_view procedure() const { return procedure_; }
  std::vector<std::string> variables() const { return {variables_.begin(), variables_.end()}; }

  /// Where a word that begins at `begin` stands. May set `context`'s owner, and move its begin to
  /// that of a dotted name.
  Place place(std::size_t begin, CursorContext& context) const {
    if (tokens_.empty()) return Place::kExpression;
    const Token& last = tokens_.back();
    if (last.is("$")) return last.end == begin ? Place::kParameter : Place::kNowhere;
    if (last.is(".")) return after_dot(context);
    if (last.is_keyword("CALL")) return Place::kProcedure;
    if (last.is_keyword("AS")) return Place::kNowhere;
    if (in_yield()) return Place::kYield;
    if (last.is(":") || last.is("|") || last.is("&") || last.is("!")) return after_colon();
    if (brackets_.empty()) return Place::kExpression;
    const Bracket& bracket = brackets_.back();
    if (bracket.is_map && (last.is("{") || last.is(","))) return Place::kKey;
    if (bracket.in_pattern && (last.is("(") || last.is("["))) return Place::kVariable;
    return Place::kExpression;
  }

 private:
  const Token* before(std::size_t i, std::size_t steps = 1) const {
    return i >= steps ? &tokens_[i - steps] : nullptr;
  }

  bool in_patterns() const {
    return clause_ == "MATCH" || clause_ == "CREATE" || clause_ == "MERGE";
  }

  /// Whether `)-` or `<-` stands before token i.
  bool begins_arrow(std::size_t i) const {
    const Token* const dash = before(i);
    const Token* const left = before(i, 2);
    return dash && left && dash->is("-") && (left->is(")") || left->is("<"));
  }

  /// Whether `]-`, `--` or `->` stands before token i.
  bool ends_arrow(std::size_t i) const {
    const Token* const last = before(i);
    const Token* const left = before(i, 2);
    if (!last || !left) return false;
    return last->is("-") ? left->is("]") || left->is("-") : last->is(">") && left->is("-");
  }

  void take_in(std::size_t i) {
    const Token& token = tokens_[i];
    const Token* const previous = before(i);
    if (token.kind == Token::Kind::kSign) return take_in_sign(i);
    if (token.kind == Token::Kind::kWord && !(previous && previous->is("."))) {
      for (const std::string_view clause : kClauses) {
        if (same_keyword(token.text, clause)) clause_ = clause;
      }
    }
    if (!token.is_name() || !previous) return;
    if (previous->is_keyword("CALL")) procedure_ = token.text;
    if (previous->is(".") && !procedure_.empty() && clause_ == "CALL" && !in_yield_before(i)) {
      procedure_ += "." + std::string(token.text);
    }
    const bool opens_pattern = (previous->is("(") || previous->is("[")) && !brackets_.empty() &&
                               brackets_.back().in_pattern;
    if (opens_pattern || previous->is_keyword("AS")) variables_.emplace(token.text);
  }

  void take_in_sign(std::size_t i) {
    const Token& token = tokens_[i];
    const Token* const previous = before(i);
    const char sign = token.text.front();
    if (sign == '(') {
      const bool follows_arrow = ends_arrow(i);
      const bool begins_part =
          previous && (previous->is(",") || previous->is("=") || previous->is_keyword(clause_)) &&
          in_patterns() && brackets_.empty();
      brackets_.push_back({sign, follows_arrow || begins_part, false});
    } else if (sign == '[') {
      brackets_.push_back({sign, begins_arrow(i), false});
    } else if (sign == '{') {
      bool is_query = false;
      for (const std::string_view word : {"CALL", "EXISTS", "COUNT", "COLLECT"}) {
        is_query = is_query || (previous && previous->is_keyword(word));
      }
      brackets_.push_back({sign, false, !is_query});
    } else if ((sign == ')' || sign == ']' || sign == '}') && !brackets_.empty()) {
      brackets_.pop_back();
    } else if (sign == '=' && previous && previous->is_name() && in_patterns() &&
               brackets_.empty()) {
      variables_.emplace(previous->text);  // of a path
    }
  }

  /// `owner.`: a property's key, or the rest of a dotted name of a function or procedure.
  Place after_dot(CursorContext& context) const {
    std::size_t i = tokens_.size() - 1;  // the dot
    std::string owner;
    while (tokens_[i].is(".") && i > 0 && tokens_[i - 1].is_name()) {
      owner = std::string(tokens_[i - 1].text) + (owner.empty() ? "" : "." + owner);
      if (i < 2) break;
      i -= 2;
    }
    if (owner.empty()) {
      const Token* const previous = before(tokens_.size() - 1);
      const bool is_value =
          previous && (previous->is(")") || previous->is("]") || previous->is("}") ||
                       previous->is("{") || previous->is(","));
      return is_value ? Place::kKey : Place::kNowhere;
    }
    context.owner = owner;
    return tokens_[i].is_keyword("CALL") ? Place::kProcedure : Place::kKey;
  }

  /// A label or type, unless the sign belongs to a map or to a comprehension.
  Place after_colon() const {
    if (!brackets_.empty() && brackets_.back().is_map) return Place::kExpression;
    const bool in_relationship =
        !brackets_.empty() && brackets_.back().sign == '[' && brackets_.back().in_pattern;
    if (tokens_.back().is(":")) return in_relationship ? Place::kType : Place::kLabel;
    for (std::size_t i = tokens_.size(); i-- > 0;) {
      const Token& token = tokens_[i];
      if (token.is(":")) return in_relationship ? Place::kType : Place::kLabel;
      if (!token.is_name() && !token.is("|") && !token.is("&") && !token.is("!")) break;
    }
    return Place::kExpression;
  }

  bool in_yield() const { return in_yield_before(tokens_.size()); }

  /// Whether only names and commas stand between YIELD and token `end`, the last of them a comma.
  bool in_yield_before(std::size_t end) const {
    if (end == 0 || (!tokens_[end - 1].is(",") && !tokens_[end - 1].is_keyword("YIELD"))) {
      return false;
    }
    for (std::size_t i = end; i-- > 0;) {
      if (tokens_[i].is_keyword("YIELD")) return true;
      if (!tokens_[i].is_name() && !tokens_[i].is(",")) return false;
    }
    return false;
  }

  std::vector<Token> tokens_;
  std::vector<Bracket> brackets_;
  std::string_view clause_;
  std::string procedure_;
  std::set<std::string> variables_;
};

}  // namespace

CursorContext cursor_context(std::string_view text) {
  Tokens reading(text);
  std::vector<Token> tokens = reading.take();
  CursorContext context;
  context.begin = text.size();
  if (reading.in_comment()) {
    context.place = Place::kNowhere;
    return context;
  }
  if (!tokens.empty() && tokens.back().end == text.size()) {
    const Token last = tokens.back();
    const bool ends_here = last.kind == Token::Kind::kWord || !last.closed;
    if (last.kind == Token::Kind::kNumber || (last.kind == Token::Kind::kString && !last.closed) ||
        (last.kind == Token::Kind::kQuotedName && last.closed)) {
      context.place = Place::kNowhere;
      return context;
    }
    if (ends_here) {
      context.begin = last.begin;
      context.word = last.text;
      context.in_backticks = last.kind == Token::Kind::kQuotedName;
      tokens.pop_back();
    }
  }
  const Reader reader(std::move(tokens));
  context.procedure = reader.procedure();
  context.variables = reader.variables();
  context.place = reader.place(context.begin, context);
  return context;
}

}  // namespace newsgraph::cli
