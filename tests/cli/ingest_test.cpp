// `newsgraph ingest` as a process: many files, streams that pause, interruptions.
#include <gmock/gmock.h>

#include <sys/stat.h>

#include <chrono>
#include <csignal>
#include <thread>
#include <utility>

#include "program.h"

namespace newsgraph {
namespace {

using ::testing::AllOf;
using testing::Finished;
using ::testing::HasSubstr;
using ::testing::Not;

std::string lines(int begin, int end) {
  std::string text;
  for (int i = begin; i < end; ++i) {
    const std::string number = std::to_string(i);
    text += R"({"id": "a)" + number + R"(", "date": "2025-02-)" + std::to_string(10 + i % 18) +
            R"(", "text": "Peruvian Minister Ana )" + (i % 3 == 0 ? "Lima" : "Lyma") +
            R"( met Kenyan Minister Ben Okoro in Lima on Monday, )" + number +
            R"( days after talks on trade."})" + "\n";
  }
  return text;
}

class Ingest : public testing::Program {
 protected:
  /// The whole graph with the numbers that things have in it.
  std::string graph(const std::string& name) const {
    return run("export " + name + " --format jsonl").out;
  }

  /// How many articles a process of its own finds; none where there is no graph yet.
  int count(const std::string& name) const {
    const std::string out =
        run("query --format csv " + name + " 'MATCH (a:Article) RETURN count(a)'").out;
    return out.empty() ? 0 : std::stoi(out.substr(out.find('\n') + 1));
  }

  /// Waits until a condition holds; half a minute at most.
  template <typename Condition>
  static bool wait_for(const Condition& condition) {
    for (int i = 0; i < 300; ++i) {
      if (condition()) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return false;
  }
};

TEST_F(Ingest, MakesTheSameGraphOfAFileAndAStreamWhateverTheJobs) {
  const std::string articles =
      lines(0, 40) + "{\"text\": \"broken\n" + lines(10, 20) + lines(40, 60);
  write("a.jsonl", articles);
  const Finished first = run("ingest one.newsgraph a.jsonl --jobs 1");
  EXPECT_EQ(first.status, 1);
  EXPECT_THAT(first.out, HasSubstr("60 added, 0 replaced, 10 unchanged"));
  EXPECT_THAT(first.err, HasSubstr("a.jsonl:41"));
  EXPECT_THAT(first.err, Not(HasSubstr("articles,"))) << "progress in a pipe";
  for (const char* jobs : {"2", "5"}) {
    const std::string name = std::string("jobs-") + jobs;
    run("ingest " + name + " - --format jsonl --jobs " + jobs, articles);
    EXPECT_TRUE(graph(name) == graph("one.newsgraph")) << jobs;
  }
  EXPECT_THAT(run("ingest one.newsgraph a.jsonl").out,
              HasSubstr("0 added, 0 replaced, 70 unchanged"));
}

TEST_F(Ingest, ReadsFoldersInTheOrderOfTheirNames) {
  std::filesystem::create_directories(folder_ / "news/2024/.git");
  write("news/b.txt", "Chad met Mali.");
  write("news/a.html", "<p>Chad met Fiji.</p>");
  write("news/2024/b.txt", "Chad met Peru.");
  write("news/2024/notes.md", "Not an article.");
  write("news/2024/.git/c.txt", "Hidden.");
  EXPECT_EQ(run("ingest g.newsgraph news --verbose").out.substr(0, 39),
            "added 2024/b\nadded a\nadded b\n3 added, 0");
  std::filesystem::create_directory(folder_ / "empty");
  const Finished none = run("ingest h.newsgraph empty");
  EXPECT_EQ(none.status, 1);
  EXPECT_THAT(none.err, AllOf(HasSubstr("empty"), HasSubstr("ending")));
}

TEST_F(Ingest, WarnsWhenAnArticleReplacesAnotherOfTheSameName) {
  for (const char* folder : {"a", "b", "c"}) std::filesystem::create_directory(folder_ / folder);
  write("a/x.txt", "Chad met Mali in Lima on Monday and spoke of trade.");
  write("b/x.txt", "Peru thanked Kenya for its help after the storm.");
  write("c/x.txt", "Peru thanked Kenya for its help after the great storm.");
  const Finished other = run("ingest g a/x.txt b/x.txt");
  EXPECT_EQ(other.status, 0);
  EXPECT_THAT(other.out, HasSubstr("1 added, 1 replaced"));
  EXPECT_THAT(other.err, AllOf(HasSubstr("warning: article 'x' has replaced"),
                               HasSubstr("name the folder that both files are in")));
  const Finished corrected = run("ingest g c/x.txt");
  EXPECT_THAT(corrected.out, HasSubstr("1 replaced"));
  EXPECT_EQ(corrected.err, "");
}

/// An ingest of a stream that goes on as long as the test likes.
class Stream {
 public:
  /// `before` is run by the shell that becomes the program.
  Stream(const std::filesystem::path& folder, const std::string& arguments,
         const std::string& before = ":") {
    ::mkfifo((folder / "pipe").c_str(), 0600);
    pid_ = ::fork();
    if (pid_ == 0) {
      const std::string command = "cd '" + folder.string() + "' && " + before +
                                  " && exec '" NEWSGRAPH_PROGRAM "' " + arguments +
                                  " <pipe >stream.out 2>stream.err";
      ::execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
      ::_exit(127);
    }
    pipe_.open(folder / "pipe");
  }
  ~Stream() {
    if (pid_ > 0) end(SIGKILL);
  }

