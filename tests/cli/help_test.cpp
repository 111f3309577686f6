// What the program tells of its commands and of the query language.
#include "program.h"

namespace newsgraph {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::Program;
using ::testing::StartsWith;

TEST_F(Program, ListsWhatAQueryCanCall) {
  EXPECT_THAT(run("help").out,
              AllOf(HasSubstr("\nStrings\n"), HasSubstr("toUpper"), HasSubstr("algo.pageRank")));
}

TEST_F(Program, TellsOfAFunctionAProcedureOrACommand) {
  EXPECT_THAT(run("help TOUPPER").out, StartsWith("toUpper(text :: STRING?) :: STRING?\n    "));
  EXPECT_THAT(run("help db.labels").out, StartsWith("db.labels() :: (label :: STRING)\n"));
  EXPECT_EQ(run("help query").out, run("query --help").out);
}

TEST_F(Program, TellsOfAClauseOrAnExpression) {
  EXPECT_THAT(run("help optional match").out, StartsWith("OPTIONAL MATCH pattern, "));
  EXPECT_THAT(run("help reduce").out, StartsWith("reduce(sum = start, name IN list | expression)"));
  EXPECT_THAT(run("help remove").out,
              AllOf(StartsWith(run("remove --help").out), HasSubstr("\nREMOVE x.key, ")))
      << "a command and a clause";
}

TEST_F(Program, SaysThatThereIsNothingOfTheName) {
  EXPECT_EQ(run("help toUper").status, 2);
  EXPECT_THAT(run("help toUper").err, HasSubstr("Did you mean 'toUpper'?"));
}

TEST_F(Program, WritesThePageOfFunctionsThatTheDocumentationHas) {
  EXPECT_EQ(run("help --format markdown").out, slurp(NEWSGRAPH_DATASETS "/../docs/functions.md"))
      << "newsgraph help --format markdown > docs/functions.md";
}

TEST_F(Program, EndsQuietlyWhenNobodyReadsOn) {
  run("query g.newsgraph --create \"UNWIND range(1, 20000) AS x CREATE (:N {x: x})\"");
  run("query g.newsgraph 'MATCH (n:N) RETURN n.x' 2>said.txt | head -1");
  EXPECT_THAT(slurp(path("said.txt")), IsEmpty());
}

TEST_F(Program, SearchesTheTextOfAGraphFile) {
  write("a.txt", "Peruvian Foreign Minister Ana Lima met President Omar Sy in Dakar on Monday.\n");
  ASSERT_EQ(run("ingest g.newsgraph a.txt").status, 0);
  EXPECT_EQ(run("query g.newsgraph \"CALL db.index.fulltext.queryNodes('names', 'lima') YIELD node "
                "RETURN node.name AS name\" --format csv")
                .out,
            "name\r\nAna Lima\r\n");
}

}  // namespace
}  // namespace newsgraph
