#include "newsgraph/cli/shell/statement_splitter.h"

#include <algorithm>
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

std::string_view trimmed(std::string_view line) {
  while (!line.empty() && is_space(line.front())) line.remove_prefix(1);
  while (!line.empty() && is_space(line.back())) line.remove_suffix(1);
  return line;
}

/// What those type who expect a command without its colon. No query is one word.
bool is_bare_command(std::string_view line) {
  std::string_view word = trimmed(line);
  if (word.ends_with(';')) word = trimmed(word.substr(0, word.size() - 1));
  return word == "exit" || word == "quit" || word == "help";
}

}  // namespace

void StatementSplitter::add_line(std::string_view line) {
  ++line_;
  if (is_command_inside(line)) {
    whole_.push_back({Statement::Kind::kCommand, std::string(trimmed(line)), line_, first_line_});
    text_ += '\n';
    return;
  }
  if (inside() == Inside::kNothing && is_bare_command(line)) {
    whole_.push_back({Statement::Kind::kCommand, ":" + std::string(trimmed(line)), line_, 0});
    return;
  }
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
  count_bracket(c);
  text_ += c;
  return at + 1;
}

void StatementSplitter::count_bracket(char c) {
  if (c == '(' || c == '[' || c == '{') ++open_brackets_;
  if ((c == ')' || c == ']' || c == '}') && open_brackets_ > 0) --open_brackets_;
}

bool StatementSplitter::is_command_inside(std::string_view line) const {
  return std::ranges::find(commands_, first_word_inside(line), &CommandSyntax::name) !=
         commands_.end();
}

/// The first word of a line where a command may stand in the middle of a query; otherwise nothing.
std::string_view StatementSplitter::first_word_inside(std::string_view line) const {
  if (!has_words_ || quote_ != 0 || open_brackets_ > 0) return {};
  const std::string_view rest = trimmed(line);
  return {rest.begin(), std::ranges::find_if(rest, [](char c) { return is_space(c) || c == ';'; })};
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
  if (has_words_) whole_.push_back({kind, std::move(text_), first_line_, 0});
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
  const std::string_view word = first_word_inside(line);
  const bool begins_command =
      !word.empty() && std::ranges::any_of(commands_, [&](const CommandSyntax& command) {
        return command.name.starts_with(word);
      });
  if (begins_command) return std::string(word.begin(), line.end());
  StatementSplitter typed = *this;
  typed.whole_.clear();
  typed.add_line(line);
  // A command ends with its line, so that nothing can follow it there.
  const bool is_command =
      !typed.whole_.empty() && typed.whole_.back().kind == Statement::Kind::kCommand;
  if (is_command) return typed.whole_.back().text;
  return typed.has_words_ ? typed.text_.substr(0, typed.text_.size() - 1) : std::string();
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
  open_brackets_ = 0;
}

}  // namespace newsgraph::cli
