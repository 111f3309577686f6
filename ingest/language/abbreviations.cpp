#include "newsgraph/ingest/language/abbreviations.h"

#include <algorithm>
#include <array>

namespace newsgraph::language {

namespace {

// Sorted, for binary search.
constexpr std::array<std::string_view, 46> kBeforeName{
    "Adm",  "Amb", "Brig", "Capt",  "Cmdr", "Col",  "Comdr",  "Cpl",  "Dr",  "Drs",  "Fig", "Fr",
    "Gen",  "Gov", "Hon",  "Lieut", "Lt",   "Maj",  "Messrs", "Mlle", "Mme", "Mr",   "Mrs", "Ms",
    "Msgr", "Mt",  "No",   "Nos",   "Pfc",  "Pres", "Prof",   "Pvt",  "Rep", "Reps", "Rev", "Sen",
    "Sens", "Sgt", "Sr",   "Sra",   "Srta", "St",   "Ste",    "Supt", "cf",  "vs"};
constexpr std::array<std::string_view, 51> kAnywhere{
    "Apr",  "Aug", "Ave", "Blvd",   "Bros", "Co",   "Corp", "Dec",   "Dept", "Est",  "Feb",
    "Fri",  "Inc", "Jan", "Jr",     "Jul",  "Jun",  "Ltd",  "Mar",   "Mon",  "Nov",  "Oct",
    "Ph.D", "Rd",  "Sat", "Sep",    "Sept", "Sun",  "Thu",  "Thurs", "Tue",  "Tues", "Univ",
    "Wed",  "a.m", "al",  "approx", "ca",   "dept", "e.g",  "est",   "etc",  "ft",   "govt",
    "hrs",  "i.e", "km",  "min",    "p.m",  "pp",   "viz"};
static_assert(std::ranges::is_sorted(kBeforeName));
static_assert(std::ranges::is_sorted(kAnywhere));

/// "U.S", "U.N", "J": single letters with full stops between them.
bool is_initials(std::string_view word) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool letter = (word[i] >= 'A' && word[i] <= 'Z') || (word[i] >= 'a' && word[i] <= 'z');
    if (i % 2 == 0 ? !letter : word[i] != '.') return false;
  }
  return word.size() % 2 == 1;
}

}  // namespace

AbbreviationKind abbreviation_kind(std::string_view word) {
  if (std::ranges::binary_search(kBeforeName, word)) return AbbreviationKind::kBeforeName;
  if (std::ranges::binary_search(kAnywhere, word)) return AbbreviationKind::kAnywhere;
  if (word.size() == 1 && word.front() >= 'A' && word.front() <= 'Z' && word != "I") {
    return AbbreviationKind::kBeforeName;  // "Albert P. Khorev"
  }
  return word.size() > 1 && is_initials(word) ? AbbreviationKind::kAnywhere
                                              : AbbreviationKind::kNone;
}

}  // namespace newsgraph::language
