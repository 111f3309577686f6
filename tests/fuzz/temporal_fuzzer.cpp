// Any bytes as a temporal value of each type: what is taken is printed, read again, the same, and
// has its fields.
#include <cstdint>
#include <string>
#include <string_view>

#include "expect.h"
#include "newsgraph/graph/temporal.h"
#include "newsgraph/ingest/reader/publication_date.h"

namespace {

using newsgraph::fuzz::expect;

template <class Temporal>
void round_trip(std::string_view text, std::optional<Temporal> (*parse)(std::string_view)) {
  const std::optional<Temporal> value = parse(text);
  if (!value) return;
  const std::optional<Temporal> again = parse(to_string(*value));
  expect(again.has_value(), "what was printed can be read");
  expect(*again == *value, "what was printed reads as the same");
}

void has_fields(newsgraph::Date date) {
  const newsgraph::CivilDate civil = date.civil();
  expect(newsgraph::Date::from_civil(civil.year, civil.month, civil.day) == date,
         "a date is its year, month and day");
  expect(date.week_date().week <= 53 && date.day_of_year() <= 366 && date.quarter() <= 4,
         "a date lies in its year");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace newsgraph;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  round_trip(text, parse_date);
  round_trip(text, parse_local_time);
  round_trip(text, parse_time);
  round_trip(text, parse_local_date_time);
  round_trip(text, parse_date_time);
  round_trip(text, parse_duration);
  if (const auto date = parse_date(text)) has_fields(*date);
  if (const auto moment = parse_date_time(text)) moment->epoch_seconds();
  if (const auto length = parse_duration(text)) length->approximate_seconds();
  if (const auto date = reader::publication_date(text)) has_fields(*date);
  return 0;
}
