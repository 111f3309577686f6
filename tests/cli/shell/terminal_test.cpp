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

  std::vector<std::string> shell() const {
    return {NEWSGRAPH_PROGRAM, "shell", path("g.newsgraph")};
  }
  std::string history() const { return slurp(path("state/newsgraph/history")); }
};

TEST_F(ShellTerminal, AnswersWhatIsTyped) {
  Terminal terminal(shell());
  EXPECT_THAT(terminal.until(kPrompt), HasSubstr("2 nodes, 1 relationships"));
  terminal.type("MATCH (p:Person)\r");
  terminal.until("...> ");
  terminal.type("RETURN p.name AS näme ORDER BY näme;\r");
  EXPECT_THAT(terminal.until(kPrompt), HasSubstr("näme\r\n────\r\nAda\r\nAlan\r\n2 rows\r\n"));
  terminal.type("RETURN nothing;\r");
  EXPECT_THAT(terminal.until(kPrompt), AllOf(HasSubstr("       ^^^^^^^"), HasSubstr("Undefined")))
      << "and the shell goes on";
  terminal.type(kControlD);
  EXPECT_EQ(terminal.finish(), 0);
}

TEST_F(ShellTerminal, CompletesAtTab) {
  Terminal terminal(shell());
  terminal.until(kPrompt);
  terminal.type("MATCH (p:Per");
  terminal.until("(p:Per");
  terminal.type("\t");
  terminal.until("son");
  terminal.type(") RETURN p.na");
  terminal.until("p.na");
  terminal.type("\t");
  terminal.until("me");
  terminal.type(" LIMIT 1;\r");
  EXPECT_THAT(terminal.until(kPrompt), HasSubstr("Ada\r\n1 row\r\n"));
  terminal.type(":mode js");
  terminal.until("js");
  terminal.type("\t");
  terminal.until("on");
  terminal.type("\t");
  EXPECT_THAT(terminal.until(":mode json"), HasSubstr("json   jsonl"));
}

TEST_F(ShellTerminal, GivesUpTheLineAtControlC) {
  Terminal terminal(shell());
  terminal.until(kPrompt);
  terminal.type("RETURN 'never\r");
  terminal.until("'> ");
  terminal.type("closed");
  terminal.until("closed");
  terminal.type(kControlC);
  EXPECT_THAT(terminal.until(kPrompt), HasSubstr("^C"));
  terminal.type("RETURN 7 AS seven;\r");
  EXPECT_THAT(terminal.until(kPrompt), HasSubstr("seven\r\n"));
  EXPECT_EQ(history(), "RETURN 7 AS seven;\n");
}

TEST_F(ShellTerminal, RunsACommandInTheMiddleOfAQuery) {
  Terminal terminal(shell());
  terminal.until(kPrompt);
  terminal.type("RETURN 7 AS seven\r");
  terminal.until("...> ");
  terminal.type(":mode jsonl\r");
  terminal.until("...> ");
  terminal.type(";\r");
  terminal.until("{\"seven\":7}\r\n");
  terminal.until(kPrompt);
  terminal.type("RETURN '\r");
  terminal.until("'> ");
  terminal.type(":quit\r");
  terminal.until("taken for a part of the query");
  terminal.until("'> ");
  terminal.type("' +\r");
  terminal.until("...> ");
  terminal.type(":quit\r");
  EXPECT_EQ(terminal.finish(), 0);
  EXPECT_EQ(history(), ":mode jsonl\nRETURN 7 AS seven\\n;\n:quit\n");
}

TEST_F(ShellTerminal, GivesUpTheQueryAtControlC) {
  Terminal terminal(shell());
  terminal.until(kPrompt);
  terminal.type("UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN count(*);\r");
  terminal.until("count(*);\r\n");
  usleep(200'000);
  const auto begun = std::chrono::steady_clock::now();
  terminal.type(kControlC);
  EXPECT_THAT(terminal.until(kPrompt), HasSubstr("the query was cancelled"));
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(5));
  terminal.type("RETURN 7 AS seven;\r");
  EXPECT_THAT(terminal.until(kPrompt), HasSubstr("1 row\r\n"));
}

TEST_F(ShellTerminal, GivesUpALongTableAtControlC) {
  Terminal terminal(shell());
  terminal.until(kPrompt);
  terminal.type(":mode jsonl\r");
  terminal.until(kPrompt);
  terminal.type("UNWIND range(1, 10000) AS a UNWIND range(1, 10000) AS b RETURN b;\r");
  terminal.until("{\"b\":1234}\r\n");
  terminal.type(kControlC);
  terminal.until("the query was cancelled");
}

TEST_F(ShellTerminal, BringsBackWhatWasTypedInAnEarlierShell) {
  {
    Terminal first(shell());
    first.until(kPrompt);
    first.type("RETURN 1 AS one\r");
    first.until("...> ");
    first.type(", 2 AS two;\r");
    first.until(kPrompt);
    first.type(":quit\r");
    EXPECT_EQ(first.finish(), 0);
  }
  EXPECT_EQ(history(), "RETURN 1 AS one\\n, 2 AS two;\n:quit\n");
  Terminal second(shell());
  second.until(kPrompt);
  second.type(kUp);
  second.until(":quit");
  second.type(kUp);
  second.until(", 2 AS two;");
  second.type("\r");
  EXPECT_THAT(second.until(kPrompt), HasSubstr("one │ two\r\n"));
}

TEST_F(ShellTerminal, ShowsThatATransactionIsOpen) {
  Terminal terminal(shell());
  terminal.until(kPrompt);
  terminal.type(":begin\r");
  terminal.until("newsgraph*> ");
  terminal.type("CREATE (:Person);\r");
  EXPECT_THAT(terminal.until("newsgraph*> "), HasSubstr("1 node created"));
  terminal.type(":rollback\r");
  terminal.until(kPrompt);
  terminal.type("MATCH (p:Person) RETURN count(p) AS people;\r");
  EXPECT_THAT(terminal.until(kPrompt), HasSubstr("     2\r\n"));
}

TEST_F(ShellTerminal, TakesTheTransactionBackWhenLeftAtControlD) {
  Terminal terminal(shell());
  terminal.until(kPrompt);
  terminal.type(":begin\r");
  terminal.until("newsgraph*> ");
  terminal.type(kControlD);
  terminal.until("the transaction was not committed");
  EXPECT_EQ(terminal.finish(), 0);
}

}  // namespace
}  // namespace newsgraph
