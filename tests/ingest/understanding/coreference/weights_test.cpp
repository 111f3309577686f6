#include "newsgraph/ingest/understanding/coreference/weights.h"

#include <gtest/gtest.h>

#include "newsgraph/graph/error.h"
#include "newsgraph/ingest/understanding/coreference/term.h"

namespace newsgraph::coreference {
namespace {

TEST(Weights, AreFoundByTheHashesOfTheirPieces) {
  const Weights weights = Weights::read("# a comment\n\n0.5\tpair||he\n-2\tpair||he|name\n", "w");
  const std::uint64_t pair = join_hashes(join_hashes(hash_of("pair"), hash_of("")), hash_of("he"));
  EXPECT_FLOAT_EQ(weights.of(pair), 0.5);
  EXPECT_FLOAT_EQ(weights.of(join_hashes(pair, hash_of("name"))), -2);
  EXPECT_EQ(weights.of(join_hashes(pair, hash_of("she"))), 0);
}

TEST(Weights, NoneAreNone) {
  EXPECT_EQ(Weights::read("", "w").of(hash_of("pair")), 0);
}

TEST(Weights, AMalformedLineIsNamed) {
  for (const char* table : {"0.5\ta\nhalf\tb\n", "0.5\ta\n0.5 b\n"}) {
    try {
      Weights::read(table, "mine.coreference");
      ADD_FAILURE() << table;
    } catch (const Error& error) {
      EXPECT_EQ(error.location().file, "mine.coreference");
      EXPECT_EQ(error.location().line, 2);
    }
  }
}

}  // namespace
}  // namespace newsgraph::coreference
