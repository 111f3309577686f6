#include "newsgraph/ingest/understanding/slots.h"

#include <algorithm>

#include "newsgraph/ingest/understanding/topic_text.h"

namespace newsgraph::understanding {

namespace {

Role role_of(Filler filler) {
  switch (filler) {
    case Filler::kPerson:
      return Role::kPerson;
    case Filler::kOrganization:
      return Role::kOrganization;
    case Filler::kCountry:
    case Filler::kPlace:
      return Role::kPlace;
    case Filler::kEvent:
      return Role::kEvent;
    default:
      return Role::kActor;
  }
}

bool is_indirect(const Phrase& phrase) {
  return phrase.sort == PhraseSort::kPronoun || phrase.sort == PhraseSort::kGroup ||
         phrase.sort == PhraseSort::kBody ||
         (phrase.sort == PhraseSort::kTitle && phrase.name.empty());
}

}  // namespace

Filling SlotReader::resolve(const NounList& nouns, Role role) const {
  Filling filling;
  const auto& phrases = clauses_.view().phrases;
  for (std::size_t noun : nouns.nouns) {
    const Chunk& chunk = clauses_.chunks()[noun];
    if (!chunk.phrase) continue;
    for (std::size_t entity : discourse_.resolve(phrases[*chunk.phrase], role)) {
      if (std::find(filling.entities.begin(), filling.entities.end(), entity) ==
          filling.entities.end()) {
        filling.entities.push_back(entity);
      }
    }
    filling.indirect = filling.indirect || is_indirect(phrases[*chunk.phrase]);
  }
  filling.present = !nouns.empty();
  return filling;
}

bool SlotReader::has_word(const std::string& word, const NounList& nouns) const {
  if (word.empty()) return true;
  for (std::size_t noun : nouns.nouns) {
    const WordRange range = clauses_.chunks()[noun].words;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      if (clauses_.view().words[i].is(word)) return true;
    }
  }
  return false;
}

Filling SlotReader::fill_nouns(const Slot& slot, const NounList& nouns) const {
  if (nouns.empty() || !has_word(slot.word, nouns)) return {};
  for (Filler filler : slot.fillers) {
    Filling filling;
    filling.present = true;
    if (filler == Filler::kTopic) {
      const std::string text = topic_text(clauses_.view(), clauses_.topic(nouns.begin));
      if (!text.empty()) filling.topics.push_back(text);
    } else if (filler != Filler::kStatement) {
      filling = resolve(nouns, role_of(filler));
    }
    if (!filling.empty()) return filling;
  }
  return {};
}

Filling SlotReader::fill_object(const Slot& slot, const Anchor& anchor) const {
  const Chunk& verb = clauses_.chunks()[anchor.chunk];
  if (verb.passive) {
    const NounList nouns = clauses_.subject(anchor.chunk);
    return nouns.empty() ? Filling{} : fill_nouns(slot, nouns);
  }
  const NounList nouns = clauses_.nouns_after(anchor.chunk);
  if (nouns.empty() || nouns.begin >= anchor.reach) return {};
  Filling filling = fill_nouns(slot, nouns);
  if (!filling.topics.empty()) add_further_topics(nouns.begin, anchor, filling);
  return filling;
}

Filling SlotReader::fill_preposition(const Slot& slot, const Anchor& anchor) const {
  Filling filling;
  for (std::size_t i = anchor.chunk + 1; i < anchor.reach; ++i) {
    if (clauses_.chunks()[i].kind != ChunkKind::kPreposition) continue;
    const bool wanted = std::any_of(slot.prepositions.begin(), slot.prepositions.end(),
                                    [&](const auto& word) { return clauses_.is_word(i, word); });
    if (!wanted) continue;
    NounList nouns = clauses_.nouns_after(i);
    Filling here;
    if (nouns.empty() && i + 1 < anchor.reach &&
        clauses_.chunks()[i + 1].kind == ChunkKind::kGerund &&
        std::find(slot.fillers.begin(), slot.fillers.end(), Filler::kTopic) != slot.fillers.end()) {
      here.topics.push_back(topic_text(clauses_.view(), clauses_.topic(i + 1)));
      if (here.topics.back().empty()) here.topics.clear();
    } else {
      here = fill_nouns(slot, nouns);
    }
    if (here.empty()) {
      filling.present = filling.present || here.present;
      continue;
    }
    const bool topics = !here.topics.empty();
    if (!topics) return here;
    add_further_topics(i + 1, anchor, here);
    filling.present = true;
    filling.topics.insert(filling.topics.end(), here.topics.begin(), here.topics.end());
    // "agreed on A and on B": go on behind a conjunction only.
    bool another = false;
    for (std::size_t k = i + 1; k + 1 < anchor.reach && !another; ++k) {
      another = clauses_.chunks()[k].kind == ChunkKind::kConjunction &&
                clauses_.chunks()[k + 1].kind == ChunkKind::kPreposition;
      if (another) i = k;
    }
    if (!another) break;
  }
  return filling;
}

