#include "newsgraph/cli/arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <functional>
#include <memory>
#include <utility>

#include "newsgraph/cli/ordered_jobs.h"
#include "newsgraph/cli/suggestion.h"
#include "newsgraph/graph/error.h"

namespace newsgraph::cli {

namespace {

/// Adds a command to the program; what it returns makes the options once the line has been parsed.
using Definition = std::function<Command()> (*)(CLI::App& program);

template <typename Choice>
using Choices = std::vector<std::pair<std::string, Choice>>;

template <typename Choice>
std::vector<std::string> names_of(const Choices<Choice>& choices) {
  std::vector<std::string> names;
  for (const auto& choice : choices) names.push_back(choice.first);
  return names;
}

template <typename Choice>
std::string listed(const Choices<Choice>& choices) {
  return CLI::detail::join(names_of(choices), "|");
}

/// What a word stands for; throws Error where it is not one of those.
template <typename Choice>
Choice choose(const std::string& option, const std::string& word, const Choices<Choice>& choices) {
  for (const auto& [known, choice] : choices) {
    if (known == word) return choice;
  }
  throw Error(ErrorKind::kUsage,
              option + " cannot be '" + word + "'; it is one of " + listed(choices), {},
              did_you_mean(word, names_of(choices)));
}

/// An option whose value is one of a few words. `store` is called with what the word stands for.
template <typename Choice>
CLI::Option* add_choice(CLI::App& command, const std::string& name, const std::string& meaning,
                        const Choices<Choice>& choices, std::function<void(Choice)> store) {
  CLI::Option* option = command.add_option_function<std::string>(
      name, [=](const std::string& word) { store(choose(name, word, choices)); }, meaning);
  return option->type_name(listed(choices));
}

const Choices<ArticleFormat>& article_formats() {
  static const Choices<ArticleFormat> formats = {{"auto", ArticleFormat::kDetect},
                                                 {"text", ArticleFormat::kText},
                                                 {"html", ArticleFormat::kHtml},
                                                 {"json", ArticleFormat::kJson},
                                                 {"jsonl", ArticleFormat::kJsonLines}};
  return formats;
}

const Choices<ListingFormat>& listing_formats() {
  static const Choices<ListingFormat> formats = {{"table", ListingFormat::kTable},
                                                 {"json", ListingFormat::kJson}};
  return formats;
}

void add_article_format(CLI::App& command, ArticleFormat& format) {
  add_choice<ArticleFormat>(
      command, "--format", "What the files hold; auto looks at the ending and the first characters",
      article_formats(), [&](ArticleFormat chosen) { format = chosen; });
}

void add_listing_format(CLI::App& command, ListingFormat& format) {
  add_choice<ListingFormat>(command, "--format", "How to write the answer", listing_formats(),
                            [&](ListingFormat chosen) { format = chosen; });
}

void add_graph(CLI::App& command, std::filesystem::path& graph, const char* meaning) {
  command.add_option("GRAPH", graph, meaning)->required()->type_name("");
}

/// Files of articles for a command that can do without.
CLI::Option* add_optional_files(CLI::App& command, std::vector<std::string>& files) {
  return command
      .add_option("FILE", files, "Articles: text, HTML, JSON or JSON Lines; - is standard input")
      ->type_name("");
}

void add_files(CLI::App& command, std::vector<std::string>& files) {
  add_optional_files(command, files)->required();
}

void add_jobs(CLI::App& command, unsigned& jobs) {
  constexpr unsigned kMostJobs = 1024;
  jobs = hardware_jobs();
  command
      .add_option("--jobs", jobs,
                  "How many articles are read at once; default: one a hardware thread.\n"
                  "The output is the same, and in the same order, whatever the number")
      ->check(CLI::Range(1U, kMostJobs))
      ->type_name("N");
}

void add_parameters(CLI::App& command, std::vector<std::string>& parameters) {
  command
      .add_option("--param", parameters,
                  "Value of $NAME in the query: JSON, or else the text itself; may be repeated")
      ->type_name("NAME=VALUE")
      ->type_size(1)
      ->allow_extra_args(false)
      ->take_all();
}

void add_lexicon(CLI::App& command, PipelineOptions& options) {
  command
      .add_option("--lexicon", options.lexicons,
                  "An event lexicon of your own; its lines come before the built-in ones; may be "
                  "repeated")
      ->type_name("FILE")
      ->type_size(1)
      ->allow_extra_args(false)
      ->take_all();
}

std::function<Command()> define_ingest(CLI::App& program) {
  auto options = std::make_shared<IngestOptions>();
  CLI::App& command = *program.add_subcommand("ingest", "Read articles into a graph file");
  add_graph(command, options->graph, "The graph file; made when it is absent");
  add_files(command, options->files);
  add_article_format(command, options->format);
  add_lexicon(command, options->pipeline);
  command.add_flag("--verbose", options->verbose, "Name each article and what became of it");
  command.footer(
      "An article that cannot be read is reported, and the others are read. Reading an\n"
      "article again changes nothing; a corrected version replaces what the first said.\n\n"
      "Examples:\n"
      "  newsgraph ingest news.graph article.txt page.html\n"
      "  newsgraph ingest news.graph archive.jsonl --verbose\n"
      "  zcat archive.jsonl.gz | newsgraph ingest news.graph - --format jsonl");
  return [options] { return Command(*options); };
}

std::function<Command()> define_remove(CLI::App& program) {
  auto options = std::make_shared<RemoveOptions>();
  CLI::App& command = *program.add_subcommand(
      "remove", "Take articles, and what they brought, out of a graph file");
  add_graph(command, options->graph, "The graph file");
  command.add_option("ARTICLE", options->articles, "Ids of articles: (:Article).id")
      ->required()
      ->type_name("");
  command.footer(
      "What other articles report too stays, with their evidence. When one of the articles is not\n"
      "in the graph, none is removed.\n\n"
      "Examples:\n"
      "  newsgraph remove news.graph lisbon-talks\n"
      "  newsgraph query news.graph 'MATCH (a:Article) RETURN a.id, a.title'");
  return [options] { return Command(*options); };
}

std::function<Command()> define_query(CLI::App& program) {
  auto options = std::make_shared<QueryOptions>();
  CLI::App& command = *program.add_subcommand("query", "Run an openCypher query on a graph file");
  add_graph(command, options->graph, "The graph file");
  command
      .add_option("CYPHER", options->query.argument, "The query; - reads it from standard input")
      ->type_name("");
  command.add_option("--file", options->query.file, "Read the query from this file")
      ->type_name("FILE");
  add_parameters(command, options->parameters);
  add_choice<RowFormat>(command, "--format", "How to write the rows",
                        {{"table", RowFormat::kTable},
                         {"json", RowFormat::kJson},
                         {"jsonl", RowFormat::kJsonLines},
                         {"csv", RowFormat::kCsv}},
                        [options](RowFormat chosen) { options->format = chosen; });
  command.add_flag("--evidence", options->evidence,
                   "Quote, under the table, the sentences behind each relationship in it");
  command.add_flag("--create", options->create, "Make the graph file when it is absent");
  command.footer(
      "Examples:\n"
      "  newsgraph query news.graph 'MATCH (p:Person) RETURN p.name ORDER BY p.name'\n"
      "  newsgraph query news.graph --evidence \\\n"
      "      'MATCH (a:Person)-[m:MET_WITH]-(b:Person) RETURN a.name, b.name, m.date, m'\n"
      "  newsgraph query news.graph --param name='Mohsin Naqvi' \\\n"
      "      'MATCH (p:Person {name: $name})-[r]->(x) RETURN type(r), x.name'\n"
      "  newsgraph query news.graph --file question.cypher --format csv > answer.csv");
  return [options] { return Command(*options); };
}

std::function<Command()> define_export(CLI::App& program) {
  auto options = std::make_shared<ExportOptions>();
  CLI::App& command =
      *program.add_subcommand("export", "Write a graph, or a part of it, for other tools");
  add_graph(command, options->graph, "The graph file");
  command.add_option("CYPHER", options->query, "Write only what this query returns")->type_name("");
  add_choice<ExportFormat>(command, "--format",
                           "Default: by the ending of the output file, else dot",
                           {{"dot", ExportFormat::kDot},
                            {"svg", ExportFormat::kSvg},
                            {"graphml", ExportFormat::kGraphml},
                            {"json", ExportFormat::kJson}},
                           [options](ExportFormat chosen) { options->format = chosen; });
  command
      .add_option("-o,--output", options->output,
                  "Write to this file, replaced only when all is written")
      ->type_name("FILE");
  add_parameters(command, options->parameters);
  command.footer(
      "Examples:\n"
      "  newsgraph export news.graph --format graphml -o news.graphml\n"
      "  newsgraph export news.graph -o meetings.svg \\\n"
      "      'MATCH (a:Person)-[m:MET_WITH]-(b:Person) RETURN a, m, b'\n"
      "  newsgraph export news.graph --format dot | dot -Tpng > news.png");
  return [options] { return Command(*options); };
}

std::function<Command()> define_extract(CLI::App& program) {
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
      ->type_name("");
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

std::function<Command()> define_explain(CLI::App& program) {
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

std::function<Command()> define_analyze(CLI::App& program) {
  auto options = std::make_shared<AnalyzeOptions>();
  CLI::App& command = *program.add_subcommand(
      "analyze", "Write the language analysis of articles as CoNLL-U, without a graph");
  CLI::Option* files = add_optional_files(command, options->files);
  add_article_format(command, options->format);
  command.add_flag_callback(
      "--raw", [options] { options->format = ArticleFormat::kRunningText; },
      "Take each file as running text: no headline, date or byline is looked for");
  command
      .add_option("--evaluate", options->evaluate,
                  "Score the analysis of this treebank's text by the rules of CoNLL 2018")
      ->type_name("GOLD.conllu")
      ->excludes(files);
  add_jobs(command, options->jobs);
  command.add_option("--model", options->model, "Use this model file, not the one in the program")
      ->type_name("FILE");
  command.footer(
      "MISC holds SpaceAfter, TokenRange (code points of the text) and NER (BIO2 tags).\n\n"
      "Examples:\n"
      "  newsgraph analyze article.txt\n"
      "  echo 'Naqvi met the Russian ambassador.' | newsgraph analyze --raw -\n"
      "  newsgraph analyze --evaluate en_ewt-ud-dev.conllu");
  return [options] { return Command(*options); };
}

std::function<Command()> define_info(CLI::App& program) {
  auto options = std::make_shared<InfoOptions>();
  CLI::App& command = *program.add_subcommand("info", "Say what is in a graph file");
  add_graph(command, options->graph, "The graph file");
  add_listing_format(command, options->format);
  command.footer(
      "Examples:\n  newsgraph info news.graph\n  newsgraph info news.graph --format json");
  return [options] { return Command(*options); };
}

std::function<Command()> define_schema(CLI::App& program) {
  auto options = std::make_shared<SchemaOptions>();
  CLI::App& command = *program.add_subcommand(
      "schema", "List the labels, relationships and event types, with meanings");
  add_listing_format(command, options->format);
  command.footer("Examples:\n  newsgraph schema\n  newsgraph schema --format json");
  return [options] { return Command(*options); };
}

std::function<Command()> define_demo(CLI::App& program) {
  auto options = std::make_shared<DemoOptions>();
  CLI::App& command = *program.add_subcommand(
      "demo", "Read the bundled articles, ask three questions and draw a picture");
  command
      .add_option("DIRECTORY", options->directory,
                  "Where the graph file and the picture go; default: here")
      ->type_name("");
  command.footer("Examples:\n  newsgraph demo\n  newsgraph demo /tmp");
  return [options] { return Command(*options); };
}

constexpr std::pair<const char*, Definition> kDefinitions[] = {
    {"ingest", define_ingest},   {"remove", define_remove},   {"query", define_query},
    {"export", define_export},   {"extract", define_extract}, {"explain", define_explain},
    {"analyze", define_analyze}, {"info", define_info},       {"schema", define_schema},
    {"demo", define_demo},
};

std::vector<std::string> command_names() {
  std::vector<std::string> names;
  for (const auto& definition : kDefinitions) names.emplace_back(definition.first);
  return names;
}

/// Long options of the command that was chosen, or of the program.
std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

[[noreturn]] void wrong_usage(const std::string& message, const std::string& suggestion,
                              const std::string& command) {
  const std::string see = "See 'newsgraph " + (command.empty() ? "" : command + " ") + "--help'.";
  throw Error(ErrorKind::kUsage, message, {}, suggestion.empty() ? see : suggestion + " " + see);
}

/// Says what is wrong with a line that CLI11 refused. An unknown option is named first, for it
/// often is the cause of what CLI11 found: its value was taken for an argument.
[[noreturn]] void explain(const CLI::ParseError& error, const CLI::App& program) {
  const auto chosen = program.get_subcommands();
  const CLI::App& app = chosen.empty() ? program : *chosen.front();
  const std::string command = chosen.empty() ? "" : app.get_name();
  const std::vector<std::string> left = program.remaining(true);
  const auto option = std::find_if(left.begin(), left.end(), [](const std::string& argument) {
    return argument.size() > 1 && argument.front() == '-' && argument != "--";
  });
  if (option != left.end()) {
    const std::string name = option->substr(0, option->find('='));
    wrong_usage("unknown option '" + name + "'", did_you_mean(name, option_names(app)), command);
  }
  if (!left.empty() && chosen.empty()) {
    wrong_usage("unknown command '" + left.front() + "'",
                did_you_mean(left.front(), command_names()), "");
  }
  if (!left.empty()) wrong_usage("unexpected argument '" + left.front() + "'", "", command);
  wrong_usage(error.what(), "", command);
}

}  // namespace

Command parse_arguments(const std::vector<std::string>& arguments) {
  CLI::App program(
      "Reads news articles into a knowledge graph and answers openCypher queries on it.",
      "newsgraph");
  program.set_version_flag("--version", "newsgraph " NEWSGRAPH_VERSION);
  program.footer(
      "Examples:\n"
      "  newsgraph demo\n"
      "  newsgraph ingest news.graph articles/*.txt\n"
      "  newsgraph query news.graph 'MATCH (a:Person)-[:MET_WITH]-(b:Person) RETURN a.name, "
      "b.name'\n\n"
      "Exit status: 0 done, 1 the input or query was at fault, 2 wrong usage, 3 something broke.");
  std::vector<std::function<Command()>> makers;
  for (const auto& definition : kDefinitions) makers.push_back(definition.second(program));

  try {
    // CLI11 takes the arguments from the back.
    program.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::CallForHelp&) {
    return ShowOptions{program.help()};
  } catch (const CLI::CallForVersion& version) {
    return ShowOptions{std::string(version.what()) + "\n"};
  } catch (const CLI::ParseError& error) {
    explain(error, program);
  }
  for (std::size_t i = 0; i < makers.size(); ++i) {
    if (program.got_subcommand(kDefinitions[i].first)) return makers[i]();
  }
  wrong_usage("no command given",
              "The commands are " + CLI::detail::join(command_names(), ", ") + ".", "");
}

}  // namespace newsgraph::cli
