#include "newsgraph/ingest/understanding/events.h"

#include <algorithm>
#include <set>

namespace newsgraph::understanding {

namespace {

/// A list of this many actors or more is rarely one where each met each.
constexpr std::size_t kMostInEachOther = 4;

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
  std::optional<std::size_t> inside;
  for (std::size_t i = 0; i < clauses_.tree().size(); ++i) {
    const auto phrase = clauses_.phrase_at(i);
    if (phrase && phrase != inside) note_mention(*phrase);
    inside = phrase;
    const auto kind = clauses_.kind(i);
    if (!kind) continue;
    if (*kind == PredicateKind::kVerb) {
      read_verb(i);
    } else if (!phrase) {
      *kind == PredicateKind::kNoun ? read_noun(i) : read_adjective(i);
    }
  }
}

void EventReader::note_mention(std::size_t index) {
  const Phrase& phrase = clauses_.view().phrases[index];
  if (phrase.sort == PhraseSort::kPronoun) settle_pronoun(phrase);
  if (phrase.sort == PhraseSort::kPronoun || phrase.sort == PhraseSort::kGroup) return;
  for (std::size_t entity : discourse_.resolve(phrase, Role::kActor)) {
    discourse_.note_mention(entity);
  }
}

void EventReader::settle_pronoun(const Phrase& phrase) {
  const Word& word = clauses_.tree().word(phrase.words.begin);
  // "sent Mexico a note and asked it": who acts does not act on itself.
  const bool object = phrase.name == "it" && !word.deprel.starts_with("nsubj");
  if (object && discourse_.last_body()) {
    return discourse_.settle(phrase, {*discourse_.last_body()});
  }
  if (phrase.name != "i" && phrase.name != "we") return discourse_.settle(phrase);
  // Whoever says the clause it stands in, else whose quotation goes on.
  const Nominals speakers = clauses_.speakers_of(phrase.words.begin);
  if (!speakers.empty()) {
    discourse_.settle(phrase, slots_.resolve(speakers, Role::kActor).entities);
  } else if (discourse_.speaker()) {
    discourse_.settle(phrase, {*discourse_.speaker()});
  }
}

Filling EventReader::subject_of(std::size_t predicate) {
  const Nominals nominals = clauses_.subject(predicate);
  Filling filling = slots_.resolve(nominals, Role::kActor);
  if (filling.empty()) {
    // "Israeli jets struck": whose they are.
    for (std::size_t nominal : nominals) {
      if (!clauses_.acts_for_another(nominal)) continue;
      filling = slots_.modifiers(nominal);
      filling.reference = FactOrigin::Reference::kDescription;
    }
  }
  if (!filling.empty() || nominals.size() != 1) return filling;
  // "The meeting focused on …": those who met.
  const Word& head = clauses_.tree().word(nominals.front());
  const bool occasion = clauses_.view().lexicon.is(WordList::kOccasion, head.lemma);
  if (occasion && !clauses_.phrase_at(nominals.front())) {
    filling.entities = discourse_.participants();
    filling.reference = FactOrigin::Reference::kAssumed;
  }
  return filling;
}

void EventReader::date_match(Match& match) {
  const std::size_t predicate = match.anchor.predicate;
  const bool future = match.status != FactStatus::kOccurred;
  if (const auto time = clauses_.time_of(predicate)) {
    match.date = resolve(clauses_.view().times[*time], discourse_.time(), future);
    match.dated = match.date.has_value();
  }
  look_ahead(match);
  if (match.dated || match.status != FactStatus::kOccurred || match.recalled) return;
  const auto verb = clauses_.verb_above(predicate);
  const bool background = verb && (clauses_.is_perfect(*verb) || clauses_.is_past_perfect(*verb));
  if (background) return;
  match.date = discourse_.story_date();
  // What "they" did, who met on another day than the news is of, they did then.
  const bool together = match.anchor.subject_reference != FactOrigin::Reference::kName &&
                        match.anchor.subject.size() > 1 &&
                        match.anchor.subject == discourse_.participants();
  if (together && discourse_.meeting_date()) match.date = discourse_.meeting_date();
}

/// "is visiting Rome next week": what is dated after the article has not happened yet.
void EventReader::look_ahead(Match& match) const {
  const auto& article = discourse_.time().article;
  if (!article || !match.dated || match.status != FactStatus::kOccurred) return;
  if (match.date->precision == DatePrecision::kDay && match.date->begin.days > article->days) {
    match.status = FactStatus::kPlanned;
  }
}

void EventReader::read_verb(std::size_t verb) {
  Match match;
  match.anchor.predicate = verb;
  match.anchor.kind = PredicateKind::kVerb;
  match.status = clauses_.status(verb);
  match.recalled = clauses_.is_recalled(verb);
  Filling subject = subject_of(verb);
  // "to discuss", after "met": both sides do.
  const auto above = clauses_.tree().head(verb);
  if (above && !subject.entities.empty() && clauses_.tree().marker(verb) == "to") {
    const auto met = met_at_.find(*above);
    if (met != met_at_.end()) add_alike(subject.entities, met->second);
  }
  match.anchor.subject = subject.entities;
  match.anchor.subject_reference = subject.reference;
  const bool finite = !clauses_.tree().stands_as(verb, "xcomp") &&
                      !clauses_.tree().stands_as(verb, "advcl") &&
                      !clauses_.tree().stands_as(verb, "acl");
  if (finite) discourse_.return_to_news(subject.entities);
  discourse_.begin_clause(subject.entities);
  date_match(match);
  read_frames(match);
  if (!finite) return;
  // Of a passive, what the sentence is about.
  const bool passive = clauses_.tree().is_passive(verb);
  discourse_.note_subject(passive ? slots_.resolve(clauses_.object(verb), Role::kActor).entities
                                  : subject.entities);
}

void EventReader::read_frames(Match match) {
  const Lexicon& lexicon = clauses_.view().lexicon;
  const Word& word = clauses_.tree().word(match.anchor.predicate);
  std::set<std::string> done;
  EventNumbers events;
  for (const Frame& frame : lexicon.frames(match.anchor.kind, word.lemma)) {
    if (frame.relation == "SAID" || done.contains(frame.relation)) continue;
    Match tried = match;
    tried.frame = &frame;
    if (frame.effect && tried.status == FactStatus::kOccurred) {
      tried.status = *frame.effect;
      tried.date.reset();
      date_match(tried);
    }
    if (read_frame(tried, events)) done.insert(frame.relation);
  }
}

bool EventReader::companions_match(const Frame& frame, const Anchor& anchor) const {
  const Syntax& tree = clauses_.tree();
  const auto stands_with = [&](const std::string& lemma) {
    for (std::size_t child : tree.children(anchor.predicate)) {
      const Word& word = tree.word(child);
      if (word.lemma == lemma || word.is(lemma) || tree.preposition(child) == lemma) return true;
      if (anchor.kind == PredicateKind::kNoun && word.lower.starts_with(lemma + "-")) return true;
    }
    const std::size_t beside =
        anchor.kind == PredicateKind::kNoun ? anchor.predicate - 1 : anchor.predicate + 1;
    return beside < tree.size() &&
           (tree.word(beside).is(lemma) || tree.word(beside).lemma == lemma);
  };
  return std::all_of(frame.companions.begin(), frame.companions.end(), stands_with);
}

/// Who stands in the first slot; where nobody is named, those who met, if the relation is of a kind
/// that is said without them ("bilateral relations were discussed").
Filling EventReader::acting(const Match& match) {
  Filling from = slots_.fill(match.frame->from, match.anchor);
  const bool agentless = from.empty() && match.anchor.kind == PredicateKind::kVerb &&
                         clauses_.tree().is_passive(match.anchor.predicate) &&
                         clauses_.tree().has_child(match.anchor.predicate, "nsubj:pass");
  const bool coerces = match.frame->type == "COERCE";
  if (coerces && from.reference == FactOrigin::Reference::kAssumed) {
    // "Police arrested A in Caracas": the police of that place, not of the story's.
    if (const auto state = state_acting(match)) from.entities = {*state};
  }
  if (!agentless) return from;
  const std::string& relation = match.frame->relation;
  if (relation == "DISCUSSED" || relation == "SIGNED" || relation == "AGREED_ON") {
    from.entities = discourse_.participants();
    from.reference = FactOrigin::Reference::kAssumed;
  }
  // "was arrested", "was deported": the state does that, of the place or of the story.
  if (coerces) {
    if (const auto state = state_acting(match)) from.entities = {*state};
    from.reference = FactOrigin::Reference::kAssumed;
  }
  return from;
}

/// The country that does what only states do to persons.
std::optional<std::size_t> EventReader::state_acting(const Match& match) {
  Slot person;
  person.place = SlotPlace::kObject;
  person.fillers = {Filler::kPerson};
  if (slots_.fill(person, match.anchor).empty()) return std::nullopt;
  const auto place = slots_.place(match.anchor);
  if (!place) return discourse_.home();
  const Entity& entity = output_.registry.entities()[*place];
  if (entity.label == EntityLabel::kCountry) return *place;
  const auto country = entity.properties.find("country");
  if (country == entity.properties.end()) return discourse_.home();
  return output_.registry.country_named(country->second.as_string());
}

bool EventReader::read_frame(Match& match, EventNumbers& events) {
  const Frame& frame = *match.frame;
  if (!companions_match(frame, match.anchor)) return false;
  if (is_agreed_on(match)) {
    explain(match, {}, {}, "it is the topic of an agreement");
    return false;
  }
  for (const Slot& needed : frame.needed) {
    const bool infinitive = needed.place == SlotPlace::kInfinitive && needed.words.empty() &&
                            clauses_.has_infinitive(match.anchor.predicate);
    if (infinitive || !slots_.fill(needed, match.anchor).empty()) continue;
    explain(match, {}, {}, "a needed slot is empty");
    return false;
  }
  for (const Slot& absent : frame.absent) {
    const bool infinitive = absent.place == SlotPlace::kInfinitive && absent.words.empty() &&
                            clauses_.has_infinitive(match.anchor.predicate);
    if (!infinitive && slots_.fill(absent, match.anchor).empty()) continue;
    explain(match, {}, {}, "a slot that must be empty is filled");
    return false;
  }
  Filling from = acting(match);
  Filling to = frame.one_slot ? from : slots_.fill(frame.to, match.anchor);
  if (to.empty() && !from.entities.empty()) to = unsaid_recipient(match, from);
  if (from.entities.empty() || to.empty()) {
    explain(match, from, to,
            from.entities.empty() ? "nobody known acts" : "nothing known in the second slot");
    return false;
  }
  for (const Slot& joint : frame.joint) {
    add_unique(from.entities, slots_.fill(joint, match.anchor).entities);
  }
  if (frame.one_slot && from.entities.size() > kMostInEachOther) {
    explain(match, from, to, "too many for each with each");
    return false;
  }
  if (match.dated && match.status == FactStatus::kOccurred && !match.recalled && !output_.weak) {
    discourse_.note_news_date(*match.date);
  }
  if (is_mere_purpose(match)) {
    explain(match, from, to, "it is only what something else is for");
    return false;
  }
  note_participants(match, from, to);
  write_facts(match, from, to, events);
  explain(match, from, to, output_.weak ? "a headline only supports" : "");
  return true;
}

/// "Canada has pledged $5 million": to the country that the report of a disaster is about.
Filling EventReader::unsaid_recipient(const Match& match, const Filling& from) {
  const Frame& frame = *match.frame;
  const bool aid = frame.type == "AID" && frame.to.place == SlotPlace::kPreposition;
  if (!aid || match.anchor.kind != PredicateKind::kVerb) return {};
  const auto home = discourse_.home();
  const bool own =
      !home || std::find(from.entities.begin(), from.entities.end(), *home) != from.entities.end();
  for (const Oblique& oblique : clauses_.obliques(match.anchor.predicate)) {
    if (oblique.preposition == "to") return {};  // somebody else, whom we do not know
  }
  if (own) return {};
  return {{*home}, {}, true, FactOrigin::Reference::kAssumed};
}

void EventReader::note_participants(const Match& match, const Filling& from, const Filling& to) {
  if (!brings_together(match.frame->relation) || output_.weak) return;
  if (match.status != FactStatus::kOccurred && match.status != FactStatus::kPlanned) return;
  std::vector<std::size_t> participants = from.entities;
  if (match.frame->relation != "SIGNED") add_unique(participants, to.entities);
  met_at_[match.anchor.predicate] = participants;
  // What the sentence itself dates away from the news is told in passing.
  const bool passing = match.dated && discourse_.is_background(*match.date);
  discourse_.note_meeting(participants, match.date, match.recalled || passing);
}

void EventReader::write_facts(const Match& match, const Filling& from, const Filling& to,
                              EventNumbers& events) {
  FactOrigin origin = output_.origin;
  origin.subject = from.reference;
  origin.object = to.reference;
  if (match.noun()) origin.predicate = FactOrigin::Predicate::kNoun;
  if (match.date) {
    origin.dating = match.dated ? FactOrigin::Dating::kSentence : FactOrigin::Dating::kStory;
  }
  if (match.frame->one_slot) {
    for (std::size_t i = 0; i < from.entities.size(); ++i) {
      for (std::size_t k = i + 1; k < from.entities.size(); ++k) {
        write_fact(match, from.entities[i], from.entities[k], origin, events);
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
      write_fact(match, subject, object, origin, events);
    }
    for (const std::string& topic : to.topics) {
      write_fact(match, subject, output_.registry.topic(topic), origin, events);
    }
  }
}

/// Whether a relation can end at such a thing (docs/schema.md).
bool may_end_at(const std::string& relation, EntityLabel label) {
  if (relation == "MEMBER_OF") return label == EntityLabel::kOrganization;
  if (relation == "APPOINTED") return label == EntityLabel::kPerson;
  if (relation == "ATTENDED") return label == EntityLabel::kEvent;
  if (relation == "VISITED") return label == EntityLabel::kCountry || label == EntityLabel::kPlace;
  return true;
}

void EventReader::write_fact(const Match& match, std::size_t from, std::size_t to,
                             const FactOrigin& origin, EventNumbers& events) {
  const Frame& frame = *match.frame;
  if (!may_end_at(frame.relation, output_.registry.entities()[to].label)) return;
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
    const auto [known, fresh] = events.try_emplace(frame.type + '/' + frame.mode, 0);
    if (fresh) {
      known->second =
          output_.facts.open_event({frame.type, frame.mode, output_.evidence.quote, frame.cameo});
    }
    fact.event = known->second;
  }
  fact.evidence.push_back(output_.evidence);
  fact.evidence.back().said_by = attribution_.sources(match.anchor.predicate);
  output_.facts.add(std::move(fact), output_.weak);
}

// ---- nouns
// ---------------------------------------------------------------------------------------

/// "its meeting", "Russia's attack", "criticism by the ministry".
Filling EventReader::owner_of_noun(std::size_t noun) {
  const Syntax& tree = clauses_.tree();
  if (const auto owner = tree.child(noun, "nmod:poss")) {
    const Word& word = tree.word(*owner);
    Phrase pronoun;
    pronoun.sort = PhraseSort::kPronoun;
    if (word.is("his") || word.is("her")) pronoun.name = word.lower;
    if (word.is("their")) pronoun.name = "they";
    if (word.is("its")) pronoun.name = "it";
    pronoun.words = {*owner, *owner + 1};
    if (pronoun.name.empty()) return slots_.resolve(tree.coordination(*owner), Role::kActor);
    return {discourse_.resolve(pronoun, Role::kActor), {}, true, FactOrigin::Reference::kPronoun};
  }
  Slot by;
  by.place = SlotPlace::kPreposition;
  by.prepositions = {"by"};
  by.fillers = {Filler::kActor};
  Anchor anchor;
  anchor.predicate = noun;
  anchor.kind = PredicateKind::kNoun;
  return slots_.fill(by, anchor);
}

bool EventReader::is_consultation(const std::string& noun) const {
  const auto& frames = clauses_.view().lexicon.frames(PredicateKind::kNoun, noun);
  return !frames.empty() && frames.front().type == "CONSULT";
}

/// "agreed to resume consultations": what is agreed on is a topic, and no meeting of its own.
bool EventReader::is_agreed_on(const Match& match) const {
  const std::string& type = match.frame->type;
  const bool verb = match.anchor.kind == PredicateKind::kVerb;
  if (type != "COOPERATE" && type != "AGREE" && (type != "CONSULT" || verb)) return false;
  const Syntax& tree = clauses_.tree();
  std::optional<std::size_t> at = match.anchor.predicate;
  for (; at; at = tree.head(*at)) {
    if (!tree.stands_as(*at, "xcomp") || !tree.head(*at)) continue;
    const auto& frames =
        clauses_.view().lexicon.frames(PredicateKind::kVerb, tree.word(*tree.head(*at)).lemma);
    const bool agreeing = std::any_of(frames.begin(), frames.end(), [](const Frame& frame) {
      return frame.relation == "AGREED_ON" && frame.to.place == SlotPlace::kInfinitive;
    });
    if (agreeing) return true;
  }
  return false;
}

/// "forces to liberate Mosul": a purpose tells of nothing that happened or is planned.
bool EventReader::is_mere_purpose(const Match& match) const {
  const Syntax& tree = clauses_.tree();
  const std::size_t predicate = match.anchor.predicate;
  const bool purpose = (tree.stands_as(predicate, "advcl") || tree.stands_as(predicate, "acl")) &&
                       tree.marker(predicate) == "to";
  return purpose && match.status == FactStatus::kHypothetical && match.frame->type != "CONSULT";
}

/// Whose meeting, attack or agreement it is.
Filling EventReader::subject_of_noun(std::size_t noun) {
  const Syntax& tree = clauses_.tree();
  const auto carrier = clauses_.light_verb(noun);
  const auto possessor = tree.child(noun, "nmod:poss");
  if (carrier && possessor && tree.word(*possessor).upos == "PRON") {
    // "A and B held their first drill": theirs who held it.
    const Filling carried = subject_of(*carrier);
    if (!carried.empty()) return carried;
  }
  Filling owner = owner_of_noun(noun);
  if (!owner.empty()) return owner;
  if (tree.has_child(noun, "nsubj")) return subject_of(noun);  // "is on a visit"
  if (const auto verb = clauses_.light_verb(noun)) {
    const Filling carried = subject_of(*verb);
    if (!carried.empty()) return carried;
  }
  Filling modifiers = slots_.modifiers(noun);
  if (!modifiers.empty()) return modifiers;
  // "at the end of a visit to B"
  std::size_t outer = noun;
  const auto frame = tree.head(noun);
  static const std::set<std::string> kFrames{"end",  "start",    "beginning", "conclusion",
                                             "eve",  "sideline", "margin",    "day",
                                             "part", "course"};
  const bool framed = frame && tree.stands_as(noun, "nmod") && tree.preposition(noun) == "of" &&
                      kFrames.contains(tree.word(*frame).lemma);
  if (framed) outer = *frame;
  const auto above = tree.head(outer);
  const auto verb = above ? clauses_.verb_above(*above) : std::nullopt;
  const auto determiner = tree.child(noun, "det");
  const bool known = determiner && tree.word(*determiner).is("the");
  static const std::set<std::string> kAdverbial{"during",    "in",     "at", "after",
                                                "following", "before", "on", "for"};
  // "said after a meeting with B" tells who met, "wept after the attack on B" does not who
  // attacked.
  const bool adverbial = tree.stands_as(noun, "obl") &&
                         kAdverbial.contains(tree.preposition(noun)) &&
                         is_consultation(tree.word(noun).lemma);
  return verb && adverbial && !known ? subject_of(*verb) : Filling{};
}

void EventReader::read_noun(std::size_t noun) {
  const Word& word = clauses_.tree().word(noun);
  if (clauses_.view().lexicon.frames(PredicateKind::kNoun, word.lemma).empty()) return;
  Match match;
  match.anchor.predicate = noun;
  match.anchor.kind = PredicateKind::kNoun;
  const Filling subject = subject_of_noun(noun);
  match.anchor.subject = subject.entities;
  match.anchor.subject_reference = subject.reference;
  match.recalled = clauses_.is_recalled(noun);
  match.status = clauses_.status(noun);
  date_match(match);
  read_frames(match);
}

void EventReader::read_adjective(std::size_t adjective) {
  const Word& word = clauses_.tree().word(adjective);
  if (clauses_.view().lexicon.frames(PredicateKind::kAdjective, word.lemma).empty()) return;
  Match match;
  match.anchor.predicate = adjective;
  match.anchor.kind = PredicateKind::kAdjective;
  const Filling subject = subject_of(adjective);
  match.anchor.subject = subject.entities;
  match.anchor.subject_reference = subject.reference;
  match.status = clauses_.status(adjective);
  date_match(match);
  read_frames(match);
}

// ---- explaining
// ----------------------------------------------------------------------------------

void EventReader::explain(const Match& match, const Filling& from, const Filling& to,
                          std::string dropped) const {
  if (output_.explanation == nullptr) return;
  TriedEntry entry;
  entry.sentence = output_.evidence;
  entry.predicate = clauses_.tree().word(match.anchor.predicate).form;
  entry.relation = match.frame->relation;
  entry.source = match.frame->source;
  const auto names = [&](const Filling& filling) {
    std::vector<std::string> found = filling.topics;
    for (std::size_t entity : filling.entities) {
      found.push_back(output_.registry.entities()[entity].name);
    }
    return found;
  };
  entry.from = names(from);
  if (!match.frame->one_slot) entry.to = names(to);
  entry.status = match.status;
  entry.date = match.date;
  entry.dropped = std::move(dropped);
  output_.explanation->push_back(std::move(entry));
}

}  // namespace newsgraph::understanding
