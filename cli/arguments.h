// The command line to the options of one command.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "newsgraph/cli/commands.h"

namespace newsgraph::cli {

using Command =
    std::variant<IngestOptions, ImportOptions, RemoveOptions, EntitiesOptions, QueryOptions,
                 ShellOptions, ExportOptions, ExtractOptions, ExplainOptions, AnalyzeOptions,
                 InfoOptions, CheckOptions, SchemaOptions, HelpOptions, CompletionOptions,
                 DemoOptions, ShowOptions>;

/// `arguments` are those after the program's name. Throws Error (kUsage) with a hint.
Command parse_arguments(const std::vector<std::string>& arguments);

}  // namespace newsgraph::cli
