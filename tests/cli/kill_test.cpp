// The program itself is killed at random moments, while it reads articles and while it writes what
// queries make.
#include "program.h"

#include <fcntl.h>
#include <signal.h>

#include <chrono>
#include <random>
#include <thread>

#include "newsgraph/graph/check.h"
#include "newsgraph/graph/store.h"

namespace newsgraph {
namespace {

using testing::Program;

class KillSlow : public Program {
 protected:
  /// Runs the program in the folder of the test and kills it after a while; whether it was done.
  bool is_done_within(std::chrono::milliseconds delay, const std::vector<std::string>& arguments) {
    const pid_t child = ::fork();
    if (child == 0) {
      std::vector<char*> argv = {const_cast<char*>(NEWSGRAPH_PROGRAM)};
      for (const std::string& each : arguments) argv.push_back(const_cast<char*>(each.c_str()));
      argv.push_back(nullptr);
      const int nowhere = ::open("/dev/null", O_RDWR);
      for (const int descriptor : {0, 1, 2}) ::dup2(nowhere, descriptor);
      if (::chdir(folder_.c_str()) != 0) ::_exit(1);
      ::execv(argv[0], argv.data());
      ::_exit(1);
    }
    std::this_thread::sleep_for(delay);
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status);
  }

  std::string export_of(const std::string& graph) {
    return run("export " + graph + " --format cypher").out;
  }
  /// A file whose maker died before its first commit holds nothing, if only once SQLite has undone
  /// what was begun.
  void expect_sound(const std::string& graph) {
    if (!std::filesystem::exists(path(graph))) return;
    try {
      for (const FileFault& fault : check_graph_file(path(graph)).faults) {
        ADD_FAILURE() << fault.where << ": " << fault.what;
      }
    } catch (const Error& error) {
      EXPECT_EQ(std::filesystem::file_size(path(graph)), 0) << error.what();
    }
  }

  std::mt19937 random_{5};
};

TEST_F(KillSlow, AnIngestGoesOnToTheSameGraph) {
  std::vector<std::string> arguments = {"ingest", "g"};
  for (int i = 0; i < 30; ++i) {
    const std::string name = "a" + std::to_string(i) + ".txt";
    write(name,
          "Foreign Minister Ana Lima met President Omar Sy in Dakar on Monday. They signed "
          "agreement number " +
              std::to_string(i) + ".\n");
    arguments.push_back(name);
  }
  std::string whole = "ingest whole";
  for (std::size_t i = 2; i < arguments.size(); ++i) whole += " " + arguments[i];
  const auto begin = std::chrono::steady_clock::now();
  ASSERT_EQ(run(whole).status, 0);
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now() - begin);
  for (int kills = 0; kills < 20;) {
    const bool is_done = is_done_within(took * (random_() % 120) / 100, arguments);
    expect_sound("g");
    if (is_done) {
      EXPECT_EQ(export_of("g"), export_of("whole"));
      std::filesystem::remove(path("g"));
    }
    kills += !is_done;
    ASSERT_FALSE(HasFailure());
  }
  ASSERT_EQ(run("ingest g" + whole.substr(std::string("ingest whole").size())).status, 0);
  EXPECT_EQ(export_of("g"), export_of("whole"));
}

TEST_F(KillSlow, WritesOfAQueryAreThereWholeOrNotAtAll) {
  std::string rows;
  for (int i = 0; i < 20'000; ++i) rows += "{\"i\": " + std::to_string(i) + "}\n";
  write("rows.jsonl", rows);
  const std::vector<std::string> arguments = {
      "query",  "g",          "--create",
      "--each", "rows.jsonl", "CREATE (:Person {n: $i})-[:KNOWS]->(:Person {n: $i})"};
  for (int i = 0; i < 40; ++i) {
    is_done_within(std::chrono::milliseconds(random_() % 400), arguments);
    expect_sound("g");
    const Store store = Store::open(path("g"), Store::Mode::kCreate);
    EXPECT_EQ(store.graph().node_count(), 2 * store.graph().relationship_count());
    if (i % 8 == 7) std::filesystem::remove(path("g"));
    ASSERT_FALSE(HasFailure());
  }
}

}  // namespace
}  // namespace newsgraph
