#include "newsgraph/ingest/understanding/topic_text.h"

namespace newsgraph::understanding {

namespace {

constexpr std::size_t kMaximumTopicWords = 40;

bool is_idle_opening(const Word& word) {
  return word.is("the") || word.is("a") || word.is("an") || word.is("its") || word.is("their") ||
         word.is("his") || word.is("her") || word.is("our") || word.is("this") ||
         word.is("these") || word.is("also") || word.is(WordClass::kAdverb);
}

/// Takes off "between the two countries": the parties are known from the fact.
WordRange without_parties(const SentenceView& view, WordRange range) {
  for (const Phrase& phrase : view.phrases) {
    const bool last = phrase.sort == PhraseSort::kGroup && phrase.words.end == range.end &&
                      phrase.words.begin > range.begin + 1;
    if (!last) continue;
    const Word& before = view.words[phrase.words.begin - 1];
    if (before.is("between") || before.is("among") || before.is("of")) {
      range.end = phrase.words.begin - 1;
    }
    break;
  }
  return range;
}

std::string gerund_of(const std::string& lemma) {
  if (lemma.ends_with("ie")) return lemma.substr(0, lemma.size() - 2) + "ying";
  if (lemma.ends_with("e") && !lemma.ends_with("ee")) {
    return lemma.substr(0, lemma.size() - 1) + "ing";
  }
  static constexpr std::string_view kDoubling[] = {"set",  "cut",   "put", "get", "run", "stop",
                                                   "plan", "begin", "sit", "win", "ban"};
  for (std::string_view doubling : kDoubling) {
    if (lemma == doubling) return lemma + lemma.back() + "ing";
  }
  return lemma + "ing";
}

}  // namespace

std::string topic_text(const SentenceView& view, WordRange range) {
  while (!range.empty() && is_idle_opening(view.words[range.begin])) ++range.begin;
  return full_topic_text(view, range);
}

std::string full_topic_text(const SentenceView& view, WordRange range) {
  range = without_parties(view, range);
  if (range.empty() || range.end - range.begin > kMaximumTopicWords) return {};
  return text_of(view.words, range);
}

std::string infinitive_topic(const ClauseView& clauses, std::size_t infinitive) {
  const std::vector<Chunk>& chunks = clauses.chunks();
  const SentenceView& view = clauses.view();
  const Chunk& verb = chunks[infinitive];
  std::size_t next = infinitive + 1;
  while (next < chunks.size() && chunks[next].kind == ChunkKind::kAdverb && !chunks[next].time) {
    ++next;
  }
  // "to maintain and strengthen ties": the object follows the last verb.
  if (next + 1 < chunks.size() && chunks[next].kind == ChunkKind::kConjunction &&
      chunks[next + 1].kind == ChunkKind::kInfinitive &&
      view.words[chunks[next + 1].words.begin].lower != "to") {
    return infinitive_topic(clauses, next + 1);
  }
  if (next < chunks.size() && chunks[next].kind == ChunkKind::kNoun) {
    const std::string object = topic_text(view, clauses.topic(next));
    if (object.empty() || view.lexicon.is(VerbKind::kPlain, verb.lemma)) return object;
    return gerund_of(verb.lemma) + " " + full_topic_text(view, clauses.topic(next));
  }
  if (next + 1 < chunks.size() && chunks[next].kind == ChunkKind::kPreposition) {
    const WordRange rest = clauses.topic(next + 1);
    if (!rest.empty()) return topic_text(view, {verb.head, rest.end});
  }
  return {};
}

}  // namespace newsgraph::understanding
