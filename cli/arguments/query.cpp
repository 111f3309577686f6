#include <CLI/CLI.hpp>
#include <memory>

#include "newsgraph/cli/arguments/definition.h"
#include "newsgraph/cli/arguments/shared_options.h"

namespace newsgraph::cli {

OptionsMaker define_query(CLI::App& program) {
  auto options = std::make_shared<QueryOptions>();
  CLI::App& command = *program.add_subcommand("query", "Run an openCypher query on a graph file");
  add_graph(command, options->graph, "The graph file");
  command
      .add_option("CYPHER", options->query.argument, "The query; - reads it from standard input")
      ->type_name("");
  command.add_option("--file", options->query.file, "Read the query from this file")
      ->type_name("FILE");
  add_parameters(command, options->parameters);
  add_row_format(command, options->format);
  command.add_flag("--evidence", options->evidence,
                   "Quote, under the table, the sentences behind each relationship in it");
  command.add_flag("--create", options->create, "Make the graph file when it is absent");
  command.add_flag("--batch", options->batch,
                   "The text is many statements, each ended by a semicolon and atomic by itself;\n"
                   "they are made durable together, and rows are not shown");
  command
      .add_option("--each", options->each,
                  "Run the query once for each line of this file (- is standard input), a JSON\n"
                  "object whose members are its parameters; durable and shown as by --batch")
      ->type_name("FILE");
  add_limits(command, options->limits);
  command.footer(
      "EXPLAIN before a query shows how it would be run; PROFILE runs it and shows rows, time and\n"
      "memory of each operator. A query that is stopped, by a limit or by Ctrl-C, changes nothing.\n\n"
      "Examples:\n"
      "  newsgraph query news.graph 'MATCH (p:Person) RETURN p.name ORDER BY p.name'\n"
      "  newsgraph query news.graph --evidence \\\n"
      "      'MATCH (a:Person)-[m:MET_WITH]-(b:Person) RETURN a.name, b.name, m.date, m'\n"
      "  newsgraph query news.graph --param name='Mohsin Naqvi' \\\n"
      "      'MATCH (p:Person {name: $name})-[r]->(x) RETURN type(r), x.name'\n"
      "  newsgraph query news.graph --file question.cypher --format csv > answer.csv\n"
      "  newsgraph query news.graph --batch --file changes.cypher\n"
      "  newsgraph query news.graph --each persons.jsonl 'CREATE (:Person {name: $name})'");
  return [options] { return Command(*options); };
}

}  // namespace newsgraph::cli
