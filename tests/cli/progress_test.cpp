#include "newsgraph/cli/progress.h"

#include <gmock/gmock.h>

#include <sstream>

namespace newsgraph::cli {
namespace {

TEST(Progress, IsCutToTheWidthThatTheTerminalHasNow) {
  std::istringstream in;
  std::ostringstream out, err;
  std::size_t columns = 0;
  Console console{.in = in, .out = out, .err = err, .err_is_terminal = true, .err_columns = [&] {
                    return columns;
                  }};
  Progress progress(console);
  const auto shown = [&] {
    err.str("");
    progress.show("12 articles, 北京");
    return err.str();
  };
  const std::string begin = "\r\x1b[K";
  EXPECT_EQ(shown(), begin + "12 articles, 北京") << "the width is not known";
  columns = 80;
  EXPECT_EQ(shown(), begin + "12 articles, 北京");
  columns = 17;  // of which the last stays free
  EXPECT_EQ(shown(), begin + "12 articles, 北") << "no half of a wide character";
  columns = 6;
  EXPECT_EQ(shown(), begin + "12 ar");
}

}  // namespace
}  // namespace newsgraph::cli
