// Two analyses of one text, word by word: what the scores of CoNLL 2018 compare.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsgraph/ingest/analysis.h"

namespace newsgraph::language {

/// Characters of a text that are not white space, half-open.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
  auto operator<=>(const Span&) const = default;
};

/// A syntactic word as the scorer sees it.
struct ScoredWord {
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  Span span;  ///< of its surface token
  const Token* token = nullptr;
  bool multiword = false;
  std::size_t parent = kNone;  ///< index of the head among all words; kNone for a root
  std::string_view relation;   ///< without its subtype
  std::string features;        ///< the universal ones, sorted
  std::vector<std::size_t> functional_children;

  bool is_content() const;
};

/// An analysis as the scorer sees it. Its words point into the analysis.
struct Units {
  std::string characters;
  std::vector<Span> tokens;
  std::vector<Span> sentences;
  std::vector<ScoredWord> words;
};

/// `analysis` has offsets into `text`.
Units units_of(const Analysis& analysis, std::string_view text);

/// Pairs of words, gold and system, that stand for each other, in order (Zeman et al. 2018,
/// section 5): those of the same characters; inside multiword tokens by the longest common sequence
/// of their forms.
using Alignment = std::vector<std::pair<std::size_t, std::size_t>>;
Alignment align(const Units& gold, const Units& system);

}  // namespace newsgraph::language
