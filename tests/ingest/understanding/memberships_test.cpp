// Parties beside names.
#include "newsgraph/ingest/understanding/memberships.h"

#include <gtest/gtest.h>

#include "reading.h"

namespace newsgraph::understanding {
namespace {

/// "Ana Lima MEMBER_OF Green Party", or nothing.
std::string membership_in(std::string_view text) {
  std::string found;
  for (const std::string& fact : testing::facts_of(text)) {
    if (fact.find(" MEMBER_OF ") != std::string::npos) found += fact;
  }
  return found;
}

TEST(Memberships, AreReadBesideNames) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"Sen. Dale Hutchins, a Republican from Iowa, urged the White House to act.",
       "Dale Hutchins MEMBER_OF Republican Party"},
      {"Republican Senator Dale Hutchins urged the White House to act.",
       "Dale Hutchins MEMBER_OF Republican Party"},
      {"Grace Nalishebo of the opposition National Democratic Forum rejected the result.",
       "Grace Nalishebo MEMBER_OF National Democratic Forum"},
      {"Yamila Quispe, of the leftist party Tierra y Agua, denied it.",
       "Yamila Quispe MEMBER_OF Tierra y Agua"},
      {"Luis Paredes, of the right-wing Popular Force party, promised elections.",
       "Luis Paredes MEMBER_OF Popular Force"},
      {"Ana Lima of the Green Party won.", "Ana Lima MEMBER_OF Green Party"},
      {"Labour MP Tom Harris criticised the deal.", "Tom Harris MEMBER_OF Labour Party"},
  };
  for (const auto& [text, membership] : cases) EXPECT_EQ(membership_in(text), membership) << text;
}

TEST(Memberships, AreNoOfficesPlacesOrFields) {
  for (std::string_view text :
       {"Ana Lima, the leader of the Green Party, won.", "President Ana Lima of Peru won.",
        "Ana Lima of Oxford University said so.",
        "Labour Minister Tom Harris criticised the deal."}) {
    EXPECT_EQ(membership_in(text), "") << text;
  }
}

}  // namespace
}  // namespace newsgraph::understanding
