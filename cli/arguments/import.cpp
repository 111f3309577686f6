#include <CLI/CLI.hpp>
#include <charconv>
#include <memory>
#include <optional>

#include "newsgraph/cli/arguments/choice.h"
#include "newsgraph/cli/arguments/definition.h"
#include "newsgraph/cli/arguments/shared_options.h"
#include "newsgraph/graph/error.h"

namespace newsgraph::cli {

namespace {

/// Paths between commas, or one that has commas itself.
std::vector<std::filesystem::path> parse_paths(const std::string& text) {
  if (std::error_code ignored; std::filesystem::exists(text, ignored)) return {text};
  std::vector<std::filesystem::path> paths;
  for (const std::string& path : CLI::detail::split(text, ',')) {
    if (!path.empty()) paths.emplace_back(path);
  }
  return paths;
}

/// "Person=header.csv,persons.csv". A name has no slash, so that a path may have an equals sign;
/// what is the path of a file as a whole has no name before it.
CsvImport::Files parse_files(const std::string& text) {
  const std::size_t equals = text.find('=');
  const bool has_name = equals != std::string::npos && text.find('/') > equals;
  if (std::error_code ignored; !has_name || std::filesystem::exists(text, ignored)) {
    return {"", parse_paths(text)};
  }
  return {text.substr(0, equals), parse_paths(text.substr(equals + 1))};
}

void add_files_option(CLI::App& command, const std::string& name, const char* type,
                      std::vector<CsvImport::Files>& files, const std::string& meaning) {
  command
      .add_option_function<std::vector<std::string>>(
          name,
          [&files](const std::vector<std::string>& texts) {
            for (const std::string& text : texts) files.push_back(parse_files(text));
          },
          meaning)
      ->type_name(type)
      ->take_all();
}

std::optional<char> to_character(const std::string& text) {
  if (text == "\\t" || text == "TAB") return '\t';
  if (text.size() == 1) return text.front();
  if (!text.starts_with("U+")) return std::nullopt;
  unsigned code = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data() + 2, end, code, 16);
  if (error != std::errc{} || stop != end || code == 0 || code > 0x7F) return std::nullopt;
  return static_cast<char>(code);
}

void add_character(CLI::App& command, const std::string& name, char& character,
                   const std::string& meaning) {
  command
      .add_option_function<std::string>(
          name,
          [&character, name](const std::string& text) {
            const std::optional<char> chosen = to_character(text);
            if (!chosen) {
              throw Error(ErrorKind::kUsage,
                          name + " takes one character of ASCII, TAB, or a code such as U+001F");
            }
            character = *chosen;
          },
          meaning)
      ->type_name("CHARACTER");
}

const Choices<bool>& id_types() {
  static const Choices<bool> types = {{"string", false}, {"integer", true}};
  return types;
}

}  // namespace

OptionsMaker define_import(CLI::App& program) {
  auto options = std::make_shared<ImportOptions>();
  CLI::App& command = *program.add_subcommand("import", "Read CSV files into a graph file");
  CsvImport& import = options->import;
  add_graph(command, options->graph, "The graph file; made when it is absent");
  add_files_option(
      command, "--nodes", "[LABEL[:LABEL…]=]FILE[,FILE…]", import.nodes,
      "Files of nodes, of one header, - is standard input; may be several, and repeated");
  add_files_option(command, "--relationships", "[TYPE=]FILE[,FILE…]", import.relationships,
                   "Files of relationships, likewise");
  add_character(command, "--delimiter", import.delimiter, "Between fields; default: ,");
  add_character(command, "--array-delimiter", import.array_delimiter,
                "Between the elements of arrays and labels; default: ;");
  add_character(command, "--quote", import.quote, "Around fields; default: \"");
  add_choice<bool>(command, "--id-type", "What ids are, and become as properties", id_types(),
                   [options](bool integer) { options->import.integer_ids = integer; });
  command.add_flag("--skip-bad-relationships", import.skip_bad_relationships,
                   "Leave out relationships whose ends are not among the nodes");
  command.add_flag("--skip-duplicate-nodes", import.skip_duplicate_nodes,
                   "Leave out nodes whose id another one has");
  command.footer(
      "The first line of the first file is the header, in neo4j-admin's way:\n"
      "  personId:ID,name,born:date,height:float,languages:string[],:LABEL\n"
      "  :START_ID,:END_ID,since:int,:TYPE\n"
      "`name:ID` keeps the id as a property too, `:ID(Space)` makes it one of a space of its own, "
      "and\n"
      "`:IGNORE` passes a column over. A line in a later file that repeats the header's names is "
      "one of\n"
      "its own, and passed over. Ids are of this import; they do not reach what is in the "
      "graph.\n\n"
      "Examples:\n"
      "  newsgraph import social.graph --nodes Person=persons.csv --relationships KNOWS=knows.csv\n"
      "  newsgraph import social.graph --id-type integer --delimiter TAB \\\n"
      "      --nodes Person:Author=header.tsv,part1.tsv,part2.tsv --nodes City=cities.tsv\n"
      "  zcat persons.csv.gz | newsgraph import social.graph --nodes Person=-");
  return [options] { return Command(*options); };
}

}  // namespace newsgraph::cli
