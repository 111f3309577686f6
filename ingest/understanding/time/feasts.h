// Days with a name: those that have a fixed date, and those whose weekday is no date.
#pragma once

#include "newsgraph/ingest/understanding/time/pieces.h"
#include "newsgraph/ingest/understanding/time/point_reading.h"

namespace newsgraph::understanding::timex {

/// "Christmas Eve", "New Year's Day". A reader as in calendar_forms.h.
Reading read_feast(const Pieces& p, std::size_t i);

/// The end of a name with a weekday in it that is no date: "Good Friday", "the Sunday Times"; `i`
/// when there is none.
std::size_t skip_name(const Pieces& p, std::size_t i);

}  // namespace newsgraph::understanding::timex
