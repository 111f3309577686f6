// A date that counts from nothing read before it.
#pragma once

#include "newsgraph/ingest/understanding/time/pieces.h"
#include "newsgraph/ingest/understanding/time/point_reading.h"

namespace newsgraph::understanding::timex {

/// Any date by the calendar, "yesterday", "last week": what "two days after" can stand before. A
/// reader as in calendar_forms.h.
Reading read_simple_point(const Pieces& p, std::size_t i);

}  // namespace newsgraph::understanding::timex
