#include "newsgraph/cli/arguments/shared_options.h"

#include "newsgraph/cli/quantity.h"
#include "newsgraph/ingest/ordered_jobs.h"

namespace newsgraph::cli {

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

void add_row_format(CLI::App& command, RowFormat& format) {
  add_choice<RowFormat>(command, "--format", "How to write the rows", row_formats(),
                        [&](RowFormat chosen) { format = chosen; });
}

void add_listing_format(CLI::App& command, ListingFormat& format) {
  add_choice<ListingFormat>(command, "--format", "How to write the answer", listing_formats(),
                            [&](ListingFormat chosen) { format = chosen; });
}

void add_graph(CLI::App& command, std::filesystem::path& graph, const char* meaning) {
  const auto has_name = [](const std::string& name) {
    return name.empty() ? std::string("a graph file has a name") : std::string();
  };
  command.add_option("GRAPH", graph, meaning)
      ->required()
      ->type_name("")
      ->check(CLI::Validator(has_name, ""));
}

CLI::Option* add_optional_files(CLI::App& command, std::vector<std::string>& files) {
  const auto has_name = [](const std::string& name) {
    return name.empty() ? std::string(
                              "one of the files has an empty name; is a variable of the "
                              "shell not set?")
                        : std::string();
  };
  return command
      .add_option(
          "FILE", files,
          "Articles: text, HTML, JSON or JSON Lines; or a folder of such; - is standard input")
      ->type_name("")
      ->check(CLI::Validator(has_name, ""));
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
      ->check(CLI::Range(1U, kMostJobs).description(""))
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

void add_limits(CLI::App& command, ExecutionLimits& limits) {
  command
      .add_option_function<std::string>(
          "--timeout",
          [&](const std::string& text) { limits.timeout = parse_duration("--timeout", text); },
          "Stop a query that runs longer: 500ms, 30s, 5m, 2h; a number alone is\n"
          "seconds; default: no limit")
      ->type_name("TIME");
  command
      .add_option_function<std::string>(
          "--max-memory",
          [&](const std::string& text) { limits.maximum_bytes = parse_size("--max-memory", text); },
          "Stop a query whose rows, lists and changes take more: 512MiB, 8GiB;\n"
          "a number alone is bytes; default: 4GiB")
      ->type_name("SIZE");
  command
      .add_option_function<std::string>(
          "--max-rows",
          [&](const std::string& text) { limits.maximum_rows = parse_count("--max-rows", text); },
          "Stop a query that gives more rows; default: no limit")
      ->type_name("N");
  constexpr unsigned kMostThreads = 1024;
  limits.maximum_threads = hardware_jobs();
  command
      .add_option("--threads", limits.maximum_threads,
                  "How many threads may work on a query; default: one a hardware thread.\n"
                  "The rows are the same, and in the same order, whatever the number")
      ->check(CLI::Range(1U, kMostThreads).description(""))
      ->type_name("N");
}

}  // namespace newsgraph::cli
