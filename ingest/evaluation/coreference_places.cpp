#include "newsgraph/ingest/evaluation/coreference_places.h"

#include <utility>

#include "newsgraph/graph/error.h"
#include "newsgraph/ingest/language/conllu/alignment.h"

namespace newsgraph::evaluation {

namespace {

using coreference::Mention;
using coreference::TreebankMention;
using language::Analysis;
using language::Sentence;
using language::Treebank;

/// Index of each sentence's first word in the text.
std::vector<std::size_t> first_words(const Analysis& analysis) {
  std::vector<std::size_t> first{0};
  for (const Sentence& sentence : analysis.sentences) {
    first.push_back(first.back() + sentence.tokens.size());
  }
  return first;
}

/// The word that hangs on none of the mention's other words.
std::size_t head_of(const Sentence& sentence, const TreebankMention& mention) {
  for (std::size_t word = mention.begin; word < mention.end; ++word) {
    const std::size_t head = sentence.tokens[word].head;
    const bool inside = head > mention.begin && head <= mention.end;
    if (!inside && sentence.tokens[word].upos != "PUNCT") return word;
  }
  return mention.begin;
}

}  // namespace

TreebankPairing::TreebankPairing(const Treebank& gold, const Analysis& system)
    : gold_(gold),
      system_(system),
      gold_first_(first_words(gold.analysis)),
      system_first_(first_words(system)),
      gold_word_(system_first_.back(), kNone) {
  const language::Units gold_units = language::units_of(gold.analysis, gold.text);
  const language::Units units = language::units_of(system, gold.text);
  if (gold_units.characters != units.characters) {
    throw Error(ErrorKind::kUsage, "the two analyses are not of the same text");
  }
  for (const auto& [g, s] : language::align(gold_units, units)) gold_word_[s] = g;
}

std::vector<DocumentPair> TreebankPairing::documents() const {
  std::vector<DocumentPair> documents;
  std::size_t sentence = 0;  // of the analysis
  for (std::size_t d = 0; d < gold_.documents.size(); ++d) {
    const bool last = d + 1 == gold_.documents.size();
    const std::size_t end = last ? gold_.analysis.sentences.size() : gold_.documents[d + 1];
    const std::size_t end_byte = gold_.analysis.sentences[end - 1].end_byte;
    DocumentPair pair;
    pair.gold = coreference::read_entity_brackets(gold_, gold_.documents[d], end);
    for (const TreebankMention& mention : pair.gold) pair.gold_places.push_back(place(mention));
    pair.first_sentence = sentence;
    while (sentence < system_.sentences.size() &&
           system_.sentences[sentence].begin_byte < end_byte) {
      ++sentence;
    }
    pair.sentences =
        std::span(system_.sentences).subspan(pair.first_sentence, sentence - pair.first_sentence);
    documents.push_back(std::move(pair));
  }
  return documents;
}

std::optional<Place> TreebankPairing::place(const DocumentPair& document,
                                            const Mention& mention) const {
  const std::size_t first = system_first_[document.first_sentence + mention.sentence];
  const std::size_t begin = gold_word_[first + mention.begin];
  const std::size_t last = gold_word_[first + mention.end - 1];
  const std::size_t head = gold_word_[first + mention.head];
  if (begin == kNone || last == kNone || head == kNone) return std::nullopt;
  return Place{begin, last + 1, head};
}

Place TreebankPairing::place(const TreebankMention& mention) const {
  const std::size_t first = gold_first_[mention.sentence];
  const std::size_t head = head_of(gold_.analysis.sentences[mention.sentence], mention);
  return {first + mention.begin, first + mention.end, first + head};
}

}  // namespace newsgraph::evaluation
