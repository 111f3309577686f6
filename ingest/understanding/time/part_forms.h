// Periods that are part of a year or hold many: quarters, half years, seasons, weekends, decades,
// centuries; and the parts of any period: "the first week of May", "the end of the year".
//
// Readers as in calendar_forms.h.
#pragma once

#include "newsgraph/ingest/understanding/time/pieces.h"
#include "newsgraph/ingest/understanding/time/point_reading.h"

namespace newsgraph::understanding::timex {

/// "the summer of 2023", "spring 2024", "in the autumn".
Reading read_season(const Pieces& p, std::size_t i);

/// "Q1 2024", "the first quarter of last year", "the weekend", "the 1990s", "the 19th century", and
/// whatever read_season() reads.
Reading read_part(const Pieces& p, std::size_t i);

/// "the end of the year", "the beginning of March", "year-end".
Reading read_edge(const Pieces& p, std::size_t i);

/// "early 2024", "mid-October", "late last year", "earlier this month", "later in the day".
Reading read_stage(const Pieces& p, std::size_t i);

}  // namespace newsgraph::understanding::timex
