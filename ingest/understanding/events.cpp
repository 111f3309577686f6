#include "newsgraph/ingest/understanding/events.h"

#include <algorithm>
#include <set>

namespace newsgraph::understanding {

namespace {

/// A list of this many actors or more is rarely one where each met each.
constexpr std::size_t kMostInEachOther = 4;

}  // namespace

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
  match.anchor.subject = subject;
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

void EventReader::read_noun(std::size_t noun) {
  const Word& word = clauses_.tree().word(noun);
  if (clauses_.view().lexicon.frames(PredicateKind::kNoun, word.lemma).empty()) return;
  Match match;
  match.anchor.predicate = noun;
  match.anchor.kind = PredicateKind::kNoun;
  const Filling subject = subject_of_noun(noun);
  match.anchor.subject = subject;
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
  match.anchor.subject = subject;
  match.status = clauses_.status(adjective);
  date_match(match);
  read_frames(match);
}

/// "met Iraqi officials to discuss": the officials' country is no party to what a person discussed.
void EventReader::add_alike(std::vector<std::size_t>& entities,
                            const std::vector<std::size_t>& more) const {
  const auto& all = output_.registry.entities();
  const EntityLabel label = all[entities.front()].label;
  for (std::size_t entity : more) {
    if (all[entity].label == label) add_unique(entities, {entity});
  }
}

bool EventReader::is_verb(const Match& match) {
  return match.anchor.kind == PredicateKind::kVerb;
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
    if (frame.type.empty() && !is_verb(match)) {
      // "of which it is a member": a state, whenever what the clause tells is.
      tried.status = clauses_.status(match.anchor.predicate);
      tried.date.reset();
      tried.dated = false;
    }
    if (frame.effect && tried.status == FactStatus::kOccurred) {
      tried.status = *frame.effect;
      tried.date.reset();
      date_match(tried);
    }
    if (read_frame(tried, events)) done.insert(frame.relation);
  }
}

bool EventReader::read_frame(Match& match, EventNumbers& events) {
  const Frame& frame = *match.frame;
  if (!clauses_.has_companions(frame, match.anchor.predicate, match.anchor.kind)) return false;
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
  if (to.empty() && !from.entities.empty()) to = unsaid_target(match, from);
  if (Filling known = unsaid_attackers(match, from); to.entities.empty() && !known.empty()) {
    to = std::move(known);
  }
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
  const auto verb = clauses_.verb_above(match.anchor.predicate);
  const bool before = match.recalled || (verb && clauses_.is_past_perfect(*verb));
  if (match.dated && match.status == FactStatus::kOccurred && !before && !output_.weak) {
    discourse_.note_news_date(*match.date);
  }
  if (is_mere_purpose(match)) {
    explain(match, from, to, "it is only what something else is for");
    return false;
  }
  note_participants(match, from, to);
  if (frame.relation == "ATTACKED" && !output_.weak) {
    discourse_.note_attack(from.entities, to.entities);
  }
  write_facts(match, from, to, events);
  explain(match, from, to, output_.weak ? "a headline only supports" : "");
  return true;
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

void EventReader::date_match(Match& match) {
  const std::size_t predicate = match.anchor.predicate;
  const bool future = match.status != FactStatus::kOccurred && match.status != FactStatus::kDenied;
  if (const auto time = clauses_.time_of(predicate)) {
    const TimeExpression& told = clauses_.view().times[*time];
    if (told.vague.value_or(0) != 0) return;  // "in recent weeks": no day that anybody knows
    match.date = resolve(told, discourse_.time(), future);
    match.dated = match.date.has_value();
  }
  look_ahead(match);
  if (match.dated || match.status != FactStatus::kOccurred || match.recalled) return;
  const auto verb = clauses_.verb_above(predicate);
  const bool background = verb && (clauses_.is_perfect(*verb) || clauses_.is_past_perfect(*verb));
  if (background) return;
  const bool now = verb && clauses_.is_present(*verb);
  match.date = now ? discourse_.news_date() : discourse_.story_date();
  // What "they" did, who met on another day than the news is of, they did then.
  const bool together = match.anchor.subject.reference != FactOrigin::Reference::kName &&
                        match.anchor.subject.entities.size() > 1 &&
                        match.anchor.subject.entities == discourse_.participants();
  if (together && discourse_.meeting_date()) match.date = discourse_.meeting_date();
}

/// "is visiting Rome next week": what is dated after the article has not happened yet. Of "invited
/// B to a summit next week" the date is not that of the inviting.
void EventReader::look_ahead(Match& match) const {
  const auto& article = discourse_.time().article;
  if (!article || !match.dated || match.status != FactStatus::kOccurred) return;
  if (match.date->precision != DatePrecision::kDay || match.date->begin.days <= article->days) {
    return;
  }
  if (clauses_.is_past(match.anchor.predicate)) {
    match.dated = false;
    match.date.reset();
  } else {
    match.status = FactStatus::kPlanned;
  }
}

}  // namespace newsgraph::understanding
