// Statements typed at a terminal: prompts, history, Tab and Ctrl-C.
#pragma once

#include <string>

#include "newsgraph/cli/console.h"
#include "newsgraph/cli/shell/history.h"
#include "newsgraph/cli/interrupts.h"
#include "newsgraph/cli/shell/line_editor.h"
#include "newsgraph/cli/shell/session.h"
#include "newsgraph/cli/shell/statement_source.h"

namespace newsgraph::cli {

class TypedStatements : public StatementSource {
 public:
  /// Both are borrowed. Names for completion come from the session's graph.
  TypedStatements(Session& session, Interrupts& interrupts);
  std::optional<Statement> next() override;

 private:
  LineEditor::Offer offer(const std::string& line) const;
  std::string prompt() const;
  void take_in(const std::string& lines);
  void tell_how_to_leave(const std::string& line) const;
  void remember(const std::string& entry);

  Session& session_;
  Interrupts& interrupts_;
  History history_;
  bool history_kept_ = true;
  LineEditor editor_;
  StatementSplitter splitter_;
  bool ended_ = false;
  std::string typed_;  ///< the lines since the last one that finished a statement
};

}  // namespace newsgraph::cli
