// A temporal value taken apart: what constructors fill in, selections copy and truncation cuts.
#pragma once

#include <optional>
#include <string_view>

#include "newsgraph/graph/value.h"
#include "newsgraph/query/functions/function.h"

namespace newsgraph::functions {

/// The types an instant constructor makes.
enum class InstantKind { kDate, kLocalTime, kTime, kLocalDateTime, kDateTime };

struct TemporalParts {
  std::optional<Date> date;
  std::optional<LocalTime> time;
  std::optional<std::int32_t> offset_seconds;
  const std::string* zone = nullptr;
};

/// Nothing when the value is no instant.
std::optional<TemporalParts> take_apart(const Value& value);

/// Puts together an instant of the kind, dropping parts it has no room for. Missing parts are
/// 1970-01-01, midnight and UTC.
Value put_together(InstantKind kind, const TemporalParts& parts);

/// The parts with the fields of a constructor's map laid over them (CIP2015-08-06 §"Selection"):
/// `date`, `time`, `datetime`, calendar and clock fields, `timezone`. Throws QueryError for a field
/// out of range or of the wrong type.
TemporalParts overlay(TemporalParts parts, const Map& fields, InstantKind kind);

}  // namespace newsgraph::functions
