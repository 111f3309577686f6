#include "newsgraph/ingest/understanding/gazetteer.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <ostream>
#include <set>

#include "newsgraph/graph/error.h"

namespace newsgraph::understanding {
namespace {

using testing::IsEmpty;
using testing::Not;

/// The country a name is best read as, and how; "" when there is none.
std::string reading_of(std::string_view name) {
  const Gazetteer& gazetteer = Gazetteer::built_in();
  const std::vector<Gazetteer::Match> matches = gazetteer.find(name);
  if (matches.empty()) return "";
  static constexpr const char* kKinds[] = {" name", " demonym", " capital", " seat"};
  return gazetteer.countries()[matches[0].country].name + kKinds[static_cast<int>(matches[0].kind)];
}

struct Case {
  const char* name;
  const char* reading;
};

void PrintTo(const Case& tested, std::ostream* out) {
  *out << tested.name;
}

class GazetteerReading : public testing::TestWithParam<Case> {};

TEST_P(GazetteerReading, IsTheUsualOne) {
  EXPECT_EQ(reading_of(GetParam().name), GetParam().reading);
}

INSTANTIATE_TEST_SUITE_P(
    Names, GazetteerReading,
    testing::Values(Case{"Pakistan", "Pakistan name"}, Case{"U.S.", "United States name"},
                    Case{"Türkiye", "Turkey name"}, Case{"DPRK", "North Korea name"},
                    Case{"Georgia", "Georgia name"}, Case{"Jordan", "Jordan name"},
                    Case{"Niger", "Niger name"}, Case{"Nigerien", "Niger demonym"},
                    Case{"Nigerian", "Nigeria demonym"},
                    Case{"Congo", "Democratic Republic of the Congo name"},
                    Case{"Guinea", "Guinea name"}, Case{"Dominica", "Dominica name"},
                    Case{"Korean", "South Korea demonym"}, Case{"Briton", "United Kingdom demonym"},
                    Case{"Kyiv", "Ukraine capital"}, Case{"ISLAMABAD", "Pakistan capital"},
                    Case{"Kremlin", "Russia seat"}, Case{"Downing Street", "United Kingdom seat"},
                    Case{"Singapore", "Singapore name"}, Case{"pakistan", ""},
                    Case{"Atlantis", ""}));

TEST(Gazetteer, KnowsEveryMemberOfTheUnitedNations) {
  std::set<std::string> iso2, iso3;
  std::size_t members = 0;
  for (const Country& country : Gazetteer::built_in().countries()) {
    if (country.kind != "member") continue;
    ++members;
    EXPECT_EQ(country.iso2.size(), 2u) << country.name;
    EXPECT_EQ(country.iso3.size(), 3u) << country.name;
    EXPECT_TRUE(iso2.insert(country.iso2).second) << country.iso2;
    EXPECT_TRUE(iso3.insert(country.iso3).second) << country.iso3;
    EXPECT_THAT(country.demonyms, Not(IsEmpty())) << country.name;
    // City states have no capital apart from themselves.
    const std::set<std::string> city_states{"Monaco", "San Marino", "Singapore"};
    EXPECT_EQ(country.capitals.empty(), city_states.contains(country.name)) << country.name;
  }
  EXPECT_EQ(members, 193u);
}

TEST(Gazetteer, SaysWhichLineOfATableIsMalformed) {
  try {
    Gazetteer::read("# head\nOnly\ttwo\n", "mine.tsv");
    FAIL() << "nothing was thrown";
  } catch (const Error& error) {
    EXPECT_EQ(error.location().to_string(), "mine.tsv:2");
  }
}

}  // namespace
}  // namespace newsgraph::understanding
