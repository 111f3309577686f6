#include "newsgraph/ingest/understanding/organizations.h"

#include <gtest/gtest.h>

#include "newsgraph/graph/error.h"

namespace newsgraph::understanding {
namespace {

constexpr std::string_view kTable =
    "# name, kind, aliases, seats\n"
    "\n"
    "Andean Trade Organisation\tigo\tATO|Andean bloc\tArequipa\n"
    "Lake Chad Watch\tngo\t-\t-\n";

std::string name_of(const KnownOrganization* organization) {
  return organization == nullptr ? "nobody" : organization->name;
}

TEST(Organizations, AreFoundByNameAndAlias) {
  const Organizations table = Organizations::read(kTable, "table.tsv");
  EXPECT_EQ(name_of(table.find("Andean Trade Organisation")), "Andean Trade Organisation");
  EXPECT_EQ(name_of(table.find("andean trade organisation")), "Andean Trade Organisation");
  EXPECT_EQ(name_of(table.find("the Andean bloc")), "nobody");
  EXPECT_EQ(name_of(table.find("Andean Bloc")), "Andean Trade Organisation");
  EXPECT_EQ(name_of(table.find("Lake Chad Watch")), "Lake Chad Watch");
  EXPECT_EQ(name_of(table.find("-")), "nobody");
  EXPECT_EQ(name_of(table.find("")), "nobody");
}

TEST(Organizations, CaseCountsForInitialsAlone) {
  const Organizations table = Organizations::read(kTable, "table.tsv");
  EXPECT_EQ(name_of(table.find("ATO")), "Andean Trade Organisation");
  EXPECT_EQ(name_of(table.find("ato")), "nobody");
  EXPECT_EQ(name_of(table.find("Ato")), "nobody");
}

TEST(Organizations, ACityStandsForWhatIsSeatedThere) {
  const Organizations table = Organizations::read(kTable, "table.tsv");
  EXPECT_EQ(name_of(table.seated_in("Arequipa")), "Andean Trade Organisation");
  EXPECT_EQ(name_of(table.seated_in("Lima")), "nobody");
}

TEST(Organizations, AFaultyLineIsShownWithItsPlace) {
  try {
    Organizations::read("# comment\nAndean Trade Organisation\tigo\n", "table.tsv");
    FAIL() << "two columns were taken for four";
  } catch (const Error& error) {
    EXPECT_EQ(error.location().file, "table.tsv");
    EXPECT_EQ(error.location().line, 2u);
  }
}

TEST(Organizations, TheBuiltInTableHasTheWorldsOwn) {
  const Organizations& table = Organizations::built_in();
  EXPECT_EQ(table.find("UN"), table.find("United Nations"));
  ASSERT_NE(table.find("United Nations"), nullptr);
  EXPECT_EQ(table.find("United Nations")->kind, "igo");
  EXPECT_EQ(table.find("WHO"), table.find("World Health Organization"));
  EXPECT_EQ(table.find("who"), nullptr);
}

}  // namespace
}  // namespace newsgraph::understanding
