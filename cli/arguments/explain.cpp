#include <CLI/CLI.hpp>
#include <memory>

#include "newsgraph/cli/arguments/definition.h"
#include "newsgraph/cli/arguments/shared_options.h"

namespace newsgraph::cli {

OptionsMaker define_explain(CLI::App& program) {
  auto options = std::make_shared<ExplainOptions>();
  CLI::App& command = *program.add_subcommand(
      "explain", "Show sentence by sentence why articles give the facts they give");
  add_files(command, options->files);
  add_article_format(command, options->format);
  add_lexicon(command, options->pipeline);
  command.add_flag_callback(
      "--facts-only", [options] { options->dropped = false; },
      "Leave out what was tried and came to nothing");
  command.footer(
      "Under each sentence stand the entries of the event lexicon that its words brought up, with\n"
      "what filled their slots; a dropped one says why.\n\n"
      "Examples:\n"
      "  newsgraph explain article.txt\n"
      "  newsgraph explain article.txt --lexicon mine.lexicon");
  return [options] { return Command(*options); };
}

}  // namespace newsgraph::cli
