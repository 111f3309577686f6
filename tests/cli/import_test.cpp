// CSV files into a graph, and many small writes, as somebody at the command line does them.
#include "cli/program.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>

#include <chrono>
#include <thread>

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
  EXPECT_EQ(done.out, "2 nodes and 1 relationship imported\n");
  EXPECT_EQ(done.err, "0 nodes and 1 relationship left out\n");
  EXPECT_EQ(run("query g.newsgraph --format csv "
                "'MATCH (a:Author)-[k:KNOWS]->(b) RETURN a.tags, k.since, b.name'")
                .out,
            "a.tags,k.since,b.name\r\n\"['en', 'fr']\",1833-06-05,Bob\r\n");
}

TEST_F(Program, ImportsStandardInput) {
  const Finished done = run("import g --nodes P=-", "name\nAda\nBob\n");
  EXPECT_EQ(done.status, 0) << done.err;
  EXPECT_EQ(done.out, "2 nodes and 0 relationships imported\n");
  const Finished wrong = run("import h --nodes P=-", "n:int\nx\n");
  EXPECT_EQ(wrong.status, 1);
  EXPECT_THAT(wrong.err, HasSubstr("-:2:1: `x` is not an integer"));
  EXPECT_EQ(run("import i --nodes P=-", "").status, 1);
}

TEST_F(Program, ImportsFilesWhoseNamesHaveCommasAndEqualsSigns) {
  for (const char* name : {"a,b.csv", "a=b.csv", "a=b,c.csv"}) write(name, "name\nAda\n");
  EXPECT_EQ(run("import g --nodes a,b.csv").out, "1 node and 0 relationships imported\n");
  EXPECT_EQ(run("import g --nodes a=b.csv").out, "1 node and 0 relationships imported\n");
  EXPECT_EQ(run("import g --nodes L=a=b,c.csv").out, "1 node and 0 relationships imported\n");
  EXPECT_EQ(run("import g --nodes L=a,b.csv,a=b.csv").status, 1) << "two of which none is there";
  EXPECT_EQ(run("query g --format csv 'MATCH (n:L) RETURN count(n)'").out, "count(n)\r\n1\r\n");
}

/// Begins an import that comes to no end by itself, and ends it by a signal; its exit status, or -1
/// when the signal killed it.
int status_of_stopped_import(const std::filesystem::path& folder, int signal) {
  const std::string pipe = folder / "endless.csv";
  ::unlink(pipe.c_str());
  EXPECT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  const std::string graph = folder / "g";
  const pid_t child = ::fork();
  if (child == 0) {
    const std::string nodes = "P=" + pipe;
    ::dup2(::open("/dev/null", O_WRONLY), STDERR_FILENO);
    ::execl(NEWSGRAPH_PROGRAM, "newsgraph", "import", graph.c_str(), "--nodes", nodes.c_str(),
            nullptr);
    ::_exit(1);
  }
  ::signal(SIGPIPE, SIG_IGN);
  const int writer = ::open(pipe.c_str(), O_WRONLY);
  std::string rows = "name\n";
  for (int i = 0; i < 5000; ++i) rows += "Ada\n";
  EXPECT_GT(::write(writer, rows.data(), rows.size()), 0);
  ::kill(child, signal);
  // Rows go on until the program heeds the signal.
  while (::write(writer, rows.data() + 5, rows.size() - 5) > 0) {
  }
  ::close(writer);
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int leftovers_in(const std::filesystem::path& folder) {
  int count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    count += entry.path().filename().string().starts_with("g.import-");
  }
  return count;
}

TEST_F(Program, LeavesNothingOfAnImportThatASignalStops) {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    EXPECT_EQ(status_of_stopped_import(folder_, signal), 128 + signal);
    EXPECT_EQ(leftovers_in(folder_), 0);
  }
  EXPECT_FALSE(std::filesystem::exists(path("g")));
}

TEST_F(Program, TakesAwayWhatAnImportHasLeftThatWasKilled) {
  EXPECT_EQ(status_of_stopped_import(folder_, SIGKILL), -1);
  EXPECT_EQ(leftovers_in(folder_), 1);
  write("g.import-x", "somebody's own");
  write("persons.csv", "name\nAda\n");
  EXPECT_EQ(run("import g --nodes P=persons.csv").status, 0);
  EXPECT_EQ(leftovers_in(folder_), 1);
  EXPECT_EQ(slurp(path("g.import-x")), "somebody's own");
}

TEST_F(Program, RunsManyStatementsThatShareASync) {
  const Finished done = run("query g.newsgraph --create --batch -",
                            "CREATE (:N {x: 1});\nMATCH (n:N)\nSET n.x = 2; CREATE (:N);");
  EXPECT_EQ(done.status, 0);
  EXPECT_THAT(done.err, HasSubstr("3 statements: 2 nodes created"));
  const Finished wrong =
      run("query g.newsgraph --batch -", "CREATE (:N);\nCREATE (:N;\nCREATE (:N);");
  EXPECT_EQ(wrong.status, 1);
  EXPECT_THAT(wrong.err, HasSubstr("1 statement: 1 node created"));
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
