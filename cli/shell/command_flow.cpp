// The commands that say which statements come next: :read, :begin, :commit, :rollback, :quit.
#include "newsgraph/cli/shell/shell.h"
#include "newsgraph/cli/shell/shell_command.h"
#include "newsgraph/cli/shell/words.h"

namespace newsgraph::cli {

void read_file(Shell& shell, const std::string& arguments) {
  shell.read(words_of(arguments).front().text);
}

void begin_transaction(Shell& shell, const std::string&) {
  shell.begin();
}

void commit_transaction(Shell& shell, const std::string&) {
  shell.commit();
}

void roll_back_transaction(Shell& shell, const std::string&) {
  shell.roll_back();
}

void leave(Shell& shell, const std::string&) {
  shell.leave();
}

}  // namespace newsgraph::cli
