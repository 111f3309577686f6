// Dates: their fields, the start of a month or the like, what is so much later, what lies between.
#include <array>

#include "newsgraph/query/execution/batch/expression/compiler.h"
#include "newsgraph/query/functions/arithmetic.h"
#include "newsgraph/query/functions/temporal_between.h"
#include "newsgraph/query/functions/temporal_fields.h"
#include "newsgraph/query/functions/temporal_truncate.h"

namespace newsgraph::execution::batch {
namespace {

using parser::BinaryOperator;

/// What becomes of each date that is not null.
template <class Make>
ExpressionPtr map_dates(Kind kind, ExpressionPtr dates, Make make) {
  return make_filled(
      kind, [dates = std::move(dates), make = std::move(make)](const Chunk& chunk, Vector& out) {
        const Vector& in = dates->evaluate(chunk);
        out.nulls = in.nulls;
        for (std::size_t i = 0; i < chunk.size; ++i) {
          if (in.nulls[i] == 0) out.integers[i] = make(Date{in.integers[i]});
        }
      });
}

std::optional<functions::BetweenUnit> between_unit(const std::string& function) {
  if (function == "duration.between") return functions::BetweenUnit::kAll;
  if (function == "duration.inMonths") return functions::BetweenUnit::kMonths;
  if (function == "duration.inDays") return functions::BetweenUnit::kDays;
  if (function == "duration.inSeconds") return functions::BetweenUnit::kSeconds;
  return std::nullopt;
}

/// What cannot be made in the loop is made, or refused, by the function that the row operators
/// call.
class Calls final {
 public:
  Calls(const functions::Function& function, Execution& execution, QuerySpan span)
      : function_(function), execution_(execution), span_(span) {}

  Value operator()(const Value& first, const Value& second) const {
    const std::array arguments{first, second};
    try {
      return function_.apply(execution_.functions(), arguments);
    } catch (const QueryError& error) {
      execution_.fail(error, span_);
    }
  }

 private:
  const functions::Function& function_;
  Execution& execution_;
  QuerySpan span_;
};

/// So short that what is stored as days in 32 bits stays a date when it is moved by it.
bool is_short(const Duration& duration) {
  constexpr std::int64_t kMonths = 1'000'000'000, kDays = 10'000'000'000;
  const auto is_within = [](std::int64_t number, std::int64_t bound) {
    return number > -bound && number < bound;
  };
  return is_within(duration.months, kMonths) && is_within(duration.days, kDays) &&
         is_within(duration.seconds / kSecondsPerDay, kDays);
}

}  // namespace

bool Compiler::are_stored(const parser::ExpressionPtr& dates) const {
  const auto* access = std::get_if<parser::PropertyAccess>(&dates->node);
  return access && !bound_.reads.contains(dates.get()) && slot_of(*access->object);
}

ExpressionPtr Compiler::make_temporal_field(const parser::PropertyAccess& node) {
  if (ExpressionPtr between = make_between(node)) return between;
  const functions::DateField field = functions::find_date_field(node.key);
  ExpressionPtr dates = field ? compile(node.object) : nullptr;
  if (!dates || dates->kind() != Kind::kDate) return nullptr;
  return map_dates(Kind::kInteger, std::move(dates), field);
}

ExpressionPtr Compiler::make_between(const parser::PropertyAccess& node) {
  const auto* call = std::get_if<parser::FunctionCall>(&node.object->node);
  if (!call || bound_.reads.contains(node.object.get()) || call->arguments.size() != 2) {
    return nullptr;
  }
  const functions::Function* function = functions::find_function(call->name);
  const auto unit = function ? between_unit(function->name) : std::nullopt;
  const functions::DurationField field = functions::find_duration_field(node.key);
  if (!unit || !field) return nullptr;
  ExpressionPtr from = compile_operand(call->arguments[0]);
  ExpressionPtr to =
      from && from->kind() == Kind::kDate ? compile_operand(call->arguments[1]) : nullptr;
  if (!to || to->kind() != Kind::kDate) return nullptr;
  return make_filled(Kind::kInteger, [unit = *unit, field, from = std::move(from),
                                      to = std::move(to)](const Chunk& chunk, Vector& out) {
    const Vector& one = from->evaluate(chunk);
    const Vector& other = to->evaluate(chunk);
    for (std::size_t i = 0; i < chunk.size; ++i) {
      out.nulls[i] = one.nulls[i] | other.nulls[i];
      if (out.nulls[i] != 0) continue;
      out.integers[i] =
          field(functions::between(Date{one.integers[i]}, Date{other.integers[i]}, unit));
    }
  });
}

ExpressionPtr Compiler::make_date(const Source& source, const functions::Function& function,
                                  const parser::FunctionCall& node) {
  if (function.name == "date" && node.arguments.size() == 1) {
    ExpressionPtr dates = compile(node.arguments.front());
    return dates && dates->kind() == Kind::kDate ? std::move(dates) : nullptr;
  }
  if (function.name != "date.truncate" || node.arguments.size() != 2) return nullptr;
  const auto unit = constant(node.arguments.front());
  const auto truncation =
      unit && unit->is_string() ? functions::find_date_truncation(unit->as_string()) : nullptr;
  ExpressionPtr dates = truncation ? compile(node.arguments.back()) : nullptr;
  if (!dates || dates->kind() != Kind::kDate) return nullptr;
  if (!are_stored(node.arguments.back())) safe_ = false;
  return map_dates(
      Kind::kDate, std::move(dates),
      [truncation, unit = *unit, call = Calls(function, execution_, source.span)](Date date) {
        const auto start = truncation(date);
        return start ? start->days : call(unit, date).as_date().days;
      });
}

ExpressionPtr Compiler::make_shifted(const Source& source, const parser::Binary& node,
                                     ExpressionPtr dates, const parser::ExpressionPtr& moved) {
  const bool subtracts = node.op == BinaryOperator::kSubtract;
  const bool dates_come_first = &moved == &node.left;
  if (node.op != BinaryOperator::kAdd && !(subtracts && dates_come_first)) return nullptr;
  const auto amount = constant(dates_come_first ? node.right : node.left);
  if (!amount || !amount->is_duration()) return nullptr;
  const Duration duration = amount->as_duration();
  if (!is_short(duration) || !are_stored(moved)) safe_ = false;
  return map_dates(Kind::kDate, std::move(dates),
                   [duration, sign = subtracts ? -1 : 1, span = source.span,
                    &execution = execution_](Date date) {
                     try {
                       return functions::shifted(date, duration, sign).days;
                     } catch (const QueryError& error) {
                       execution.fail(error, span);
                     }
                   });
}

}  // namespace newsgraph::execution::batch
