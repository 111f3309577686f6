// Amounts of time: "two", "a few", "two and a half" of a unit.
#pragma once

#include "newsgraph/ingest/understanding/time/pieces.h"

namespace newsgraph::understanding::timex {

/// An amount of a unit.
struct Amount {
  std::optional<int> halves;  ///< absent for "several"
  TimeUnit unit = TimeUnit::kNone;
  bool article = false;  ///< "a week"
  std::size_t end = 0;
};

/// "two years", "a few days", "two-and-a-half-year", "weeks".
std::optional<Amount> read_amount(const Pieces& p, std::size_t i);

/// How many whole units an amount is, in its own unit or one that divides it, which `unit` becomes:
/// half a year is six months. Zero for an amount that is not told.
int whole_units(const Amount& amount, TimeUnit& unit);

}  // namespace newsgraph::understanding::timex
