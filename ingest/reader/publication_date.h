// The day an article was published, as files, pages and datelines write it.
#pragma once

#include <optional>
#include <string_view>

#include "newsgraph/graph/temporal.h"

namespace newsgraph::reader {

/// The day that the whole text tells: "2026-06-03", "June 3, 2026", "3 June 2026", with the month
/// in full or cut ("Sept."), perhaps behind "Published on", "Date:" or a weekday, and before a time
/// of day. Days in figures alone (03/06/2026) mean different days in different countries and are
/// not read.
std::optional<Date> publication_date(std::string_view text);

}  // namespace newsgraph::reader
