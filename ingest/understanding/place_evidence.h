// What a sentence says of where a place lies, and whether it speaks of a place at all.
#pragma once

#include <cstddef>
#include <optional>

#include "newsgraph/ingest/understanding/city_countries.h"
#include "newsgraph/ingest/understanding/registry.h"

namespace newsgraph::understanding {

/// What a place lies in; both empty when nothing is said.
struct PlaceOwner {
  std::optional<std::size_t> country;  ///< in the gazetteer
  std::optional<std::size_t> phrase;   ///< a larger place, among the phrases of the sentence
  bool said() const { return country || phrase; }
};

class PlaceEvidence {
 public:
  PlaceEvidence(const SpottedSentence& sentence, const Gazetteer& gazetteer,
                const CityCountries& cities)
      : words_(sentence.words),
        phrases_(sentence.phrases),
        block_(sentence.block),
        gazetteer_(gazetteer),
        cities_(cities) {}

  /// "in X", "the town of X", "X district": only places stand so.
  bool stands_as_place(std::size_t phrase) const;
  /// What the words around a place say that it lies in.
  PlaceOwner owner_of(std::size_t phrase) const;

 private:
  PlaceOwner owner_at(std::size_t word, std::size_t self) const;
  PlaceOwner owner_behind_comma(std::size_t phrase) const;
  PlaceOwner owner_behind_preposition(std::size_t phrase) const;
  PlaceOwner owner_before(std::size_t phrase) const;
  PlaceOwner owner_in_apposition(std::size_t phrase) const;
  std::optional<std::size_t> country_ending_at(std::size_t end) const;
  std::optional<std::size_t> phrase_at(std::size_t word) const;
  std::size_t after_modifiers(std::size_t word) const;
  bool is(std::size_t word, std::string_view text) const {
    return word < words_.size() && words_[word].is(text);
  }

  const Words& words_;
  const std::vector<Phrase>& phrases_;
  BlockKind block_;
  const Gazetteer& gazetteer_;
  const CityCountries& cities_;
};

}  // namespace newsgraph::understanding
