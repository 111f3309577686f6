// The loop of a shell: the next statement, run, and what is to be said of it.
//
// An error at a terminal is reported and the shell goes on. In a file or a pipe it ends the
// reading, unless the shell is to keep going: what follows often relies on what failed.
#pragma once

#include <optional>

#include "newsgraph/cli/exit_status.h"
#include "newsgraph/cli/interrupts.h"
#include "newsgraph/cli/shell/session.h"
#include "newsgraph/cli/shell/statement_source.h"

namespace newsgraph::cli {

class Shell {
 public:
  /// `interrupts` may be null: then Ctrl-C ends the program, as it does by itself.
  Shell(Session session, Interrupts* interrupts, bool keep_going);

  /// Runs all statements. The status is that of the first failure where failures count: in files
  /// and pipes.
  ExitStatus run(StatementSource& source);

  // For the commands.
  Session& session() { return session_; }
  /// Runs the statements of a file. Throws StatementFailed when one failed and ended it.
  void read(const std::filesystem::path& file);
  /// Makes one transaction of the statements up to commit() or roll_back(), which have to come from
  /// the same source; the end of the source takes everything back.
  void begin();
  void commit() { end_transaction(TransactionEnd::kCommit); }
  void roll_back() { end_transaction(TransactionEnd::kRollBack); }
  /// No further statement is run.
  void leave() { leaving_ = true; }

  /// A statement failed, which has been reported.
  struct StatementFailed {};

 private:
  enum class TransactionEnd { kCommit, kRollBack };

  void run_statements(StatementSource& source);
  bool goes_on() const { return !leaving_ && !transaction_end_; }
  void run_statement(const Statement& statement);
  void note_failure(const StatementSource& source, const Statement* statement);
  void end_transaction(TransactionEnd end);

  Session session_;
  Interrupts* interrupts_;
  bool keep_going_;
  bool leaving_ = false;
  std::optional<ExitStatus> failure_;
  StatementSource* source_ = nullptr;              ///< of the statement that is running
  StatementSource* transaction_source_ = nullptr;  ///< where the transaction began
  std::optional<TransactionEnd> transaction_end_;
  int reading_depth_ = 0;  ///< of files that read files
};

}  // namespace newsgraph::cli
