#include "newsgraph/graph/store/value_bytes.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>

#include "newsgraph/graph/store/snapshot_file.h"

namespace newsgraph::store {
namespace {

std::vector<Value> samples() {
  return {true,
          false,
          std::int64_t{-42},
          0.1,
          -0.0,
          std::numeric_limits<double>::infinity(),
          "",
          std::string("a\0b", 3),
          List{},
          List{1, "x", 2.5, *parse_date("2025-02-25")},
          *parse_date("-999999999-01-01"),
          *parse_local_time("12:31:14.5"),
          *parse_time("12:31+01:00"),
          *parse_local_date_time("2025-02-25T12:31"),
          *parse_date_time("2025-02-25T12:31+01:00"),
          *parse_date_time("2025-02-25T12:31[Europe/Stockholm]"),
          *parse_duration("P1Y2M10DT2H30M0.5S")};
}

TEST(ValueBytes, GiveBackTheValue) {
  std::vector<std::byte> bytes;
  for (const Value& value : samples()) append_value(bytes, value);
  std::span<const std::byte> rest = bytes;
  for (const Value& value : samples()) {
    const Value taken = take_value(rest);
    EXPECT_EQ(taken.type(), value.type());
    EXPECT_EQ(to_literal(taken), to_literal(value));
  }
  EXPECT_TRUE(rest.empty());
}

TEST(ValueBytes, KeepNaN) {
  std::vector<std::byte> bytes;
  append_value(bytes, std::numeric_limits<double>::quiet_NaN());
  std::span<const std::byte> rest = bytes;
  EXPECT_TRUE(std::isnan(take_value(rest).as_float()));
}

TEST(ValueBytes, AreRefusedWhenCutShort) {
  for (const Value& value : samples()) {
    std::vector<std::byte> bytes;
    append_value(bytes, value);
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      std::span<const std::byte> rest = std::span(bytes).first(size);
      EXPECT_THROW(take_value(rest), UnusableSnapshot) << to_literal(value) << " " << size;
    }
  }
}

TEST(ValueBytes, AreRefusedWhenNoSuchTimeCanBe) {
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  const Value beyond[] = {
      Date{kMost},
      Date{-kMost},
      LocalTime{kNanosecondsPerDay},
      LocalTime{-1},
      Time{LocalTime{0}, std::numeric_limits<std::int32_t>::min()},
      LocalDateTime{Date{kMost}, LocalTime{0}},
      DateTime{{Date{0}, LocalTime{kMost}}, 0, nullptr},
      Duration{0, 0, 0, std::numeric_limits<std::int32_t>::max()},
  };
  for (const Value& value : beyond) {
    std::vector<std::byte> bytes;
    append_value(bytes, value);
    std::span<const std::byte> rest = bytes;
    EXPECT_THROW(take_value(rest), UnusableSnapshot) << static_cast<int>(value.type());
  }
}

/// Whatever the bytes: a value comes, or a refusal, and never a list in a list without end.
TEST(ValueBytes, OfAnySortDoNoHarm) {
  std::mt19937 random(1);
  for (int i = 0; i < 20'000; ++i) {
    std::vector<std::byte> bytes(random() % 60);
    for (std::byte& each : bytes) each = static_cast<std::byte>(random() % (i % 2 == 0 ? 16 : 256));
    std::span<const std::byte> rest = bytes;
    try {
      take_value(rest);
    } catch (const UnusableSnapshot&) {
    }
  }
  std::vector<std::byte> nested(1'000'000, static_cast<std::byte>(ValueType::kList));
  std::span<const std::byte> rest = nested;
  EXPECT_THROW(take_value(rest), UnusableSnapshot);
}

}  // namespace
}  // namespace newsgraph::store
