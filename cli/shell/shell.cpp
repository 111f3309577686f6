#include "newsgraph/cli/shell/shell.h"

#include <utility>

#include "newsgraph/cli/output_buffer.h"
#include "newsgraph/cli/output_file.h"
#include "newsgraph/cli/report.h"
#include "newsgraph/cli/shell/shell_command.h"

namespace newsgraph::cli {

namespace {

/// Deeper than anybody means to nest; a file that reads itself gets there.
constexpr int kDeepestReading = 16;

/// A value for the life of a scope; the former one comes back, whatever happens.
template <typename Value>
class Restored {
 public:
  Restored(Value& place, Value value) : place_(place), former_(std::exchange(place, value)) {}
  ~Restored() { place_ = former_; }
  Restored(const Restored&) = delete;
  Restored& operator=(const Restored&) = delete;

 private:
  Value& place_;
  Value former_;
};

/// Takes a transaction back; never leaves Shell::begin().
struct RolledBack {};

}  // namespace

Shell::Shell(Session session, Interrupts* interrupts, bool keep_going)
    : session_(std::move(session)), interrupts_(interrupts), keep_going_(keep_going) {}

ExitStatus Shell::run(StatementSource& source) {
  try {
    run_statements(source);
  } catch (const StatementFailed&) {
    // Reported, and in failure_.
  }
  session_.output.flush();
  return failure_.value_or(kDone);
}

void Shell::run_statements(StatementSource& source) {
  const Restored<StatementSource*> outer(source_, &source);
  const bool stops_at_failure = !source.name().empty() && !keep_going_;
  while (goes_on()) {
    std::optional<Statement> statement;
    try {
      statement = source.next();
      if (!statement) break;
      run_statement(*statement);
      continue;
    } catch (const ReaderGone&) {
      throw;
    } catch (const StatementFailed&) {
      // Reported where it happened.
    } catch (...) {
      note_failure(source, statement ? &*statement : nullptr);
    }
    if (stops_at_failure) throw StatementFailed{};
  }
}

void Shell::run_statement(const Statement& statement) {
  // What is typed is a new piece of work; a file that is read is one as a whole.
  if (interrupts_ != nullptr && source_->name().empty())
    session_.limits.stop = interrupts_->begin();
  if (session_.limits.stop.stop_requested()) {
    throw QueryError("ExecutionStopped", "Cancelled", "the statements that remain are not run");
  }
  if (statement.kind == Statement::Kind::kCommand) {
    run_command(*this, statement.text);
  } else {
    run_query(session_, statement.text);
  }
  session_.output.flush();
}

/// To be called in a catch block.
void Shell::note_failure(const StatementSource& source, const Statement* statement) {
  session_.output.flush();  // rows that came before are results too
  // The terminal has echoed ^C where the cursor was.
  if (session_.limits.stop.stop_requested()) session_.console.err << '\n';
  if (!source.name().empty() && statement != nullptr) {
    report("in the statement at " + SourceLocation{source.name(), statement->line, 0}.to_string() +
               ":",
           session_.console);
  }
  // Whatever was wrong with a statement, the program's own arguments were right.
  const ExitStatus status =
      report_current_exception(session_.console) == kBroken ? kBroken : kInputAtFault;
  if (!session_.interactive && !failure_) failure_ = status;
}

void Shell::read(const std::filesystem::path& file) {
  refuse_graph_file(session_.store.file(), file);
  if (reading_depth_ == kDeepestReading) {
    throw Error(ErrorKind::kInput, "files are read from files too deeply; does one read itself?",
                {file.string()});
  }
  FileStatements statements(file);
  const Restored<int> depth(reading_depth_, reading_depth_ + 1);
  run_statements(statements);
}

void Shell::begin() {
  if (session_.transaction != nullptr) {
    throw Error(ErrorKind::kInput, "a transaction is open already", {},
                "End it first with :commit or :rollback.");
  }
  if (session_.read_only) {
    throw Error(ErrorKind::kInput, "this shell only reads the graph: there is nothing to commit");
  }
  const Restored<StatementSource*> source(transaction_source_, source_);
  const Restored<Graph*> transaction(session_.transaction, nullptr);
  std::optional<TransactionEnd> end;
  try {
    session_.store.write([&](Graph& graph) {
      session_.transaction = &graph;
      run_statements(*source_);
      end = std::exchange(transaction_end_, std::nullopt);
      if (end != TransactionEnd::kCommit) throw RolledBack{};
    });
  } catch (const RolledBack&) {
    // As was asked for, or as was forgotten.
  }
  if (!end) {
    throw Error(ErrorKind::kInput, "the transaction was not committed: its changes are taken back",
                {}, "End it with :commit.");
  }
}

void Shell::end_transaction(TransactionEnd end) {
  if (session_.transaction == nullptr) {
    throw Error(ErrorKind::kInput, "no transaction is open", {}, "Open one with :begin.");
  }
  if (source_ != transaction_source_) {
    throw Error(ErrorKind::kInput,
                "a transaction has to end where it began, not in a file read "
                "in between");
  }
  transaction_end_ = end;
}

}  // namespace newsgraph::cli
