// The commands of the program: what each is asked, and the function that does it.
//
// arguments.h makes the options from the command line; program.h calls the function. A command
// writes its results to console.out, throws Error when it cannot go on, and returns the exit status
// otherwise.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "newsgraph/cli/console.h"
#include "newsgraph/cli/exit_status.h"
#include "newsgraph/cli/program_outline.h"
#include "newsgraph/cli/row_writer.h"
#include "newsgraph/graph/csv_export.h"
#include "newsgraph/graph/csv_import.h"
#include "newsgraph/graph/export.h"
#include "newsgraph/ingest/pipeline.h"
#include "newsgraph/ingest/read_articles.h"
#include "newsgraph/query/limits.h"

namespace newsgraph::cli {

struct IngestOptions {
  std::filesystem::path graph;
  std::vector<std::string> files;  ///< or folders; "-" is standard input
  ArticleFormat format = ArticleFormat::kDetect;
  bool verbose = false;  ///< a line an article
  PipelineOptions pipeline;
  unsigned jobs = 1;  ///< articles analysed at once
};
/// Reads articles into a graph file. One that cannot be read is reported and the others are read.
/// Ctrl-C ends it after the article in hand, with all before it in the file.
ExitStatus run(const IngestOptions& options, Console& console);

struct ImportOptions {
  std::filesystem::path graph;
  CsvImport import;
};
/// Reads CSV files into a graph file: all of them, or nothing.
ExitStatus run(const ImportOptions& options, Console& console);

struct RemoveOptions {
  std::filesystem::path graph;
  std::vector<std::string> articles;  ///< ids
};
/// Takes articles and exactly their share out of a graph file: all of them, or none when one is not
/// there.
ExitStatus run(const RemoveOptions& options, Console& console);

struct EntitiesOptions {
  std::filesystem::path graph;
  std::string name;   ///< list those that go by it alone; empty: all
  std::string label;  ///< list those with it alone; empty: all
  bool suspects = false;
  std::vector<std::string> merge;  ///< two entities, by name or id
  std::vector<std::string> split;  ///< an entity, then names of it
  RowFormat format = RowFormat::kTable;
};
/// Lists who is who and why, or those who may be one, or decides it.
ExitStatus run(const EntitiesOptions& options, Console& console);

/// Text of a query, which may be given in three ways.
struct QueryText {
  std::string argument;                       ///< "-" is standard input
  std::optional<std::filesystem::path> file;  ///< instead of the argument
};

struct QueryOptions {
  std::filesystem::path graph;
  QueryText query;
  std::vector<std::string> parameters;  ///< "name=value"
  RowFormat format = RowFormat::kTable;
  bool evidence = false;  ///< quote the sentences behind relationships, under the table
  bool create = false;    ///< make the graph file when it is absent
  bool batch = false;     ///< the text is many statements
  std::optional<std::string>
      each;  ///< JSON Lines, a run of the query for each; "-" is standard input
  ExecutionLimits limits;
};
ExitStatus run(const QueryOptions& options, Console& console);

struct ShellOptions {
  std::filesystem::path graph;
  bool create = false;     ///< make the graph file when it is absent
  bool read_only = false;  ///< refuse statements that write
  RowFormat format = RowFormat::kTable;
  bool evidence = false;
  std::vector<std::string> parameters;
  ExecutionLimits limits;                     ///< of each query
  std::optional<std::filesystem::path> file;  ///< of statements, instead of standard input
  bool keep_going = false;  ///< run the statements after one that failed, in files and pipes
};
/// Runs statements one after the other: those that are typed, or those of a file or pipe.
ExitStatus run(const ShellOptions& options, Console& console);

struct ExportOptions {
  std::filesystem::path graph;
  std::optional<ExportFormat> format;           ///< absent: by the ending of `output`
  std::optional<std::filesystem::path> output;  ///< absent or "-": standard output
  CsvExport csv;
  std::string query;  ///< picks the part; empty: everything
  std::vector<std::string> parameters;
};
ExitStatus run(const ExportOptions& options, Console& console);

/// How the commands that list few things write them.
enum class ListingFormat { kTable, kJson };

struct ExtractOptions {
  std::vector<std::string> files;
  ArticleFormat format = ArticleFormat::kDetect;
  PipelineOptions pipeline;
  unsigned jobs = 1;  ///< articles read at once
  /// A folder of articles with their expected facts, or a list of some of them, instead of files.
  std::optional<std::filesystem::path> evaluate;
  ListingFormat report = ListingFormat::kTable;  ///< of the scores
  bool misses = false;                           ///< show what was missed and what is wrong
};
/// Writes what articles say as JSON Lines, without any graph, or scores it.
ExitStatus run(const ExtractOptions& options, Console& console);

struct ExplainOptions {
  std::vector<std::string> files;
  ArticleFormat format = ArticleFormat::kDetect;
  PipelineOptions pipeline;
  bool dropped = true;  ///< also what came to nothing
};
/// Shows, sentence by sentence, which entries of the event lexicon were tried and what came of
/// each.
ExitStatus run(const ExplainOptions& options, Console& console);

struct AnalyzeOptions {
  std::vector<std::string> files;
  ArticleFormat format = ArticleFormat::kDetect;
  unsigned jobs = 1;                              ///< articles analysed at once
  std::optional<std::filesystem::path> evaluate;  ///< a treebank to score against, instead of files
  bool coreference_examples = false;              ///< write the ranker's examples, not the scores
  std::optional<std::filesystem::path> model;     ///< absent: the one inside the program
  std::optional<std::filesystem::path> coreference;  ///< weights; absent: those in the program
};
/// Writes the language analysis of articles as CoNLL-U, or scores it against a treebank.
ExitStatus run(const AnalyzeOptions& options, Console& console);

struct InfoOptions {
  std::filesystem::path graph;
  ListingFormat format = ListingFormat::kTable;
};
ExitStatus run(const InfoOptions& options, Console& console);

struct CheckOptions {
  std::filesystem::path graph;
  ListingFormat format = ListingFormat::kTable;
};
/// Says what is wrong with a graph file, or that nothing is.
ExitStatus run(const CheckOptions& options, Console& console);

struct SchemaOptions {
  ListingFormat format = ListingFormat::kTable;
};
ExitStatus run(const SchemaOptions& options, Console& console);

enum class HelpFormat {
  kText,
  kMarkdown,  ///< the reference of the query language, whole
  kMan,       ///< the manual page of the program
};

struct HelpOptions {
  /// Of a clause, a function, a procedure or a command, or a part of one; empty: all are listed.
  std::string name;
  std::string command_help;  ///< what `newsgraph NAME --help` says, if there is such a command
  HelpFormat format = HelpFormat::kText;
  ProgramOutline outline;
};
/// Tells what clauses, functions and procedures of the query language do.
ExitStatus run(const HelpOptions& options, Console& console);

enum class CompletedShell { kBash, kZsh, kFish };

struct CompletionOptions {
  CompletedShell shell = CompletedShell::kBash;
  ProgramOutline outline;
};
/// Writes the script by which a shell completes command lines of the program.
ExitStatus run(const CompletionOptions& options, Console& console);

struct DemoOptions {
  std::filesystem::path directory = ".";
};
ExitStatus run(const DemoOptions& options, Console& console);

/// --help and --version.
struct ShowOptions {
  std::string text;
};
ExitStatus run(const ShowOptions& options, Console& console);

}  // namespace newsgraph::cli
