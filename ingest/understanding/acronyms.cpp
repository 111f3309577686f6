#include "newsgraph/ingest/understanding/acronyms.h"

#include <string>
#include <unordered_set>

namespace newsgraph::understanding {

namespace {

/// What stands alone in brackets behind a capitalised word.
void collect_introduced(const Words& words, std::unordered_set<std::string>& acronyms) {
  for (std::size_t i = 2; i + 1 < words.size(); ++i) {
    const bool bracketed = words[i - 1].is("(") && words[i + 1].is(")");
    if (bracketed && is_acronym(words[i]) && is_capitalised(words[i - 2])) {
      acronyms.insert(words[i].form);
    }
  }
}

/// An auxiliary hangs on what follows it: so does the name that it is, before a noun or a verb.
void make_name(const Words& words, Word& word) {
  word.word_class = WordClass::kOther;
  word.upos = "PROPN";
  word.ner = "B-ORG";
  const bool auxiliary = word.deprel == "cop" || word.deprel.starts_with("aux");
  if (!auxiliary || word.head == Word::kRoot) return;
  word.deprel = words[word.head].upos == "VERB" ? "nsubj" : "compound";
}

}  // namespace

void mark_introduced_acronyms(std::span<SpottedSentence> sentences) {
  std::unordered_set<std::string> acronyms;
  for (const SpottedSentence& sentence : sentences) collect_introduced(sentence.words, acronyms);
  if (acronyms.empty()) return;
  for (SpottedSentence& sentence : sentences) {
    for (Word& word : sentence.words) {
      const bool common = word.upos != "PROPN" && word.upos != "NOUN";
      if (common && acronyms.contains(word.form)) make_name(sentence.words, word);
    }
  }
}

}  // namespace newsgraph::understanding
