#include "newsgraph/ingest/understanding/clauses.h"

#include <algorithm>
#include <unordered_set>

namespace newsgraph::understanding {

namespace {

/// How many verbs a subject may be inherited through; sentences nest no deeper in sense.
constexpr int kMaximumDepth = 12;

}  // namespace

ClauseView::ClauseView(const SentenceView& view) : view_(view), chunks_(chunks_of(view)) {}

bool ClauseView::is_verbal(std::size_t chunk) const {
  if (chunk >= chunks_.size()) return false;
  const ChunkKind kind = chunks_[chunk].kind;
  return kind == ChunkKind::kVerb || kind == ChunkKind::kInfinitive || kind == ChunkKind::kGerund;
}

bool ClauseView::is_word(std::size_t chunk, std::string_view text) const {
  if (chunk >= chunks_.size()) return false;
  const WordRange words = chunks_[chunk].words;
  return words.end == words.begin + 1 && view_.words[words.begin].is(text);
}

std::optional<std::size_t> ClauseView::previous_verb(std::size_t before, ChunkKind kind) const {
  for (std::size_t i = before; i-- > 0;) {
    if (chunks_[i].kind == kind && !chunks_[i].participle) return i;
  }
  return std::nullopt;
}

/// The verb stands in a clause that "who", "where", "after" … opened.
bool ClauseView::in_relative_clause(std::size_t verb) const {
  for (std::size_t i = verb; i-- > 0;) {
    if (chunks_[i].kind == ChunkKind::kRelative) return true;
    if (chunks_[i].kind == ChunkKind::kVerb || chunks_[i].kind == ChunkKind::kBreak) return false;
  }
  return false;
}

bool ClauseView::is_saying(std::size_t verb) const {
  const std::vector<Frame>& frames = view_.lexicon.verb_frames(chunks_[verb].lemma);
  return std::any_of(frames.begin(), frames.end(),
                     [](const Frame& frame) { return frame.relation == "SAID"; });
}

/// The verb that one after a conjunction stands beside. Behind ", and" a relative clause is over;
/// "said the dam was safe and stressed …" goes on with what was said.
std::optional<std::size_t> ClauseView::coordinated_verb(std::size_t conjunction,
                                                        std::size_t verb) const {
  const bool after_comma = conjunction > 0 && chunks_[conjunction - 1].kind == ChunkKind::kComma;
  std::optional<std::size_t> beside = previous_verb(conjunction, ChunkKind::kVerb);
  if (is_saying(verb)) {
    for (auto said = beside; said; said = previous_verb(*said, ChunkKind::kVerb)) {
      if (is_saying(*said)) return said;
    }
  }
  while (after_comma && beside && in_relative_clause(*beside)) {
    const auto earlier = previous_verb(*beside, ChunkKind::kVerb);
    if (!earlier) break;
    beside = earlier;
  }
  return beside;
}

/// The coordinated nouns that end with chunk `last`.
NounList ClauseView::nouns_before(std::size_t last) const {
  NounList list;
  list.nouns = {last};
  list.begin = last;
  list.end = last + 1;
  bool coordinated = false;
  std::size_t at = last;
  while (at >= 2) {
    std::size_t link = at - 1;
    const bool by_comma = chunks_[link].kind == ChunkKind::kComma;
    const bool by_conjunction = chunks_[link].kind == ChunkKind::kConjunction;
    if (!by_conjunction && !(by_comma && coordinated)) break;
    if (by_conjunction && chunks_[link - 1].kind == ChunkKind::kComma && link >= 2) --link;
    if (link == 0 || chunks_[link - 1].kind != ChunkKind::kNoun) break;
    const std::size_t noun = link - 1;
    // "In Turkey, the minister and …": a comma after a preposition's noun divides.
    const bool governed = noun > 0 && chunks_[noun - 1].kind == ChunkKind::kPreposition;
    if (governed && by_comma) break;
    coordinated = coordinated || by_conjunction;
    list.nouns.insert(list.nouns.begin(), noun);
    list.begin = noun;
    at = noun;
  }
  return list;
}

NounList ClauseView::subject(std::size_t verb) const {
  return subject_at(verb, 0);
}

NounList ClauseView::subject_at(std::size_t verb, int depth) const {
  if (depth > kMaximumDepth) return {};
  const Chunk& chunk = chunks_[verb];
  if (chunk.participle) return {};
  if (chunk.kind == ChunkKind::kInfinitive) {
    const auto above = governor(verb);
    return above ? subject_at(*above, depth + 1) : NounList{};
  }
  if (chunk.kind == ChunkKind::kGerund) {
    // "After meeting X, Y said": the subject is that of the main verb, behind or before.
    for (std::size_t i = verb + 1; i < chunks_.size() && verb < 3; ++i) {
      if (chunks_[i].kind == ChunkKind::kVerb && !chunks_[i].participle) {
        return subject_at(i, depth + 1);
      }
    }
    const auto above = previous_verb(verb, ChunkKind::kVerb);
    return above ? subject_at(*above, depth + 1) : NounList{};
  }
  std::size_t i = verb;
  bool relative = false;
  while (i-- > 0) {
    switch (chunks_[i].kind) {
      case ChunkKind::kAdverb:
        continue;
      case ChunkKind::kNoun: {
        const NounList list = nouns_before(i);
        const bool governed =
            list.begin > 0 && chunks_[list.begin - 1].kind == ChunkKind::kPreposition;
        if (!governed) return list;
        if (relative) return list;
        i = list.begin - 1;  // now at the preposition; what it qualifies stands before it
        continue;
      }
      case ChunkKind::kRelative: {
        const bool refers = is_word(i, "who") || is_word(i, "which") || is_word(i, "that");
        if (!refers || relative) return {};
        relative = true;
        if (i > 0 && chunks_[i - 1].kind == ChunkKind::kComma) --i;
        if (i == 0 || chunks_[i - 1].kind != ChunkKind::kNoun) return {};
        continue;
      }
      case ChunkKind::kConjunction: {
        const auto above = coordinated_verb(i, verb);
        return above ? subject_at(*above, depth + 1) : NounList{};
      }
      case ChunkKind::kComma: {
        // The end of something set between commas; the noun stands before it.
        std::size_t open = i;
        while (open > 0 && chunks_[open - 1].kind != ChunkKind::kComma) --open;
        if (open < 2) {
          const auto above = previous_verb(i, ChunkKind::kVerb);
          const bool continues = above && i == verb - 1;
          return continues ? subject_at(*above, depth + 1) : NounList{};
        }
        i = open - 1;
        continue;
      }
      default:
        return {};
    }
  }
  return {};
}

NounList ClauseView::nouns_after(std::size_t chunk) const {
  NounList list;
  std::size_t i = chunk + 1;
  while (i < chunks_.size() && chunks_[i].kind == ChunkKind::kAdverb) ++i;
  list.begin = list.end = i;
  while (i < chunks_.size() && chunks_[i].kind == ChunkKind::kNoun) {
    list.nouns.push_back(i);
    list.end = i + 1;
    std::size_t next = i + 1;
    // "visited Turkey on 4 April and Uzbekistan on 5 April"
    if (next < chunks_.size() && chunks_[next].time) ++next;
    if (next < chunks_.size() && chunks_[next].kind == ChunkKind::kComma) ++next;
    const bool conjunction = next < chunks_.size() && chunks_[next].kind == ChunkKind::kConjunction;
    if (conjunction) ++next;
    if (next == i + 1 || next >= chunks_.size() || chunks_[next].kind != ChunkKind::kNoun) break;
    // "met X, Y and Z" goes on; "met X, the ministry said" and "met X, an old friend" do not.
    if (clause_follows(next)) break;
    if (!conjunction) {
      std::size_t after = next + 1;
      if (after < chunks_.size() && chunks_[after].kind == ChunkKind::kComma) ++after;
      if (after >= chunks_.size() || chunks_[after].kind != ChunkKind::kConjunction) break;
    }
    i = next;
  }
  return list;
}

bool ClauseView::clause_follows(std::size_t chunk) const {
  std::size_t i = chunk;
  while (i < chunks_.size()) {
    if (chunks_[i].kind == ChunkKind::kNoun || chunks_[i].kind == ChunkKind::kAdverb ||
        chunks_[i].kind == ChunkKind::kPreposition || chunks_[i].kind == ChunkKind::kConjunction) {
      ++i;
      continue;
    }
    return chunks_[i].kind == ChunkKind::kVerb && !chunks_[i].participle &&
           chunks_[i - 1].kind != ChunkKind::kConjunction;
  }
  return false;
}

std::size_t ClauseView::reach(std::size_t verb) const {
  std::size_t i = verb + 1;
  for (; i < chunks_.size(); ++i) {
    const ChunkKind kind = chunks_[i].kind;
    if (kind == ChunkKind::kBreak || kind == ChunkKind::kRelative) break;
    if (kind == ChunkKind::kVerb) break;
    const bool qualifies = chunks_[i - 1].kind == ChunkKind::kPreposition ||
                           chunks_[i - 1].kind == ChunkKind::kConjunction;
    if (kind == ChunkKind::kGerund && !qualifies) break;
    const bool divides = kind == ChunkKind::kComma || kind == ChunkKind::kConjunction;
    if (!divides || i + 1 >= chunks_.size()) continue;
    if (chunks_[i + 1].kind == ChunkKind::kNoun && clause_follows(i + 1)) break;
  }
  return i;
}

std::optional<std::size_t> ClauseView::governor(std::size_t verb) const {
  for (std::size_t i = verb; i-- > 0;) {
    if (chunks_[i].kind == ChunkKind::kBreak) return std::nullopt;
    const bool beside = chunks_[i].kind == ChunkKind::kInfinitive &&
                        chunks_[verb].kind == ChunkKind::kInfinitive && i + 1 < verb &&
                        chunks_[verb - 1].kind == ChunkKind::kConjunction;
    if (beside) continue;  // "to meet X and discuss Y" depend on the same verb
    if (is_verbal(i)) return i;
  }
  return std::nullopt;
}

FactStatus ClauseView::status(std::size_t verb) const {
  const Chunk& chunk = chunks_[verb];
  if (chunk.kind != ChunkKind::kInfinitive) return chunk.status;
  const auto above = governor(verb);
  if (!above) return FactStatus::kHypothetical;
  const std::string& lemma = chunks_[*above].lemma;
  const Lexicon& lexicon = view_.lexicon;
  if (lexicon.is(VerbKind::kRefused, lemma)) return FactStatus::kDenied;
  const FactStatus outer = status(*above);
  if (outer != FactStatus::kOccurred) return outer;
  const bool moves = lemma == "travel" || lemma == "meet" || lemma == "arrive" || lemma == "visit";
  if (lexicon.is(VerbKind::kPlanned, lemma) && !moves) return FactStatus::kPlanned;
  if (lexicon.is(VerbKind::kWished, lemma)) return FactStatus::kHypothetical;
  static const std::unordered_set<std::string> kAsking{"urge",  "ask",     "call",   "tell",
                                                       "press", "invite",  "need",   "order",
                                                       "want",  "require", "demand", "request"};
  if (kAsking.contains(lemma)) return FactStatus::kCalledFor;
  return FactStatus::kOccurred;
}

bool ClauseView::topic_goes_on(std::size_t i, WordRange so_far) const {
  const Chunk& chunk = chunks_[i];
  const Words& words = view_.words;
  switch (chunk.kind) {
    case ChunkKind::kNoun:
      return true;
    case ChunkKind::kGerund:
      return chunks_[i - 1].kind == ChunkKind::kPreposition ||
             chunks_[i - 1].kind == ChunkKind::kConjunction;
    case ChunkKind::kConjunction:
      return i + 1 < chunks_.size() && chunks_[i + 1].kind != ChunkKind::kVerb &&
             !(chunks_[i + 1].kind == ChunkKind::kNoun && clause_follows(i + 1));
    case ChunkKind::kComma: {
      // Only inside a list: "political, economic and security issues".
      std::size_t next = i + 1;
      if (next < chunks_.size() && chunks_[next].kind == ChunkKind::kConjunction) ++next;
      if (next >= chunks_.size() || chunks_[next].kind != ChunkKind::kNoun) return false;
      if (clause_follows(next)) return false;
      if (next > i + 1) return true;
      for (std::size_t k = next + 1; k < chunks_.size() && k < next + 8; ++k) {
        if (chunks_[k].kind == ChunkKind::kConjunction) return true;
        if (chunks_[k].kind != ChunkKind::kNoun && chunks_[k].kind != ChunkKind::kComma &&
            chunks_[k].kind != ChunkKind::kPreposition) {
          return false;
        }
      }
      return false;
    }
    case ChunkKind::kInfinitive: {
      // "exchange of delegations | to strengthen ties" is a purpose; "campaign to liberate X" a
      // name.
      static const std::unordered_set<std::string_view> kNamedByVerb{
          "need",      "effort",    "efforts",    "campaign",   "bid",     "plan",
          "plans",     "decision",  "commitment", "call",       "fight",   "steps",
          "measures",  "proposal",  "offer",      "right",      "attempt", "opportunity",
          "pledge",    "operation", "operations", "mission",    "role",    "ways",
          "programme", "program",   "readiness",  "willingness"};
      if (chunks_[i - 1].kind != ChunkKind::kNoun) return false;
      std::size_t bare = 0;
      for (std::size_t k = so_far.begin; k < so_far.end; ++k) {
        if (kNamedByVerb.contains(words[k].lower)) return true;
        if (words[k].is(WordClass::kOther)) ++bare;
      }
      return bare == 1;
    }
    case ChunkKind::kPreposition: {
      static const std::unordered_set<std::string_view> kEnding{"during", "via",   "despite",
                                                                "until",  "since", "alongside"};
      const Word& word = words[chunk.words.begin];
      if (kEnding.contains(word.lower) || chunk.words.end > chunk.words.begin + 1) return false;
      if (i + 1 >= chunks_.size()) return false;
      const Chunk& next = chunks_[i + 1];
      if (next.kind == ChunkKind::kGerund) return !word.is("by");
      if (next.kind != ChunkKind::kNoun) return false;
      const Word& head = words[next.words.end - 1];
      const bool occasion = view_.lexicon.is_occasion(head.lower) && !word.is("of");
      const bool in_city = next.phrase && (word.is("in") || word.is("at")) &&
                           view_.phrases[*next.phrase].sort == PhraseSort::kCapital;
      const bool idle = word.is("in") && head.is("detail");
      const bool with_actor = word.is("with") && next.phrase &&
                              view_.phrases[*next.phrase].sort != PhraseSort::kCountry;
      return !occasion && !in_city && !idle && !with_actor;
    }
    default:
      return false;
  }
}

WordRange ClauseView::topic(std::size_t begin) const {
  if (begin >= chunks_.size()) return {};
  std::size_t i = begin;
  while (i < chunks_.size() && chunks_[i].kind == ChunkKind::kAdverb && !chunks_[i].time) ++i;
  if (i >= chunks_.size() ||
      (chunks_[i].kind != ChunkKind::kNoun && chunks_[i].kind != ChunkKind::kGerund)) {
    return {};
  }
  WordRange words = chunks_[i].words;
  // "agreed on A and on B": the preposition that opened the topic opens another.
  const auto opens_another = [&](std::size_t at) {
    return begin > 0 && at + 1 < chunks_.size() &&
           chunks_[begin - 1].kind == ChunkKind::kPreposition &&
           chunks_[at].kind == ChunkKind::kConjunction &&
           is_word(at + 1, view_.words[chunks_[begin - 1].words.begin].lower);
  };
  for (++i; i < chunks_.size() && topic_goes_on(i, words) && !opens_another(i); ++i) {
    words.end = chunks_[i].words.end;
  }
  // Nothing may hang at the end.
  while (!words.empty()) {
    const Word& last = view_.words[words.end - 1];
    const bool hangs = last.is(WordClass::kPreposition) || last.is(WordClass::kConjunction) ||
                       last.is(WordClass::kPunctuation) || last.is("to");
    if (!hangs) break;
    --words.end;
  }
  return words;
}

std::optional<std::size_t> ClauseView::time_of(std::size_t chunk) const {
  // Behind the verb first, up to the next verb; then before it, back to the one before; then what
  // opens the sentence.
  const auto stops = [&](std::size_t i) {
    return chunks_[i].kind == ChunkKind::kVerb && !chunks_[i].participle;
  };
  for (std::size_t i = chunk + 1; i < chunks_.size() && !stops(i); ++i) {
    if (chunks_[i].time) return chunks_[i].time;
  }
  for (std::size_t i = chunk; i-- > 0 && !(stops(i) && chunks_[chunk].kind == ChunkKind::kVerb);) {
    if (chunks_[i].time) return chunks_[i].time;
  }
  for (const Chunk& first : chunks_) {
    if (first.kind == ChunkKind::kVerb) break;
    if (first.time && view_.times[*first.time].begins_sentence) return first.time;
  }
  return std::nullopt;
}

}  // namespace newsgraph::understanding
