#include "newsgraph/ingest/understanding/slots.h"

#include <algorithm>

#include "newsgraph/ingest/understanding/noun_classes.h"
#include "newsgraph/ingest/understanding/topics.h"

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

bool contains(const std::vector<std::string>& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

}  // namespace

/// One of the lemmas stands in the nominals or right below them.
bool SlotReader::has_word(const std::vector<std::string>& words, const Nominals& nominals) const {
  if (words.empty()) return true;
  const Syntax& tree = clauses_.tree();
  return std::any_of(nominals.begin(), nominals.end(), [&](std::size_t nominal) {
    const WordRange span = tree.span(nominal);
    for (std::size_t i = span.begin; i < span.end; ++i) {
      const Word& word = tree.word(i);
      if (contains(words, word.lemma) || contains(words, word.lower)) return true;
    }
    return false;
  });
}

/// Texts of the topics that nominals head. What coordinates with the first is a part of its topic,
/// unless a preposition of its own opens another.
Filling SlotReader::topics_of(const Nominals& nominals) const {
  Filling filling;
  filling.present = true;
  filling.word = nominals.front();
  for (std::size_t nominal : nominals) {
    const Word& head = clauses_.tree().word(nominal);
    const bool opens = nominal == nominals.front() || clauses_.tree().has_child(nominal, "case");
    std::string text = opens ? topic_text(clauses_, nominal) : std::string{};
    if (opens && is_told_accord(clauses_, nominal)) text = discourse_.accord();
    const bool pronoun = head.upos == "PRON" || head.is("each");
    if (text.empty() || (pronoun && text.find(' ') == std::string::npos)) continue;
    // "talks on the sidelines", "arrested ten, including A"
    if (is_edge(head) || clauses_.tree().preposition(nominal) == "including") continue;
    // "pressed for Russia": an actor, and no topic of that name.
    const auto phrase = clauses_.phrase_at(nominal);
    const bool named = phrase && text == clauses_.view().phrases[*phrase].name;
    const Filling actor = named ? resolve({nominal}, Role::kActor) : Filling{};
    if (actor.entities.empty()) {
      filling.topics.push_back(text);
    } else {
      merge(filling, actor);
    }
  }
  return filling;
}

/// The first filler that is there counts: entities by their names, then whoever stands behind what
/// is named ("the Israeli strike"), then topics.
Filling SlotReader::fill_nominals(const Slot& slot, const Nominals& nominals) const {
  if (nominals.empty() || !has_word(slot.words, nominals)) return {};
  const auto allows = [&](Filler filler) {
    return std::find(slot.fillers.begin(), slot.fillers.end(), filler) != slot.fillers.end();
  };
  for (Filler filler : slot.fillers) {
    if (filler == Filler::kTopic || filler == Filler::kStatement) continue;
    // "Warned London of": where no place is meant, a seat is its government.
    const bool state = filler == Filler::kCountry && !allows(Filler::kPlace);
    const Filling filling = resolve(nominals, state ? Role::kCountry : role_of(filler));
    if (!filling.empty()) return filling;
  }
  if (allows(Filler::kActor)) {
    const Filling owners = resolve_owners(nominals);
    if (!owners.empty()) return owners;
  }
  return allows(Filler::kTopic) ? topics_of(nominals) : Filling{};
}

Filling SlotReader::fill_object(const Slot& slot, const Anchor& anchor) const {
  if (anchor.kind == PredicateKind::kVerb) {
    const Filling direct = fill_nominals(slot, clauses_.object(anchor.predicate));
    if (!direct.empty()) return direct;
    return fill_nominals(slot, clauses_.indirect_object(anchor.predicate));
  }
  Slot of = slot;
  of.place = SlotPlace::kPreposition;
  of.prepositions = {"of"};
  return fill_preposition(of, anchor);
}

Filling SlotReader::fill_preposition(const Slot& slot, const Anchor& anchor) const {
  const bool given_to = contains(slot.prepositions, "to") || contains(slot.prepositions, "for");
  if (given_to) {
    const Filling given = fill_nominals(slot, clauses_.indirect_object(anchor.predicate));
    if (!given.empty()) return given;
  }
  const std::vector<Oblique> obliques = clauses_.obliques(anchor.predicate);
  for (std::size_t i = 0; i < obliques.size();) {
    // The members of one coordination stand side by side.
    Nominals members;
    const std::size_t first = clauses_.tree().first_conjunct(obliques[i].head);
    const bool clause = obliques[i].clause;
    std::size_t next = i;
    for (; next < obliques.size() && obliques[next].clause == clause &&
           clauses_.tree().first_conjunct(obliques[next].head) == first;
         ++next) {
      if (contains(slot.prepositions, obliques[next].preposition)) {
        members.push_back(obliques[next].head);
      }
    }
    i = next;
    if (members.empty()) continue;
    Filling filling;
    if (!clause) {
      filling = fill_nominals(slot, members);
    } else if (std::find(slot.fillers.begin(), slot.fillers.end(), Filler::kTopic) !=
               slot.fillers.end()) {
      filling.topics.push_back(topic_text(clauses_, members.front()));
      if (filling.topics.back().empty()) filling.topics.clear();
    }
    if (!filling.empty()) return filling;
  }
  return {};
}

