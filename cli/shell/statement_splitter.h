// Text that comes in line by line, cut into the statements of a shell.
//
//     MATCH (p:Person)          a query ends with a semicolon, and may have any number of lines;
//     RETURN p.name;            a line may hold several
//     :mode csv                 a command begins with a colon and ends with its line
//
// A semicolon inside a string, a name in backticks or a comment ends nothing. Statements of nothing
// but white space and comments are left out.
//
// Whoever has forgotten the semicolon types a command in the middle of a query. A later line of a
// query that begins with the name of a command is that command, unless a quote, comment or bracket
// is open; any other that begins with a colon goes on with the query (`SET n` … `:Label`). The
// words exit, quit and help alone on a statement's first line are the commands.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "newsgraph/cli/shell/vocabulary.h"

namespace newsgraph::cli {

struct Statement {
  enum class Kind { kQuery, kCommand };
  Kind kind = Kind::kQuery;
  std::string text;      ///< without the semicolon and white space around it
  std::size_t line = 0;  ///< where it begins; lines count from 1
  /// Of a command in the middle of a query, the line where that begins; otherwise 0.
  std::size_t interrupted_line = 0;
};

class StatementSplitter {
 public:
  /// What an unfinished statement is in the middle of.
  enum class Inside { kNothing, kQuery, kString, kQuotedName, kComment };

  /// `commands` are those known in the middle of a query; borrowed.
  explicit StatementSplitter(std::span<const CommandSyntax> commands = {}) : commands_(commands) {}

  /// Takes in one line; `line` is without its line break.
  void add_line(std::string_view line);
  /// Takes in the end of the text: what is unfinished becomes the last statement.
  void finish();
  /// The next whole statement, each once.
  std::optional<Statement> next();

  Inside inside() const;
  /// Whether the line, coming next, is a command in the middle of a query, which goes on after it.
  bool is_command_inside(std::string_view line) const;
  /// The statement that is being typed when `line` is what there is of its last line; a command
  /// too. Takes nothing in.
  std::string unfinished_with(std::string_view line) const;
  /// Forgets the statement that is not finished yet.
  void drop_unfinished();

 private:
  std::size_t step(std::string_view line, std::size_t at);
  std::size_t step_quoted(std::string_view line, std::size_t at);
  std::size_t step_comment(std::string_view line, std::size_t at);
  void count_bracket(char c);
  std::string_view first_word_inside(std::string_view line) const;
  void complete(Statement::Kind kind);

  std::span<const CommandSyntax> commands_;
  std::deque<Statement> whole_;  ///< with the white space around them
  std::string text_;
  bool has_words_ = false;  ///< text_ holds more than white space and comments
  char quote_ = 0;  ///< the quote that closes what is open; '*' for a comment; 0 for nothing
  std::size_t open_brackets_ = 0;
  std::size_t line_ = 0;  ///< the one that was taken in last
  std::size_t first_line_ = 0;
};

}  // namespace newsgraph::cli