  void write(const std::string& text) { pipe_ << text << std::flush; }
  void signal(int signal) { ::kill(pid_, signal); }
  /// The exit status, or the signal that ended it plus 128, as shells have it. The stream itself
  /// does not end: the program could be done before it notices the signal.
  int end(int signal) {
    this->signal(signal);
    return status();
  }
  /// The exit status when the stream ends.
  int wait() {
    pipe_.close();
    return status();
  }

 private:
  int status() {
    int status = 0;
    ::waitpid(std::exchange(pid_, -1), &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

  std::ofstream pipe_;
  pid_t pid_ = -1;
};

TEST_F(Ingest, ASlowStreamIsInTheGraphWhileItGoesOnAndStaysThereWhenInterrupted) {
  write("all.jsonl", lines(0, 30));
  run("ingest whole.newsgraph all.jsonl");
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGKILL}) {
    const std::string name = "graph-" + std::to_string(signal);
    Stream stream(folder_, "ingest " + name + " - --format jsonl");
    stream.write(lines(0, 10));
    EXPECT_TRUE(wait_for([&] { return count(name) == 10; }));
    EXPECT_EQ(stream.end(signal), 128 + signal);
    if (signal != SIGKILL) {
      EXPECT_THAT(slurp(folder_ / "stream.out"), HasSubstr("10 added"));
      EXPECT_THAT(slurp(folder_ / "stream.err"), HasSubstr("run the same command again"));
      EXPECT_FALSE(std::filesystem::exists(folder_ / (name + "-wal")));
    }
    EXPECT_THAT(run("ingest " + name + " all.jsonl").out,
                HasSubstr("20 added, 0 replaced, 10 unchanged"));
    EXPECT_TRUE(graph(name) == graph("whole.newsgraph"));
  }
}

TEST_F(Ingest, ThatNohupHasStartedOutlivesItsTerminal) {
  Stream stream(folder_, "ingest g - --format jsonl", "trap '' HUP");
  stream.write(lines(0, 10));
  ASSERT_TRUE(wait_for([&] { return count("g") == 10; }));
  stream.signal(SIGHUP);
  stream.write(lines(10, 20));
  EXPECT_EQ(stream.wait(), 0);
  EXPECT_EQ(count("g"), 20);
}

/// An article that takes minutes to analyse.
std::string long_line() {
  std::string text;
  while (text.size() < (std::size_t{12} << 20)) text += "Ana Lima met Ben Okoro in Lima. ";
  return R"({"id": "long", "text": ")" + text + "\"}\n";
}

TEST_F(Ingest, AnInterruptionDoesNotWaitForTheArticleInHand) {
  for (const char* jobs : {"1", "2"}) {
    const std::string name = std::string("jobs-") + jobs;
    Stream stream(folder_, "ingest " + name + " - --format jsonl --jobs " + jobs);
    stream.write(lines(0, 10));
    ASSERT_TRUE(wait_for([&] { return count(name) == 10; }));
    stream.write(long_line());
    EXPECT_EQ(stream.end(SIGINT), 130);
    EXPECT_THAT(slurp(folder_ / "stream.out"), HasSubstr("10 added"));
    EXPECT_FALSE(std::filesystem::exists(folder_ / (name + "-wal")));
    EXPECT_EQ(count(name), 10);
  }
}