Filling SlotReader::fill_infinitive(const Anchor& anchor) const {
  Filling filling;
  for (std::size_t verb : clauses_.infinitives(anchor.predicate)) {
    // "to maintain and strengthen ties" is one topic; "to cut A and to raise B" are two.
    const Syntax& tree = clauses_.tree();
    const bool opens = !tree.stands_as(verb, "conj") || tree.marker(verb) == "to" ||
                       tree.has_child(tree.first_conjunct(verb), "obj");
    if (!opens) continue;
    const std::string text = infinitive_topic(clauses_, verb);
    filling.present = true;
    if (!text.empty()) filling.topics.push_back(text);
  }
  return filling;
}

/// "demanded that the troops leave", "denied supporting the rebels".
Filling SlotReader::fill_that(const Anchor& anchor) const {
  Filling filling;
  const Syntax& tree = clauses_.tree();
  std::string text;
  if (const auto clause = clauses_.complement(anchor.predicate)) {
    const bool infinitive = tree.marker(*clause) == "to";
    if (infinitive) return filling;
    text = clause_topic(clauses_, *clause);
  } else if (const auto gerund = tree.child(anchor.predicate, "xcomp")) {
    if (!tree.is_verb(*gerund) || !tree.word(*gerund).lower.ends_with("ing")) return filling;
    text = topic_text(clauses_, *gerund);
  }
  filling.present = !text.empty();
  if (!text.empty()) filling.topics.push_back(text);
  return filling;
}

/// "arrived at the invitation of A": who arrived.
Filling SlotReader::fill_clause(const Slot& slot, const Anchor& anchor) const {
  return fill_nominals(slot, clauses_.subject_of_clause(anchor.predicate));
}

/// "between A and B", "the meeting of A and B".
Filling SlotReader::fill_between(const Slot& slot, const Anchor& anchor) const {
  Slot between = slot;
  between.fillers = {Filler::kActor};
  for (const char* preposition : {"between", "among", "of"}) {
    between.prepositions = {preposition};
    Filling filling = fill_preposition(between, anchor);
    if (filling.entities.size() >= 2) return filling;
  }
  return {};
}

Filling SlotReader::fill(const Slot& slot, const Anchor& anchor) const {
  switch (slot.place) {
    case SlotPlace::kSubject:
    case SlotPlace::kEach: {
      if (slot.place == SlotPlace::kEach && anchor.subject.entities.size() < 2) return {};
      return anchor.subject;
    }
    case SlotPlace::kObject:
      return fill_object(slot, anchor);
    case SlotPlace::kPreposition:
      return fill_preposition(slot, anchor);
    case SlotPlace::kInfinitive:
      return fill_infinitive(anchor);
    case SlotPlace::kThat:
      return fill_that(anchor);
    case SlotPlace::kClause:
      return fill_clause(slot, anchor);
    case SlotPlace::kBetween:
      return fill_between(slot, anchor);
  }
  return {};
}

std::optional<std::size_t> SlotReader::place_of(std::size_t nominal) const {
  const auto at = clauses_.phrase_at(nominal);
  if (!at) return std::nullopt;
  const Phrase& phrase = clauses_.view().phrases[*at];
  if (phrase.sort != PhraseSort::kCapital && phrase.sort != PhraseSort::kPlace &&
      phrase.sort != PhraseSort::kName && phrase.sort != PhraseSort::kCountry) {
    return std::nullopt;
  }
  const std::vector<std::size_t> entities = discourse_.resolve(phrase, Role::kPlace);
  return entities.empty() ? std::nullopt : std::optional(entities.front());
}

std::optional<std::size_t> SlotReader::place(const Anchor& anchor) const {
  for (const Oblique& oblique : clauses_.obliques(anchor.predicate)) {
    if (oblique.preposition != "in" && oblique.preposition != "at") continue;
    if (const auto place = place_of(oblique.head)) return place;
  }
  // "Moscow, where he met …"
  const Syntax& tree = clauses_.tree();
  const auto verb = clauses_.verb_above(anchor.predicate);
  if (!verb || !tree.stands_as(*verb, "acl:relcl")) return std::nullopt;
  for (std::size_t child : tree.children(*verb)) {
    if (tree.word(child).is("where")) return place_of(*tree.head(*verb));
  }
  return std::nullopt;
}

}  // namespace newsgraph::understanding
