// Functions that make temporal values: constructors, truncation, durations between instants.
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

#include "newsgraph/graph/message.h"
#include "newsgraph/query/functions/arguments.h"
#include "newsgraph/query/functions/arithmetic.h"
#include "newsgraph/query/functions/function_groups.h"
#include "newsgraph/query/functions/temporal_between.h"
#include "newsgraph/query/functions/temporal_parts.h"
#include "newsgraph/query/functions/temporal_truncate.h"
#include "newsgraph/query/functions/time_zone_names.h"

namespace newsgraph::functions {

namespace {

using Arguments = std::span<const Value>;
using Context = FunctionContext;

struct KindName {
  InstantKind kind;
  std::string_view function;
  std::string_view type;
  std::string_view example;
};
constexpr std::array<KindName, 5> kKinds{{
    {InstantKind::kDate, "date", "DATE", "2015-07-21"},
    {InstantKind::kLocalTime, "localtime", "LOCAL TIME", "21:40:32"},
    {InstantKind::kTime, "time", "TIME", "21:40:32+01:00"},
    {InstantKind::kLocalDateTime, "localdatetime", "LOCAL DATETIME", "2015-07-21T21:40:32"},
    {InstantKind::kDateTime, "datetime", "DATETIME", "2015-07-21T21:40:32+01:00"},
}};

template <class Parsed>
Value parsed_or_fail(const std::optional<Parsed>& parsed, const std::string& text,
                     std::string_view function, std::string_view example) {
  if (parsed) return *parsed;
  throw bad_argument("InvalidArgumentValue",
                     std::string(function) + "() cannot read " + in_quotes(text),
                     "Write it as ISO 8601 does: '" + std::string(example) + "'.");
}

/// For "2015-07-21T21:40[Europe/Berln]": it is the zone that cannot be read.
void require_known_zone(const std::string& text) {
  const std::size_t bracket = text.find('[');
  if (bracket == std::string::npos || text.back() != ']') return;
  const std::string zone = text.substr(bracket + 1, text.size() - bracket - 2);
  if (!find_time_zone(zone)) throw unknown_time_zone(zone);
}

Value parse(const KindName& kind, const std::string& text) {
  switch (kind.kind) {
    case InstantKind::kDate:
      return parsed_or_fail(parse_date(text), text, kind.function, kind.example);
    case InstantKind::kLocalTime:
      return parsed_or_fail(parse_local_time(text), text, kind.function, kind.example);
    case InstantKind::kTime:
      return parsed_or_fail(parse_time(text), text, kind.function, kind.example);
    case InstantKind::kLocalDateTime:
      return parsed_or_fail(parse_local_date_time(text), text, kind.function, kind.example);
    case InstantKind::kDateTime:
      require_known_zone(text);
      return parsed_or_fail(parse_date_time(text), text, kind.function, kind.example);
  }
  return {};
}

/// From nothing (now), a text, a map of fields or another instant.
Value construct(const KindName& kind, const Context& context, Arguments arguments) {
  if (arguments.empty()) {
    return put_together(kind.kind, *take_apart(Value(context.statement_time)));
  }
  const Value& given = arguments[0];
  if (given.is_string()) return parse(kind, given.as_string());
  if (given.is_map()) return put_together(kind.kind, overlay({}, given.as_map(), kind.kind));
  if (const auto parts = take_apart(given)) return put_together(kind.kind, *parts);
  throw wrong_type(kind.function, "a STRING, a MAP or a temporal value", given);
}

Value truncated(const KindName& kind, const Context& context, Arguments arguments) {
  const std::string& unit = string_argument(kind.function, arguments[0]);
  const Value now = arguments.size() > 1 ? arguments[1] : Value(context.statement_time);
  const std::optional<TemporalParts> parts = take_apart(now);
  if (!parts) throw wrong_type(kind.function, "a temporal value", now);
  TemporalParts cut = truncate(*parts, unit);
  if (arguments.size() > 2) {
    if (!arguments[2].is_map()) throw wrong_type(kind.function, "a MAP", arguments[2]);
    Map fields = arguments[2].as_map();
    if (const auto zone = fields.find("timezone"); zone != fields.end()) {
      // The wall clock stays; only what zone it is of changes.
      cut.offset_seconds.reset();
      cut.zone = nullptr;
    }
    cut = overlay(cut, fields, kind.kind);
  }
  return put_together(kind.kind, cut);
}

/// Amounts of units, each an integer or a float, added up with fractions flowing downwards.
Value duration_of_fields(const Map& fields) {
  struct Unit {
    std::string_view key;
    Duration one;
  };
  static constexpr std::array<Unit, 11> kUnits{{
      {"years", {12, 0, 0, 0}},
      {"quarters", {3, 0, 0, 0}},
      {"months", {1, 0, 0, 0}},
      {"weeks", {0, 7, 0, 0}},
      {"days", {0, 1, 0, 0}},
      {"hours", {0, 0, 3600, 0}},
      {"minutes", {0, 0, 60, 0}},
      {"seconds", {0, 0, 1, 0}},
      {"milliseconds", {0, 0, 0, 1'000'000}},
      {"microseconds", {0, 0, 0, 1'000}},
      {"nanoseconds", {0, 0, 0, 1}},
  }};
  static constexpr auto kNames = [] {
    std::array<std::string_view, kUnits.size()> names;
    std::ranges::transform(kUnits, names.begin(), &Unit::key);
    return names;
  }();
  require_known_fields(fields, kNames);
  Value total = Duration{};
  for (const Unit& unit : kUnits) {
    if (const auto entry = fields.find(unit.key); entry != fields.end()) {
      if (!entry->second.is_number()) throw wrong_field_type(unit.key, "a number", entry->second);
      total = *add(total, *multiply(Value(unit.one), entry->second));
    }
  }
  return total;
}

Value duration(const Context&, Arguments arguments) {
  const Value& given = arguments[0];
  if (given.is_duration()) return given;
  if (given.is_map()) return duration_of_fields(given.as_map());
  const std::string& text = string_argument("duration", given);
  return parsed_or_fail(parse_duration(text), text, "duration", "P1Y2M10DT2H30M");
}

Function between_function(std::string name, std::string summary, BetweenUnit unit) {
  Function function;
  function.name = "duration." + name;
  function.signature = function.name + "(from :: TEMPORAL?, to :: TEMPORAL?) :: DURATION?";
  function.summary = std::move(summary);
  function.minimum_arguments = function.maximum_arguments = 2;
  function.apply = [unit, name = function.name](const Context&, Arguments arguments) -> Value {
    const auto from = take_apart(arguments[0]), to = take_apart(arguments[1]);
    if (!from) throw wrong_type(name, "a temporal value", arguments[0]);
    if (!to) throw wrong_type(name, "a temporal value", arguments[1]);
    return between(*from, *to, unit);
  };
  return function;
}

Value from_epoch(const Context&, Arguments arguments) {
  const std::int64_t seconds = integer_argument("datetime.fromEpoch", arguments[0]);
  const std::int64_t nanoseconds = integer_argument("datetime.fromEpoch", arguments[1]);
  return *add(Value(DateTime{}), *add(Value(Duration{0, 0, seconds, 0}),
                                      *multiply(Value(Duration{0, 0, 0, 1}), Value(nanoseconds))));
}

Value from_epoch_millis(const Context&, Arguments arguments) {
  const std::int64_t milliseconds = integer_argument("datetime.fromEpochMillis", arguments[0]);
  return *add(Value(DateTime{}),
              *multiply(Value(Duration{0, 0, 0, 1'000'000}), Value(milliseconds)));
}

Value timestamp(const Context& context, Arguments) {
  const DateTime& now = context.statement_time;
  return now.epoch_seconds() * 1000 + now.local.time.nanosecond() / 1'000'000;
}

/// The constructor of a kind, its clocks and its truncation.
void append_kind(std::vector<Function>& functions, const KindName& kind) {
  const std::string name(kind.function), type(kind.type);
  const auto make = [&kind](const Context& context, Arguments arguments) {
    return construct(kind, context, arguments);
  };
  functions.push_back({name,
                       name + "(from :: STRING? | MAP? | TEMPORAL?) :: " + type + "?",
                       "A " + type +
                           " from its ISO 8601 text, its fields or another instant; now "
                           "when nothing is given.",
                       0,
                       1,
                       true,
                       {},
                       make});
  for (const std::string_view clock : {"transaction", "statement", "realtime"}) {
    const std::string full = name + "." + std::string(clock);
    functions.push_back(
        {full, full + "() :: " + type, "The current " + type + ".", 0, 0, true, {}, make});
  }
  functions.push_back(
      {name + ".truncate",
       name + ".truncate(unit :: STRING, instant :: TEMPORAL?, fields :: MAP?) :: " + type + "?",
       "The start of the unit the instant lies in, with fields laid over it.",
       1,
       3,
       true,
       {},
       [&kind](const Context& context, Arguments arguments) {
         return truncated(kind, context, arguments);
       }});
}

}  // namespace

std::vector<Function> temporal_functions() {
  std::vector<Function> functions{
      {"duration",
       "duration(from :: STRING? | MAP?) :: DURATION?",
       "A DURATION from its ISO 8601 text or its fields.",
       1,
       1,
       true,
       {},
       duration},
      between_function("between", "The time from one instant to another.", BetweenUnit::kAll),
      between_function("inMonths", "Whole months from one instant to another.",
                       BetweenUnit::kMonths),
      between_function("inDays", "Whole days from one instant to another.", BetweenUnit::kDays),
      between_function("inSeconds", "Seconds and fractions from one instant to another.",
                       BetweenUnit::kSeconds),
      {"datetime.fromEpoch",
       "datetime.fromEpoch(seconds :: INTEGER?, nanoseconds :: INTEGER?) :: DATETIME?",
       "The instant that long after 1970-01-01T00:00Z.",
       2,
       2,
       true,
       {},
       from_epoch},
      {"datetime.fromEpochMillis",
       "datetime.fromEpochMillis(milliseconds :: INTEGER?) :: DATETIME?",
       "The instant that long after 1970-01-01T00:00Z.",
       1,
       1,
       true,
       {},
       from_epoch_millis},
      {"timestamp",
       "timestamp() :: INTEGER",
       "Milliseconds since 1970-01-01T00:00Z.",
       0,
       0,
       true,
       {},
       timestamp},
  };
  for (const KindName& kind : kKinds) append_kind(functions, kind);
  return functions;
}

}  // namespace newsgraph::functions
