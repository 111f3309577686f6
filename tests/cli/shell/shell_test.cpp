// The shell as a script meets it: statements through a pipe or from a file.
#include <algorithm>

#include "cli/program.h"

namespace newsgraph {
namespace {

using ::testing::AllOf;
using testing::Finished;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

class Shell : public testing::Program {
 protected:
  Shell() {
    setenv("XDG_STATE_HOME", path("state").c_str(), 1);
    run("query g.newsgraph --create \"CREATE (:Person {name: 'Ada'})-[:MET_WITH {date: "
        "date('2025-02-25')}]->(:Person {name: 'Alan'})\"");
  }
  ~Shell() override { unsetenv("XDG_STATE_HOME"); }

  Finished type(const std::string& statements, const std::string& options = {}) const {
    return run("shell g.newsgraph --format csv " + options, statements);
  }
  /// How many people the file has, asked by another process.
  std::string people() const {
    return run("query g.newsgraph 'MATCH (p:Person) RETURN count(p)' --format csv").out;
  }
};

TEST_F(Shell, AnswersOneStatementAfterTheOther) {
  const Finished answers = type(
      "RETURN 1 AS one; RETURN 'a;b' AS two;\n"
      "MATCH (p:Person) // a comment; no end\n"
      "RETURN p.name\nORDER BY p.name;\n"
      "RETURN 4 AS last");
  EXPECT_EQ(answers.status, 0);
  EXPECT_EQ(answers.out, "one\r\n1\r\ntwo\r\na;b\r\np.name\r\nAda\r\nAlan\r\nlast\r\n4\r\n");
  EXPECT_THAT(answers.err, IsEmpty()) << "no prompt, no greeting, no count of rows";
}

TEST_F(Shell, TakesTextAsOtherProgramsWriteIt) {
  EXPECT_EQ(type("\xef\xbb\xbfRETURN 1 AS one;\r\n:mode jsonl\r\nRETURN 'é' AS e;\r\n").out,
            "one\r\n1\r\n{\"e\":\"é\"}\n");
}

TEST_F(Shell, RefusesWhatIsNoStatement) {
  EXPECT_THAT(type(std::string(17 << 20, 'a')).err, HasSubstr("longer than 16 MiB"));
}

TEST_F(Shell, StopsAtTheFirstFailureOfAPipe) {
  const Finished stopped = type("RETURN 1 AS one;\n\nRETURN nothing;\nRETURN 2 AS two;\n");
  EXPECT_EQ(stopped.status, 1);
  EXPECT_EQ(stopped.out, "one\r\n1\r\n");
  EXPECT_THAT(stopped.err, AllOf(HasSubstr("standard input:3"), HasSubstr("UndefinedVariable"),
                                 HasSubstr("  RETURN nothing\n         ^^^^^^^")));
}

TEST_F(Shell, DoesNotSwallowACommandAfterAForgottenSemicolon) {
  const Finished stopped = type("RETURN 1 AS one\n:quit\n");
  EXPECT_EQ(stopped.status, 1);
  EXPECT_THAT(stopped.err, AllOf(HasSubstr("standard input:1: "), HasSubstr("':quit' follows"),
                                 HasSubstr("Queries end with a semicolon.")));
  EXPECT_EQ(type("RETURN 1 AS one\n:mode jsonl\nRETURN 2 AS two;", "--keep-going").out,
            "{\"two\":2}\n");
  EXPECT_EQ(type("RETURN 1 AS one;\nexit\nRETURN 2 AS two;\n").out, "one\r\n1\r\n");
}

TEST_F(Shell, GoesOnAfterAFailureWhenToldTo) {
  const Finished finished = type("RETURN nothing;\n:nothing\nRETURN 2 AS two;\n", "--keep-going");
  EXPECT_EQ(finished.status, 1);
  EXPECT_EQ(finished.out, "two\r\n2\r\n");
}

TEST_F(Shell, RunsAFile) {
  write("questions.cypher", "RETURN 1 AS one;\n:read more.cypher\n");
  write("more.cypher", "RETURN 2 AS two;\nRETURN nothing;\n");
  const Finished finished = run("shell g.newsgraph --format jsonl --file questions.cypher");
  EXPECT_EQ(finished.status, 1);
  EXPECT_EQ(finished.out, "{\"one\":1}\n{\"two\":2}\n");
  EXPECT_THAT(finished.err, AllOf(HasSubstr("more.cypher:2"), Not(HasSubstr("questions.cypher"))))
      << "a failure is told once, where it happened";
}

TEST_F(Shell, EndsAFileThatReadsItself) {
  write("round.cypher", ":read round.cypher\n");
  const Finished finished = run("shell g.newsgraph --file round.cypher");
  EXPECT_EQ(finished.status, 1);
  EXPECT_THAT(finished.err, HasSubstr("does one read itself?"));
}

TEST_F(Shell, WritesEachStatementAtOnce) {
  const Finished written = type(
      "CREATE (:Person {name: 'Grace'});\nMATCH (p:Person) RETURN count(p) AS n;\n"
      "CREATE (:Person)-[:X;\n");
  EXPECT_EQ(written.out, "n\r\n3\r\n");
  EXPECT_THAT(written.err, StartsWith("1 node created"));
  EXPECT_EQ(people(), "count(p)\r\n3\r\n");
}

TEST_F(Shell, SeesWhatAnotherProgramHasWritten) {
  // The shell waits at a named pipe, which another program fills after it has written to the graph.
  const std::string other =
      "mkfifo in && { { '" NEWSGRAPH_PROGRAM
      "' shell g.newsgraph --format csv < in > late.txt; } & } && exec 9> in && "
      "echo 'MATCH (p:Person) RETURN count(p) AS n;' >&9 && sleep 0.3 && '" NEWSGRAPH_PROGRAM
      "' query g.newsgraph 'CREATE (:Person)' && "
      "echo 'MATCH (p:Person) RETURN count(p) AS n;' >&9 && exec 9>&- && wait";
  const std::string command = "cd '" + folder_.string() + "' && " + other + " 2>/dev/null";
  ASSERT_EQ(std::system(command.c_str()), 0);
  EXPECT_EQ(slurp(path("late.txt")), "n\r\n2\r\nn\r\n3\r\n");
}

TEST_F(Shell, CommitsATransactionWhole) {
  const Finished committed = type(
      ":begin\nCREATE (:Person {name: 'Grace'});\nCREATE (:Person);\n"
      "MATCH (p:Person) RETURN count(p) AS inside;\n:commit\n");
  EXPECT_EQ(committed.status, 0) << committed.err;
  EXPECT_EQ(committed.out, "inside\r\n4\r\n");
  EXPECT_EQ(people(), "count(p)\r\n4\r\n");
}

TEST_F(Shell, TakesATransactionBack) {
  for (const std::string end : {":rollback\n", "RETURN nothing;\n", ":quit\n", ""}) {
    const Finished finished = type(":begin\nCREATE (:Person);\n" + end);
    EXPECT_EQ(finished.status, end == ":rollback\n" ? 0 : 1) << end;
    EXPECT_EQ(people(), "count(p)\r\n2\r\n") << end;
  }
}

TEST_F(Shell, GoesOnInATransactionAfterARollback) {
  const Finished finished = type(
      ":begin\nCREATE (:Person);\n:rollback\nMATCH (p:Person) RETURN count(p) AS n;\n"
      ":begin\nCREATE (:Person);\n:commit\n");
  EXPECT_EQ(finished.out, "n\r\n2\r\n");
  EXPECT_EQ(people(), "count(p)\r\n3\r\n");
}

TEST_F(Shell, ReadsOnlyWhenToldTo) {
  for (const std::string statement : {"CREATE (:Person);", ":begin"}) {
    const Finished refused = type(statement + "\n", "--read-only");
    EXPECT_EQ(refused.status, 1);
    EXPECT_THAT(refused.err, HasSubstr("this shell only reads the graph"));
  }
  EXPECT_EQ(type("EXPLAIN CREATE (:Person);\n", "--read-only").status, 0);
  EXPECT_EQ(people(), "count(p)\r\n2\r\n");
}

TEST_F(Shell, MakesAGraphOnlyWhenToldTo) {
  EXPECT_EQ(run("shell new.newsgraph", "RETURN 1;").status, 1);
  EXPECT_EQ(run("shell new.newsgraph --create", "CREATE (:Person);").status, 0);
  EXPECT_TRUE(std::filesystem::exists(path("new.newsgraph")));
}

TEST_F(Shell, KeepsToTheLimitsAndWarns) {
  const Finished stopped =
      type("UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN count(*);\n",
           "--timeout 50ms");
  EXPECT_EQ(stopped.status, 1);
  EXPECT_THAT(stopped.err, HasSubstr("ExecutionStopped (TimeLimit)"));
  EXPECT_THAT(type("MATCH (p:Persom) RETURN p;\n").err,
              AllOf(HasSubstr("warning: "), HasSubstr("Person")));
}

TEST_F(Shell, SearchesWhatATransactionHasWritten) {
  const std::string search =
      "CALL db.index.fulltext.queryNodes('names', 'Grace') YIELD node RETURN node.name AS n;\n";
  const Finished finished =
      type(":begin\nCREATE (:Person {name: 'Grace'});\n" + search + ":rollback\n" + search);
  EXPECT_EQ(finished.out, "n\r\nGrace\r\nn\r\n") << finished.err;
}

TEST_F(Shell, KnowsParameters) {
  const Finished finished = type(
      ":param names => ['Ada', 'Al' + 'an']\n:param $limit = 1\n"
      "MATCH (p:Person) WHERE p.name IN $names RETURN p.name ORDER BY p.name LIMIT $limit;\n"
      "RETURN $given AS given;\n:params clear\n:params\nRETURN $limit;\n",
      "--param given=4");
  EXPECT_EQ(finished.status, 1);
  EXPECT_EQ(finished.out, "p.name\r\nAda\r\ngiven\r\n4\r\nparameter │ value\n──────────┼──────\n");
  EXPECT_THAT(finished.err, HasSubstr("limit"));
}

TEST_F(Shell, SetsHowRowsAreWritten) {
  const Finished finished = type(
      "RETURN 1 AS n;\n:mode jsonl\nRETURN 1 AS n;\n:mode json\nRETURN 1 AS n;\n:mode\n"
      ":mode table\n:evidence on\nMATCH ()-[m:MET_WITH]->() RETURN m;\n");
  EXPECT_EQ(finished.status, 0) << finished.err;
  EXPECT_EQ(
      finished.out,
      "n\r\n1\r\n{\"n\":1}\n[\n{\"n\":1}\n]\njson\nm\n───\n[1]\n[1] no sentence is recorded\n");
}

TEST_F(Shell, SaysHowLongAQueryTook) {
  EXPECT_THAT(type(":timing on\nRETURN 1;\n").err, ::testing::MatchesRegex("[0-9.]+ m?s\n"));
}

TEST_F(Shell, WritesResultsToAFile) {
  const Finished finished =
      type(":output a.csv\nRETURN 1 AS n;\n:output -\nRETURN 2 AS n;\n:output g.newsgraph\n");
  EXPECT_EQ(finished.out, "n\r\n2\r\n");
  EXPECT_EQ(slurp(path("a.csv")), "n\r\n1\r\n");
  EXPECT_THAT(finished.err, HasSubstr("this is the graph file itself"));
  EXPECT_EQ(people(), "count(p)\r\n2\r\n");
}

TEST_F(Shell, ExportsTheGraphAndParts) {
  const Finished finished = type(
      ":export graphml all.graphml\n:export dot \"one person.dot\" MATCH (p {name: 'Ada'}) RETURN "
      "p;\n:export json -\n");
  EXPECT_EQ(finished.status, 0) << finished.err;
  EXPECT_THAT(slurp(path("all.graphml")), AllOf(HasSubstr("Ada"), HasSubstr("Alan")));
  EXPECT_THAT(slurp(path("one person.dot")), AllOf(HasSubstr("Ada"), Not(HasSubstr("Alan"))));
  EXPECT_THAT(finished.out, HasSubstr("\"relationships\""));
}

TEST_F(Shell, ShowsTheSchemaAtHand) {
  EXPECT_THAT(type(":schema\n").out,
              AllOf(HasSubstr("Person │     2 │ name\n"),
                    HasSubstr("MET_WITH     │ Person │ Person │     1 │ date\n")));
}

TEST_F(Shell, ExplainsAndProfiles) {
  const std::string query = " MATCH (p:Person) RETURN p;\n";
  EXPECT_THAT(type(":explain" + query).out, HasSubstr("LabelScan"));
  EXPECT_EQ(type(":explain" + query).out, type("EXPLAIN" + query).out);
  EXPECT_THAT(type(":profile" + query).out, HasSubstr(",rows,time_ms,"));
}

TEST_F(Shell, Helps) {
  EXPECT_THAT(
      type(":help\n").out,
      AllOf(HasSubstr(
                ":export dot|svg|graphml|gexf|json|jsonl|turtle|jsonld|cypher|csv FILE [QUERY]"),
            HasSubstr("Tab completes")));
  EXPECT_THAT(type(":help queries\n").out, HasSubstr("OPTIONAL MATCH"));
  EXPECT_EQ(type(":help list comprehension\n").out, run("help list comprehension").out);
  EXPECT_THAT(type(":help explain\n").out,
              AllOf(StartsWith(":explain QUERY\n"), HasSubstr("\nEXPLAIN query\n")));
  EXPECT_THAT(type(":help mode\n").out, StartsWith(":mode [table|json|jsonl|csv]\n"));
  EXPECT_THAT(type(":help TOUPPER\n").out, StartsWith("toUpper("));
  EXPECT_THAT(type(":help count\n").out,
              AllOf(StartsWith("COUNT { pattern"), HasSubstr("\ncount(x :: ANY?)")));
  EXPECT_THAT(type(":help db.labels\n").out, StartsWith("db.labels() :: (label :: STRING)\n"));
}

struct Mistake {
  const char* statement;
  const char* says;
};

TEST_F(Shell, SaysWhatIsWrongWithACommand) {
  for (const Mistake& mistake : {
           Mistake{":hlep", "Did you mean ':help'?"},
           Mistake{":mode jsn", "Did you mean 'json'?"},
           Mistake{":timing maybe", "it is one of on|off"},
           Mistake{":export svg",
                   "It is typed :export dot|svg|graphml|gexf|json|jsonl|turtle|jsonld|cypher|csv "
                   "FILE [QUERY]"},
           Mistake{":export png a.png",
                   "it is one of dot|svg|graphml|gexf|json|jsonl|turtle|jsonld|cypher|csv"},
           Mistake{":export dot g.newsgraph", "this is the graph file itself"},
           Mistake{":read absent.cypher", "absent.cypher: cannot read"},
           Mistake{":read .", "this is a folder"},
           Mistake{":read g.newsgraph", "this is the graph file itself"},
           Mistake{":output absent/a.txt", "cannot write"},
           Mistake{":param x", "no value is given"},
           Mistake{":param x => 1, 2", "a parameter is one value"},
           Mistake{":param x => [(a)-->() | a]", "cannot be a parameter"},
           Mistake{":help toUper", "Did you mean 'toUpper'?"},
           Mistake{":commit", "no transaction is open"},
           Mistake{":quit now", "takes no argument"},
           Mistake{"/* RETURN 1;", "this comment is never closed"},
       }) {
    const Finished finished = type(std::string(mistake.statement) + "\n");
    EXPECT_EQ(finished.status, 1) << mistake.statement;
    EXPECT_THAT(finished.err, HasSubstr(mistake.says)) << mistake.statement;
  }
}

TEST_F(Shell, EndsQuietlyWhenNobodyReads) {
  const std::string command =
      "cd '" + folder_.string() +
      "' && { echo 'UNWIND range(1, 1000000) AS i RETURN i;' | '" NEWSGRAPH_PROGRAM
      "' shell g.newsgraph --format csv 2>err.txt; echo $? >status.txt; } "
      "| head -n 1 >/dev/null";
  ASSERT_EQ(std::system(command.c_str()), 0);
  EXPECT_EQ(slurp(path("status.txt")), "0\n");
  EXPECT_THAT(slurp(path("err.txt")), IsEmpty());
}

TEST_F(Shell, KeepsNoHistoryOfAPipe) {
  type("RETURN 1;\n");
  EXPECT_FALSE(std::filesystem::exists(path("state")));
}

}  // namespace
}  // namespace newsgraph
