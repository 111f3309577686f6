#include "newsgraph/graph/store/text_query.h"

#include <algorithm>
#include <string>

#include "newsgraph/graph/error.h"

namespace newsgraph::store {

namespace {

// FTS5 gives up on expressions that nest deeper than 256.
constexpr std::size_t kMaximumDepth = 100;
// Each word is a lookup; more than this is a text, not a question.
constexpr std::size_t kMaximumTerms = 1000;

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Whether FTS5's tokenizer could see a word in the text.
bool has_word(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (byte >= '0' && byte <= '9') ||
           ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
  });
}

class Translator {
 public:
  Translator(std::string_view query, std::span<const std::string_view> columns)
      : query_(query), columns_(columns) {}

  std::string run() {
    while (skip_spaces()) next();
    if (depth_ > 0) fail("a parenthesis is not closed", "Write `)` where it ends.");
    if (terms_ == 0) fail("there is no word to look for", "Name at least one.");
    if (!after_operand_) fail("the search ends with an operator", "Put a word after it.");
    return std::move(text_);
  }

 private:
  [[noreturn]] void fail(const std::string& message, const std::string& hint) const {
    throw Error(ErrorKind::kInput, "the search `" + std::string(query_) + "`: " + message, {},
                hint);
  }

  bool skip_spaces() {
    while (at_ < query_.size() && is_space(query_[at_])) ++at_;
    return at_ < query_.size();
  }

  void next() {
    switch (query_[at_]) {
      case '(':
        begin_operand();
        text_ += '(';
        ++at_;
        if (++depth_ > kMaximumDepth) fail("parentheses nest too deeply", "Ask more simply.");
        after_operand_ = false;
        return;
      case ')':
        if (depth_ == 0) fail("`)` closes nothing", "Write a word in quotes to look for it.");
        if (!after_operand_) fail("there is nothing before `)`", "Put a word there.");
        text_ += ')';
        ++at_;
        --depth_;
        return;
      case '"':
        phrase();
        return;
      default:
        word();
    }
  }

  void phrase() {
    const std::size_t end = query_.find('"', at_ + 1);
    if (end == std::string_view::npos)
      fail("a quotation is not closed", "Write `\"` where it ends.");
    term(query_.substr(at_ + 1, end - at_ - 1), end + 1);
  }

  void word() {
    const std::size_t begin = at_;
    std::size_t end = at_;
    while (end < query_.size() && !is_space(query_[end]) && query_[end] != '"' &&
           query_[end] != '(' && query_[end] != ')' && query_[end] != '*' && query_[end] != ':') {
      ++end;
    }
    const std::string_view word = query_.substr(begin, end - begin);
    if (word == "AND" || word == "OR" || word == "NOT") return operation(word, end);
    if (end < query_.size() && query_[end] == ':' && is_column(word)) {
      begin_operand();
      text_ += std::string(word) + " : ";
      at_ = end + 1;
      after_operand_ = false;
      return;
    }
    // A lone `*` or `:` is punctuation.
    term(word, std::max(end, begin + (word.empty() ? 1 : 0)));
  }

  bool is_column(std::string_view word) const {
    return std::ranges::any_of(columns_, [&](std::string_view column) { return column == word; });
  }

  void operation(std::string_view name, std::size_t end) {
    if (!after_operand_) {
      fail("there is nothing before " + std::string(name), "Write it small to look for the word.");
    }
    text_ += " " + std::string(name) + " ";
    at_ = end;
    after_operand_ = false;
  }

  /// A word or phrase that ends before `end`, maybe with `*` behind it.
  void term(std::string_view words, std::size_t end) {
    at_ = end;
    const bool beginning = at_ < query_.size() && query_[at_] == '*';
    if (beginning) ++at_;
    // A NUL would end FTS5's reading.
    if (!has_word(words) || words.find('\0') != std::string_view::npos) return;
    if (++terms_ > kMaximumTerms) fail("it has too many words", "Ask for fewer.");
    begin_operand();
    text_ += '"' + std::string(words) + '"';
    if (beginning) text_ += '*';
    after_operand_ = true;
  }

  void begin_operand() {
    if (after_operand_) text_ += " OR ";
  }

  std::string_view query_;
  std::span<const std::string_view> columns_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::size_t terms_ = 0;
  bool after_operand_ = false;
  std::string text_;
};

}  // namespace

std::string to_fts5(std::string_view query, std::span<const std::string_view> columns) {
  return Translator(query, columns).run();
}

}  // namespace newsgraph::store
