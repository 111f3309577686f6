// Articles read by several threads; to be run under ThreadSanitizer too (preset `tsan`).
#include "cli/program.h"

namespace newsgraph::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

class Jobs : public Program {};

TEST_F(Jobs, WriteTheSameWhateverTheNumberOfJobs) {
  std::string lines;
  for (int i = 1; i <= 60; ++i) {
    lines += "{\"id\": \"" + std::to_string(i) + "\", \"date\": \"2025-03-12\", \"text\": \"";
    for (int k = 0; k <= i % 7; ++k) lines += "Inés Duarte met Omar Sy in Dakar on Monday. ";
    lines += i == 30 ? "\n" : "\"}\n";  // one line is broken
  }
  write("many.jsonl", lines);
  write("a.txt", "date 2025-03-12\n\nPeru thanked Kenya on Monday.\n");
  for (const std::string command : {"extract", "analyze"}) {
    const Finished one = run(command + " --jobs 1 a.txt many.jsonl absent.txt a.txt");
    EXPECT_EQ(one.status, 1);
    EXPECT_THAT(one.err, AllOf(HasSubstr("many.jsonl:30:"), HasSubstr("absent.txt")));
    for (const std::string jobs : {" --jobs 2", " --jobs 7", ""}) {
      const Finished several = run(command + jobs + " a.txt many.jsonl absent.txt a.txt");
      EXPECT_EQ(several.status, 1);
      EXPECT_EQ(several.out, one.out) << command << jobs;
      EXPECT_EQ(several.err, one.err) << command << jobs;
    }
  }
}

}  // namespace
}  // namespace newsgraph::testing
