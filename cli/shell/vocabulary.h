// The names that completion and :help know: those of openCypher, of the graph at hand and of the
// shell itself.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/graph/graph.h"
#include "newsgraph/query/engine.h"

namespace newsgraph::cli {

/// How a command of the shell is typed.
struct CommandSyntax {
  std::string_view name;  ///< ":mode"
  /// Its arguments, separated by spaces: words to choose from with | between them, or what stands
  /// there in capitals: FILE, QUERY, EXPRESSION, NAME (of a parameter), TOPIC (of :help). One that
  /// may be left out stands in brackets.
  std::string_view arguments;
  std::string_view summary;
};

struct Vocabulary {
  struct ProcedureNames {
    std::string name;
    std::vector<std::string> outputs;
  };
  std::span<const CommandSyntax> commands;
  std::vector<std::string> labels;
  std::vector<std::string> types;
  std::vector<std::string> keys;
  std::vector<std::string> functions;  ///< aggregating ones too
  std::vector<ProcedureNames> procedures;
  std::vector<std::string> parameters;
  std::vector<std::string> topics;  ///< of the query language, that :help tells of
  /// Names of files that begin so; folders end with a slash.
  std::function<std::vector<std::string>(const std::string& beginning)> files;
};

/// Labels and types are those in use.
Vocabulary vocabulary_of(const Graph& graph, const Parameters& parameters,
                         std::span<const CommandSyntax> commands);

/// Words of openCypher, in capitals; those that take an argument in parentheses end with "(".
std::span<const std::string_view> cypher_keywords();

/// The files of a folder whose names begin so, sorted; folders end with a slash. Hidden files only
/// come when their dot was typed. What cannot be read is no reason to complain while one is typing.
std::vector<std::string> files_beginning(const std::string& beginning);

}  // namespace newsgraph::cli
