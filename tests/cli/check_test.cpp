// What the program says of graph files that are sound, and of those that are not.
#include "program.h"

namespace newsgraph {
namespace {

using testing::Finished;
using ::testing::HasSubstr;
using testing::Program;

class CheckProgram : public Program {
 protected:
  CheckProgram() {
    write("a.txt",
          "Peruvian Foreign Minister Ana Lima met President Omar Sy in Dakar on Monday.\n");
    EXPECT_EQ(run("ingest g a.txt").status, 0);
  }
  /// Puts other bytes of the same length into the file, where some stand.
  void replace(const std::string& before, const std::string& after) {
    std::string bytes = slurp(path("g"));
    const std::size_t at = bytes.rfind(before);
    ASSERT_NE(at, std::string::npos);
    write("g", bytes.replace(at, after.size(), after));
  }
};

TEST_F(CheckProgram, SaysInOneLineThatAFileIsSound) {
  const Finished finished = run("check g");
  EXPECT_EQ(finished.status, 0);
  EXPECT_THAT(finished.out,
              ::testing::MatchesRegex("sound: [0-9]+ nodes, [0-9]+ relationships, [0-9]+ sentences "
                                      "behind them, [0-9]+ words of full text\n"));
  EXPECT_EQ(finished.err, "");
  EXPECT_THAT(run("check g --format json").out, HasSubstr("\"sound\": true"));
}

TEST_F(CheckProgram, SaysWhatIsWrongWhereAndWhatToDo) {
  replace("Ana Lima", "Eve Lima");
  EXPECT_EQ(run("query g 'RETURN 1'").status, 0) << "nothing else notices";
  const Finished finished = run("check g");
  EXPECT_EQ(finished.status, 3);
  EXPECT_THAT(finished.out, HasSubstr("the rows are not those that newsgraph wrote"));
  EXPECT_THAT(finished.out, HasSubstr("\n  Restore it from a copy"));
  EXPECT_THAT(finished.out, ::testing::ContainsRegex("[0-9] faults?\n$"));
  const Finished json = run("check g --format json");
  EXPECT_EQ(json.status, 3);
  EXPECT_THAT(json.out, HasSubstr("\"sound\": false"));
  EXPECT_THAT(json.out, HasSubstr("\"remedy\": \"Restore it"));
}

TEST_F(CheckProgram, ReportsAFileThatCannotBeReadAtAll) {
  std::string bytes = slurp(path("g"));
  for (const std::size_t damaged : {std::size_t{0}, std::size_t{100}}) {  // the header, the schema
    write("g", bytes.replace(damaged, 12, 12, '\x7f'));
    const Finished json = run("check g --format json");
    EXPECT_EQ(json.status, 3);
    EXPECT_THAT(json.out, HasSubstr("\"sound\": false"));
    EXPECT_THAT(json.out, HasSubstr("\"where\": \"the file\""));
    EXPECT_EQ(json.err, "");
    const Finished text = run("check g");
    EXPECT_EQ(text.status, 3);
    EXPECT_THAT(text.out, ::testing::StartsWith("the file: "));
    EXPECT_THAT(text.out, HasSubstr("\n1 fault\n"));
  }
}

TEST_F(CheckProgram, SaysThatThereIsNoGraph) {
  const Finished finished = run("check absent");
  EXPECT_EQ(finished.status, 1);
  EXPECT_THAT(finished.err, HasSubstr("there is no such graph file"));
}

}  // namespace
}  // namespace newsgraph
