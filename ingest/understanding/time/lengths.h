// Durations and sets: how long, how often, and spans that end or begin now.
#pragma once

#include "newsgraph/ingest/understanding/time/pieces.h"

namespace newsgraph::understanding::timex {

/// An expression that is no date, read up to piece `end`.
struct LengthReading {
  TimeExpression time;
  std::size_t end = 0;
};

/// "every Friday", "each year", "daily", "on Mondays", "twice a week" (from "a").
std::optional<LengthReading> read_set(const Pieces& p, std::size_t i);

/// "the past two years", "the next 48 hours", "recent weeks".
std::optional<LengthReading> read_window(const Pieces& p, std::size_t i);

/// "two years", "a three-day" (from "three"), "several weeks ago". Of an age, which is no time,
/// only the end is given, with TimeUnit::kNone.
std::optional<LengthReading> read_length(const Pieces& p, std::size_t i);

/// "now", "recently", "in the future".
std::optional<LengthReading> read_vague(const Pieces& p, std::size_t i);

/// Takes "about", "more than", "at least" before an amount at `begin`, which moves to it.
TimexModifier take_approximation(const Pieces& p, std::size_t& begin);

}  // namespace newsgraph::understanding::timex
