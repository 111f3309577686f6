// What the readers of time expressions hand to one another.
#pragma once

#include <cstddef>
#include <optional>

#include "newsgraph/ingest/understanding/dates.h"

namespace newsgraph::understanding::timex {

/// A point of time, or a range of two, read up to piece `end`.
struct PointReading {
  TimePoint point;
  std::optional<TimePoint> last;
  std::size_t end = 0;
};

using Reading = std::optional<PointReading>;

}  // namespace newsgraph::understanding::timex
