#include "newsgraph/ingest/understanding/time/simple_point.h"

#include "newsgraph/ingest/understanding/time/calendar_forms.h"
#include "newsgraph/ingest/understanding/time/feasts.h"
#include "newsgraph/ingest/understanding/time/part_forms.h"
#include "newsgraph/ingest/understanding/time/which_forms.h"
#include "newsgraph/ingest/understanding/time/year_forms.h"

namespace newsgraph::understanding::timex {

Reading read_simple_point(const Pieces& p, std::size_t i) {
  static constexpr Reading (*kReaders[])(const Pieces&, std::size_t) = {
      read_numeric_date, read_day_word, read_day_and_month, read_weekday,      read_feast,
      read_month,        read_part,     read_which,         read_day_of_month, read_year};
  for (const auto reader : kReaders) {
    if (Reading reading = reader(p, i)) return reading;
  }
  return std::nullopt;
}

}  // namespace newsgraph::understanding::timex
