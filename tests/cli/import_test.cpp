// CSV files into a graph, and many small writes, as somebody at the command line does them.
#include "cli/program.h"

namespace newsgraph::testing {
namespace {

using ::testing::HasSubstr;

TEST_F(Program, ImportsCsvFilesIntoAGraph) {
  write("persons.csv", "personId:ID\tname\ttags:string[]\nada\tAda Lovelace\ten|fr\nbob\tBob\t\n");
  write("knows-header.csv", "from:START_ID\tto:END_ID\tsince:date\n");
  write("knows.csv", "from\tto\tsince\nada\tbob\t1833-06-05\nada\tnobody\t\n");
  const std::string files =
      "import g.newsgraph --delimiter TAB --array-delimiter '|' --nodes Person:Author=persons.csv "
      "--relationships KNOWS=knows-header.csv,knows.csv";
  const Finished wrong = run(files);
  EXPECT_EQ(wrong.status, 1);
  EXPECT_THAT(wrong.err, HasSubstr("knows.csv:3:5: no node has the id `nobody`"));
  EXPECT_THAT(wrong.err, HasSubstr("--skip-bad-relationships"));

  const Finished done = run(files + " --skip-bad-relationships");
  EXPECT_EQ(done.status, 0);
  EXPECT_EQ(done.out, "2 nodes and 1 relationships imported\n");
  EXPECT_EQ(done.err, "0 nodes and 1 relationships left out\n");
  EXPECT_EQ(run("query g.newsgraph --format csv "
                "'MATCH (a:Author)-[k:KNOWS]->(b) RETURN a.tags, k.since, b.name'")
                .out,
            "a.tags,k.since,b.name\r\n\"['en', 'fr']\",1833-06-05,Bob\r\n");
}

TEST_F(Program, RunsManyStatementsThatShareASync) {
  const Finished done = run("query g.newsgraph --create --batch -",
                            "CREATE (:N {x: 1});\nMATCH (n:N)\nSET n.x = 2; CREATE (:N);");
  EXPECT_EQ(done.status, 0);
  EXPECT_THAT(done.err, HasSubstr("3 statements: 2 nodes created"));
  const Finished wrong =
      run("query g.newsgraph --batch -", "CREATE (:N);\nCREATE (:N;\nCREATE (:N);");
  EXPECT_EQ(wrong.status, 1);
  EXPECT_THAT(wrong.err, HasSubstr("1 statements: 1 node created"));
  EXPECT_EQ(run("query g.newsgraph --format csv 'MATCH (n) RETURN count(n), max(n.x)'").out,
            "count(n),max(n.x)\r\n3,2\r\n");
}

TEST_F(Program, RunsAQueryForEachLineOfAFile) {
  write("rows.jsonl", "{\"name\": \"Ada\", \"tags\": [1, 2]}\n\n{\"name\": \"Bob\"}\n[1]\n");
  const Finished wrong =
      run("query g.newsgraph --create --each rows.jsonl --param tags=[] "
          "'CREATE (:P {name: $name, tags: $tags})'");
  EXPECT_EQ(wrong.status, 1);
  EXPECT_THAT(wrong.err, HasSubstr("rows.jsonl:4: this line is no JSON object"));
  EXPECT_EQ(run("query g.newsgraph --format csv 'MATCH (p) RETURN p.name, p.tags'").out,
            "p.name,p.tags\r\nAda,\"[1, 2]\"\r\nBob,[]\r\n");
}

}  // namespace
}  // namespace newsgraph::testing
