#include "newsgraph/cli/shell/statement_splitter.h"

#include <utility>

namespace newsgraph::cli {

namespace {

constexpr char kCommentMark = '*';

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Cuts off white space at the end, and of a command, which needs none, a semicolon too.
void trim(Statement& statement) {
  const bool is_command = statement.kind == Statement::Kind::kCommand;
  std::string& text = statement.text;
  while (!text.empty() && (is_space(text.back()) || (is_command && text.back() == ';'))) {
    text.pop_back();
  }
}

}  // namespace

void StatementSplitter::add_line(std::string_view line) {
  ++line_;
  for (std::size_t at = 0; at < line.size();) {
    if (quote_ == kCommentMark) {
      at = step_comment(line, at);
    } else if (quote_ != 0) {
      at = step_quoted(line, at);
    } else {
      at = step(line, at);
    }
  }
  // A line break before the first word would only move the lines that an error counts.
  if (has_words_) text_ += '\n';
}

/// Outside quotes and comments: takes in what stands at `at`; returns where to go on.
std::size_t StatementSplitter::step(std::string_view line, std::size_t at) {
  const std::string_view rest = line.substr(at);
  if (rest.starts_with("//")) {
    // Kept inside a query, so that columns stay; dropped before one.
    if (has_words_) text_ += rest;
    return line.size();
  }
  if (rest.starts_with("/*")) {
    quote_ = kCommentMark;
    if (has_words_) {
      text_ += "/*";
    } else {
      first_line_ = line_;
    }
    return at + 2;
  }
  const char c = rest.front();
  if (c == ';') {
    complete(Statement::Kind::kQuery);
    return at + 1;
  }
  if (is_space(c)) {
    if (has_words_) text_ += c;
    return at + 1;
  }
  if (!has_words_) {
    has_words_ = true;
    first_line_ = line_;
    if (c == ':') {
      text_ = rest;
      complete(Statement::Kind::kCommand);
      return line.size();
    }
  }
  if (c == '\'' || c == '"' || c == '`') quote_ = c;
  text_ += c;
  return at + 1;
}

/// In a string or a name in backticks. Two backticks stand for one, which needs no care: they close
/// the name and open it again.
std::size_t StatementSplitter::step_quoted(std::string_view line, std::size_t at) {
  text_ += line[at];
  if (line[at] == '\\' && quote_ != '`' && at + 1 < line.size()) {
    text_ += line[at + 1];
    return at + 2;
  }
  if (line[at] == quote_) quote_ = 0;
  return at + 1;
}

std::size_t StatementSplitter::step_comment(std::string_view line, std::size_t at) {
  const std::size_t end = line.find("*/", at);
  const bool closes = end != std::string_view::npos;
  const std::size_t next = closes ? end + 2 : line.size();
  if (has_words_) text_ += line.substr(at, next - at);
  if (closes) quote_ = 0;
  return next;
}

void StatementSplitter::finish() {
  // A comment that is never closed has swallowed what follows: it is an error, and the parser's.
  if (quote_ == kCommentMark && !has_words_) {
    has_words_ = true;
    text_ = "/*";
  }
  complete(Statement::Kind::kQuery);
}

void StatementSplitter::complete(Statement::Kind kind) {
  if (has_words_) whole_.push_back({kind, std::move(text_), first_line_});
  drop_unfinished();
}

std::optional<Statement> StatementSplitter::next() {
  if (whole_.empty()) return std::nullopt;
  Statement statement = std::move(whole_.front());
  whole_.pop_front();
  trim(statement);
  return statement;
}

std::string StatementSplitter::unfinished_with(std::string_view line) const {
  StatementSplitter typed = *this;
  typed.whole_.clear();
  typed.add_line(line);
  if (typed.has_words_) return typed.text_.substr(0, typed.text_.size() - 1);
  const bool is_command =
      !typed.whole_.empty() && typed.whole_.back().kind == Statement::Kind::kCommand;
  return is_command ? typed.whole_.back().text : std::string();
}

StatementSplitter::Inside StatementSplitter::inside() const {
  if (quote_ == kCommentMark) return Inside::kComment;
  if (quote_ == '`') return Inside::kQuotedName;
  if (quote_ != 0) return Inside::kString;
  return has_words_ ? Inside::kQuery : Inside::kNothing;
}

void StatementSplitter::drop_unfinished() {
  text_.clear();
  has_words_ = false;
  quote_ = 0;
}

}  // namespace newsgraph::cli
