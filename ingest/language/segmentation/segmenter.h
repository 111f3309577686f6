// Finds the tokens and sentences of a text: a convolution over its atoms says of each whether it
// continues the token before it, begins a token, or begins a sentence.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "newsgraph/ingest/language/model_file.h"
#include "newsgraph/ingest/language/network/dense.h"
#include "newsgraph/ingest/language/segmentation/atoms.h"
#include "newsgraph/ingest/language/string_hash.h"

namespace newsgraph::language {

/// A token as it is written: code points [begin, end).
struct SurfaceToken {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool starts_sentence = false;
  bool second_reading = false;  ///< see MultiwordTable::split
};

class Segmenter {
 public:
  /// Throws Error.
  explicit Segmenter(const ModelFile& model);

  /// The tokens of one paragraph, points [begin, end), in order; the first starts a sentence. Every
  /// code point that is not white space is in exactly one. Time and memory are linear.
  std::vector<SurfaceToken> segment(std::span<const CodePoint> points, std::size_t begin,
                                    std::size_t end) const;

 private:
  enum class Start : std::uint8_t { kJoin, kToken, kSentence };
  struct Label {
    Start start = Start::kJoin;
    bool second_reading = false;
  };

  void embed(std::span<const CodePoint> points, const Atom& atom, std::string& key,
             float* row) const;
  std::vector<Label> label(std::span<const CodePoint> points, std::span<const Atom> atoms) const;
  void label_chunk(std::span<const CodePoint> points, std::span<const Atom> atoms,
                   std::size_t begin, std::size_t end, std::vector<Label>& labels) const;

  StringMap<std::uint32_t> keys_;
  StringMap<std::uint32_t> abbreviations_;
  std::size_t sizes_[4];  ///< columns of the four tables
  std::vector<float> key_table_, shape_table_, gap_table_, abbreviation_table_;
  std::size_t embedded_ = 0;  ///< floats of an embedded atom
  std::vector<Dense> layers_;
  std::vector<std::size_t> widths_;  ///< atoms a layer sees
  std::size_t reach_ = 0;            ///< atoms to either side that bear on a label
  Dense output_;
};

}  // namespace newsgraph::language
