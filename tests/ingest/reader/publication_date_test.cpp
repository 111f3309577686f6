#include "newsgraph/ingest/reader/publication_date.h"

#include <gtest/gtest.h>

namespace newsgraph::reader {
namespace {

const std::optional<Date> kDay = Date::from_civil(2026, 6, 3);

TEST(PublicationDate, IsReadHoweverItIsWritten) {
  for (const char* text :
       {"2026-06-03", "2026-06-03T08:15:00+03:00", "2026-06-03 08:15", "June 3, 2026",
        "Jun. 3, 2026", "JUNE 3 2026", "3 June 2026", "3rd June, 2026", "Wednesday, June 3, 2026",
        "Published on June 3, 2026", "Published: 3 June 2026", "Date: 2026-06-03",
        "date 2026-06-03", "June 3, 2026, 10:30 a.m. EDT", "  June 3, 2026\n"}) {
    EXPECT_EQ(publication_date(text), kDay) << text;
  }
  EXPECT_EQ(publication_date("Sept. 9, 2025"), Date::from_civil(2025, 9, 9));
}

TEST(PublicationDate, IsNotGuessed) {
  for (const char* text :
       {"", "June", "June 3", "June 2026", "03/06/2026", "June 31, 2026", "2026-13-01",
        "June 3, 2026 was a Wednesday", "On June 3, 2026, ministers met", "May Day 2026",
        "3 June 26", "Marchers, 2026", "Published", "2026-06-03 talks: 10 agreed"}) {
    EXPECT_EQ(publication_date(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace newsgraph::reader
