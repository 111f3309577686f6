// Cutting a sentence into chunks; see clauses.h.
#include <algorithm>
#include <unordered_set>

#include "newsgraph/ingest/understanding/clauses.h"

namespace newsgraph::understanding {

namespace {

class Chunker {
 public:
  explicit Chunker(const SentenceView& view) : view_(view), words_(view.words) {
    phrase_at_.assign(words_.size() + 1, kNone);
    time_at_.assign(words_.size() + 1, kNone);
    for (std::size_t i = 0; i < view.phrases.size(); ++i) {
      phrase_at_[view.phrases[i].words.begin] = i;
    }
    for (std::size_t i = 0; i < view.times.size(); ++i) {
      time_at_[view.times[i].words.begin] = i;
    }
  }

  std::vector<Chunk> run() {
    for (std::size_t i = 0; i < words_.size();) {
      const std::size_t end = step(i);
      i = end > i ? end : i + 1;
    }
    close_noun();
    return std::move(chunks_);
  }

 private:
  static constexpr std::size_t kNone = ~std::size_t{0};

  bool within(std::size_t i) const { return i < words_.size(); }
  bool is_at(std::size_t i, std::string_view text) const { return within(i) && words_[i].is(text); }

  /// Takes what begins at word `i`; gives the word after it.
  std::size_t step(std::size_t i) {
    const Word& word = words_[i];
    if (time_at_[i] != kNone) return take_time(i);
    if (phrase_at_[i] != kNone) return take_phrase(i);
    if (word.form == ",") return take(ChunkKind::kComma, {i, i + 1});
    if (word.is(WordClass::kPunctuation)) return take(ChunkKind::kBreak, {i, i + 1});
    if (const std::size_t end = compound_end(i); end > i) return end;
    if (word.is(WordClass::kAuxiliary)) return take_verb_group(i);
    if (word.is("to")) return take_to(i);
    if (word.is(WordClass::kPreposition)) return take(ChunkKind::kPreposition, {i, i + 1});
    if (word.is(WordClass::kConjunction)) return take(ChunkKind::kConjunction, {i, i + 1});
    if (word.is(WordClass::kRelative)) return take(ChunkKind::kRelative, {i, i + 1});
    if (word.is(WordClass::kAdverb)) return take(ChunkKind::kAdverb, {i, i + 1});
    if (word.is(WordClass::kPossessive) || word.is(WordClass::kDeterminer)) return take_noun(i);
    if (is_verb_here(i)) return take_plain_verb(i);
    return take_noun(i);
  }

  /// Several words that act as one preposition or conjunction.
  std::size_t compound_end(std::size_t i) {
    if (words_[i].is("as") && is_at(i + 1, "well") && is_at(i + 2, "as")) {
      return take(ChunkKind::kConjunction, {i, i + 3});
    }
    if (words_[i].is("according") && is_at(i + 1, "to")) {
      return take(ChunkKind::kPreposition, {i, i + 2});
    }
    if (words_[i].is("because") && is_at(i + 1, "of")) {
      return take(ChunkKind::kPreposition, {i, i + 2});
    }
    // "during which they had agreed": the clause begins with its preposition.
    const bool opens = words_[i].is(WordClass::kPreposition) && is_at(i + 1, "which");
    if (opens) return take(ChunkKind::kRelative, {i, i + 2});
    if (words_[i].is("following") && (i == 0 || previous_is(ChunkKind::kAdverb))) {
      return take(ChunkKind::kPreposition, {i, i + 1});
    }
    return i;
  }

  bool previous_is(ChunkKind kind) const {
    return !noun_open_ && !chunks_.empty() && chunks_.back().kind == kind;
  }

  std::size_t take(ChunkKind kind, WordRange words) {
    close_noun();
    Chunk chunk;
    chunk.kind = kind;
    chunk.words = words;
    chunks_.push_back(std::move(chunk));
    return words.end;
  }

  std::size_t take_time(std::size_t i) {
    const std::size_t end = take(ChunkKind::kAdverb, view_.times[time_at_[i]].words);
    chunks_.back().time = time_at_[i];
    return end;
  }

