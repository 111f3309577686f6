#include "newsgraph/ingest/resolve/spelling.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace newsgraph::resolve {
namespace {

TEST(Spelling, KnowsOneNameInSeveralTransliterations) {
  // Arabic and Persian, then Russian, Ukrainian and Bulgarian names in the spellings of the press.
  const std::vector<std::vector<std::string>> kNames = {
      {"mohammed", "muhammad", "mohamed", "muhammed", "mohammad", "mohamad"},
      {"hussein", "hussain", "hossein", "husayn"},
      {"yusuf", "yousuf", "jusuf"},
      {"khalid", "khaled"},
      {"sharif", "shareef"},
      {"rashid", "rasheed"},
      {"qasim", "kasim", "qassem"},
      {"fatah", "fattah"},
      {"sergey", "sergei", "sergej"},
      {"dmitry", "dmitri", "dmitriy", "dmitrij"},
      {"nikolai", "nikolay"},
      {"yevgeny", "evgeny", "evgeni", "yevgeniy"},
      {"ivanov", "ivanoff", "iwanow"},
      {"kiselev", "kiseleff"},
      {"zelensky", "zelenskyy", "zelenskiy", "zelenskyi"},
      {"zhukov", "jukov"},
  };
  for (const auto& spellings : kNames) {
    for (const std::string& other : spellings) {
      EXPECT_TRUE(spells_the_same(spellings.front(), other)) << spellings.front() << ' ' << other;
      EXPECT_EQ(sound_of(spellings.front()), sound_of(other)) << other;
    }
  }
}

TEST(Spelling, KeepsNamesApartThatOnlySoundAlike) {
  const std::vector<std::pair<std::string, std::string>> kPairs = {
      {"maria", "mario"},    {"hassan", "hussein"}, {"omar", "amir"},  {"ali", "eli"},
      {"ivanov", "ivanova"}, {"karim", "karimi"},   {"anna", "hanna"}, {"khan", "kahin"}};
  for (const auto& [left, right] : kPairs) {
    EXPECT_FALSE(spells_the_same(left, right)) << left << ' ' << right;
  }
}

TEST(Spelling, ComparesGivenNames) {
  EXPECT_EQ(compare_given_names("bill", "william"), GivenNames::kShortForm);
  EXPECT_EQ(compare_given_names("alex", "alexander"), GivenNames::kShortForm);
  EXPECT_EQ(compare_given_names("s", "shehbaz"), GivenNames::kInitial);
  EXPECT_EQ(compare_given_names("s", "nawaz"), GivenNames::kDifferent);
  EXPECT_EQ(compare_given_names("muhammad", "mohammed"), GivenNames::kSpelling);
  EXPECT_EQ(compare_given_names("maria", "marian"), GivenNames::kDifferent);
}

}  // namespace
}  // namespace newsgraph::resolve
