#include <CLI/CLI.hpp>
#include <memory>

#include "newsgraph/cli/arguments/definition.h"
#include "newsgraph/cli/arguments/shared_options.h"

namespace newsgraph::cli {

OptionsMaker define_ingest(CLI::App& program) {
  auto options = std::make_shared<IngestOptions>();
  CLI::App& command = *program.add_subcommand("ingest", "Read articles into a graph file");
  add_graph(command, options->graph, "The graph file; made when it is absent");
  add_files(command, options->files);
  add_article_format(command, options->format);
  add_lexicon(command, options->pipeline);
  add_jobs(command, options->jobs);
  command.add_flag("--verbose", options->verbose, "Name each article and what became of it");
  command.footer(
      "An article that cannot be read is reported, and the others are read. Reading an\n"
      "article again changes nothing; a corrected version replaces what the first said. An\n"
      "article is known by the id or URL that it brings; else by the name of its file, in a\n"
      "folder with its path: name the folder where files of several have the same name. A\n"
      "warning says when what was replaced seems to have been another article.\n\n"
      "Articles are in the file some seconds after they were read, and stay there when\n"
      "Ctrl-C, a full disk or anything else ends the program. The same command then goes on\n"
      "where it was: what the graph holds already is passed over.\n\n"
      "Examples:\n"
      "  newsgraph ingest news.graph article.txt page.html\n"
      "  newsgraph ingest news.graph articles/\n"
      "  newsgraph ingest news.graph archive.jsonl --verbose\n"
      "  zcat archive.jsonl.gz | newsgraph ingest news.graph - --format jsonl");
  return [options] { return Command(*options); };
}

}  // namespace newsgraph::cli
