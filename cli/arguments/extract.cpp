#include <CLI/CLI.hpp>
#include <memory>

#include "newsgraph/cli/arguments/definition.h"
#include "newsgraph/cli/arguments/shared_options.h"

namespace newsgraph::cli {

OptionsMaker define_extract(CLI::App& program) {
  auto options = std::make_shared<ExtractOptions>();
  auto format = std::make_shared<std::string>();
  CLI::App& command =
      *program.add_subcommand("extract", "Write what articles say as JSON Lines, without a graph");
  CLI::Option* files = add_optional_files(command, options->files);
  CLI::Option* evaluate =
      command
          .add_option("--evaluate", options->evaluate,
                      "Score the facts of the articles NAME.txt in this folder against NAME.json;\n"
                      "a file lists some of its folder's articles by name")
          ->type_name("FOLDER")
          ->excludes(files);
  command
      .add_flag("--misses", options->misses,
                "With --evaluate: show what was missed and what is wrong, with the sentence")
      ->needs(evaluate);
  command
      .add_option("--format", *format,
                  "What the files hold: " + listed(article_formats()) +
                      ";\nwith --evaluate, how to write the scores: " + listed(listing_formats()))
      ->type_name(listed(article_formats()) + "|table");
  add_jobs(command, options->jobs);
  add_lexicon(command, options->pipeline);
  command.footer(
      "One JSON object a fact: subject, relation, object, date, status, evidence.\n\n"
      "Examples:\n"
      "  newsgraph extract article.txt\n"
      "  newsgraph extract archive.jsonl > facts.jsonl\n"
      "  zcat archive.jsonl.gz | newsgraph extract - --format jsonl --jobs 4\n"
      "  newsgraph extract --evaluate datasets/articles --misses");
  return [options, format] {
    if (format->empty()) return Command(*options);
    if (options->evaluate) {
      options->report = choose("--format", *format, listing_formats());
    } else {
      options->format = choose("--format", *format, article_formats());
    }
    return Command(*options);
  };
}

}  // namespace newsgraph::cli
