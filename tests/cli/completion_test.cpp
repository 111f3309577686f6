// The completions of shells: read by the shells themselves where these are at hand.
#include "program.h"

#include <regex>

namespace newsgraph {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::Program;
using ::testing::UnorderedElementsAre;

class CompletionScript : public Program {
 protected:
  static bool have(const std::string& shell) {
    return std::system(("command -v " + shell + " >/dev/null").c_str()) == 0;
  }

  /// What a shell command prints, in the test's folder, where the program's script is `script`.
  std::vector<std::string> lines_of(const std::string& shell, const std::string& text) const {
    write("ask", text);
    const std::string command = "cd '" + folder_.string() +
                                "' && '" NEWSGRAPH_PROGRAM "' completion " + shell +
                                " > script && " + shell + " ask > lines 2> said";
    EXPECT_EQ(std::system(command.c_str()), 0) << slurp(path("said"));
    std::vector<std::string> lines;
    std::ifstream stream(path("lines"));
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
  }

  /// What bash offers at the end of `words`, broken as bash breaks them.
  std::vector<std::string> offered_by_bash(const std::string& words) const {
    return lines_of("bash", "source ./script\nCOMP_WORDS=(" + words +
                                ")\nCOMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n_newsgraph\n"
                                "printf '%s\\n' \"${COMPREPLY[@]}\"\n");
  }

  /// What fish offers for a line.
  std::vector<std::string> offered_by_fish(const std::string& line) const {
    return lines_of("fish",
                    "source ./script\ncomplete -C '" + line + "' | string split -f1 \\t\ntrue\n");
  }
};

TEST_F(CompletionScript, KnowsEveryCommandAndOption) {
  const std::regex option_pattern("\n  (?:-[a-z],)?--([a-z-]+)");
  const std::regex command_pattern("\n  ([a-z]+) ");
  const std::string bash = run("completion bash").out;
  const std::string zsh = run("completion zsh").out;
  const std::string fish = run("completion fish").out;
  std::string help = run("--help").out;
  help =
      help.substr(help.find("Subcommands:"), help.find("\n\nExamples") - help.find("Subcommands:"));
  int commands = 0;
  for (std::sregex_iterator at(help.begin(), help.end(), command_pattern), end; at != end; ++at) {
    const std::string command = (*at)[1];
    ++commands;
    EXPECT_THAT(bash, HasSubstr("\n    " + command + ")\n"));
    EXPECT_THAT(zsh, HasSubstr("\n    " + command + ")\n"));
    EXPECT_THAT(fish, HasSubstr(" -n __newsgraph_no_command -a " + command + " "));
    const std::string text = run(command + " --help").out;
    for (std::sregex_iterator option(text.begin(), text.end(), option_pattern); option != end;
         ++option) {
      const std::string name = (*option)[1];
      const auto part = [&](const std::string& script) {
        const std::size_t begin = script.rfind("\n    " + command + ")\n");
        return script.substr(begin, script.find(";;\n", begin) - begin);
      };
      EXPECT_THAT(part(bash), ::testing::ContainsRegex("--" + name + "[ ']")) << command;
      EXPECT_THAT(part(zsh), HasSubstr("--" + name + "[")) << command;
      EXPECT_THAT(fish, ::testing::ContainsRegex("'__newsgraph_command " + command +
                                                 "'( -s .)? -l " + name + " "));
    }
  }
  EXPECT_GT(commands, 10);
}

TEST_F(CompletionScript, OfBashOffersCommandsOptionsAndValues) {
  EXPECT_THAT(offered_by_bash("newsgraph in"), ElementsAre("ingest", "info"));
  EXPECT_THAT(offered_by_bash("newsgraph query g.graph --max"),
              ElementsAre("--max-memory", "--max-rows"));
  EXPECT_THAT(offered_by_bash("newsgraph query --format js"), ElementsAre("json", "jsonl"));
  EXPECT_THAT(offered_by_bash("newsgraph query --format = js"), ElementsAre("json", "jsonl"));
  EXPECT_THAT(offered_by_bash("newsgraph query --format = "), Contains("json"));
  EXPECT_THAT(offered_by_bash("newsgraph help qu"), ElementsAre("query"));
}

TEST_F(CompletionScript, OfBashOffersFilesWhereFilesAreMeant) {
  write("two words.graph", "");
  EXPECT_THAT(offered_by_bash("newsgraph info two"), ElementsAre("two words.graph"));
  EXPECT_THAT(offered_by_bash("newsgraph query g.graph --file two"),
              ElementsAre("two words.graph"));
  EXPECT_THAT(offered_by_bash("newsgraph schema two"), ElementsAre(""));
}

TEST_F(CompletionScript, OfZshIsReadWithoutComplaint) {
  if (!have("zsh")) GTEST_SKIP() << "there is no zsh";
  EXPECT_THAT(lines_of("zsh",
                       "autoload -U compinit; compinit -D -u\nsource ./script\n"
                       "print $_comps[newsgraph]\n"),
              ElementsAre("_newsgraph"));
  EXPECT_THAT(slurp(path("said")), IsEmpty());
}

TEST_F(CompletionScript, OfFishOffersCommandsOptionsAndValues) {
  if (!have("fish")) GTEST_SKIP() << "there is no fish";
  write("some.graph", "");
  EXPECT_THAT(offered_by_fish("newsgraph in"), AllOf(Contains("ingest"), Contains("info")));
  EXPECT_THAT(offered_by_fish("newsgraph query --max-"),
              AllOf(Contains("--max-memory"), Contains("--max-rows")));
  EXPECT_THAT(offered_by_fish("newsgraph query --format "),
              UnorderedElementsAre("table", "json", "jsonl", "csv"));
  EXPECT_THAT(offered_by_fish("newsgraph info some"), ElementsAre("some.graph"));
}

TEST_F(CompletionScript, RefusesAShellThatItDoesNotKnow) {
  const auto finished = run("completion bsh");
  EXPECT_EQ(finished.status, 2);
  EXPECT_THAT(finished.err, HasSubstr("Did you mean 'bash'?"));
}

}  // namespace
}  // namespace newsgraph
