#include "newsgraph/cli/shell/shell_command.h"

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>
#include <map>

#include "newsgraph/cli/graph_export.h"
#include "newsgraph/cli/row_writer.h"

namespace newsgraph::cli {
namespace {

using ::testing::HasSubstr;

std::map<std::string_view, std::string> arguments() {
  std::map<std::string_view, std::string> all;
  for (const CommandSyntax& syntax : command_syntax()) all[syntax.name] = syntax.arguments;
  return all;
}

TEST(ShellCommands, NameTheFormatsThatThereAre) {
  EXPECT_THAT(arguments()[":mode"], HasSubstr("[" + listed(row_formats()) + "]"));
  EXPECT_THAT(arguments()[":export"], HasSubstr(listed(export_choices()) + " "));
}

TEST(ShellCommands, AreDocumented) {
  std::ifstream in(NEWSGRAPH_DATASETS "/../docs/shell.md");
  const std::string page(std::istreambuf_iterator<char>(in), {});
  for (const auto& [name, ignored] : arguments()) {
    EXPECT_THAT(page, HasSubstr("`" + std::string(name)));
  }
}

}  // namespace
}  // namespace newsgraph::cli
