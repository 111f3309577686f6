// A graph written for other tools, and read back, as somebody at the command line does it.
#include "cli/program.h"

#include <signal.h>

#include <chrono>
#include <thread>

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

  int entries_that_begin_with(const std::string& beginning) const {
    int count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
      count += entry.path().filename().string().starts_with(beginning);
    }
    return count;
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

TEST_F(ExportProgram, TellsTheCommandThatReadsItsFilesBackWhateverTheFolderIsCalled) {
  for (const char* folder : {"a,b", "a=b", "a b", "-o", "it's"}) {
    const Finished written =
        run("export g.newsgraph --format csv --output=\"" + std::string(folder) + "\"");
    ASSERT_EQ(written.status, 0) << written.err;
    std::string command = written.err.substr(written.err.find("import GRAPH"));
    command.replace(0, std::string("import GRAPH").size(), "import copy");
    command.pop_back();  // the line break
    std::filesystem::remove(path("copy"));
    const Finished read = run(command);
    EXPECT_EQ(read.status, 0) << command << read.err;
    EXPECT_EQ(content("copy"), content("g.newsgraph")) << command;
  }
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

/// A `dot` that draws for ever, and tells its process.
constexpr const char* kEndlessDot =
    "#!/bin/sh\n"
    "echo $$ > dot.pid.new && mv dot.pid.new dot.pid\n"
    "exec sleep 1000\n";

TEST_F(ExportProgram, LeavesNothingBesideTheFileWhenASignalEndsIt) {
  std::filesystem::create_directory(folder_ / "bin");
  write("bin/dot", kEndlessDot);
  std::filesystem::permissions(folder_ / "bin/dot", std::filesystem::perms::owner_all);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    std::filesystem::remove(folder_ / "dot.pid");
    const pid_t child = ::fork();
    if (child == 0) {
      const std::string search = path("bin") + ":" + std::getenv("PATH");
      ::setenv("PATH", search.c_str(), 1);
      if (::chdir(folder_.c_str()) != 0) ::_exit(1);
      ::execl(NEWSGRAPH_PROGRAM, "newsgraph", "export", "g.newsgraph", "-o", "g.svg", nullptr);
      ::_exit(1);
    }
    while (!std::filesystem::exists(folder_ / "dot.pid")) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    EXPECT_EQ(entries_that_begin_with(".g.svg."), 1);
    ::kill(child, signal);
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == signal) << status;
    EXPECT_EQ(entries_that_begin_with(".g.svg."), 0);
    ::kill(std::stoi(slurp(path("dot.pid"))), SIGKILL);
  }
}

/// By readers that others have written, for Python; what is not installed is passed over.
TEST_F(ExportProgram, IsReadByNetworkxAndRdflib) {
  for (const char* file : {"g.gexf", "g.graphml", "g.ttl", "g.jsonld"}) {
    ASSERT_EQ(run(std::string("export g.newsgraph -o ") + file).status, 0);
  }
  // Of the names that the readers have another use for: see read_exports.py.
  const std::string names =
      "{\\`self\\`: 'self', key: 'key', id: 'id', label: 'label', networkx_key: 'networkx_key', "
      "u_for_edge: 'u_for_edge', v_for_edge: 'v_for_edge', node_for_adding: 'node_for_adding', "
      "labels: 'labels', evidence: 'evidence', \\`node for adding\\`: 'node for adding'}";
  run("query names --create \"CREATE (a:N " + names + "), (b:N " + names + "), (a)-[:T " + names +
      "]->(b), (a)-[:T " + names + "]->(b)\"");
  for (const char* file : {"names.gexf", "names.graphml"}) {
    ASSERT_EQ(run(std::string("export names -o ") + file).status, 0);
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
