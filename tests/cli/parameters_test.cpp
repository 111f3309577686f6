// "name=value" arguments, and lines of JSON, as the values of parameters.
#include "newsgraph/cli/parameters.h"

#include <gmock/gmock.h>

#include "newsgraph/graph/error.h"

namespace newsgraph::cli {
namespace {

Value value_of(const std::string& json) {
  return parse_parameters({"x=" + json}).at("x");
}

TEST(Parameters, AreJsonOrElseText) {
  EXPECT_EQ(value_of("5").as_integer(), 5);
  EXPECT_EQ(value_of("\"5\"").as_string(), "5");
  EXPECT_EQ(value_of("Mohsin Naqvi").as_string(), "Mohsin Naqvi");
  EXPECT_EQ(value_of("[1, true]").as_list().size(), 2u);
  EXPECT_EQ(value_of("1e400").as_string(), "1e400");
  EXPECT_THROW(value_of("18446744073709551615"), Error);
}

/// To the last bit, also where RapidJSON errs: it takes zeros for other small numbers.
TEST(Parameters, HaveTheNumbersThatAreWritten) {
  const std::pair<const char*, double> numbers[] = {
      {"0.1", 0.1},
      {"1e2", 100},
      {"0e-30", 0},
      {"0.0000000000000000000000000000000000000000", 0},
      {"1e-400", 0},
      {"5e-324", 5e-324},
      {"1.7976931348623157e308", 1.7976931348623157e308},
      {"123456789012345678901234567890", 123456789012345678901234567890.0},
      {"9007199254740993.0", 9007199254740992.0},
  };
  for (const auto& [text, number] : numbers) {
    ASSERT_TRUE(value_of(text).is_float()) << text;
    EXPECT_EQ(value_of(text).as_float(), number) << text;
  }
  EXPECT_EQ(value_of("-9223372036854775808").as_integer(), INT64_MIN);
}

TEST(Parameters, OfALineAreTheMembersOfAnObject) {
  const Parameters parameters =
      parse_parameter_line("\xEF\xBB\xBF{\"a\": 0e-30, \"b\": {\"c\": [null]}}", {"f", 1, 0});
  EXPECT_EQ(parameters.at("a").as_float(), 0);
  EXPECT_EQ(parameters.at("b").as_map().at("c").as_list().size(), 1u);
  EXPECT_THROW(parse_parameter_line("[1]", {"f", 1, 0}), Error);
  EXPECT_THROW(parse_parameter_line("{\"a\": 1", {"f", 1, 0}), Error);
}

}  // namespace
}  // namespace newsgraph::cli
