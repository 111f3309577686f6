#include "newsgraph/cli/shell/typed_statements.h"

#include <sstream>
#include <string_view>
#include <utility>

#include "newsgraph/cli/shell/completion.h"
#include "newsgraph/cli/shell/shell_command.h"

namespace newsgraph::cli {

using Inside = StatementSplitter::Inside;

TypedStatements::TypedStatements(Session& session, Interrupts& interrupts)
    : session_(session),
      interrupts_(interrupts),
      history_(history_file()),
      editor_(interrupts.descriptor(), [this](const std::string& line) { return offer(line); }),
      splitter_(command_syntax()) {
  editor_.set_history(history_.entries());
}

std::optional<Statement> TypedStatements::next() {
  while (true) {
    if (std::optional<Statement> statement = splitter_.next()) return statement;
    if (ended_) return std::nullopt;
    session_.console.out.flush();
    static_cast<void>(interrupts_.begin());
    std::string line;
    switch (editor_.read(prompt(), line)) {
      case LineEditor::Outcome::kLine:
        take_in(line);
        break;
      case LineEditor::Outcome::kInterrupted:
        splitter_.drop_unfinished();
        typed_.clear();
        break;
      case LineEditor::Outcome::kEnd:
        ended_ = true;  // also for who asks again: a transaction's statements end with the shell's
        break;
    }
    session_.console.out_columns = LineEditor::columns();
  }
}

void TypedStatements::take_in(const std::string& lines) {
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);) {
    if (splitter_.is_command_inside(line)) {
      remember(line);
    } else {
      typed_ += (typed_.empty() ? "" : "\n") + line;
    }
    splitter_.add_line(line);
    if (splitter_.inside() != Inside::kNothing) tell_how_to_leave(line);
  }
  if (splitter_.inside() == Inside::kNothing) remember(std::exchange(typed_, {}));
}

/// Whoever wants to leave in the middle of a string would type on for ever.
void TypedStatements::tell_how_to_leave(const std::string& line) const {
  for (const std::string_view word : {"exit", "quit", ":exit", ":quit"}) {
    if (line != word || splitter_.is_command_inside(line)) continue;
    session_.console.err << "newsgraph: taken for a part of the query, which is not finished; "
                            "Ctrl-C gives it up\n";
  }
}

void TypedStatements::remember(const std::string& entry) {
  const bool kept = history_.add(entry);
  editor_.set_history(history_.entries());
  if (history_kept_ && !kept) {
    session_.console.err << "newsgraph: " << history_file().string()
                         << " cannot be written: what you type is forgotten with this shell\n";
  }
  history_kept_ = kept;
}

/// On the lines after a statement's first, the prompt says what is still open.
std::string TypedStatements::prompt() const {
  const bool in_transaction = session_.transaction != nullptr;
  switch (splitter_.inside()) {
    case Inside::kNothing:
      return in_transaction ? "newsgraph*> " : "newsgraph> ";
    case Inside::kQuery:
      break;
    case Inside::kString:
      return in_transaction ? "         '> " : "        '> ";
    case Inside::kQuotedName:
      return in_transaction ? "         `> " : "        `> ";
    case Inside::kComment:
      return in_transaction ? "        */> " : "       */> ";
  }
  return in_transaction ? "       ...> " : "      ...> ";
}

LineEditor::Offer TypedStatements::offer(const std::string& line) const {
  const std::string statement = splitter_.unfinished_with(line);
  const Vocabulary vocabulary =
      vocabulary_of(session_.graph(), session_.parameters, command_syntax());
  Completion completion = complete(statement, vocabulary);
  return {statement.size() - completion.begin, std::move(completion.candidates)};
}

}  // namespace newsgraph::cli
