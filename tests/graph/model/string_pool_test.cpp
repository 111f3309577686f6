#include "newsgraph/graph/model/string_pool.h"

#include <gmock/gmock.h>

#include <map>
#include <random>
#include <string>

namespace newsgraph::model {
namespace {

std::vector<bool> all_but(const StringPool& pool, std::initializer_list<StringId> dropped) {
  std::vector<bool> held(pool.id_bound(), true);
  for (const StringId id : dropped) held[id.value] = false;
  return held;
}

TEST(StringPool, KeepsAStringOnce) {
  StringPool pool;
  const StringId oslo = pool.acquire("Oslo");
  EXPECT_EQ(pool.acquire("Oslo"), oslo);
  EXPECT_NE(pool.acquire("Bergen"), oslo);
  EXPECT_EQ(pool.text(oslo), "Oslo");
  EXPECT_EQ(pool.find("Oslo"), oslo);
  EXPECT_EQ(pool.find("oslo"), std::nullopt);
}

TEST(StringPool, TellsTheEmptyStringAndOneWithAZeroByteFromAbsence) {
  StringPool pool;
  EXPECT_EQ(pool.find(""), std::nullopt);
  const StringId empty = pool.acquire("");
  const StringId zero = pool.acquire(std::string_view("\0", 1));
  pool.compact(all_but(pool, {}));
  EXPECT_EQ(pool.find(""), empty);
  EXPECT_EQ(pool.find(std::string_view("\0", 1)), zero);
}

TEST(StringPool, DropsAStringWhenNothingHoldsIt) {
  StringPool pool;
  const StringId first = pool.acquire("Oslo");
  pool.acquire("Oslo");
  pool.release(first);
  EXPECT_EQ(pool.find("Oslo"), first);
  pool.release(first);
  EXPECT_EQ(pool.find("Oslo"), std::nullopt);
}

TEST(StringPool, DoesNotGrowWhenValuesAreReplacedAgainAndAgain) {
  StringPool pool;
  for (int i = 0; i < 10'000; ++i) pool.release(pool.acquire(std::to_string(i)));
  EXPECT_EQ(pool.id_bound(), 1u);
}

TEST(StringPool, KeepsIdsWhenItCompactsAndNothingIsGone) {
  StringPool pool;
  const StringId oslo = pool.acquire("Oslo"), bergen = pool.acquire("Bergen");
  EXPECT_TRUE(pool.compact(all_but(pool, {})).empty());
  EXPECT_EQ(pool.text(bergen), "Bergen");
  EXPECT_EQ(pool.find("Oslo"), oslo);
  const StringId later = pool.acquire("Tromsø");
  EXPECT_EQ(pool.text(later), "Tromsø");
  EXPECT_EQ(pool.acquire("Oslo"), oslo);
  pool.release(oslo);  // the base keeps it
  EXPECT_EQ(pool.find("Oslo"), oslo);
}

TEST(StringPool, RenumbersWhatIsLeftWhenStringsAreGone) {
  StringPool pool;
  const StringId oslo = pool.acquire("Oslo"), bergen = pool.acquire("Bergen");
  const std::vector<StringId> renumbered = pool.compact(all_but(pool, {oslo}));
  EXPECT_EQ(pool.text(renumbered[bergen.value]), "Bergen");
  EXPECT_EQ(pool.find("Bergen"), renumbered[bergen.value]);
  EXPECT_EQ(pool.find("Oslo"), std::nullopt);
  EXPECT_EQ(pool.id_bound(), 1u);
}

TEST(StringPool, ReadsABaseThatLiesElsewhere) {
  StringPool original;
  const StringId oslo = original.acquire("Oslo");
  original.compact(all_but(original, {}));
  const auto lent = std::make_shared<const Strings::Base>(original.base());
  StringPool pool;
  pool.adopt({{lent, lent->characters.span()}, {lent, lent->begins.span()}, lent->slots});
  EXPECT_EQ(pool.text(oslo), "Oslo");
  EXPECT_EQ(pool.find("Oslo"), oslo);
  EXPECT_EQ(pool.text(pool.acquire("Bergen")), "Bergen");
}

// The obvious twin: a map of what is held, and how often.
TEST(StringPool, AgreesWithAMapOfCounts) {
  for (std::uint32_t seed = 1; seed <= 30; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    StringPool pool;
    std::map<std::string, int> counts;
    for (int step = 0; step < 2'000; ++step) {
      const std::string text(random() % 3, static_cast<char>('a' + random() % 26));
      if (random() % 2 == 0) {
        pool.acquire(text);
        ++counts[text];
      } else if (counts[text] > 0) {
        pool.release(*pool.find(text));
        --counts[text];
      }
    }
    for (const auto& [text, count] : counts) {
      const std::optional<StringId> id = pool.find(text);
      ASSERT_EQ(id.has_value(), count > 0) << text;
      EXPECT_TRUE(!id || pool.text(*id) == text);
    }
  }
}

}  // namespace
}  // namespace newsgraph::model