  std::size_t take_phrase(std::size_t i) {
    const Phrase& phrase = view_.phrases[phrase_at_[i]];
    // A pronoun, and a phrase with a determiner of its own, begins a noun.
    if (phrase.sort == PhraseSort::kPronoun || words_[i].is(WordClass::kDeterminer)) close_noun();
    open_noun(i);
    noun_.words.end = phrase.words.end;
    noun_.phrase = phrase_at_[i];
    const std::size_t end = phrase.words.end;
    if (within(end) && (words_[end].is("'s") || words_[end].is("'"))) {
      noun_.possessor = noun_.phrase;
      noun_.phrase.reset();
      noun_.words.end = end + 1;
      return end + 1;
    }
    return end;
  }

  std::size_t take_noun(std::size_t i) {
    // A new determiner begins a new noun: "told the minister the talks …".
    if (words_[i].is(WordClass::kDeterminer) && noun_open_ && noun_.words.end == i &&
        !words_[i - 1].is(WordClass::kDeterminer)) {
      close_noun();
    }
    open_noun(i);
    noun_.words.end = i + 1;
    noun_.phrase.reset();
    return i + 1;
  }

  void open_noun(std::size_t i) {
    if (noun_open_) return;
    noun_ = {};
    noun_.kind = ChunkKind::kNoun;
    noun_.words = {i, i};
    noun_open_ = true;
  }

  void close_noun() {
    if (noun_open_) chunks_.push_back(noun_);
    noun_open_ = false;
  }

  bool base_verb_at(std::size_t i) const {
    if (!within(i)) return false;
    const auto reading = view_.lexicon.verb(words_[i].lower);
    return reading && reading->form == VerbForm::kBase;
  }

  /// "to" before a verb is an infinitive, else a preposition.
  std::size_t take_to(std::size_t i) {
    std::size_t verb = i + 1;
    while (within(verb) && words_[verb].is(WordClass::kAdverb)) ++verb;
    if (!within(verb)) return take(ChunkKind::kPreposition, {i, i + 1});
    const bool copula = words_[verb].is("be") || words_[verb].is("have");
    if (copula) {
      std::size_t participle = verb + 1;
      const auto reading =
          within(participle) ? view_.lexicon.verb(words_[participle].lower) : std::nullopt;
      if (reading && reading->form != VerbForm::kBase) {
        const std::size_t end = take(ChunkKind::kInfinitive, {i, participle + 1});
        describe_verb(participle, reading->lemma);
        chunks_.back().passive = words_[verb].is("be");
        return end;
      }
    }
    const auto reading = view_.lexicon.verb(words_[verb].lower);
    const bool known = copula || (reading && reading->form == VerbForm::kBase);
    // An unknown word is a verb when an object of its own follows.
    const bool unknown_verb = !reading && words_[verb].is(WordClass::kOther) &&
                              !is_capitalised(words_[verb]) && phrase_at_[verb] == kNone &&
                              within(verb + 1) &&
                              (words_[verb + 1].is(WordClass::kDeterminer) ||
                               words_[verb + 1].is(WordClass::kPossessive));
    if (!known && !unknown_verb) return take(ChunkKind::kPreposition, {i, i + 1});
    if (phrase_at_[verb] != kNone) return take(ChunkKind::kPreposition, {i, i + 1});
    const std::size_t end = take(ChunkKind::kInfinitive, {i, verb + 1});
    describe_verb(verb, reading ? reading->lemma : words_[verb].lower);
    return end;
  }

  void describe_verb(std::size_t head, const std::string& lemma) {
    chunks_.back().head = head;
    chunks_.back().lemma = lemma;
  }

  /// Whether a known verb form without auxiliary is a verb where it stands.
  bool is_verb_here(std::size_t i) const {
    const auto reading = view_.lexicon.verb(words_[i].lower);
    if (!reading) return false;
    const bool first = i == 0;
    const bool after_modifier = !first && (words_[i - 1].is(WordClass::kDeterminer) ||
                                           words_[i - 1].is(WordClass::kPossessive) ||
                                           words_[i - 1].is(WordClass::kNumber));
    const bool after_preposition = previous_is(ChunkKind::kPreposition);
    switch (reading->form) {
      case VerbForm::kPast:
      case VerbForm::kParticiple:
        if (after_modifier && !(noun_open_ && noun_.phrase)) return false;
        return !after_preposition && !first;
      case VerbForm::kPresent:
        return is_present_here(i, after_modifier || after_preposition);
      case VerbForm::kGerund:
        if (after_modifier || noun_open_) return false;
        return first || after_preposition || previous_is(ChunkKind::kComma) ||
               previous_is(ChunkKind::kRelative) || previous_is(ChunkKind::kConjunction) ||
               previous_is(ChunkKind::kAdverb);
      case VerbForm::kBase:
        return is_base_here(i);
    }
    return false;
  }

