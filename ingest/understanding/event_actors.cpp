// Whose an event is: who acts in a verb, whose meeting or attack a noun tells of, and who is meant
// where nobody is named.
#include "newsgraph/ingest/understanding/events.h"

#include <algorithm>
#include <set>

#include "newsgraph/ingest/understanding/gender.h"
#include "newsgraph/ingest/understanding/noun_classes.h"

namespace newsgraph::understanding {

namespace {

bool shares(const std::vector<std::size_t>& left, const std::vector<std::size_t>& right) {
  return std::any_of(left.begin(), left.end(), [&](std::size_t each) {
    return std::find(right.begin(), right.end(), each) != right.end();
  });
}

}  // namespace

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
  discourse_.settle(phrase, attribution_.first_person(phrase.words.begin));
}

/// Whose statement it is: "A's statement condemned B", "A adopted a resolution condemning B".
Filling EventReader::issuer(std::size_t document) {
  Filling owner = owner_of_noun(document);
  if (!owner.empty()) return owner;
  const Syntax& tree = clauses_.tree();
  const auto verb = tree.head(document);
  const bool issued =
      verb && (tree.stands_as(document, "obj") || tree.stands_as(document, "nsubj:pass")) &&
      is_one_of(tree.word(*verb).lemma, {"adopt", "issue", "release", "publish", "pass", "approve",
                                         "sign", "send", "submit", "circulate", "write"});
  return issued ? slots_.resolve(clauses_.subject(*verb), Role::kActor) : Filling{};
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
  if (nominals.empty()) filling.entities = attribution_.unsaid_subject(predicate);
  if (!filling.empty() || nominals.size() != 1) return filling;
  if (is_assault(nominals.front())) {
    // "Israeli strikes killed two": whose strikes they are.
    filling = subject_of_noun(nominals.front());
    filling.reference = FactOrigin::Reference::kDescription;
    return filling;
  }
  if (is_document(clauses_.tree().word(nominals.front()))) return issuer(nominals.front());
  // "The meeting focused on …": those who met.
  const Word& head = clauses_.tree().word(nominals.front());
  const bool occasion = clauses_.view().lexicon.is(WordList::kOccasion, head.lemma);
  if (occasion && !clauses_.phrase_at(nominals.front())) {
    filling.entities = discourse_.participants();
    filling.reference = FactOrigin::Reference::kAssumed;
  }
  return filling;
}

bool EventReader::is_assault(std::size_t noun) const {
  const Word& word = clauses_.tree().word(noun);
  const auto& frames = clauses_.view().lexicon.frames(PredicateKind::kNoun, word.lemma);
  return !clauses_.phrase_at(noun) &&
         std::any_of(frames.begin(), frames.end(),
                     [](const Frame& frame) { return frame.type == "ASSAULT"; });
}

/// "condemned Russia for its invasion": of whom a verb has for an object, and not its subject's.
Filling EventReader::owner_as_object(std::size_t noun) {
  const Syntax& tree = clauses_.tree();
  const auto verb = tree.head(noun);
  const bool reason = verb && tree.is_verb(*verb) && tree.stands_as(noun, "obl") &&
                      is_one_of(tree.preposition(noun), {"for", "over", "of"});
  return reason && !tree.is_passive(*verb) ? slots_.resolve(clauses_.object(*verb), Role::kActor)
                                           : Filling{};
}

/// Whether a pronoun can mean those: in number, in gender, as somebody or as a body.
bool EventReader::agrees(const Filling& named, const Phrase& pronoun) const {
  const bool several = named.entities.size() > 1;
  if (named.empty() || several != (pronoun.name == "they")) return false;
  if (several) return true;
  const PersonRecord* person = output_.registry.person(named.entities.front());
  if ((person != nullptr) == (pronoun.name == "it")) return false;
  return person == nullptr || may_agree(person->gender, gender_of_pronoun(pronoun.name));
}

/// "During his visit to B, A met C": a pronoun before the one it means, who is named right behind.
Filling EventReader::named_ahead(std::size_t noun, const Phrase& pronoun) {
  const Nominals ahead = clauses_.subject_ahead(noun);
  for (std::size_t nominal : ahead) {
    const auto at = clauses_.phrase_at(nominal);
    if (!at || clauses_.view().phrases[*at].sort == PhraseSort::kPronoun) return {};
  }
  Filling named = slots_.resolve(ahead, Role::kActor);
  if (!agrees(named, pronoun)) return {};
  named.reference = FactOrigin::Reference::kPronoun;
  return named;
}

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
    if (Filling ahead = named_ahead(noun, pronoun); !ahead.empty()) return ahead;
    if (Filling object = owner_as_object(noun); agrees(object, pronoun)) return object;
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
    // "was involved in the attack"
    const bool taking_part = clauses_.tree().is_passive(*verb) && tree.preposition(noun) == "in";
    if (taking_part) return slots_.resolve(clauses_.object(*verb), Role::kActor);
  }
  Filling modifiers = slots_.modifiers(noun);
  if (!modifiers.empty()) return modifiers;
  // "at the end of a visit to B"
  std::size_t outer = noun;
  const auto frame = tree.head(noun);
  const bool framed = frame && tree.stands_as(noun, "nmod") && tree.preposition(noun) == "of" &&
                      is_framing(tree.word(*frame));
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
  if (match.frame->type == "ASSAULT") return striking_around(match.anchor.predicate);
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

