#include "newsgraph/graph/model/property_index.h"

#include <gmock/gmock.h>

#include <cmath>
#include <map>
#include <random>
#include <set>

namespace newsgraph::model {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(PropertyIndex, FindsEquivalentValuesInTheOrderOfIds) {
  PropertyIndex index;
  index.insert(1.0, NodeId{9});
  index.insert(1, NodeId{4});
  index.insert("1", NodeId{5});
  index.insert(std::nan(""), NodeId{6});
  index.insert({}, NodeId{7});
  EXPECT_THAT(index.find(1), ElementsAre(NodeId{4}, NodeId{9}));
  EXPECT_THAT(index.find(std::nan("")), ElementsAre(NodeId{6}));
  EXPECT_THAT(index.find({}), IsEmpty());
}

TEST(PropertyIndex, ReadsABaseThatLiesElsewhereAndWhatChangedSince) {
  PropertyIndex original;
  original.insert("Oslo", NodeId{1});
  original.insert("Oslo", NodeId{2});
  original.insert("Bergen", NodeId{3});
  original.compact();
  const auto lent = std::make_shared<const PropertyIndex::Base>(original.base());
  PropertyIndex index;
  index.adopt({{lent, lent->hashes.span()}, {lent, lent->begins.span()}, lent->nodes});
  index.erase("Oslo", NodeId{1});
  index.erase("Bergen", NodeId{3});
  EXPECT_THAT(index.find("Oslo"), ElementsAre(NodeId{2}));
  EXPECT_THAT(index.find("Bergen"), IsEmpty());
  EXPECT_THAT(original.find("Oslo"), ElementsAre(NodeId{1}, NodeId{2}));
}

// The obvious twin: a map from values to sets of nodes.
TEST(PropertyIndex, AgreesWithAMapOfSets) {
  for (std::uint32_t seed = 1; seed <= 40; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    PropertyIndex index;
    std::map<std::int64_t, std::set<NodeId>> twin;
    std::map<NodeId, std::int64_t> value_of;
    for (int step = 0; step < 400; ++step) {
      const NodeId node{static_cast<std::uint32_t>(random() % 30)};
      if (const auto old = value_of.find(node); old != value_of.end()) {
        index.erase(old->second, node);
        twin[old->second].erase(node);
        value_of.erase(old);
      } else {
        const auto value = static_cast<std::int64_t>(random() % 8);
        index.insert(value, node);
        twin[value].insert(node);
        value_of[node] = value;
      }
      if (random() % 50 == 0) index.compact();
    }
    for (std::int64_t value = 0; value < 8; ++value) {
      const std::span<const NodeId> found = index.find(value);
      ASSERT_EQ(std::vector<NodeId>(found.begin(), found.end()),
                std::vector<NodeId>(twin[value].begin(), twin[value].end()));
    }
  }
}

}  // namespace
}  // namespace newsgraph::model
