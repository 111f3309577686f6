#include "newsgraph/cli/commands.h"
#include "newsgraph/cli/completion/script.h"

namespace newsgraph::cli {

ExitStatus run(const CompletionOptions& options, Console& console) {
  switch (options.shell) {
    case CompletedShell::kBash:
      console.out << completion::bash_script(options.outline);
      break;
    case CompletedShell::kZsh:
      console.out << completion::zsh_script(options.outline);
      break;
    case CompletedShell::kFish:
      console.out << completion::fish_script(options.outline);
      break;
  }
  return kDone;
}

}  // namespace newsgraph::cli
