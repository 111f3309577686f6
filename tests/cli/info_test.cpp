// What the program says is in a graph file.
#include "program.h"

#include <regex>

namespace newsgraph {
namespace {

using ::testing::HasSubstr;
using testing::Program;

TEST_F(Program, SaysWhichPartOfAGraphFileTakesHowMuch) {
  write("a.txt", "Peruvian Foreign Minister Ana Lima met President Omar Sy in Dakar on Monday.\n");
  ASSERT_EQ(run("ingest g.newsgraph a.txt").status, 0);
  const std::string json = run("info g.newsgraph --format json").out;
  const std::size_t begin = json.find("\"bytes_by_part\"");
  ASSERT_NE(begin, std::string::npos) << json;
  const std::string parts = json.substr(begin, json.find('}', begin) - begin);
  if (parts.find("\"nodes\"") == std::string::npos) {
    GTEST_SKIP() << "this SQLite has no table dbstat: " << parts;
  }
  for (const std::string part : {"nodes", "relationships", "evidence", "full text"}) {
    EXPECT_THAT(parts, HasSubstr("\"" + part + "\": "));
  }
  std::uintmax_t sum = 0;
  const std::regex number(": ([0-9]+)");
  for (std::sregex_iterator at(parts.begin(), parts.end(), number), end; at != end; ++at) {
    sum += std::stoull((*at)[1]);
  }
  EXPECT_EQ(sum, std::filesystem::file_size(path("g.newsgraph"))) << parts;
}

}  // namespace
}  // namespace newsgraph