  bool is_present_here(std::size_t i, bool modified) const {
    if (modified || !noun_open_ || !within(i + 1)) return false;
    const bool after_phrase = noun_.phrase.has_value();
    const bool object_follows = phrase_at_[i + 1] != kNone ||
                                words_[i + 1].is(WordClass::kDeterminer) || is_at(i + 1, "that") ||
                                (is_at(i + 1, "to") && base_verb_at(i + 2));
    const bool is_noun_too = !view_.lexicon.noun_frames(words_[i].lower).empty() ||
                             view_.lexicon.is_occasion(words_[i].lower) || words_[i].is("plans") ||
                             words_[i].is("calls") || words_[i].is("forces") ||
                             words_[i].is("states") || words_[i].is("reports") ||
                             words_[i].is("visits");
    return is_noun_too ? after_phrase && object_follows : after_phrase || object_follows;
  }

  /// "we urge", "and defeat" after an infinitive, "both sides agree to".
  bool is_base_here(std::size_t i) const {
    if (!noun_open_ && previous_is(ChunkKind::kConjunction) && chunks_.size() >= 2) {
      for (std::size_t k = chunks_.size() - 1; k-- > 0;) {
        if (chunks_[k].kind == ChunkKind::kInfinitive) return !is_capitalised(words_[i]);
        if (chunks_[k].kind != ChunkKind::kNoun && chunks_[k].kind != ChunkKind::kPreposition &&
            chunks_[k].kind != ChunkKind::kComma) {
          break;
        }
      }
      return false;
    }
    if (i == 0 || !noun_open_) return false;
    const Word& before = words_[i - 1];
    if (before.is(WordClass::kPronoun)) return true;
    const bool plural_group =
        noun_.phrase && view_.phrases[*noun_.phrase].sort == PhraseSort::kGroup;
    return plural_group;
  }

  std::size_t take_plain_verb(std::size_t i) {
    const VerbReading reading = *view_.lexicon.verb(words_[i].lower);
    const bool after_infinitive =
        reading.form == VerbForm::kBase && previous_is(ChunkKind::kConjunction);
    const ChunkKind kind = reading.form == VerbForm::kGerund ? ChunkKind::kGerund
                           : after_infinitive                ? ChunkKind::kInfinitive
                                                             : ChunkKind::kVerb;
    const bool noun_before = noun_open_;
    const std::size_t end = take(kind, {i, i + 1});
    describe_verb(i, reading.lemma);
    Chunk& chunk = chunks_.back();
    if (reading.form == VerbForm::kParticiple ||
        (is_at(i + 1, "by") && noun_before && !reading.finite)) {
      chunk.participle = chunk.passive = reading.form != VerbForm::kGerund;
    }
    // "the meeting held in Islamabad": what is held is not a person.
    if (view_.lexicon.is(VerbKind::kLight, reading.lemma) && reading.form == VerbForm::kPast &&
        noun_before && chunks_.size() >= 2) {
      const Chunk& noun = chunks_[chunks_.size() - 2];
      const bool occasion = view_.lexicon.is_occasion(words_[noun.words.end - 1].lower);
      if (occasion && !noun.phrase) chunk.participle = chunk.passive = true;
    }
    return end;
  }

