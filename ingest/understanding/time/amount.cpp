#include "newsgraph/ingest/understanding/time/amount.h"

#include "newsgraph/ingest/understanding/time/one_of.h"

namespace newsgraph::understanding::timex {

namespace {

/// Larger counts are of people, money or geology.
constexpr int kLargestAmount = 1000;

/// A whole number in words or digits: "25", "twenty-five", "two hundred"; moves `i` past it.
std::optional<int> take_number(const Pieces& p, std::size_t& i) {
  if (!p.is(i, PieceKind::kNumber)) return std::nullopt;
  int number = p[i].value;
  ++i;
  const bool tens = number >= 20 && number < 100 && number % 10 == 0 && p[i - 1].text.size() > 3;
  if (tens && p.joined(i) && p.is(i, PieceKind::kNumber) && p[i].value < 10) {
    number += p[i].value;
    ++i;
  }
  if (number < 10 && (p.is(i, "hundred") || p.is(i, "dozen"))) {
    number *= p[i].value;
    ++i;
  }
  return number <= kLargestAmount ? std::optional(number) : std::nullopt;
}

/// "and a half", with or without hyphens.
bool take_half(const Pieces& p, std::size_t& i) {
  if (!p.is(i, "and") || !(p.is(i + 1, "a") || p.is(i + 1, "one")) || !p.is(i + 2, "half")) {
    return false;
  }
  i += 3;
  return true;
}

/// Amounts that are not told: "several", "a few", "a couple of", "a number of".
bool take_few(const Pieces& p, std::size_t& i) {
  std::size_t next = p.is(i, "a") ? i + 1 : i;
  if (p.is(next, "number") && p.is(next + 1, "of") && next > i) {
    i = next + 2;
    return true;
  }
  if (!p.is(next, PieceKind::kFew) || p.is(next, "half")) return false;
  if (p.is(next, "couple") && p.is(next + 1, "of")) ++next;
  // "a couple more days"
  i = p.is(next + 1, "more") ? next + 2 : next + 1;
  return true;
}

/// The number before a unit; `halves` stays absent for an amount that is not told.
bool take_quantity(const Pieces& p, Amount& amount) {
  std::size_t& i = amount.end;
  if (take_few(p, i)) return true;
  if (p.is(i, "half") || (p.is(i, "a") && p.is(i + 1, "half"))) {
    i += p.is(i, "half") ? 1 : 2;
    if (p.is(i, "a") || p.is(i, "an")) ++i;
    amount.halves = 1;
    return true;
  }
  if (p.is(i, PieceKind::kDecimal)) {
    amount.halves = p[i].value;
    ++i;
    return true;
  }
  amount.article = p.is(i, "a") || p.is(i, "an");
  // "a hundred", "a dozen": the article only helps the number.
  if (amount.article && (p.is(i + 1, "hundred") || p.is(i + 1, "dozen"))) {
    amount.article = false;
    ++i;
  }
  const std::optional<int> number = take_number(p, i);
  if (!number) return false;
  amount.halves = 2 * *number + (take_half(p, i) ? 1 : 0);
  // "two or three weeks", "2-3 days"
  if ((p.is(i, "or") || p.is(i, "to") || p.is(i, "–") || p.joined(i)) && !amount.article) {
    std::size_t other = p.joined(i) ? i : i + 1;
    if (take_number(p, other) && p.is(other, PieceKind::kUnit)) {
      i = other;
      amount.halves.reset();
    }
  }
  return true;
}

bool fits(const Pieces& p, const Amount& amount, std::size_t unit) {
  const Piece& piece = p[unit];
  if (!piece.is(PieceKind::kUnit) || piece.is("quarter") || piece.is("quarters")) return false;
  const bool one = amount.halves && *amount.halves <= 2;
  if (piece.plural) return !one || (*amount.halves == 1 && !amount.article);
  const bool long_unit = piece.is("decade") || piece.is("century");
  return one || p.joined(unit) || (amount.halves && !long_unit && !p.is_content(unit - 1));
}

}  // namespace

std::optional<Amount> read_amount(const Pieces& p, std::size_t i) {
  Amount amount;
  amount.end = i;
  // "week-long"
  const bool lasting = p.is(i, PieceKind::kUnit) && p.joined(i + 1) && p.is(i + 1, "long");
  if (lasting && !p.is(i, "weekend")) {
    amount.halves = p[i].plural ? std::nullopt : std::optional(2);
    amount.unit = static_cast<TimeUnit>(p[i].value);
    amount.end = i + 2;
    return amount;
  }
  const bool bare = p.is(i, PieceKind::kUnit) && p[i].plural && !p.joined(i);
  if (!bare && !take_quantity(p, amount)) return std::nullopt;
  std::size_t unit = amount.end;
  // "three consecutive days", "a full year"
  if (one_of(p[unit].text, {"full", "consecutive", "straight", "whole", "more", "long"})) ++unit;
  if (p.is(unit, "fortnight") || p.is(unit, "fortnights")) {
    if (amount.halves) *amount.halves *= 2;
    amount.unit = TimeUnit::kWeek;
  } else {
    if (!fits(p, amount, unit) || p.is(unit, "weekend") || p.is(unit, "weekends")) {
      return std::nullopt;
    }
    amount.unit = static_cast<TimeUnit>(p[unit].value);
  }
  amount.end = unit + 1;
  if (amount.halves == 2 && take_half(p, amount.end)) amount.halves = 3;
  return amount;
}

int whole_units(const Amount& amount, TimeUnit& unit) {
  const int halves = amount.halves.value_or(0);
  if (halves % 2 == 0) return halves / 2;
  switch (unit) {
    case TimeUnit::kYear:
      unit = TimeUnit::kMonth;
      return halves * 6;
    case TimeUnit::kDecade:
      unit = TimeUnit::kYear;
      return halves * 5;
    case TimeUnit::kCentury:
      unit = TimeUnit::kYear;
      return halves * 50;
    default:
      return halves / 2;
  }
}

}  // namespace newsgraph::understanding::timex
