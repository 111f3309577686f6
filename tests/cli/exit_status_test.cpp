// The exit status is by one rule, whatever the command.
#include "newsgraph/cli/exit_status.h"

#include "program.h"

namespace newsgraph {
namespace {

using testing::Finished;
using ::testing::HasSubstr;
using testing::Program;

/// Each names one file or folder that is not there, or a folder where a file belongs.
constexpr const char* kMissing[] = {
    "ingest g absent.txt",
    "ingest g folder/absent/",
    "ingest absent/g a.txt",
    "ingest folder a.txt",
    "ingest h a.txt --lexicon absent.lexicon",
    "import i --nodes P=absent.csv",
    "import i --nodes P=folder",
    "import absent/g --nodes P=p.csv",
    "import folder --nodes P=p.csv",
    "remove absent a",
    "entities absent",
    "query absent 'RETURN 1'",
    "query folder 'RETURN 1'",
    "query absent/g --create 'CREATE (:A)'",
    "query g --file absent.cypher",
    "query g --each absent.jsonl 'RETURN 1'",
    "query g --batch --file absent.cypher",
    "shell absent",
    "shell g --file absent.cypher",
    "export absent",
    "export g -o absent/g.dot",
    "export g --format dot -o folder",
    "export g --format csv -o absent/out",
    "export g --format csv -o a.txt",
    "extract absent.txt",
    "extract --evaluate absent",
    "explain absent.txt",
    "analyze absent.txt",
    "analyze --model absent.model a.txt",
    "analyze --coreference absent.weights a.txt",
    "analyze --evaluate absent.conllu",
    "info absent",
    "check absent",
    "check folder",
    "demo a.txt/demo",
};

TEST_F(Program, EndsWithOneWhenSomethingNamedIsNotThere) {
  write("a.txt", "Chad met Mali.\n");
  write("p.csv", "name\nAda\n");
  std::filesystem::create_directory(folder_ / "folder");
  ASSERT_EQ(run("ingest g a.txt").status, 0);
  for (const char* arguments : kMissing) {
    const Finished finished = run(arguments);
    EXPECT_EQ(finished.status, cli::kInputAtFault) << arguments << '\n' << finished.err;
    EXPECT_THAT(finished.err, HasSubstr("newsgraph: ")) << arguments;
  }
}

TEST_F(Program, TellsItsExitStatusesInHelpAndManual) {
  const std::string help = run("--help").out, manual = run("help --format man").out;
  for (const auto& [status, meaning] : cli::exit_status_meanings()) {
    EXPECT_THAT(help, HasSubstr("\n  " + std::string(status) + " "));
    EXPECT_THAT(manual, HasSubstr(".B " + std::string(status) + "\n"));
  }
}

}  // namespace
}  // namespace newsgraph
