#include "newsgraph/cli/shell/statement_splitter.h"

#include <gmock/gmock.h>

#include <array>
#include <sstream>
#include <vector>

namespace newsgraph::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::array kCommands{CommandSyntax{":quit", "", ""},
                               CommandSyntax{":mode", "FORMAT", ""}};

StatementSplitter fed(const std::string& text) {
  StatementSplitter splitter(kCommands);
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) splitter.add_line(line);
  return splitter;
}

/// Each whole statement as "LINE text".
std::vector<std::string> statements_of(StatementSplitter splitter) {
  std::vector<std::string> found;
  while (const auto statement = splitter.next()) {
    found.push_back(std::to_string(statement->line) + " " + statement->text);
  }
  return found;
}

std::vector<std::string> split(const std::string& text) {
  StatementSplitter splitter = fed(text);
  splitter.finish();
  return statements_of(splitter);
}

TEST(StatementSplitter, EndsAQueryAtItsSemicolonOnAnyLine) {
  EXPECT_THAT(split("RETURN 1; RETURN 2;\nMATCH (n)\n  RETURN n ;\n"),
              ElementsAre("1 RETURN 1", "1 RETURN 2", "2 MATCH (n)\n  RETURN n"));
}

TEST(StatementSplitter, EndsTheLastQueryWithTheText) {
  EXPECT_THAT(split("RETURN 1;\nRETURN\n2"), ElementsAre("1 RETURN 1", "2 RETURN\n2"));
  EXPECT_THAT(statements_of(fed("RETURN 1")), IsEmpty()) << "more may come";
}

TEST(StatementSplitter, DoesNotEndAQueryInsideQuotesAndComments) {
  for (const std::string query :
       {"RETURN 'a;b'", "RETURN \"a;b\"", "RETURN 'it\\'s; so'", "RETURN '\\\\'", "RETURN \"';\"",
        "MATCH (`a;b`) RETURN 1", "MATCH (`a``;b`) RETURN 1", "RETURN /* ; */ 1",
        "RETURN 1 // no ; end\n + 1", "RETURN '// no comment'", "RETURN 'two\nlines;'",
        "RETURN /* ' */ 1", "RETURN 4 / 2"}) {
    EXPECT_THAT(split(query + ";RETURN 9"),
                ElementsAre("1 " + query, ::testing::EndsWith(" RETURN 9")))
        << query;
  }
}

TEST(StatementSplitter, EndsACommandWithItsLine) {
  EXPECT_THAT(split(":mode csv\nRETURN 1; :help ; \n:explain RETURN ';'\n"),
              ElementsAre("1 :mode csv", "2 RETURN 1", "2 :help", "3 :explain RETURN ';'"));
}

TEST(StatementSplitter, TakesAColonInsideAQueryForPartOfIt) {
  EXPECT_THAT(split("MATCH (n\n:Person) RETURN n;"), ElementsAre("1 MATCH (n\n:Person) RETURN n"));
}

TEST(StatementSplitter, FindsACommandInTheMiddleOfAQuery) {
  StatementSplitter splitter = fed("\nMATCH (n)\n  :mode csv;\nRETURN n;");
  const auto command = splitter.next();
  EXPECT_EQ(command->text, ":mode csv");
  EXPECT_EQ(command->line, 3u);
  EXPECT_EQ(command->interrupted_line, 2u);
  EXPECT_THAT(statements_of(splitter), ElementsAre("2 MATCH (n)\n\nRETURN n"))
      << "its lines are counted as they were typed";
}

TEST(StatementSplitter, TakesNoCommandFromInsideQuotesAndBrackets) {
  for (const std::string query :
       {"RETURN '\n:quit\n'", "MATCH (n\n:quit\n) RETURN n", "RETURN 1 /*\n:quit\n*/",
        "MATCH (`\n:quit\n`) RETURN 1", "RETURN {a\n:mode\n}", "MATCH (n) SET n\n:Label",
        "MATCH (n) SET n\n:quitter", "RETURN 1 AS\nexit"}) {
    EXPECT_THAT(split(query + ";"), ElementsAre("1 " + query));
  }
}

TEST(StatementSplitter, KnowsTheWordsThatNeedNoColon) {
  EXPECT_THAT(split("exit\n quit ; \nhelp\nhelpless;\nexit now"),
              ElementsAre("1 :exit", "2 :quit", "3 :help", "4 helpless", "5 exit now"));
}

TEST(StatementSplitter, LeavesOutStatementsWithoutWords) {
  EXPECT_THAT(split(";;\n  ;\n// RETURN 1;\n/* RETURN\n 2; */;\n"), IsEmpty());
}

TEST(StatementSplitter, KeepsACommentThatIsNeverClosed) {
  EXPECT_THAT(split("RETURN 1;\n/* RETURN 2;\nRETURN 3;"), ElementsAre("1 RETURN 1", "2 /*"));
}

TEST(StatementSplitter, CountsLinesFromTheFirstWord) {
  EXPECT_THAT(split("\n// why\n/* and\nhow */ RETURN 1;\n\n:help"),
              ElementsAre("4 RETURN 1", "6 :help"));
}

TEST(StatementSplitter, KnowsWhatIsOpen) {
  using Inside = StatementSplitter::Inside;
  EXPECT_EQ(fed("").inside(), Inside::kNothing);
  EXPECT_EQ(fed("RETURN 1;").inside(), Inside::kNothing);
  EXPECT_EQ(fed("RETURN 1").inside(), Inside::kQuery);
  EXPECT_EQ(fed("RETURN 'a").inside(), Inside::kString);
  EXPECT_EQ(fed("MATCH (`a").inside(), Inside::kQuotedName);
  EXPECT_EQ(fed("/* a").inside(), Inside::kComment);
}

TEST(StatementSplitter, ForgetsWhatIsUnfinished) {
  StatementSplitter splitter = fed("RETURN 'a");
  splitter.drop_unfinished();
  splitter.add_line("RETURN 2;");
  EXPECT_THAT(statements_of(splitter), ElementsAre("2 RETURN 2"));
}

TEST(StatementSplitter, GivesWhatIsBeingTyped) {
  EXPECT_EQ(fed("RETURN 1;\nMATCH (a)").unfinished_with("RETURN "), "MATCH (a)\nRETURN ");
  EXPECT_EQ(fed("").unfinished_with("RETURN 1; MA"), "MA");
  EXPECT_EQ(fed("").unfinished_with("RETURN 1; :mode "), ":mode ");
  EXPECT_EQ(fed("").unfinished_with("RETURN 1; "), "");
  EXPECT_EQ(fed("MATCH (a)").unfinished_with(":mode c"), ":mode c");
  EXPECT_EQ(fed("MATCH (a)").unfinished_with(":mo"), ":mo");
  EXPECT_EQ(fed("MATCH (a)").unfinished_with("SET a:mo"), "MATCH (a)\nSET a:mo");
}

}  // namespace
}  // namespace newsgraph::cli