  /// Auxiliaries, adverbs, the verb they serve, and the verb that this one announces: "is expected
  /// to visit", "has not yet agreed", "will meet".
  std::size_t take_verb_group(std::size_t i) {
    Chunk chunk;
    chunk.kind = ChunkKind::kVerb;
    bool be = false;
    bool have = false;
    bool negated = false;
    std::size_t j = i;
    std::size_t last_auxiliary = i;
    while (within(j) && (words_[j].is(WordClass::kAuxiliary) || words_[j].is(WordClass::kAdverb))) {
      if (time_at_[j] != kNone && !next_is_verb(j + 1)) break;
      read_auxiliary(words_[j], chunk, be, have, negated);
      if (words_[j].is(WordClass::kAuxiliary)) last_auxiliary = j;
      ++j;
    }
    const auto reading =
        within(j) && phrase_at_[j] == kNone ? view_.lexicon.verb(words_[j].lower) : std::nullopt;
    const bool takes_verb =
        reading && reading->form != VerbForm::kPresent && !(reading->form == VerbForm::kBase && be);
    if (takes_verb) {
      chunk.lemma = reading->lemma;
      chunk.head = j;
      chunk.passive =
          be && (reading->form == VerbForm::kPast || reading->form == VerbForm::kParticiple);
      ++j;
    } else {
      j = last_auxiliary + 1;
      chunk.head = last_auxiliary;
      chunk.lemma = have ? "have" : be ? "be" : "do";
    }
    if (have && takes_verb && !be) {
      chunk.past_perfect = words_[i].is("had");
      chunk.perfect = !chunk.past_perfect;
    }
    j = take_announced_verb(j, chunk, be);
    if (negated) chunk.status = FactStatus::kDenied;
    chunk.words = {i, j};
    close_noun();
    chunks_.push_back(std::move(chunk));
    return j;
  }

  bool next_is_verb(std::size_t i) const {
    return within(i) &&
           (words_[i].is(WordClass::kAuxiliary) || view_.lexicon.verb(words_[i].lower).has_value());
  }

  static void read_auxiliary(const Word& word, Chunk& chunk, bool& be, bool& have, bool& negated) {
    static const std::unordered_set<std::string_view> kBe{"is",     "was",    "are",     "were",
                                                          "be",     "been",   "being",   "isn't",
                                                          "wasn't", "aren't", "weren't", "am"};
    if (word.is("will") || word.is("would") || word.is("shall") || word.is("won't") ||
        word.is("wouldn't")) {
      chunk.status = FactStatus::kPlanned;
    } else if (word.is("may") || word.is("might") || word.is("could") || word.is("can")) {
      chunk.status = FactStatus::kHypothetical;
    } else if (word.is("should") || word.is("must")) {
      chunk.status = FactStatus::kCalledFor;
    } else if (kBe.contains(word.lower)) {
      be = true;
    } else if (word.is("has") || word.is("have") || word.is("had") || word.is("hasn't") ||
               word.is("haven't") || word.is("hadn't")) {
      have = true;
    }
    if (word.is("not") || word.is("never") || word.lower.ends_with("n't") || word.is("cannot")) {
      negated = true;
    }
  }

  /// "is to visit", "is expected to visit", "is due to visit": the second verb is what is said.
  std::size_t take_announced_verb(std::size_t j, Chunk& chunk, bool be) const {
    if (!be) return j;
    std::size_t to = j;
    const bool bare = chunk.lemma == "be";
    const bool announced = chunk.passive && view_.lexicon.is(VerbKind::kPlanned, chunk.lemma);
    if (bare && within(j) &&
        (words_[j].is("due") || words_[j].is("set") || words_[j].is("likely") ||
         words_[j].is("ready"))) {
      to = j + 1;
    } else if (!bare && !announced) {
      return j;
    }
    if (!is_at(to, "to") || !base_verb_at(to + 1)) return j;
    chunk.lemma = view_.lexicon.verb(words_[to + 1].lower)->lemma;
    chunk.head = to + 1;
    chunk.passive = false;
    chunk.status = FactStatus::kPlanned;
    return to + 2;
  }

  const SentenceView& view_;
  const Words& words_;
  std::vector<std::size_t> phrase_at_;
  std::vector<std::size_t> time_at_;
  std::vector<Chunk> chunks_;
  Chunk noun_;
  bool noun_open_ = false;
};

}  // namespace

std::vector<Chunk> chunks_of(const SentenceView& view) {
  return Chunker(view).run();
}

}  // namespace newsgraph::understanding
