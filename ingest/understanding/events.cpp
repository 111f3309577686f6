#include "newsgraph/ingest/understanding/events.h"

#include <algorithm>
#include <set>

#include "newsgraph/ingest/understanding/topic_text.h"

namespace newsgraph::understanding {

namespace {

/// A list of this many actors or more is rarely one where each met each.
constexpr std::size_t kMostInEachOther = 4;

/// Slots do not tell a pronoun from a group or a title.
FactOrigin::Reference reference(const Filling& filling) {
  return filling.indirect ? FactOrigin::Reference::kPronoun : FactOrigin::Reference::kName;
}

void add_unique(std::vector<std::size_t>& list, const std::vector<std::size_t>& more) {
  for (std::size_t entity : more) {
    if (std::find(list.begin(), list.end(), entity) == list.end()) list.push_back(entity);
  }
}

bool brings_together(const std::string& relation) {
  return relation == "MET_WITH" || relation == "SPOKE_WITH" || relation == "AGREED_WITH" ||
         relation == "SIGNED";
}

}  // namespace

/// "met Iraqi officials to discuss": the officials' country is no party to what a person discussed.
void EventReader::add_alike(std::vector<std::size_t>& entities,
                            const std::vector<std::size_t>& more) const {
  const auto& all = output_.registry.entities();
  const EntityLabel label = all[entities.front()].label;
  for (std::size_t entity : more) {
    if (all[entity].label == label) add_unique(entities, {entity});
  }
}

void EventReader::run() {
  for (std::size_t i = 0; i < clauses_.chunks().size(); ++i) {
    const Chunk& chunk = clauses_.chunks()[i];
    if (clauses_.is_verbal(i)) {
      read_verb(i);
    } else if (chunk.kind == ChunkKind::kNoun) {
      note_mentions(chunk);
      if (!chunk.phrase) read_noun(i);
    }
  }
}

void EventReader::note_mentions(const Chunk& chunk) {
  for (const Phrase& phrase : clauses_.view().phrases) {
    if (phrase.words.begin < chunk.words.begin || phrase.words.end > chunk.words.end) continue;
    if (phrase.sort == PhraseSort::kPronoun || phrase.sort == PhraseSort::kGroup) continue;
    for (std::size_t entity : discourse_.resolve(phrase, Role::kActor)) {
      discourse_.note_mention(entity);
    }
  }
}

Filling EventReader::subject_of(std::size_t verb) {
  const std::vector<Chunk>& chunks = clauses_.chunks();
  // "thanked X for supporting Y": who is thanked did the supporting.
  if (chunks[verb].kind == ChunkKind::kGerund && verb > 0 && clauses_.is_word(verb - 1, "for")) {
    const auto above = clauses_.governor(verb);
    static const std::set<std::string> kJudging{"thank",   "praise",    "commend",   "congratulate",
                                                "condemn", "criticise", "criticize", "blame"};
    if (above && kJudging.contains(chunks[*above].lemma)) {
      return slots_.resolve(clauses_.nouns_after(*above), Role::kActor);
    }
  }
  const NounList nouns = clauses_.subject(verb);
  Filling filling = slots_.resolve(nouns, Role::kActor);
  if (!filling.empty() || nouns.nouns.size() != 1) return filling;
  // "The meeting focused on …": those who met.
  const Chunk& noun = chunks[nouns.nouns[0]];
  const Word& head = clauses_.view().words[noun.words.end - 1];
  if (!noun.phrase && clauses_.view().lexicon.is_occasion(head.lower)) {
    filling.entities = discourse_.participants();
    filling.indirect = true;
  }
  return filling;
}

void EventReader::date_match(Match& match, std::size_t chunk) {
  const bool future = match.status == FactStatus::kPlanned;
  if (const auto time = clauses_.time_of(chunk)) {
    match.date = resolve(clauses_.view().times[*time], discourse_.time(), future);
    match.dated = match.date.has_value();
  }
  if (match.dated || match.status != FactStatus::kOccurred || match.recalled) return;
  const Chunk& verb = clauses_.chunks()[chunk];
  if (verb.perfect || verb.past_perfect) return;
  match.date = discourse_.story_date();
  // What "they" did, who met on another day than the news is of, they did then.
  const bool together = match.anchor.subject_indirect && match.anchor.subject.size() > 1 &&
                        match.anchor.subject == discourse_.participants();
  if (together && discourse_.meeting_date()) match.date = discourse_.meeting_date();
}

void EventReader::read_verb(std::size_t verb) {
  const Chunk& chunk = clauses_.chunks()[verb];
  const std::vector<Frame>& frames = clauses_.view().lexicon.verb_frames(chunk.lemma);
  Match match;
  match.anchor.chunk = verb;
  match.anchor.reach = clauses_.reach(verb);
  match.status = clauses_.status(verb);
  Filling subject = chunk.passive ? Filling{} : subject_of(verb);
  if (chunk.passive) {
    Slot by;
    by.place = SlotPlace::kPreposition;
    by.prepositions = {"by"};
    by.fillers = {Filler::kActor};
    subject = slots_.fill(by, match.anchor);
  }
  // "to discuss", after "met": both sides do.
  if (chunk.kind == ChunkKind::kInfinitive) {
    if (const auto above = clauses_.governor(verb)) {
      const auto met = met_by_verb_.find(*above);
      if (met != met_by_verb_.end() && !subject.entities.empty()) {
        add_alike(subject.entities, met->second);
      }
    }
  }
  match.anchor.subject = subject.entities;
  match.anchor.subject_indirect = subject.indirect;
  if (chunk.kind == ChunkKind::kVerb) discourse_.return_to_news(subject.entities);
  date_match(match, verb);
  if (!frames.empty()) read_frames(frames, match);
  if (chunk.kind == ChunkKind::kVerb && !chunk.passive) discourse_.note_subject(subject.entities);
}

void EventReader::read_frames(const std::vector<Frame>& frames, Match match) {
  std::set<std::string> done;
  std::optional<std::size_t> event;
  for (const Frame& frame : frames) {
    if (frame.relation == "SAID" || done.contains(frame.relation)) continue;
    match.frame = &frame;
    if (read_frame(match, event)) done.insert(frame.relation);
  }
}

bool EventReader::companions_match(const Frame& frame, const Match& match) const {
  const Words& words = clauses_.view().words;
  const Chunk& chunk = clauses_.chunks()[match.anchor.chunk];
  if (match.noun) {
    return std::all_of(frame.companions.begin(), frame.companions.end(), [&](const auto& text) {
      for (std::size_t i = chunk.words.begin; i < chunk.words.end; ++i) {
        if (words[i].is(text)) return true;
      }
      return false;
    });
  }
  for (std::size_t i = 0; i < frame.companions.size(); ++i) {
    const std::size_t at = chunk.words.end + i;
    if (at >= words.size() || !words[at].is(frame.companions[i])) return false;
  }
  return true;
}

/// Who stands in the first slot; where nobody is named, those who met, if the relation is of a kind
/// that is said without them ("bilateral relations were discussed").
Filling EventReader::acting(const Match& match) {
  Filling from = slots_.fill(match.frame->from, match.anchor);
  const Chunk& chunk = clauses_.chunks()[match.anchor.chunk];
  const bool agentless = from.empty() && !match.noun && chunk.passive && !chunk.participle;
  const std::string& relation = match.frame->relation;
  if (agentless && (relation == "DISCUSSED" || relation == "SIGNED" || relation == "AGREED_ON")) {
    from.entities = discourse_.participants();
    from.indirect = true;
  }
  return from;
}

bool EventReader::read_frame(Match& match, std::optional<std::size_t>& event) {
  const Frame& frame = *match.frame;
  if (!companions_match(frame, match)) return false;
  for (const Slot& needed : frame.needed) {
    if (slots_.fill(needed, match.anchor).empty()) return false;
  }
  Filling from = acting(match);
  if (from.entities.empty()) return false;
  Filling to = frame.one_slot ? from : slots_.fill(frame.to, match.anchor);
  if (to.empty()) return false;
  for (const Slot& joint : frame.joint) {
    add_unique(from.entities, slots_.fill(joint, match.anchor).entities);
  }
  if (frame.one_slot && from.entities.size() > kMostInEachOther) return false;
  if (match.dated && match.status == FactStatus::kOccurred && !match.recalled && !output_.weak) {
    discourse_.note_news_date(*match.date);
  }
  note_participants(match, from, to);
  write_facts(match, from, to, event);
  return true;
}

void EventReader::note_participants(const Match& match, const Filling& from, const Filling& to) {
  if (!brings_together(match.frame->relation) || output_.weak) return;
  if (match.status != FactStatus::kOccurred && match.status != FactStatus::kPlanned) return;
  std::vector<std::size_t> participants = from.entities;
  if (match.frame->relation != "SIGNED") add_unique(participants, to.entities);
  met_by_verb_[match.anchor.chunk] = participants;
  discourse_.note_meeting(participants, match.date, match.recalled);
}

void EventReader::write_facts(const Match& match, const Filling& from, const Filling& to,
                              std::optional<std::size_t>& event) {
  FactOrigin origin = output_.origin;
  origin.subject = reference(from);
  origin.object = reference(to);
  if (match.noun) origin.predicate = FactOrigin::Predicate::kNoun;
  if (match.date) {
    origin.dating = match.dated ? FactOrigin::Dating::kSentence : FactOrigin::Dating::kStory;
  }
  if (match.frame->one_slot) {
    for (std::size_t i = 0; i < from.entities.size(); ++i) {
      for (std::size_t k = i + 1; k < from.entities.size(); ++k) {
        write_fact(match, from.entities[i], from.entities[k], origin, event);
      }
    }
    return;
  }
  for (std::size_t subject : from.entities) {
    for (std::size_t object : to.entities) {
      if (std::find(from.entities.begin(), from.entities.end(), object) != from.entities.end() &&
          is_symmetric(match.frame->relation)) {
        continue;
      }
      write_fact(match, subject, object, origin, event);
    }
    for (const std::string& topic : to.topics) {
      write_fact(match, subject, output_.registry.topic(topic), origin, event);
    }
  }
}

void EventReader::write_fact(const Match& match, std::size_t from, std::size_t to,
                             const FactOrigin& origin, std::optional<std::size_t>& event) {
  const Frame& frame = *match.frame;
  Fact fact;
  fact.subject = from;
  fact.relation = frame.relation;
  fact.object = to;
  fact.date = match.date;
  fact.place = slots_.place(match.anchor);
  fact.status = match.status;
  fact.origin = origin;
  for (const Slot& property : frame.properties) {
    const Filling filling = slots_.fill(property, match.anchor);
    if (filling.entities.empty()) continue;
    fact.properties[property.prepositions.front()] =
        output_.registry.entities()[filling.entities.front()].name;
  }
  if (!frame.type.empty()) {
    if (!event) event = output_.facts.open_event(frame.type, frame.mode, output_.evidence.quote);
    fact.event = event;
  }
  fact.evidence.push_back(output_.evidence);
  output_.facts.add(std::move(fact), output_.weak);
}

/// Whose meeting it is: "his meeting", "held a meeting", "said after a meeting".
Filling EventReader::subject_of_noun(std::size_t noun, std::optional<std::size_t>& verb) {
  const std::vector<Chunk>& chunks = clauses_.chunks();
  const SentenceView& view = clauses_.view();
  const Chunk& chunk = chunks[noun];
  Filling filling;
  for (std::size_t i = noun; i-- > 0;) {
    if (chunks[i].kind == ChunkKind::kBreak) break;
    if (!clauses_.is_verbal(i)) continue;
    verb = i;
    break;
  }
  if (chunk.possessor) {
    filling.entities = discourse_.resolve(view.phrases[*chunk.possessor], Role::kActor);
    return filling;
  }
  const Word& first = view.words[chunk.words.begin];
  Phrase pronoun;
  pronoun.sort = PhraseSort::kPronoun;
  if (first.is("his") || first.is("her")) pronoun.name = "he";
  if (first.is("their")) pronoun.name = "they";
  if (!pronoun.name.empty()) {
    filling.indirect = true;
    filling.entities = discourse_.resolve(pronoun, Role::kActor);
    return filling;
  }
  if (verb && view.lexicon.is(VerbKind::kLight, chunks[*verb].lemma) && !chunks[*verb].passive) {
    const NounList objects = clauses_.nouns_after(*verb);
    const bool is_object =
        std::find(objects.nouns.begin(), objects.nouns.end(), noun) != objects.nouns.end();
    if (is_object) return subject_of(*verb);
  }
  const bool adverbial =
      noun > 0 && (clauses_.is_word(noun - 1, "during") || clauses_.is_word(noun - 1, "in") ||
                   clauses_.is_word(noun - 1, "at") || clauses_.is_word(noun - 1, "after") ||
                   clauses_.is_word(noun - 1, "following") || clauses_.is_word(noun - 1, "before"));
  if (!adverbial || first.is("the")) return filling;
  std::optional<std::size_t> main = verb;
  for (std::size_t i = noun + 1; i < chunks.size() && !main; ++i) {
    if (chunks[i].kind == ChunkKind::kVerb && !chunks[i].participle) main = i;
  }
  return main ? subject_of(*main) : filling;
}

void EventReader::read_noun(std::size_t noun) {
  const Chunk& chunk = clauses_.chunks()[noun];
  const Words& words = clauses_.view().words;
  const Lexicon& lexicon = clauses_.view().lexicon;
  const std::vector<Frame>& frames = lexicon.noun_frames(words[chunk.words.end - 1].lower);
  if (frames.empty()) return;
  Match match;
  match.noun = true;
  match.anchor.chunk = noun;
  match.anchor.reach = clauses_.reach(noun);
  std::optional<std::size_t> verb;
  const Filling subject = subject_of_noun(noun, verb);
  match.anchor.subject = subject.entities;
  match.anchor.subject_indirect = subject.indirect;
  if (verb) {
    const std::string& lemma = clauses_.chunks()[*verb].lemma;
    match.recalled = lexicon.is(VerbKind::kRecalled, lemma);
    const NounList objects = clauses_.nouns_after(*verb);
    const bool is_object =
        std::find(objects.nouns.begin(), objects.nouns.end(), noun) != objects.nouns.end();
    if (is_object) match.status = clauses_.status(*verb);
    const bool only_asked = is_object && (lemma == "call" || lemma == "urge" || lemma == "propose");
    if (only_asked) match.status = FactStatus::kCalledFor;
  }
  for (std::size_t i = chunk.words.begin; i < chunk.words.end; ++i) {
    if (words[i].is("upcoming") || words[i].is("planned") || words[i].is("forthcoming")) {
      match.status = FactStatus::kPlanned;
    }
    if (words[i].is("no")) match.status = FactStatus::kDenied;
    if (words[i].is("proposed") || words[i].is("possible")) {
      match.status = FactStatus::kHypothetical;
    }
  }
  date_match(match, noun);
  read_frames(frames, match);
}

}  // namespace newsgraph::understanding
