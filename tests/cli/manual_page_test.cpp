// The manual page says what --help says.
#include "program.h"

#include <regex>
#include <sstream>

namespace newsgraph {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::Program;
using ::testing::StartsWith;

std::vector<std::string> matches(const std::string& text, const std::regex& pattern) {
  std::vector<std::string> found;
  for (std::sregex_iterator match(text.begin(), text.end(), pattern), end; match != end; ++match) {
    found.push_back((*match)[1].str());
  }
  return found;
}

std::vector<std::string> commands(const std::string& help) {
  const std::size_t begin = help.find("Subcommands:");
  return matches(help.substr(begin, help.find("\n\nExamples") - begin),
                 std::regex("\n  ([a-z]+) "));
}

/// Long options of a command's help: those at the beginning of a line.
std::vector<std::string> options(const std::string& help) {
  return matches(help, std::regex("\n  (?:-[a-z],)?(--[a-z-]+)"));
}

/// troff source with its hyphens read.
std::string unescaped(std::string source) {
  return std::regex_replace(source, std::regex(R"(\\-)"), "-");
}

/// The part of the page that is about one command.
std::string section(const std::string& page, const std::string& command) {
  const std::size_t begin = page.find(".SS \"newsgraph " + command + "\"\n");
  if (begin == std::string::npos) return "";
  return page.substr(begin, page.find("\n.S", begin + 1) - begin);
}

TEST_F(Program, HasAManualPageWithEveryCommandAndOption) {
  const std::string page = unescaped(run("help --format man").out);
  const std::vector<std::string> names = commands(run("--help").out);
  ASSERT_THAT(names, ::testing::Contains("query"));
  for (const std::string& command : names) {
    const std::string part = section(page, command);
    ASSERT_THAT(part, Not(IsEmpty())) << command;
    const std::vector<std::string> known = options(run(command + " --help").out);
    EXPECT_THAT(known, ::testing::Contains("--help")) << command;
    for (const std::string& option : known) {
      EXPECT_THAT(part, HasSubstr("\\fB" + option + "\\fR")) << command;
    }
  }
}

TEST_F(Program, HasAManualPageThatTroffReadsWithoutComplaint) {
  if (std::system("command -v groff >/dev/null") != 0) GTEST_SKIP() << "there is no groff";
  run("help --format man");
  const std::string page = path("out.txt"), seen = path("seen.txt"), said = path("said.txt");
  const std::string groff =
      "groff -man -Tutf8 -Kutf8 -ww -z '" + page + "' > '" + seen + "' 2> '" + said + "'";
  EXPECT_EQ(std::system(groff.c_str()), 0);
  EXPECT_THAT(slurp(said), IsEmpty());
}

TEST_F(Program, PrintsExamplesInItsManualPageAsTheyAreTyped) {
  const std::string page = run("help --format man").out;
  EXPECT_THAT(page, StartsWith(".\\\" Written by"));
  EXPECT_THAT(page, HasSubstr(".EX\n  newsgraph demo\n")) << "lines set off are not filled";
  EXPECT_THAT(page, HasSubstr("\\(aqMATCH (a:Person)\\-[:MET_WITH]\\-(b:Person)"))
      << "quotes and hyphens would come out as typographic ones";
}

}  // namespace
}  // namespace newsgraph
