// What others at the command line meet while a program writes to a graph.
#include "newsgraph/graph/store.h"
#include "program.h"

namespace newsgraph {
namespace {

using testing::Finished;
using ::testing::HasSubstr;
using testing::Program;

TEST_F(Program, TellsASecondWriterAndLetsReadersGoOn) {
  write("a.txt", "Peruvian Foreign Minister Ana Lima met President Omar Sy in Dakar on Monday.\n");
  ASSERT_EQ(run("ingest g a.txt").status, 0);
  const std::string question = "query g 'MATCH (p:Person) RETURN count(p)' --format csv";
  const std::string answer = run(question).out;
  write("b.txt", "Swedish Foreign Minister Ingrid Berg met President Omar Sy in Oslo on Friday.\n");
  Store store = Store::open(path("g"), Store::Mode::kWrite);
  store.write([&](Graph& graph) {
    graph.create_node({"Person"});
    for (const char* writer : {"ingest g b.txt", "query g 'CREATE (:Person)'", "remove g a"}) {
      const Finished finished = run(writer);
      EXPECT_EQ(finished.status, 3) << writer;
      EXPECT_THAT(finished.err, HasSubstr("another program is writing to the graph")) << writer;
      EXPECT_THAT(finished.err, HasSubstr("Wait until it is done, then try again.")) << writer;
    }
    EXPECT_EQ(run(question).out, answer);
    EXPECT_EQ(run("info g").status, 0);
    EXPECT_EQ(run("check g").status, 0);
    EXPECT_EQ(run("export g --format json").status, 0);
  });
  EXPECT_EQ(run("ingest g b.txt").status, 0);
  EXPECT_EQ(run("check g").status, 0);
}

}  // namespace
}  // namespace newsgraph