/// "Two were killed in an attack by A": whose attack it was.
Filling EventReader::striking_around(std::size_t verb) {
  for (const Oblique& oblique : clauses_.obliques(verb)) {
    const bool during = is_one_of(oblique.preposition, {"in", "during", "by"});
    if (!during || !is_assault(oblique.head)) continue;
    Filling attackers = subject_of_noun(oblique.head);
    attackers.reference = FactOrigin::Reference::kDescription;
    if (!attackers.empty()) return attackers;
  }
  return {};
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

/// "Canada has pledged $5 million": to the country that the report of a disaster is about.
Filling EventReader::unsaid_recipient(const Match& match, const Filling& from) {
  const Frame& frame = *match.frame;
  const bool aid = frame.type == "AID" && frame.to.place == SlotPlace::kPreposition;
  if (!aid || match.anchor.kind != PredicateKind::kVerb) return {};
  const auto home = discourse_.home();
  const bool own =
      !home || std::find(from.entities.begin(), from.entities.end(), *home) != from.entities.end();
  for (const Oblique& oblique : clauses_.obliques(match.anchor.predicate)) {
    // Somebody else, whom we do not know.
    if (is_one_of(oblique.preposition, {"to", "into"})) return {};
  }
  if (own) return {};
  return {{*home}, {}, true, FactOrigin::Reference::kAssumed};
}

/// "The attacks": those told of before.
bool EventReader::is_known(std::size_t noun) const {
  const auto determiner = clauses_.tree().child(noun, "det");
  return determiner && is_one_of(clauses_.tree().word(*determiner).lower, {"the", "these"});
}

/// "Strikes against facilities of militants in B": nobody known, but where it was.
Filling EventReader::struck_place(std::size_t noun) {
  const Syntax& tree = clauses_.tree();
  for (std::size_t i = noun + 1; i < tree.size(); ++i) {
    if (!clauses_.phrase_at(i) || !tree.is_under(i, noun)) continue;
    if (!is_one_of(tree.preposition(i), {"in", "near", "at", "around", "outside"})) continue;
    Filling place = slots_.resolve({i}, Role::kPlace);
    if (!place.empty()) return place;
  }
  return {};
}

/// "B took part in the attacks": on those whom the attack told of before was on.
Filling EventReader::unsaid_target(const Match& match, const Filling& from) {
  const std::size_t noun = match.anchor.predicate;
  if (!match.noun() || match.frame->relation != "ATTACKED" || !clauses_.light_verb(noun)) return {};
  const std::vector<std::size_t>& struck = discourse_.struck();
  if (!is_known(noun) || struck.empty()) return struck_place(noun);
  if (shares(struck, from.entities)) return {};
  return {struck, {}, true, FactOrigin::Reference::kAssumed};
}

/// "Condemned the attack in B": which attack it was is told by where.
bool EventReader::is_located(std::size_t verb, std::size_t attack) const {
  const std::vector<Oblique> obliques = clauses_.obliques(verb);
  return std::any_of(obliques.begin(), obliques.end(), [&](const Oblique& oblique) {
    return oblique.head > attack && clauses_.phrase_at(oblique.head) &&
           is_one_of(oblique.preposition, {"in", "on", "near", "at", "against"});
  });
}

/// "B condemned the attack": whose it was, is told before.
Filling EventReader::unsaid_attackers(const Match& match, const Filling& from) {
  if (match.frame->relation != "ACCUSED" || match.noun()) return {};
  const Nominals objects = clauses_.object(match.anchor.predicate);
  const std::vector<std::size_t>& attackers = discourse_.attackers();
  const bool known = objects.size() == 1 && is_assault(objects[0]) && is_known(objects[0]);
  if (!known || is_located(match.anchor.predicate, objects[0]) || attackers.empty() || shares(attackers, from.entities)) return {};
  return {attackers, {}, true, FactOrigin::Reference::kAssumed};
}

}  // namespace newsgraph::understanding
