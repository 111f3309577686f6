#include "newsgraph/graph/store/value_encoding.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>

namespace newsgraph::store {
namespace {

/// As the value stands in the file: its type number and its JSON.
std::string stored(const Value& value) {
  rapidjson::StringBuffer buffer;
  JsonWriter writer(buffer);
  const std::int64_t type = type_number(value);
  write_value(writer, value);
  return std::to_string(type) + " " + std::string(buffer.GetString(), buffer.GetSize());
}

std::optional<Value> read(std::int64_t type, std::string_view text) {
  rapidjson::Document json;
  return read_json(text, json) ? read_value(type, json) : std::nullopt;
}

std::optional<Value> round_trip(const Value& value) {
  const std::string text = stored(value);
  const std::size_t space = text.find(' ');
  return read(std::stoi(text.substr(0, space)), std::string_view(text).substr(space + 1));
}

TEST(ValueEncoding, ReadsNumbersAsTheyAreWritten) {
  // The first four RapidJSON reads wrong with one or the other of its settings.
  for (const char* text : {"0e-30", "-0.0e-30", "1e-30", "123456789012345678901234567890e-30",
                           "1e-400", "0e5", "2.2250738585072012e-308", "5e-324", "0.1",
                           "1.7976931348623157e308", "18446744073709551616"}) {
    const std::optional<Value> value = read(3, text);
    ASSERT_TRUE(value) << text;
    EXPECT_EQ(value->as_float(), std::strtod(text, nullptr)) << text;
  }
  EXPECT_EQ(read(2, "-9223372036854775808").value().as_integer(),
            std::numeric_limits<std::int64_t>::min());
  for (const char* text : {"1e400", "1e", "01", "1 2", "-", "[", ""}) {
    EXPECT_FALSE(read(3, text)) << text;
  }
  EXPECT_FALSE(read(2, "9223372036854775808"));
}

Value date_time(std::string_view text) {
  return Value(parse_date_time(text).value());
}

TEST(ValueEncoding, IsReadableInTheShell) {
  const std::pair<Value, std::string> cases[] = {
      {true, "1 true"},
      {false, "1 false"},
      {-42, "2 -42"},
      {1.5, "3 1.5"},
      {2.0, "3 2.0"},
      {std::numeric_limits<double>::quiet_NaN(), "3 \"NaN\""},
      {-std::numeric_limits<double>::infinity(), "3 \"-Infinity\""},
      {"Mohsin Naqvi", "4 \"Mohsin Naqvi\""},
      {"", "4 \"\""},
      {Value(parse_date("2025-02-25").value()), "5 \"2025-02-25\""},
      {Value(parse_local_time("12:31:14.5").value()), "6 \"12:31:14.5\""},
      {Value(parse_time("12:31+01:00").value()), "7 \"12:31+01:00\""},
      {Value(parse_local_date_time("2025-02-25T12:31").value()), "8 \"2025-02-25T12:31\""},
      {date_time("2025-02-25T12:31+01:00"), "9 \"2025-02-25T12:31+01:00\""},
      {Value(parse_duration("P1Y2M10DT2H30M").value()), "10 \"P1Y2M10DT2H30M\""},
      {List{}, "11 []"},
      {List{1, 1.0, "a\"b", true}, R"(11 [1,1.0,"a\"b",true])"},
      {List{Value(parse_date("2025-02-25").value())}, R"(11 [{"date":"2025-02-25"}])"},
      {List{std::numeric_limits<double>::infinity()}, R"(11 [{"float":"Infinity"}])"},
      {List{List{1}, List{}}, "11 [[1],[]]"},
  };
  for (const auto& [value, text] : cases) EXPECT_EQ(stored(value), text);
}

TEST(ValueEncoding, BringsEveryValueBackAsItWas) {
  const Value cases[] = {
      std::numeric_limits<std::int64_t>::min(),
      std::numeric_limits<std::int64_t>::max(),
      0.1,
      1e300,
      5e-324,
      std::numeric_limits<double>::quiet_NaN(),
      std::numeric_limits<double>::infinity(),
      "O'Neil \"x\" \\ \n\t",
      std::string("a\0b", 3),
      std::string("\xff\xfe not UTF-8"),
      "Грузия 🇬🇪 عمران",
      Value(parse_date("-0044-03-15").value()),
      Value(Date::from_civil(kMaximumYear, 12, 31).value()),
      Value(Date::from_civil(kMinimumYear, 1, 1).value()),
      Value(LocalTime{kNanosecondsPerDay - 1}),
      Value(Time{LocalTime{1}, -12 * 3600 - 34 * 60 - 56}),
      Value(LocalDateTime{Date{-800'000}, LocalTime{1}}),
      date_time("2015-07-21T21:40:32.142+02:00[Europe/Stockholm]"),
      date_time("2025-02-25T12:31:14.000000001-03:30"),
      Value(Duration{14, 3, -1, 500'000'000}),
      Value(Duration{-1, 1, -1, 999'999'999}),
      Value(Duration{0, 0, 0, 0}),
      Value(Duration{1, 40, 100'000, 1}),
      List{0.1, std::numeric_limits<double>::quiet_NaN(), -0.0, 1e22,
           std::numeric_limits<std::int64_t>::min(), std::string("a\0b", 3)},
      List{List{date_time("2015-07-21T21:40:32+01:00[Europe/London]")}, List{Duration{1, 2, 3, 4}}},
  };
  for (const Value& value : cases) {
    const std::optional<Value> back = round_trip(value);
    ASSERT_TRUE(back) << stored(value);
    EXPECT_EQ(back->type(), value.type()) << stored(value);
    EXPECT_TRUE(equivalent(*back, value)) << stored(value) << " came back as " << stored(*back);
    EXPECT_EQ(stored(*back), stored(value));
  }
}

TEST(ValueEncoding, KeepsTheOffsetOfAnHourThatAClockShowsTwice) {
  const std::string* zone = find_time_zone("Europe/Stockholm").value();
  const DateTime summer = instant_in_zone(1'445'733'000, 0, zone);  // 2015-10-25T02:30+02:00
  const DateTime winter = instant_in_zone(1'445'736'600, 0, zone);  // 2015-10-25T02:30+01:00
  EXPECT_EQ(round_trip(summer)->as_date_time(), summer);
  EXPECT_EQ(round_trip(winter)->as_date_time(), winter);
}

TEST(ValueEncoding, KeepsTheSignOfZero) {
  EXPECT_TRUE(std::signbit(round_trip(-0.0)->as_float()));
  EXPECT_TRUE(std::signbit(round_trip(List{-0.0})->as_list()[0].as_float()));
}

TEST(ValueEncoding, RefusesWhatIsNoProperty) {
  const Value cases[] = {Value(),           Map{{"a", 1}}, NodeId{1},
                         RelationshipId{1}, List{Value()}, List{Map{}}};
  for (const Value& value : cases) EXPECT_THROW(stored(value), Error);
}

TEST(ValueEncoding, RefusesWhatItsTextWouldNotGiveBack) {
  const Value huge = Date{std::int64_t{1} << 60};
  EXPECT_THROW(stored(huge), Error);
  EXPECT_THROW(stored(List{huge}), Error);
}

TEST(ValueEncoding, RefusesListsTooDeepForItsReader) {
  Value deep = List{};
  for (int depth = 1; depth < kMaximumListDepth; ++depth) deep = List{deep};
  EXPECT_TRUE(round_trip(deep));
  deep = List{deep};
  EXPECT_THROW(stored(deep), Error);
}

TEST(ValueEncoding, RejectsWhatMeansNothing) {
  const std::string deep_list = std::string(200, '[') + std::string(200, ']');
  const std::pair<std::int64_t, std::string> cases[] = {
      {0, "1"},
      {99, R"("x")"},
      {1, "2"},
      {1, R"("true")"},
      {2, "1.0"},
      {2, "9223372036854775808"},
      {3, "1"},
      {3, R"("nan")"},
      {4, "1"},
      {4, "null"},
      {5, R"("2025-02-30")"},
      {9, R"("2025-02-25T12:00[Atlantis/Capital]")"},
      {10, R"("P")"},
      {11, R"("[]")"},
      {11, "{}"},
      {11, "[null]"},
      {11, R"([{"date":"2025-02-30"}])"},
      {11, R"([{"date":"2025-02-25","x":"y"}])"},
      {11, R"([{"colour":"red"}])"},
      {11, deep_list},
  };
  for (const auto& [type, json] : cases) {
    EXPECT_FALSE(read(type, json)) << type << " " << json.substr(0, 60);
  }
}

TEST(ValueEncoding, ReadsTheFieldsOfOlderVersions) {
  const std::tuple<std::int64_t, Cell, Value> cases[] = {
      {1, std::int64_t{1}, true},
      {2, std::int64_t{-42}, -42},
      {3, 1.5, 1.5},
      {3, std::string_view("-Infinity"), -std::numeric_limits<double>::infinity()},
      {4, std::string_view("Mohsin Naqvi"), "Mohsin Naqvi"},
      {5, std::string_view("2025-02-25"), Value(parse_date("2025-02-25").value())},
      {11, std::string_view(R"(["a",1,{"date":"2025-02-25"}])"),
       List{"a", 1, Value(parse_date("2025-02-25").value())}},
  };
  for (const auto& [type, cell, value] : cases) {
    const std::optional<Value> read = decode_value(type, cell);
    ASSERT_TRUE(read) << type;
    EXPECT_TRUE(equivalent(*read, value)) << type;
  }
}

TEST(ValueEncoding, RejectsFieldsOfOlderVersionsThatMeanNothing) {
  const std::string deep_list(1'000'000, '[');
  const std::pair<std::int64_t, Cell> cases[] = {
      {0, std::int64_t{1}},
      {1, std::int64_t{2}},
      {2, 1.0},
      {3, std::int64_t{1}},
      {4, Cell()},
      {11, std::string_view("")},
      {11, std::string_view("[1")},
      {11, std::string_view("[99999999999999999999999]x")},
      {11, std::string_view(deep_list)},
  };
  for (const auto& [type, cell] : cases) EXPECT_FALSE(decode_value(type, cell)) << type;
}

}  // namespace
}  // namespace newsgraph::store
