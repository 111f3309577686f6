#include "newsgraph/graph/model/evidence_table.h"

#include <gmock/gmock.h>

namespace newsgraph::model {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const Evidence kMet{NodeId{3}, 1, 20, 40, "They met in Oslo.", 0.75};
const Evidence kSigned{NodeId{4}, 0, 0, 9, "Both signed.", 1};

struct EvidenceTableTest : testing::Test {
  void compact() {
    std::vector<bool> held(strings.id_bound());
    table.mark_strings(held);
    table.compact(strings.compact(held));
  }

  const RelationshipId first{0}, other{7};
  StringPool strings;
  EvidenceTable table{strings};
};

TEST_F(EvidenceTableTest, GivesBackWhatWasSet) {
  EXPECT_THAT(table.set(other, std::vector{kMet, kSigned}), IsEmpty());
  EXPECT_THAT(table.get(other), ElementsAre(kMet, kSigned));
  EXPECT_THAT(table.get(first), IsEmpty());
  EXPECT_THAT(table.set(other, std::vector{kSigned}), ElementsAre(kMet, kSigned));
  EXPECT_THAT(table.get(other), ElementsAre(kSigned));
}

TEST_F(EvidenceTableTest, KeepsAQuoteOnceAndAsLongAsItIsQuoted) {
  table.set(first, std::vector{kMet});
  table.set(other, std::vector{kMet});
  EXPECT_EQ(strings.id_bound(), 1u);
  table.set(first, {});
  EXPECT_TRUE(strings.find(kMet.quote));
  table.set(other, {});
  EXPECT_FALSE(strings.find(kMet.quote));
}

TEST_F(EvidenceTableTest, KeepsAQuoteThatIsSetAgain) {
  table.set(first, std::vector{kMet});
  table.set(first, std::vector{kMet});
  EXPECT_THAT(table.get(first), ElementsAre(kMet));
}

TEST_F(EvidenceTableTest, ReadsTheSameAfterCompacting) {
  table.set(first, std::vector{kSigned});
  table.set(other, std::vector{kSigned, kMet});
  compact();
  EXPECT_EQ(table.base().rows.size(), 3u);
  EXPECT_THAT(table.get(other), ElementsAre(kSigned, kMet));
  table.set(first, {});
  table.set(RelationshipId{9}, std::vector{kMet});
  EXPECT_THAT(table.get(first), IsEmpty());
  compact();
  EXPECT_EQ(table.base().rows.size(), 3u);
  EXPECT_THAT(table.get(first), IsEmpty());
  EXPECT_THAT(table.get(other), ElementsAre(kSigned, kMet));
  EXPECT_THAT(table.get(RelationshipId{9}), ElementsAre(kMet));
}

TEST_F(EvidenceTableTest, TakesTheNewIdsOfItsQuotes) {
  table.set(first, std::vector{kMet});
  table.set(other, std::vector{kSigned});
  compact();
  table.set(first, {});
  compact();
  EXPECT_EQ(strings.id_bound(), 1u);
  EXPECT_THAT(table.get(other), ElementsAre(kSigned));
}

TEST_F(EvidenceTableTest, ReadsABaseThatLiesElsewhere) {
  table.set(other, std::vector{kMet});
  compact();
  const auto lent = std::make_shared<const EvidenceTable::Base>(table.base());
  EvidenceTable borrowed(strings);
  borrowed.adopt({{lent, lent->begins.span()}, {lent, lent->rows.span()}});
  EXPECT_THAT(borrowed.get(other), ElementsAre(kMet));
  borrowed.set(other, std::vector{kSigned});
  EXPECT_THAT(borrowed.get(other), ElementsAre(kSigned));
  EXPECT_THAT(table.get(other), ElementsAre(kMet));
}

}  // namespace
}  // namespace newsgraph::model
