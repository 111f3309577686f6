// A graph written for other tools, and read back, as somebody at the command line does it.
#include "cli/program.h"

namespace newsgraph::testing {
namespace {

using ::testing::HasSubstr;

class ExportProgram : public Program {
 protected:
  ExportProgram() {
    run("query g.newsgraph --create "
        "\"CREATE (a:Person:Minister {name: 'Ada; \\`=1+1\\`', tags: ['x', 'y;z']}), "
        "(b:Country {name: 'P', since: date('1143-10-05'), mixed: [1, 'one'], none: []}), "
        "(a)-[:VISITED {x: 0.0 / 0.0, length: duration('P1DT-2H')}]->(b), (b)-[:LIKES]->(b)\"");
  }

  /// All there is, without numbers of nodes.
  std::string content(const std::string& graph) const {
    return run("query " + graph +
               " --format csv 'MATCH (a)-[r]->(b) RETURN labels(a), properties(a), type(r), "
               "properties(r), labels(b), properties(b) ORDER BY type(r)'")
        .out;
  }
};

TEST_F(ExportProgram, WritesCsvFilesThatImportReads) {
  const Finished written = run("export g.newsgraph --format csv -o out");
  EXPECT_EQ(written.status, 0);
  EXPECT_EQ(written.err,
            "Read back by: newsgraph import GRAPH --array-delimiter U+007C --nodes out/nodes*.csv "
            "--relationships out/relationships*.csv\n");
  const Finished read =
      run("import copy.newsgraph --array-delimiter U+007C --nodes out/nodes*.csv --relationships "
          "out/relationships*.csv");
  EXPECT_EQ(read.err, "");
  EXPECT_EQ(read.status, 0);
  EXPECT_THAT(content("copy.newsgraph"), HasSubstr("y;z"));
  EXPECT_EQ(content("copy.newsgraph"), content("g.newsgraph"));

  const Finished again = run("export g.newsgraph --format csv -o out");
  EXPECT_EQ(again.status, 1);
  EXPECT_THAT(again.err, HasSubstr("the folder is not empty"));
  EXPECT_EQ(run("export g.newsgraph --format csv").status, 2);
  EXPECT_EQ(run("export g.newsgraph --format json --spreadsheet-safe").status, 2);
}

TEST_F(ExportProgram, WritesACypherScriptThatQueryReads) {
  EXPECT_EQ(run("export g.newsgraph -o g.cypher").status, 0);
  const Finished read = run("query copy.newsgraph --create --batch --file g.cypher");
  EXPECT_EQ(read.status, 0) << read.err;
  EXPECT_EQ(content("copy.newsgraph"), content("g.newsgraph"));
  EXPECT_THAT(content("copy.newsgraph"), HasSubstr("y;z"));
}

TEST_F(ExportProgram, TellsTheFormatByTheEnding) {
  EXPECT_EQ(run("export g.newsgraph -o g.gexf").status, 0);
  EXPECT_THAT(slurp(path("g.gexf")), HasSubstr("<gexf "));
  EXPECT_EQ(run("export g.newsgraph -o g.ttl").status, 0);
  EXPECT_THAT(slurp(path("g.ttl")), HasSubstr("@prefix "));
  EXPECT_EQ(run("export g.newsgraph -o g.jsonld").status, 0);
  EXPECT_THAT(slurp(path("g.jsonld")), HasSubstr("@context"));
  EXPECT_EQ(run("export g.newsgraph -o g.jsonl").status, 0);
  EXPECT_THAT(slurp(path("g.jsonl")), HasSubstr("{\"type\":\"node\",\"id\":\"0\""));
  const Finished unknown = run("export g.newsgraph -o g.txt");
  EXPECT_EQ(unknown.status, 2);
  EXPECT_THAT(unknown.err, HasSubstr("Add --format dot|svg|graphml|gexf|json|jsonl|turtle|jsonld"));
}

/// By readers that others have written, for Python; what is not installed is passed over.
TEST_F(ExportProgram, IsReadByNetworkxAndRdflib) {
  for (const char* file : {"g.gexf", "g.graphml", "g.ttl", "g.jsonld"}) {
    ASSERT_EQ(run(std::string("export g.newsgraph -o ") + file).status, 0);
  }
  const std::string command = "python3 '" NEWSGRAPH_TEST_DATA "/read_exports.py' '" +
                              folder_.string() + "' > '" + path("read.txt") + "' 2>&1";
  const int status = WEXITSTATUS(std::system(command.c_str()));
  const std::string told = slurp(path("read.txt"));
  constexpr int kNothingInstalled = 77;
  if (status == kNothingInstalled || status == 127) GTEST_SKIP() << told;
  EXPECT_EQ(status, 0) << told;
}

}  // namespace
}  // namespace newsgraph::testing
