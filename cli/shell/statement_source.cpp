#include "newsgraph/cli/shell/statement_source.h"

#include <utility>

#include "newsgraph/cli/input_file.h"
#include "newsgraph/cli/shell/shell_command.h"
#include "newsgraph/graph/error.h"

namespace newsgraph::cli {

namespace {

/// As of a query on the command line: longer is no query, but some other file.
constexpr std::size_t kLongestStatement = 16 << 20;

}  // namespace

StreamStatements::StreamStatements(std::istream& in, std::string name)
    : in_(in), name_(std::move(name)), splitter_(command_syntax()) {}

std::optional<Statement> StreamStatements::next() {
  while (true) {
    if (delayed_) return std::exchange(delayed_, std::nullopt);
    if (std::optional<Statement> statement = splitter_.next()) {
      if (statement->interrupted_line != 0) refuse_unfinished(*std::move(statement));
      return statement;
    }
    if (ended_) return std::nullopt;
    if (read_line()) {
      // Some editors put a byte order mark before the first line; it is no part of it.
      const bool has_mark = !std::exchange(begun_, true) && line_.starts_with("\xef\xbb\xbf");
      splitter_.add_line(std::string_view(line_).substr(has_mark ? 3 : 0));
    } else {
      splitter_.finish();
      ended_ = true;
    }
    if (splitter_.inside() == StatementSplitter::Inside::kNothing) unfinished_bytes_ = 0;
  }
}

void StreamStatements::refuse_unfinished(Statement command) {
  splitter_.drop_unfinished();
  delayed_ = std::move(command);
  throw Error(ErrorKind::kInput,
              "this query is not finished where '" + delayed_->text + "' follows, in line " +
                  std::to_string(delayed_->line),
              {name_, delayed_->interrupted_line, 0}, "Queries end with a semicolon.");
}

/// Reads without trust in the length of a line.
bool StreamStatements::read_line() {
  line_.clear();
  std::streambuf& bytes = *in_.rdbuf();
  for (int c = bytes.sbumpc(); c != EOF; c = bytes.sbumpc()) {
    if (c == '\n') return true;
    line_ += static_cast<char>(c);
    if (++unfinished_bytes_ > kLongestStatement) {
      ended_ = true;
      throw Error(ErrorKind::kInput, "a statement is longer than 16 MiB", {name_},
                  "Statements end with a semicolon.");
    }
  }
  return !line_.empty();
}

FileStatements::FileStatements(const std::filesystem::path& file)
    : in_(open_input(file)), statements_(in_, file.string()) {}

}  // namespace newsgraph::cli
