// How multiword tokens fall into words: "don't" into "do" and "n't", "Russia's" into "Russia" and
// "'s" (UD, Tokenization and Word Segmentation).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "newsgraph/ingest/language/codepoints.h"
#include "newsgraph/ingest/language/model_file.h"
#include "newsgraph/ingest/language/string_hash.h"

namespace newsgraph::language {

class MultiwordTable {
 public:
  /// Throws Error.
  explicit MultiwordTable(const ModelFile& model);

  using Lengths = std::vector<std::uint32_t>;

  /// Lengths, in code points, of the words of the token points [begin, end); one length where it is
  /// one word. Forms that the treebanks never showed are split before a clitic. Some have a second
  /// reading, as "its" where "it's" is meant.
  Lengths split(std::span<const CodePoint> points, std::size_t begin, std::size_t end,
                bool second_reading = false) const;

 private:
  struct Readings {
    Lengths usual;
    Lengths second;  ///< empty where there is none
  };
  StringMap<Readings> forms_;
};

}  // namespace newsgraph::language
