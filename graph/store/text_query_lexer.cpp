#include "newsgraph/graph/store/text_query_lexer.h"

#include <algorithm>

#include "newsgraph/graph/error.h"

namespace newsgraph::store {

namespace {

using Kind = SearchToken::Kind;

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Whether FTS5's tokenizer could see a word in the text. A NUL would end its reading.
bool has_word(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) return false;
  return std::ranges::any_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || is_digit(c) || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
  });
}

bool begins_code_point(char byte) {
  return (static_cast<unsigned char>(byte) & 0xc0) != 0x80;
}

class Lexer {
 public:
  explicit Lexer(std::string_view query) : query_(query) {}

  std::vector<SearchToken> run() {
    while (true) {
      while (is_space(peek())) ++at_;
      begin_ = at_;
      if (at_ == query_.size()) break;
      read();
    }
    add(Kind::kEnd);
    return std::move(tokens_);
  }

 private:
  static constexpr const char* kQuoteIt = "Put it in quotes to look for it as text.";

  /// NUL at the end; one in the text is not told from it where it makes no difference.
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < query_.size() ? query_[at_ + ahead] : '\0';
  }

  [[noreturn]] void fail(std::size_t at, const std::string& message,
                         const std::string& hint) const {
    search_error(query_, at, message, hint);
  }

  void add(Kind kind, std::size_t length = 0) {
    tokens_.push_back({kind, {}, false, begin_});
    at_ += length;
  }

  void read() {
    const std::string_view rest = query_.substr(at_);
    const bool touches = rest.size() > 1 && !is_space(rest[1]);
    if (rest.starts_with("&&")) return add(Kind::kAnd, 2);
    if (rest.starts_with("||")) return add(Kind::kOr, 2);
    switch (rest.front()) {
      case '(':
        return add(Kind::kOpen, 1);
      case ')':
        return add(Kind::kClose, 1);
      case '"':
        return phrase();
      case '-':
      case '!':
        // By itself it is a dash, or the end of an exclamation.
        return touches ? add(Kind::kNot, 1) : skip();
      case '+':
        return touches ? add(Kind::kRequired, 1) : skip();
      case '[':
      case '{':
        fail(at_, "a range from one word to another cannot be looked for", kQuoteIt);
      case '/':
        if (touches) fail(at_, "a regular expression cannot be looked for", kQuoteIt);
        return skip();
      default:
        return word();
    }
  }

  void skip() { ++at_; }

  void phrase() {
    ++at_;
    std::string text;
    while (at_ < query_.size() && query_[at_] != '"') text += character();
    if (at_ == query_.size())
      fail(begin_, "a quotation is not closed", "Write `\"` where it ends.");
    ++at_;
    words(std::move(text));
  }

  void word() {
    std::string text;
    while (at_ < query_.size() && !ends_word(query_[at_])) {
      if (peek() == '?') refuse_wildcard();
      text += character();
    }
    if (peek() == ':' && !text.empty() && !is_digit(text.front())) return field(std::move(text));
    if (peek() == ':') return ++at_, words(std::move(text));  // a time: 12:30
    if (const std::string_view typed = query_.substr(begin_, at_ - begin_); peek() != '*') {
      if (typed == "AND") return add(Kind::kAnd);
      if (typed == "OR") return add(Kind::kOr);
      if (typed == "NOT") return add(Kind::kNot);
    }
    words(std::move(text));
  }

  static bool ends_word(char c) {
    return is_space(c) || std::string_view("\"():*~^").find(c) != std::string_view::npos;
  }

  /// One byte of a word or phrase; a backslash takes the meaning from what follows it.
  char character() {
    if (peek() == '\\' && at_ + 1 < query_.size()) ++at_;
    return query_[at_++];
  }

  void field(std::string name) {
    add(Kind::kField, 1);
    tokens_.back().text = std::move(name);
  }

  /// Adds the words, with the sign behind them.
  void words(std::string text) {
    const std::size_t end = at_;
    const bool beginning = peek() == '*';
    if (beginning) ++at_;
    if (beginning && !has_word(text)) {
      fail(end, "there is no beginning of a word before `*`", "Write sanction* for sanctions.");
    }
    const bool goes_on = begin_ < end && query_[end - 1] != '"' && at_ < query_.size() &&
                         beginning && !ends_word(peek());
    if (goes_on) fail(end, "`*` stands for the end of a word only", kQuoteIt);
    if (peek() == '~' || peek() == '^') refuse_suffix();
    if (!has_word(text)) return;
    tokens_.push_back({Kind::kWords, std::move(text), beginning, begin_});
  }

  [[noreturn]] void refuse_wildcard() const {
    fail(at_, "`?` for any one letter cannot be looked for",
         "Write the beginning of the word and `*`, or put it in quotes.");
  }

  [[noreturn]] void refuse_suffix() const {
    if (peek() == '^') fail(at_, "`^` for what a word weighs is not known", "Leave it out.");
    if (at_ > begin_ && query_[at_ - 1] == '"') {
      fail(at_, "`~` for words near each other is not known", "Join them by AND.");
    }
    fail(at_, "`~` for words that are alike is not known",
         "Write the beginning of the word and `*`, or each of its spellings.");
  }

  std::string_view query_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;  ///< of the token that is being read
  std::vector<SearchToken> tokens_;
};

/// What stands at `at` and around it, short enough to be read in a message.
std::string shown(std::string_view query, std::size_t at) {
  constexpr std::size_t kAround = 40;
  std::size_t begin = at > kAround ? at - kAround : 0;
  while (begin > 0 && !begins_code_point(query[begin])) --begin;
  std::size_t end = std::min(query.size(), at + kAround);
  while (end < query.size() && !begins_code_point(query[end])) ++end;
  return (begin > 0 ? "…" : "") + std::string(query.substr(begin, end - begin)) +
         (end < query.size() ? "…" : "");
}

}  // namespace

std::vector<SearchToken> search_tokens(std::string_view query) {
  return Lexer(query).run();
}

void search_error(std::string_view query, std::size_t at, const std::string& message,
                  const std::string& hint) {
  const auto character =
      static_cast<std::size_t>(std::ranges::count_if(query.substr(0, at), begins_code_point)) + 1;
  throw Error(ErrorKind::kInput,
              "the search `" + shown(query, at) + "`, character " + std::to_string(character) +
                  ": " + message,
              {}, hint);
}

}  // namespace newsgraph::store
