#include <CLI/CLI.hpp>
#include <memory>

#include "newsgraph/cli/arguments/definition.h"
#include "newsgraph/cli/choice.h"

namespace newsgraph::cli {

namespace {

const Choices<CompletedShell>& completed_shells() {
  static const Choices<CompletedShell> shells = {{"bash", CompletedShell::kBash},
                                                 {"zsh", CompletedShell::kZsh},
                                                 {"fish", CompletedShell::kFish}};
  return shells;
}

}  // namespace

OptionsMaker define_completion(CLI::App& program) {
  auto shell = std::make_shared<std::string>();
  CLI::App& command = *program.add_subcommand(
      "completion", "Write the script by which a shell completes commands and options");
  command.add_option("SHELL", *shell, "The shell")
      ->required()
      ->type_name(listed(completed_shells()));
  command.footer(
      "The packages install these scripts; by hand, for one user:\n"
      "  newsgraph completion bash > ~/.local/share/bash-completion/completions/newsgraph\n"
      "  newsgraph completion zsh > ~/.zfunc/_newsgraph    # with ~/.zfunc in fpath\n"
      "  newsgraph completion fish > ~/.config/fish/completions/newsgraph.fish");
  return [shell, &program]() -> Command {
    return CompletionOptions{choose("SHELL", *shell, completed_shells()), outline_of(program)};
  };
}

}  // namespace newsgraph::cli
