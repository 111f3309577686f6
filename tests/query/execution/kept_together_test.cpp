#include "newsgraph/query/execution/kept_together.h"

#include <gtest/gtest.h>

#include <optional>

namespace newsgraph::execution {
namespace {

TEST(KeptTogether, CountsUntilItGoesEvenWithoutTheThreadThatMadeIt) {
  const Graph graph;
  const Parameters parameters;
  Execution execution(graph, nullptr, parameters, functions::built_in_procedures(), {}, "", {});
  const MemoryAccount& account = *execution.budget().account();
  std::optional<KeptTogether> kept;
  {
    const std::unique_ptr<Execution> worker = execution.for_worker();
    kept.emplace(*worker);
    kept->add(1000);
  }
  EXPECT_EQ(account.bytes(), 1000U);
  kept->add(24);
  EXPECT_EQ(account.bytes(), 1024U);
  kept.reset();
  EXPECT_EQ(account.bytes(), 0U);
}

TEST(KeptTogether, TellsAProfileTheMostItKept) {
  const Graph graph;
  const Parameters parameters;
  Execution execution(graph, nullptr, parameters, functions::built_in_procedures(), {}, "", {});
  OperatorProfile profile;
  execution.profiled = &profile;
  KeptTogether kept(execution);
  kept.add(100);
  kept.add(20);
  EXPECT_EQ(profile.kept_bytes, 120U);
}

}  // namespace
}  // namespace newsgraph::execution
