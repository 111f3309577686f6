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

/// So many units from an anchor.
inline TimePoint counted_point(TimeUnit unit, int count, TimeAnchor anchor) {
  TimePoint point;
  point.counted = unit;
  point.count = count;
  point.anchor = anchor;
  return point;
}

}  // namespace newsgraph::understanding::timex