/// "agreed on A to ease travel and a new B": behind the purpose a second topic may follow, with an
/// article of its own.
void SlotReader::add_further_topics(std::size_t after, const Anchor& anchor,
                                    Filling& filling) const {
  const auto& chunks = clauses_.chunks();
  bool purpose = false;
  for (std::size_t i = after; i + 1 < anchor.reach; ++i) {
    if (chunks[i].kind == ChunkKind::kInfinitive) purpose = true;
    if (!purpose || chunks[i].kind != ChunkKind::kConjunction) continue;
    const Chunk& next = chunks[i + 1];
    const Word& opening = clauses_.view().words[next.words.begin];
    const bool own = next.kind == ChunkKind::kNoun && (opening.is("a") || opening.is("an"));
    if (!own) continue;
    const std::string text = topic_text(clauses_.view(), clauses_.topic(i + 1));
    if (!text.empty()) filling.topics.push_back(text);
    return;
  }
}

Filling SlotReader::fill_infinitive(const Anchor& anchor) const {
  Filling filling;
  const auto& chunks = clauses_.chunks();
  std::size_t first = anchor.chunk + 1;
  while (first < chunks.size() && chunks[first].kind == ChunkKind::kAdverb) ++first;
  // "agreed with his guest to open …"
  if (first + 2 < chunks.size() && clauses_.is_word(first, "with") &&
      chunks[first + 1].kind == ChunkKind::kNoun) {
    first += 2;
  }
  if (first >= chunks.size() || chunks[first].kind != ChunkKind::kInfinitive) return filling;
  filling.present = true;
  for (std::size_t i = first; i < anchor.reach; ++i) {
    if (chunks[i].kind != ChunkKind::kInfinitive) continue;
    const bool beside = i > first && chunks[i - 1].kind == ChunkKind::kConjunction &&
                        clauses_.view().words[chunks[i].words.begin].is("to");
    if (i != first && !beside) continue;
    const std::string text = infinitive_topic(clauses_, i);
    if (!text.empty()) filling.topics.push_back(text);
  }
  return filling;
}

/// "that a strong partnership is critical": the topic is the clause.
Filling SlotReader::fill_that(const Anchor& anchor) const {
  Filling filling;
  const auto& chunks = clauses_.chunks();
  std::size_t i = anchor.chunk + 1;
  while (i < chunks.size() && chunks[i].kind == ChunkKind::kAdverb) ++i;
  if (!clauses_.is_word(i, "that")) return filling;
  filling.present = true;
  const std::size_t begin = chunks[i].words.end;
  std::size_t end = begin;
  for (++i; i < chunks.size(); ++i) {
    if (chunks[i].kind == ChunkKind::kBreak || chunks[i].kind == ChunkKind::kComma) break;
    end = chunks[i].words.end;
  }
  const std::string text = topic_text(clauses_.view(), {begin, end});
  if (!text.empty()) filling.topics.push_back(text);
  return filling;
}

Filling SlotReader::fill(const Slot& slot, const Anchor& anchor) const {
  switch (slot.place) {
    case SlotPlace::kSubject:
    case SlotPlace::kEach: {
      Filling filling;
      filling.entities = anchor.subject;
      filling.indirect = anchor.subject_indirect;
      filling.present = !anchor.subject.empty();
      if (slot.place == SlotPlace::kEach && filling.entities.size() < 2) return {};
      return filling;
    }
    case SlotPlace::kObject:
      return fill_object(slot, anchor);
    case SlotPlace::kPreposition:
      return fill_preposition(slot, anchor);
    case SlotPlace::kInfinitive:
      return fill_infinitive(anchor);
    case SlotPlace::kThat:
      return fill_that(anchor);
    case SlotPlace::kBetween: {
      Slot between = slot;
      between.prepositions = {"between"};
      between.fillers = {Filler::kActor};
      Filling filling = fill_preposition(between, anchor);
      if (filling.entities.size() < 2) return {};
      return filling;
    }
  }
  return {};
}

std::optional<std::size_t> SlotReader::place(const Anchor& anchor) const {
  const auto& phrases = clauses_.view().phrases;
  for (std::size_t i = anchor.chunk + 1; i + 1 < anchor.reach; ++i) {
    if (!clauses_.is_word(i, "in") && !clauses_.is_word(i, "at")) continue;
    const Chunk& noun = clauses_.chunks()[i + 1];
    if (noun.kind != ChunkKind::kNoun || !noun.phrase) continue;
    const Phrase& phrase = phrases[*noun.phrase];
    if (phrase.sort != PhraseSort::kCapital && phrase.sort != PhraseSort::kPlace &&
        phrase.sort != PhraseSort::kName && phrase.sort != PhraseSort::kCountry) {
      continue;
    }
    const std::vector<std::size_t> entities = discourse_.resolve(phrase, Role::kPlace);
    if (!entities.empty()) return entities.front();
  }
  return std::nullopt;
}

}  // namespace newsgraph::understanding
