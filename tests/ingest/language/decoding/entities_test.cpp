#include "newsgraph/ingest/language/decoding/entities.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>
#include <string>

namespace newsgraph::language {
namespace {

using Tags = std::vector<std::string_view>;

const Tags kTags{"O", "B-PERSON", "I-PERSON", "I-GPE", "B-GPE"};

bool is_bio2(const Tags& tags, const std::vector<std::size_t>& path) {
  for (std::size_t i = 0; i < path.size(); ++i) {
    const std::string_view tag = tags[path[i]];
    if (!tag.starts_with("I-")) continue;
    if (i == 0 || tags[path[i - 1]].size() < 2) return false;
    if (tags[path[i - 1]].substr(2) != tag.substr(2)) return false;
  }
  return true;
}

float total(const std::vector<float>& scores, std::size_t stride,
            const std::vector<std::size_t>& path) {
  float sum = 0;
  for (std::size_t i = 0; i < path.size(); ++i) sum += scores[i * stride + path[i]];
  return sum;
}

/// The best total of all sequences that are well formed, by looking at each.
float best_total(const Tags& tags, const std::vector<float>& scores, std::size_t stride) {
  std::vector<std::size_t> path(scores.size() / stride, 0);
  float best = -std::numeric_limits<float>::infinity();
  for (;;) {
    if (is_bio2(tags, path)) best = std::max(best, total(scores, stride, path));
    std::size_t word = 0;
    while (word < path.size() && path[word] + 1 == tags.size()) path[word++] = 0;
    if (word == path.size()) return best;
    ++path[word];
  }
}

TEST(EntityDecoder, GivesTheBestSequenceThatIsWellFormed) {
  const EntityDecoder decoder(kTags);
  for (std::uint32_t seed = 1; seed <= 300; ++seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<float> score(-5, 5);
    const std::size_t stride = kTags.size() + seed % 4;  // what is beyond the tags is padding
    std::vector<float> scores((1 + seed % 5) * stride);
    for (float& each : scores) each = score(random);
    for (std::size_t i = kTags.size(); i < scores.size(); ++i) {
      if (i % stride >= kTags.size()) scores[i] = 100;
    }
    const std::vector<std::size_t> path = decoder.decode(scores, stride);
    ASSERT_EQ(path.size(), scores.size() / stride);
    ASSERT_TRUE(is_bio2(kTags, path)) << "seed " << seed;
    ASSERT_NEAR(total(scores, stride, path), best_total(kTags, scores, stride), 1e-4)
        << "seed " << seed;
  }
}

TEST(EntityDecoder, AnEntityIsNotEndedInTheMiddle) {
  const EntityDecoder decoder(kTags);
  // Alone, the second word would be inside a place; after a person's beginning it is a person's.
  const std::vector<float> scores{0, 9, 0, 0, 0,  //
                                  0, 0, 4, 5, 0};
  EXPECT_EQ(decoder.decode(scores, 5), (std::vector<std::size_t>{1, 2}));
}

TEST(EntityDecoder, NoWordHasNoTag) {
  EXPECT_TRUE(EntityDecoder(kTags).decode({}, 5).empty());
  EXPECT_TRUE(EntityDecoder().decode({}, 0).empty());
}

TEST(EntityDecoder, CopesWithTagsThatNoModelShouldHave) {
  for (const Tags& tags :
       {Tags{"I-"}, Tags{"O", "I-"}, Tags{""}, Tags{"I-A", "I-B"}, Tags{"B-", "I-"}}) {
    const EntityDecoder decoder(tags);
    const std::vector<float> scores(4 * tags.size(), std::numeric_limits<float>::quiet_NaN());
    for (const std::size_t tag : decoder.decode(scores, tags.size())) EXPECT_LT(tag, tags.size());
  }
}

}  // namespace
}  // namespace newsgraph::language
