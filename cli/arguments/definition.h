// How each command is declared to CLI11: one file a command.
#pragma once

#include <functional>

#include "newsgraph/cli/arguments.h"

namespace CLI {
class App;
}

namespace newsgraph::cli {

/// Makes the command's options once the line has been parsed.
using OptionsMaker = std::function<Command()>;

// Each adds its command to the program.
OptionsMaker define_ingest(CLI::App& program);
OptionsMaker define_import(CLI::App& program);
OptionsMaker define_remove(CLI::App& program);
OptionsMaker define_entities(CLI::App& program);
OptionsMaker define_query(CLI::App& program);
OptionsMaker define_shell(CLI::App& program);
OptionsMaker define_export(CLI::App& program);
OptionsMaker define_extract(CLI::App& program);
OptionsMaker define_explain(CLI::App& program);
OptionsMaker define_analyze(CLI::App& program);
OptionsMaker define_info(CLI::App& program);
OptionsMaker define_check(CLI::App& program);
OptionsMaker define_schema(CLI::App& program);
OptionsMaker define_help(CLI::App& program);
OptionsMaker define_completion(CLI::App& program);
OptionsMaker define_demo(CLI::App& program);

}  // namespace newsgraph::cli
