#include "newsgraph/ingest/understanding/antecedents.h"

#include <algorithm>
#include <optional>

#include "newsgraph/ingest/understanding/coreference/coreference.h"

namespace newsgraph::understanding {

namespace {

/// The word that a token is, or is glued into.
std::optional<std::size_t> word_of(const Words& words, const language::Token& token) {
  const auto word =
      std::ranges::upper_bound(words, token.begin_codepoint, {}, &Word::end_codepoint);
  if (word == words.end() || word->begin_codepoint > token.begin_codepoint) return std::nullopt;
  return static_cast<std::size_t>(word - words.begin());
}

/// The phrase at a word, if it bears a name of its own.
const Phrase* name_at(const SpottedSentence& sentence, std::size_t word) {
  const auto phrase = std::ranges::find_if(sentence.phrases,
                                           [&](const Phrase& p) { return p.words.contains(word); });
  if (phrase == sentence.phrases.end() || phrase->name.empty()) return nullptr;
  switch (phrase->sort) {
    case PhraseSort::kPronoun:
    case PhraseSort::kGroup:
    case PhraseSort::kBody:
      return nullptr;
    case PhraseSort::kOfficials:
    case PhraseSort::kSeat:
      return phrase->country ? &*phrase : nullptr;
    default:
      return &*phrase;
  }
}

}  // namespace

Antecedents::Antecedents(const language::Analysis& analysis,
                         std::span<const SpottedSentence> spotted) {
  const coreference::Coreference found = coreference::find_coreference(analysis.sentences);
  for (std::size_t i = 0; i < found.mentions.size(); ++i) {
    const coreference::Mention& mention = found.mentions[i];
    if (!mention.is_pronoun()) continue;
    const SpottedSentence& sentence = spotted[mention.sentence];
    const auto& tokens = analysis.sentences[mention.sentence].tokens;
    const auto pronoun = word_of(sentence.words, tokens[mention.head]);
    if (!pronoun) continue;
    for (std::size_t k = i; k-- > 0 && found.mentions[k].sentence == mention.sentence;) {
      if (found.cluster[k] != found.cluster[i]) continue;
      const auto word = word_of(sentence.words, tokens[found.mentions[k].head]);
      const Phrase* name = word ? name_at(sentence, *word) : nullptr;
      if (name != nullptr) of_pronoun_[{mention.sentence, *pronoun}].push_back(name);
    }
  }
}

std::span<const Phrase* const> Antecedents::of(std::size_t sentence, std::size_t word) const {
  const auto found = of_pronoun_.find({sentence, word});
  if (found == of_pronoun_.end()) return {};
  return found->second;
}

}  // namespace newsgraph::understanding
