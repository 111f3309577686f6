// Where the statements of a shell come from: a file or a pipe, or somebody at a terminal.
#pragma once

#include <filesystem>
#include <fstream>
#include <istream>
#include <optional>
#include <string>

#include "newsgraph/cli/shell/statement_splitter.h"

namespace newsgraph::cli {

class StatementSource {
 public:
  virtual ~StatementSource() = default;
  /// The next statement; nothing at the end. Throws Error when there is no reading on.
  virtual std::optional<Statement> next() = 0;
  /// What messages call it; empty for a terminal, where everybody sees what was typed.
  virtual std::string name() const { return {}; }
};

class StreamStatements : public StatementSource {
 public:
  /// `in` is borrowed. A command in the middle of a query is an error of that query, which lacks
  /// its semicolon; the command comes next.
  StreamStatements(std::istream& in, std::string name);
  std::optional<Statement> next() override;
  std::string name() const override { return name_; }

 private:
  bool read_line();
  [[noreturn]] void refuse_unfinished(Statement command);

  std::istream& in_;
  std::string name_;
  std::string line_;
  std::size_t unfinished_bytes_ = 0;  ///< taken in since the last whole statement
  bool begun_ = false;
  bool ended_ = false;
  StatementSplitter splitter_;
  std::optional<Statement> delayed_;  ///< a command that the reader has not been given yet
};

class FileStatements : public StatementSource {
 public:
  /// Throws Error (kInput) when the file cannot be read.
  explicit FileStatements(const std::filesystem::path& file);
  std::optional<Statement> next() override { return statements_.next(); }
  std::string name() const override { return statements_.name(); }

 private:
  std::ifstream in_;
  StreamStatements statements_;
};

}  // namespace newsgraph::cli