/// A line whose article is analysed in no time and does not fit into the limit below.
std::string large_line() {
  return R"({"id": "large", "text": "Chad met Mali.", "source": ")" +
         std::string(std::size_t{6} << 20, 'x') + "\"}\n";
}

TEST_F(Ingest, SaysWhatIsInTheGraphWhenTheDiskHasNoRoomForMore) {
  write("all.jsonl", lines(0, 20));
  // A limit of a file's size stands for the disk: 2 or 4 MiB, as shells count blocks.
  Stream stream(folder_, "ingest g.newsgraph - --format jsonl", "ulimit -f 4096");
  stream.write(lines(0, 10));
  ASSERT_TRUE(wait_for([&] { return count("g.newsgraph") == 10; }));
  stream.write(large_line());
  EXPECT_EQ(stream.wait(), 3);
  EXPECT_THAT(slurp(folder_ / "stream.out"), HasSubstr("10 added, 0 replaced, 0 unchanged"));
  EXPECT_THAT(slurp(folder_ / "stream.err"),
              AllOf(HasSubstr("File too large"), HasSubstr("what was committed before is safe"),
                    HasSubstr("run the same command again to go on")));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "g.newsgraph-wal"));
  EXPECT_THAT(run("ingest g.newsgraph all.jsonl").out,
              HasSubstr("10 added, 0 replaced, 10 unchanged"));
  EXPECT_EQ(run("check g.newsgraph").status, 0);
}

TEST_F(Ingest, SaysThatAFileHasNoName) {
  for (const char* command : {"ingest g a.txt ''", "extract ''"}) {
    const Finished finished = run(command);
    EXPECT_EQ(finished.status, 2);
    EXPECT_THAT(finished.err, HasSubstr("one of the files has an empty name")) << command;
  }
}

TEST_F(Ingest, SaysThatTheGraphIsGone) {
  Stream stream(folder_, "ingest g.newsgraph - --format jsonl");
  stream.write(lines(0, 10));
  ASSERT_TRUE(wait_for([&] { return count("g.newsgraph") == 10; }));
  std::filesystem::remove(folder_ / "g.newsgraph");
  stream.write(lines(10, 20));
  EXPECT_EQ(stream.wait(), 3);
  EXPECT_THAT(slurp(folder_ / "stream.err"),
              AllOf(HasSubstr("g.newsgraph: the graph file was moved or deleted"),
                    HasSubstr("what was in it is gone"), Not(HasSubstr("internal error"))));
}

TEST_F(Ingest, LeavesNoFileWhereNothingFits) {
  write("all.jsonl", lines(0, 3));
  Stream stream(folder_, "ingest g.newsgraph all.jsonl", "ulimit -f 20");
  EXPECT_EQ(stream.wait(), 3);
  EXPECT_THAT(slurp(folder_ / "stream.out"), HasSubstr("0 added"));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "g.newsgraph"));
}

TEST_F(Ingest, OtherProcessesReadMeanwhile) {
  Stream stream(folder_, "ingest g.newsgraph - --format jsonl --jobs 2");
  stream.write(lines(0, 5));
  ASSERT_TRUE(wait_for([&] { return count("g.newsgraph") == 5; }));
  std::thread writer([&] {
    for (int i = 5; i < 300; ++i) stream.write(lines(i, i + 1));
  });
  int last = 5;
  for (int i = 0; i < 10; ++i) {
    const Finished read =
        run("query --format csv g.newsgraph 'MATCH (a:Article)-[:MENTIONS]->(p:Person) "
            "WITH a, count(p) AS persons RETURN count(a), min(persons), max(persons)'");
    ASSERT_EQ(read.status, 0) << read.err;
    const int articles = std::stoi(read.out.substr(read.out.find('\n') + 1));
    EXPECT_GE(articles, last);
    // No article is there without what it says.
    EXPECT_THAT(read.out, HasSubstr(std::to_string(articles) + ",2,2"));
    last = articles;
  }
  writer.join();
  EXPECT_EQ(stream.wait(), 0);
  EXPECT_EQ(count("g.newsgraph"), 300);
}

}  // namespace
}  // namespace newsgraph
