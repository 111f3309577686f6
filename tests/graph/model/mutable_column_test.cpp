#include "newsgraph/graph/model/mutable_column.h"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>
#include <map>
#include <random>

namespace newsgraph::model {
namespace {

using testing::ElementsAre;

std::vector<std::uint32_t> ids_of(const PropertyColumn& column) {
  std::vector<std::uint32_t> ids;
  column.for_each_id([&](std::uint32_t id) { ids.push_back(id); });
  return ids;
}

struct ColumnTest : testing::Test {
  void set(std::uint32_t id, const Value& value) { column.set(id, value, strings); }
  Value get(std::uint32_t id) const { return column.value(strings, id); }
  /// Bit for bit, where equivalent() would take 1 for 1.0 and 0.0 for -0.0.
  bool holds(std::uint32_t id, const Value& value) const {
    return get(id).type() == value.type() && to_literal(get(id)) == to_literal(value);
  }

  StringPool strings;
  MutableColumn column;
};

TEST_F(ColumnTest, IsOfTheKindOfItsValues) {
  const std::pair<Value, ColumnKind> kinds[] = {
      {true, ColumnKind::kBoolean},       {1, ColumnKind::kInteger},
      {1.0, ColumnKind::kFloat},          {"one", ColumnKind::kString},
      {Date{1}, ColumnKind::kDate},       {List{1}, ColumnKind::kMixed},
      {LocalTime{1}, ColumnKind::kMixed},
  };
  for (const auto& [value, kind] : kinds) {
    set(7, value);
    EXPECT_EQ(column.kind(), kind) << to_literal(value);
    EXPECT_TRUE(holds(7, value)) << to_literal(value);
    set(7, {});
    EXPECT_EQ(column.kind(), ColumnKind::kEmpty);
  }
}

TEST_F(ColumnTest, KeepsFloatsToTheBit) {
  const double values[] = {-0.0, std::numeric_limits<double>::infinity(), std::nan(""),
                           std::numeric_limits<double>::denorm_min()};
  for (std::uint32_t id = 0; id < 4; ++id) set(id, values[id]);
  EXPECT_EQ(column.kind(), ColumnKind::kFloat);
  EXPECT_TRUE(std::signbit(get(0).as_float()));
  EXPECT_TRUE(std::isnan(get(2).as_float()));
  EXPECT_EQ(get(3).as_float(), values[3]);
}

TEST_F(ColumnTest, KeepsDatesThatDoNotFitItsDays) {
  const Date far{std::int64_t{1} << 33};
  set(0, Date{-719'528});
  EXPECT_EQ(column.date(0), Date{-719'528});
  set(1, far);
  EXPECT_EQ(column.kind(), ColumnKind::kMixed);
  EXPECT_EQ(get(0).as_date(), Date{-719'528});
  EXPECT_EQ(get(1).as_date(), far);
}

TEST_F(ColumnTest, HasPagesOnlyWhereThereAreValues) {
  for (const std::uint32_t id : {255u, 256u, 1023u}) set(id, static_cast<std::int64_t>(id));
  EXPECT_THAT(ids_of(column), ElementsAre(255, 256, 1023));
  EXPECT_EQ(column.page_count(), 4u);
  EXPECT_EQ(column.present(2), nullptr);
  EXPECT_EQ((*column.present(3))[3], std::uint64_t{1} << 63);
  EXPECT_EQ(column.values<std::int64_t>(3)[255], 1023);
  set(256, {});
  EXPECT_EQ(column.present(1), nullptr);
  EXPECT_FALSE(column.has(256));
  EXPECT_FALSE(column.has(4'000'000'000));
  EXPECT_EQ(column.size(), 2u);
}

TEST_F(ColumnTest, TurnsMixedWhenAnotherKindComesAndLetsItsStringsGo) {
  set(1, "Oslo");
  set(300, "Bergen");
  set(2, 5);
  EXPECT_EQ(column.kind(), ColumnKind::kMixed);
  EXPECT_TRUE(holds(1, "Oslo") && holds(300, "Bergen") && holds(2, 5));
  EXPECT_EQ(strings.find("Oslo"), std::nullopt);
  set(2, {});
  set(300, {});
  set(1, {});
  set(1, "Oslo");
  EXPECT_EQ(column.kind(), ColumnKind::kString);
}

TEST_F(ColumnTest, HoldsEachOfItsStrings) {
  set(1, "Oslo");
  set(2, "Oslo");
  EXPECT_EQ(column.string(1), column.string(2));
  set(1, "Oslo");  // the same again
  set(1, "Bergen");
  EXPECT_TRUE(strings.find("Oslo"));
  set(2, {});
  EXPECT_FALSE(strings.find("Oslo"));
}

/// A column over pages that `lent` keeps, with the values 0, 10, 20 … of ids 0 to 511.
struct BorrowedColumnTest : testing::Test {
  struct Lent {
    PropertyColumn::Presence present;
    std::array<std::int64_t, 512> values;
  };
  BorrowedColumnTest() {
    lent->present.fill(~std::uint64_t{0});
    for (std::size_t i = 0; i < 512; ++i) lent->values[i] = static_cast<std::int64_t>(10 * i);
    column = MutableColumn(
        ColumnKind::kInteger, 512,
        {{&lent->present, &lent->values[0]}, {&lent->present, &lent->values[256]}}, lent);
  }

  std::shared_ptr<Lent> lent = std::make_shared<Lent>();
  StringPool strings;
  MutableColumn column;
};

TEST_F(BorrowedColumnTest, ReadsWhereThePagesLie) {
  EXPECT_EQ(column.integer(257), 2570);
  EXPECT_EQ(column.values<std::int64_t>(1).data(), &lent->values[256]);
  EXPECT_FALSE(column.has(512));
}

TEST_F(BorrowedColumnTest, CopiesAPageBeforeItsFirstChange) {
  column.set(300, 1, strings);
  column.set(301, {}, strings);
  EXPECT_EQ(column.integer(300), 1);
  EXPECT_FALSE(column.has(301));
  EXPECT_EQ(column.integer(302), 3020);
  EXPECT_EQ(lent->values[300], 3000);
  EXPECT_EQ(lent->present[0], ~std::uint64_t{0});
  EXPECT_EQ(column.values<std::int64_t>(0).data(), &lent->values[0]);  // the other stays
}

TEST_F(BorrowedColumnTest, TurnsMixedAndEmptyLikeAnother) {
  column.set(5, "five", strings);
  EXPECT_EQ(column.value(strings, 511).as_integer(), 5110);
  for (std::uint32_t id = 0; id < 512; ++id) column.set(id, {}, strings);
  EXPECT_EQ(column.kind(), ColumnKind::kEmpty);
  EXPECT_EQ(lent->values[5], 50);
}

TEST_F(BorrowedColumnTest, KeepsItsLenderAlive) {
  const std::weak_ptr<Lent> watched = lent;
  lent.reset();
  EXPECT_EQ(column.integer(1), 10);
  column = MutableColumn();
  EXPECT_TRUE(watched.expired());
}

Value any_value(std::mt19937& random) {
  switch (random() % 8) {
    case 0:
      return random() % 2 == 0;
    case 1:
      return 0.5 * static_cast<double>(random() % 4);
    case 2:
      return "text " + std::to_string(random() % 4);
    case 3:
      return Date{static_cast<std::int64_t>(random() % 4)};
    case 4:
      return List{1, 2};
    default:
      return static_cast<std::int64_t>(random() % 4);
  }
}

// The obvious twin: a map from ids to values.
TEST_F(ColumnTest, AgreesWithAMap) {
  for (std::uint32_t seed = 1; seed <= 50; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    std::map<std::uint32_t, Value> twin;
    for (int step = 0; step < 300; ++step) {
      const std::uint32_t id = random() % 600;
      const Value value = seed % 2 == 0 ? any_value(random) : "text " + std::to_string(id % 3);
      const bool remove = random() % 3 == 0;
      set(id, remove ? Value() : value);
      twin[id] = remove ? Value() : value;
    }
    std::erase_if(twin, [](const auto& entry) { return entry.second.is_null(); });
    ASSERT_EQ(column.size(), twin.size());
    for (const auto& [id, value] : twin) ASSERT_TRUE(holds(id, value)) << id;
    for (const auto& [id, value] : twin) set(id, {});
    ASSERT_EQ(column.kind(), ColumnKind::kEmpty);
    ASSERT_FALSE(strings.find("text 1"));
  }
}

}  // namespace
}  // namespace newsgraph::model
