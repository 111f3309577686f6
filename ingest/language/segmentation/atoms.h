// Text as atoms, the units that the segmenter labels: a run of letters, a run of digits, or one
// other character. Format characters, which nobody sees (soft hyphens, marks of direction), belong
// to an atom beside them and change nothing about it. The same as training/atoms.py, on which the
// model was trained.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "newsgraph/ingest/language/codepoints.h"

namespace newsgraph::language {

/// What stands before an atom.
enum class Gap : std::uint8_t { kNone, kSpace, kNewline };

struct Atom {
  std::size_t begin = 0;  ///< index of its first code point
  std::size_t end = 0;
  Gap gap = Gap::kSpace;
};

/// The atoms of points [begin, end).
std::vector<Atom> atoms(std::span<const CodePoint> points, std::size_t begin, std::size_t end);

/// Count of shapes: letters by case pattern and length, digits by length, classes of other
/// characters.
inline constexpr std::size_t kAtomShapes = 35;
std::size_t shape(std::span<const CodePoint> points, const Atom& atom);

/// Under what an atom is looked up: lower case, digits as up to five zeros. Written into `key`.
void key_of(std::span<const CodePoint> points, const Atom& atom, std::string& key);

}  // namespace newsgraph::language
