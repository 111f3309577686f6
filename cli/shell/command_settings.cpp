// :mode, :timing, :evidence and :output.
#include "newsgraph/cli/choice.h"
#include "newsgraph/cli/output_file.h"
#include "newsgraph/cli/shell/shell.h"
#include "newsgraph/cli/shell/shell_command.h"
#include "newsgraph/cli/shell/words.h"

namespace newsgraph::cli {

namespace {

const Choices<bool> kSwitch = {{"on", true}, {"off", false}};

/// Sets what the word stands for, or says what is set when there is none.
template <typename Choice>
void set(Session& session, const std::string& name, const std::string& word,
         const Choices<Choice>& choices, Choice& setting) {
  if (!word.empty()) {
    setting = choose(name, word, choices);
    return;
  }
  for (const auto& [known, choice] : choices) {
    if (choice == setting) session.output.begin(session.limits.stop) << known << '\n';
  }
}

}  // namespace

void set_mode(Shell& shell, const std::string& arguments) {
  set(shell.session(), ":mode", arguments, row_formats(), shell.session().mode);
}

void set_timing(Shell& shell, const std::string& arguments) {
  set(shell.session(), ":timing", arguments, kSwitch, shell.session().timing);
}

void set_evidence(Shell& shell, const std::string& arguments) {
  set(shell.session(), ":evidence", arguments, kSwitch, shell.session().evidence);
}

void set_output(Shell& shell, const std::string& arguments) {
  Session& session = shell.session();
  const std::string file = words_of(arguments).front().text;
  if (file == "-") return session.output.to_console();
  refuse_graph_file(session.store.file(), file);
  session.output.to_file(file);
}

}  // namespace newsgraph::cli
