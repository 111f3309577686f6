// A sentence as the readers of phrases see it, and the questions that all of them ask of it.
//
// Each reader gives the phrase that begins at a word, or nothing (phrases.cpp strings them up):
// group_phrases.h, titled_phrases.h, state_phrases.h, and names in phrases.cpp. All is borrowed.
#pragma once

#include <cstddef>
#include <string_view>

#include "newsgraph/ingest/understanding/name_shapes.h"
#include "newsgraph/ingest/understanding/phrases.h"
#include "newsgraph/ingest/understanding/words.h"

namespace newsgraph::understanding {

struct Spotting {
  const Words& words;
  const SpottingKnowledge& knowledge;

  bool within(std::size_t i) const { return i < words.size(); }
  bool is_at(std::size_t i, std::string_view text) const { return within(i) && words[i].is(text); }
  std::size_t after_determiner(std::size_t i) const {
    return is_at(i, "the") || is_at(i, "a") || is_at(i, "an") ? i + 1 : i;
  }
  std::size_t after_possessive(std::size_t i) const {
    return is_at(i, "'s") || is_at(i, "'") ? i + 1 : i;
  }
  bool is_subject(std::size_t i) const { return within(i) && words[i].deprel.starts_with("nsubj"); }
  bool begins_sentence(std::size_t i) const {
    return i == 0 || is_quote(words[i - 1]) || is_hard_break(words[i - 1]);
  }
};

/// The sort of phrase that a name of a shape makes.
PhraseSort sort_of(NameShape shape);
/// "(SCO)" after the name it shortens: takes it into the phrase.
void read_bracketed_alias(const Spotting& text, Phrase& phrase);

}  // namespace newsgraph::understanding
