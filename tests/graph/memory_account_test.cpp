#include "newsgraph/graph/memory_account.h"

#include <gtest/gtest.h>

#include <limits>
#include <optional>
#include <thread>

#include "newsgraph/graph/value.h"

namespace newsgraph {
namespace {

TEST(MemoryAccount, HoldsWhatWasMadeInItsScopeUntilTheLastCopyGoes) {
  const auto account = std::make_shared<MemoryAccount>();
  const Value before = List(1000, Value(1));
  std::optional<Value> inside, copy;
  {
    const MemoryAccount::Scope scope(account);
    EXPECT_EQ(account->bytes(), 0u);
    inside = List(1000, Value(1));
    copy = inside;
  }
  const Value after = List(1000, Value(1));
  EXPECT_GE(account->bytes(), 1000 * sizeof(Value));
  EXPECT_LT(account->bytes(), 1100 * sizeof(Value));
  inside.reset();
  EXPECT_GT(account->bytes(), 0u);
  copy.reset();
  EXPECT_EQ(account->bytes(), 0u);
}

TEST(MemoryAccount, CountsStringsMapsAndPaths) {
  const auto account = std::make_shared<MemoryAccount>();
  const MemoryAccount::Scope scope(account);
  const auto bytes_of = [&](Value value) {
    const Value kept = std::move(value);
    return account->bytes();
  };
  EXPECT_GE(bytes_of(List{std::string(5000, 'x')}), 5000u);
  EXPECT_GE(bytes_of(Map{{std::string(500, 'k'), std::string(5000, 'x')}}), 5500u);
  EXPECT_GE(bytes_of(Path{std::vector<NodeId>(1001), std::vector<RelationshipId>(1000)}), 8000u);
  EXPECT_EQ(bytes_of(std::string(5000, 'x')), 0u);  // whoever keeps it enters it
  EXPECT_EQ(account->bytes(), 0u);
}

TEST(MemoryAccount, IsGivenBackToFromAnyThread) {
  const auto account = std::make_shared<MemoryAccount>();
  std::optional<Value> value;
  {
    const MemoryAccount::Scope scope(account);
    value = List(10);
  }
  std::jthread([&] { value.reset(); }).join();
  EXPECT_EQ(account->bytes(), 0u);
}

TEST(MemoryAccount, ScopesNest) {
  const auto outer = std::make_shared<MemoryAccount>(), inner = std::make_shared<MemoryAccount>();
  const MemoryAccount::Scope outer_scope(outer);
  {
    const MemoryAccount::Scope inner_scope(inner);
    EXPECT_EQ(MemoryAccount::current(), inner);
  }
  EXPECT_EQ(MemoryAccount::current(), outer);
}

TEST(Value, KnowsItsWeightAndDepth) {
  EXPECT_EQ(Value(1).weight(), 0u);
  EXPECT_EQ(Value("short").weight(), 0u);
  EXPECT_GE(Value(std::string(100, 'x')).weight(), 100u);
  EXPECT_EQ(Value(1).depth(), 0);
  EXPECT_EQ(Value(List{}).depth(), 1);
  EXPECT_EQ(Value(List{Value(Map{{"k", Value(List{})}})}).depth(), 3);

  // Shared parts weigh as often as they stand there: 2^100 times is beyond all counting.
  Value doubled = List{};
  const std::size_t light = doubled.weight();
  for (int i = 0; i < 10; ++i) doubled = List{doubled, doubled};
  EXPECT_GT(doubled.weight(), 1024 * light);
  for (int i = 0; i < 90; ++i) doubled = List{doubled, doubled};
  EXPECT_EQ(doubled.weight(), std::numeric_limits<std::size_t>::max());
}

}  // namespace
}  // namespace newsgraph
