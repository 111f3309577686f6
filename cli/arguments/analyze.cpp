#include <CLI/CLI.hpp>
#include <memory>

#include "newsgraph/cli/arguments/definition.h"
#include "newsgraph/cli/arguments/shared_options.h"

namespace newsgraph::cli {

OptionsMaker define_analyze(CLI::App& program) {
  auto options = std::make_shared<AnalyzeOptions>();
  CLI::App& command = *program.add_subcommand(
      "analyze", "Write the language analysis of articles as CoNLL-U, without a graph");
  CLI::Option* files = add_optional_files(command, options->files);
  add_article_format(command, options->format);
  command.add_flag_callback(
      "--raw", [options] { options->format = ArticleFormat::kRunningText; },
      "Take each file as running text: no headline, date or byline is looked for");
  CLI::Option* evaluate =
      command
          .add_option("--evaluate", options->evaluate,
                      "Score the analysis of this treebank's text by the rules of CoNLL 2018, and "
                      "its coreference where the treebank has Entity=")
          ->type_name("GOLD.conllu")
          ->excludes(files);
  command
      .add_flag("--coreference-examples", options->coreference_examples,
                "Write what the coreference ranker is trained on instead of scores")
      ->needs(evaluate);
  add_jobs(command, options->jobs);
  command.add_option("--model", options->model, "Use this model file, not the one in the program")
      ->type_name("FILE");
  command
      .add_option("--coreference", options->coreference,
                  "Use these weights of coreference, not those in the program")
      ->type_name("FILE");
  command.footer(
      "MISC holds SpaceAfter, TokenRange (code points of the text), NER (BIO2 tags), Entity\n"
      "(coreference, in CorefUD's brackets) and Timex (time expressions).\n\n"
      "Examples:\n"
      "  newsgraph analyze article.txt\n"
      "  echo 'Naqvi met the Russian ambassador.' | newsgraph analyze --raw -\n"
      "  newsgraph analyze --evaluate en_ewt-ud-dev.conllu");
  return [options] { return Command(*options); };
}

}  // namespace newsgraph::cli
