// The shell as somebody at a terminal meets it.
#include "cli/shell/terminal.h"

#include "cli/program.h"

namespace newsgraph {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using testing::Terminal;

constexpr const char* kPrompt = "newsgraph> ";
constexpr const char* kUp = "\x1b[A";
constexpr const char* kControlC = "\x03";
constexpr const char* kControlD = "\x04";

/// A shell that waits at its prompt.
class Shell : public Terminal {
 public:
  explicit Shell(const std::string& graph) : Terminal({NEWSGRAPH_PROGRAM, "shell", graph}) {
    greeting = until(kPrompt);
  }
  std::string greeting;
};

class ShellTerminal : public testing::Program {
 protected:
  ShellTerminal() {
    setenv("XDG_STATE_HOME", path("state").c_str(), 1);
    setenv("NO_COLOR", "1", 1);
    run("query g.newsgraph --create \"CREATE (:Person {name: 'Ada'})-[:MET_WITH]->(:Person {name: "
        "'Alan'})\"");
  }
  ~ShellTerminal() override {
    unsetenv("XDG_STATE_HOME");
    unsetenv("NO_COLOR");
  }

  Shell open() const { return Shell(path("g.newsgraph")); }
  std::string history() const { return slurp(path("state/newsgraph/history")); }
};

TEST_F(ShellTerminal, AnswersWhatIsTyped) {
  Shell shell = open();
  EXPECT_THAT(shell.greeting, HasSubstr("2 nodes, 1 relationship."));
  shell.type("MATCH (p:Person)\r").until("...> ");
  EXPECT_THAT(shell.type("RETURN p.name AS näme ORDER BY näme;\r").until(kPrompt),
              HasSubstr("näme\r\n────\r\nAda\r\nAlan\r\n2 rows\r\n"));
  EXPECT_THAT(shell.type("RETURN nothing;\r").until(kPrompt),
              AllOf(HasSubstr("       ^^^^^^^"), HasSubstr("Undefined")))
      << "and the shell goes on";
  EXPECT_EQ(shell.type(kControlD).finish(), 0);
}

TEST_F(ShellTerminal, CompletesAtTab) {
  Shell shell = open();
  shell.type("MATCH (p:Per").until("(p:Per");
  shell.type("\t").until("son");
  shell.type(") RETURN p.na").until("p.na");
  shell.type("\t").until("me");
  EXPECT_THAT(shell.type(" LIMIT 1;\r").until(kPrompt), HasSubstr("Ada\r\n1 row\r\n"));
  shell.type(":mode js").until("js");
  shell.type("\t").until("on");
  EXPECT_THAT(shell.type("\t").until(":mode json"), HasSubstr("json   jsonl"));
}

TEST_F(ShellTerminal, GivesUpTheLineAtControlC) {
  Shell shell = open();
  shell.type("RETURN 'never\r").until("'> ");
  shell.type("closed").until("closed");
  EXPECT_THAT(shell.type(kControlC).until(kPrompt), HasSubstr("^C"));
  EXPECT_THAT(shell.type("RETURN 7 AS seven;\r").until(kPrompt), HasSubstr("seven\r\n"));
  EXPECT_EQ(history(), "RETURN 7 AS seven;\n");
}

TEST_F(ShellTerminal, RunsACommandInTheMiddleOfAQuery) {
  Shell shell = open();
  shell.type("RETURN 7 AS seven\r").until("...> ");
  shell.type(":mode jsonl\r").until("...> ");
  shell.type(";\r").until("{\"seven\":7}\r\n");
  shell.until(kPrompt);
  shell.type("RETURN '\r").until("'> ");
  shell.type(":quit\r").until("taken for a part of the query");
  shell.until("'> ");
  shell.type("' +\r").until("...> ");
  EXPECT_EQ(shell.type(":quit\r").finish(), 0);
  EXPECT_EQ(history(), ":mode jsonl\nRETURN 7 AS seven\\n;\n:quit\n");
}

TEST_F(ShellTerminal, GivesUpTheQueryAtControlC) {
  Shell shell = open();
  shell.type("UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN count(*);\r")
      .until("count(*);\r\n");
  usleep(200'000);
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_THAT(shell.type(kControlC).until(kPrompt), HasSubstr("the query was cancelled"));
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(5));
  EXPECT_THAT(shell.type("RETURN 7 AS seven;\r").until(kPrompt), HasSubstr("1 row\r\n"));
}

TEST_F(ShellTerminal, GivesUpALongTableAtControlC) {
  Shell shell = open();
  shell.type(":mode jsonl\r").until(kPrompt);
  shell.type("UNWIND range(1, 10000) AS a UNWIND range(1, 10000) AS b RETURN b;\r")
      .until("{\"b\":1234}\r\n");
  shell.type(kControlC).until("the query was cancelled");
}

TEST_F(ShellTerminal, BringsBackWhatWasTypedInAnEarlierShell) {
  {
    Shell first = open();
    first.type("RETURN 1 AS one\r").until("...> ");
    first.type(", 2 AS two;\r").until(kPrompt);
    EXPECT_EQ(first.type(":quit\r").finish(), 0);
  }
  EXPECT_EQ(history(), "RETURN 1 AS one\\n, 2 AS two;\n:quit\n");
  Shell second = open();
  second.type(kUp).until(":quit");
  second.type(kUp).until(", 2 AS two;");
  EXPECT_THAT(second.type("\r").until(kPrompt), HasSubstr("one │ two\r\n"));
}

TEST_F(ShellTerminal, ShowsThatATransactionIsOpen) {
  Shell shell = open();
  shell.type(":begin\r").until("newsgraph*> ");
  EXPECT_THAT(shell.type("CREATE (:Person);\r").until("newsgraph*> "), HasSubstr("1 node created"));
  shell.type(":rollback\r").until(kPrompt);
  EXPECT_THAT(shell.type("MATCH (p:Person) RETURN count(p) AS people;\r").until(kPrompt),
              HasSubstr("     2\r\n"));
}

TEST_F(ShellTerminal, TakesTheTransactionBackWhenLeftAtControlD) {
  Shell shell = open();
  shell.type(":begin\r").until("newsgraph*> ");
  shell.type(kControlD).until("the transaction was not committed");
  EXPECT_EQ(shell.finish(), 0);
}

}  // namespace
}  // namespace newsgraph
