#include "newsgraph/ingest/language/segmentation/atoms.h"

#include <algorithm>

namespace newsgraph::language {

namespace {

// Classes of characters that are neither letters nor digits, in the order of training/atoms.py.
enum OtherClass : std::size_t {
  kStop,
  kQuestion,
  kComma,
  kColon,
  kApostrophe,
  kQuote,
  kOpen,
  kClose,
  kDash,
  kSymbol,
  kOther,
};

OtherClass other_class(std::int32_t c) {
  switch (c) {
    case '.':
      return kStop;
    case '!':
    case '?':
    case 0x2026:  // …
    case 0x3002:  // ideographic full stop
      return kQuestion;
    case ',':
    case ';':
      return kComma;
    case ':':
      return kColon;
    case '\'':
    case 0x2019:
    case 0x2018:
    case '`':
      return kApostrophe;
    case '"':
    case 0x201c:
    case 0x201d:
    case 0xab:
    case 0xbb:
    case 0x201e:
      return kQuote;
    case '(':
    case '[':
    case '{':
    case '<':
      return kOpen;
    case ')':
    case ']':
    case '}':
    case '>':
      return kClose;
    case '-':
    case 0x2013:
    case 0x2014:
    case 0x2010:
    case 0x2011:
    case 0x2212:
      return kDash;
    default:
      return is_symbol(c) ? kSymbol : kOther;
  }
}

/// The first code point at or after `position` that can be seen; `end` where there is none.
std::size_t visible(std::span<const CodePoint> points, std::size_t position, std::size_t end) {
  while (position < end && is_format(points[position].value)) ++position;
  return position;
}

/// What an atom is known by: its first code point that can be seen, else its first.
std::size_t first_of(std::span<const CodePoint> points, const Atom& atom) {
  const std::size_t first = visible(points, atom.begin, atom.end);
  return first < atom.end ? first : atom.begin;
}

/// 0 lower, 1 capitalised, 2 upper, 3 mixed, 4 a script without case.
std::size_t letter_pattern(std::span<const CodePoint> points, std::size_t begin, std::size_t end) {
  std::size_t upper = 0, lower = 0, rest = 0;
  for (std::size_t i = begin + 1; i < end; ++i) {
    upper += is_upper(points[i].value) ? 1 : 0;
    lower += is_lower(points[i].value) ? 1 : 0;
    rest += is_format(points[i].value) ? 0 : 1;
  }
  const std::int32_t first = points[begin].value;
  if (is_upper(first)) {
    if (rest == 0 || (upper == 0 && lower > 0)) return 1;
    return lower == 0 && upper > 0 ? 2 : 3;
  }
  if (!is_lower(first)) return 4;
  return upper == 0 ? 0 : 3;
}

}  // namespace

std::vector<Atom> atoms(std::span<const CodePoint> points, std::size_t begin, std::size_t end) {
  std::vector<Atom> result;
  Gap gap = Gap::kSpace;
  for (std::size_t i = begin; i < end;) {
    const std::int32_t c = points[i].value;
    if (is_space(c)) {
      gap = c == '\n' || gap == Gap::kNewline ? Gap::kNewline : Gap::kSpace;
      ++i;
      continue;
    }
    const std::size_t first = visible(points, i, end);
    Atom atom{i, std::min(first + 1, end), gap};
    const auto extend = [&](auto belongs) {
      while (atom.end < end &&
             (belongs(points[atom.end].value) || is_format(points[atom.end].value))) {
        ++atom.end;
      }
    };
    if (first == end || is_space(points[first].value)) {
      atom.end = first;
    } else if (is_letter(points[first].value)) {
      extend(is_letter);
    } else if (is_number(points[first].value)) {
      extend(is_number);
    } else {
      extend([](std::int32_t) { return false; });
    }
    result.push_back(atom);
    i = atom.end;
    gap = Gap::kNone;
  }
  return result;
}

std::size_t shape(std::span<const CodePoint> points, const Atom& atom) {
  const std::size_t begin = first_of(points, atom);
  std::size_t length = 0;
  for (std::size_t i = begin; i < atom.end && length < 4; ++i) {
    length += i == begin || !is_format(points[i].value) ? 1 : 0;
  }
  const std::int32_t first = points[begin].value;
  if (is_number(first)) return 5 * 4 + length - 1;
  if (!is_letter(first)) return 6 * 4 + other_class(first);
  return letter_pattern(points, begin, atom.end) * 4 + length - 1;
}

void key_of(std::span<const CodePoint> points, const Atom& atom, std::string& key) {
  key.clear();
  const std::size_t first = first_of(points, atom);
  const bool number = is_number(points[first].value);
  constexpr std::size_t kLongestNumber = 5;
  // No key of the model is longer; a longer atom is unknown all the same.
  constexpr std::size_t kLongest = 64;
  std::size_t length = 0;
  for (std::size_t i = first; i < atom.end && length < (number ? kLongestNumber : kLongest); ++i) {
    if (i > first && is_format(points[i].value)) continue;
    append_utf8(key, number ? '0' : to_lower(points[i].value));
    ++length;
  }
}

}  // namespace newsgraph::language
