// Whom the nominals of a slot mean: entities by their names, by what stands before or behind a
// noun, by "each other".
#include "newsgraph/ingest/understanding/slots.h"

#include <algorithm>

#include "newsgraph/ingest/understanding/noun_classes.h"

namespace newsgraph::understanding {

namespace {

FactOrigin::Reference reference_of(const Phrase& phrase) {
  switch (phrase.sort) {
    case PhraseSort::kPronoun:
      return FactOrigin::Reference::kPronoun;
    case PhraseSort::kGroup:
      return FactOrigin::Reference::kGroup;
    case PhraseSort::kBody:
      return phrase.name == "police" || phrase.name == "prosecutors" || phrase.name == "authorities"
                 ? FactOrigin::Reference::kAssumed
                 : FactOrigin::Reference::kDescription;
    case PhraseSort::kTitle:
      return phrase.name.empty() ? FactOrigin::Reference::kDescription
                                 : FactOrigin::Reference::kName;
    case PhraseSort::kOfficials:
      return phrase.country ? FactOrigin::Reference::kName : FactOrigin::Reference::kAssumed;
    default:
      return FactOrigin::Reference::kName;
  }
}

bool contains(const std::vector<std::string>& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

bool is_reciprocal(const Syntax& tree, std::size_t word) {
  if (word + 1 >= tree.size()) return false;
  const bool each = tree.word(word).is("each") && tree.word(word + 1).is("other");
  return each || (tree.word(word).is("one") && tree.word(word + 1).is("another"));
}

}  // namespace

void add_unique(std::vector<std::size_t>& list, const std::vector<std::size_t>& more) {
  for (std::size_t entity : more) {
    if (std::find(list.begin(), list.end(), entity) == list.end()) list.push_back(entity);
  }
}

void merge(Filling& filling, const Filling& more) {
  filling.present = filling.present || more.present;
  if (!filling.word) filling.word = more.word;
  filling.reference = std::max(filling.reference, more.reference);
  add_unique(filling.entities, more.entities);
  filling.topics.insert(filling.topics.end(), more.topics.begin(), more.topics.end());
}

Filling SlotReader::resolve(const Nominals& nominals, Role role) const {
  Filling filling;
  for (std::size_t nominal : nominals) {
    if (is_reciprocal(clauses_.tree(), nominal)) merge(filling, each_other(nominal, role));
    if (const auto country = country_in_title(nominal)) {
      merge(filling, {{*country}, {}, true, {}, nominal});
      continue;
    }
    for (std::size_t at : clauses_.phrases_of(nominal)) {
      const Phrase& phrase = clauses_.view().phrases[at];
      // "her counterparts, A and B": they are named.
      if (phrase.name == "counterparts" && nominals.size() > 1) continue;
      const std::vector<std::size_t> entities = discourse_.resolve(phrase, role);
      const bool described = phrase.sort == PhraseSort::kOfficials && !filling.entities.empty();
      if (entities.empty() || described) continue;
      merge(filling, {entities, {}, true, reference_of(phrase), nominal});
      // "his Ukrainian and Lithuanian counterparts"
      if (phrase.sort == PhraseSort::kOfficials && phrase.country)
        merge(filling, modifiers(nominal));
      // "the coast guards of A and B": both.
      const bool named = phrase.sort == PhraseSort::kPerson || phrase.sort == PhraseSort::kName;
      const auto own = clauses_.phrase_at(nominal);
      const bool apposed = named && own && *own != at;  // "counterparts, A and B"
      const bool more = apposed || (clauses_.acts_for_another(nominal) && !own);
      if (!more) break;
    }
    // "to the Kazakh capital", "in the Gulf state"
    const bool of_country = role == Role::kPlace && is_settlement(clauses_.tree().word(nominal));
    if (of_country && filling.empty()) merge(filling, modifiers(nominal));
  }
  filling.present = !nominals.empty();
  return filling;
}

/// "recalled its ambassador to Israel": behind the preposition stands the country, though the words
/// are a part of a title.
std::optional<std::size_t> SlotReader::country_in_title(std::size_t nominal) const {
  const Syntax& tree = clauses_.tree();
  const auto at = clauses_.phrase_at(nominal);
  const auto preposition = tree.child(nominal, "case");
  if (!at || !preposition) return std::nullopt;
  const Phrase& phrase = clauses_.view().phrases[*at];
  if (phrase.sort != PhraseSort::kTitle || *preposition <= phrase.words.begin) return std::nullopt;
  for (std::size_t i = *preposition + 1; i <= nominal; ++i) {
    const std::string name = text_of(tree.words(), {i, tree.span(nominal).end});
    for (const Gazetteer::Match& match : registry_.gazetteer().find(name)) {
      return registry_.country(match.country);
    }
  }
  return std::nullopt;
}

/// "to support each other": those who do.
Filling SlotReader::each_other(std::size_t nominal, Role role) const {
  const auto verb = clauses_.verb_above(nominal);
  return verb ? resolve(clauses_.subject(*verb), role) : Filling{};
}

Filling SlotReader::modifiers(std::size_t noun) const {
  const Syntax& tree = clauses_.tree();
  Filling filling;
  const auto add_country = [&](const std::string& name) {
    if (is_non_state(tree.word(noun))) return;
    for (const Gazetteer::Match& match : registry_.gazetteer().find(name)) {
      if (match.kind == CountryNameKind::kCapital) continue;
      return merge(filling, {{registry_.country(match.country)}, {}, true, {}});
    }
  };
  for (std::size_t child : tree.children(noun)) {
    if (!tree.stands_as(child, "amod") && !tree.stands_as(child, "compound")) continue;
    for (std::size_t member : tree.coordination(child)) {
      const auto phrase = clauses_.phrase_at(member);
      if (phrase && tree.stands_as(child, "compound")) {
        const auto named = discourse_.resolve(clauses_.view().phrases[*phrase], Role::kActor);
        merge(filling, {named, {}, true, {}, member});
        if (!named.empty()) continue;
      }
      const bool state = is_one_of(tree.word(member).lower, {"government", "army"});
      if (state && is_force(tree.word(noun)) && discourse_.home()) {
        merge(filling, {{*discourse_.home()}, {}, true, FactOrigin::Reference::kAssumed});
        continue;
      }
      const std::string& form = tree.word(member).form;
      const std::size_t hyphen = form.find('-');
      add_country(form.substr(0, hyphen));
      if (hyphen != std::string::npos) add_country(form.substr(hyphen + 1));
    }
  }
  return filling;
}

/// "condemned the Israeli strike", "banned Russia's exports": who stands behind what is acted on.
Filling SlotReader::resolve_owners(const Nominals& nominals) const {
  Filling filling;
  for (std::size_t nominal : nominals) {
    if (clauses_.phrase_at(nominal)) continue;
    if (const auto owner = clauses_.tree().child(nominal, "nmod:poss")) {
      merge(filling, resolve({*owner}, Role::kActor));
      continue;
    }
    Filling doers = done_by(nominal);
    if (doers.empty()) doers = modifiers(nominal);
    merge(filling, doers.empty() ? owners_behind(nominal) : doers);
  }
  if (!filling.entities.empty()) filling.reference = FactOrigin::Reference::kDescription;
  return filling;
}

/// "condemned the shelling by the Syrian army": those who did it.
Filling SlotReader::done_by(std::size_t deed) const {
  // "raids on land or by sea" may be read as done by what they were done by: that is nobody.
  if (std::find(deeds_.begin(), deeds_.end(), deed) != deeds_.end()) return {};
  deeds_.push_back(deed);
  Anchor anchor;
  anchor.predicate = deed;
  anchor.kind = PredicateKind::kNoun;
  Slot by;
  by.place = SlotPlace::kPreposition;
  by.prepositions = {"by"};
  by.fillers = {Filler::kActor};
  Filling doers = fill_preposition(by, anchor);
  deeds_.pop_back();
  return doers;
}

/// Whether the one behind the "of" of a deed suffered it: "the invasion of", not "the manoeuvres
/// of".
bool SlotReader::is_done_to(const Word& deed) const {
  const auto& frames = clauses_.view().lexicon.frames(PredicateKind::kNoun, deed.lemma);
  return std::any_of(frames.begin(), frames.end(), [](const Frame& frame) {
    return frame.to.place == SlotPlace::kObject || contains(frame.to.prepositions, "of");
  });
}

/// "the manoeuvres of Iran", "$2 billion worth of Chinese goods", "money to the crisis in Iran".
Filling SlotReader::owners_behind(std::size_t nominal) const {
  const Syntax& tree = clauses_.tree();
  const Word& noun = tree.word(nominal);
  Filling filling;
  for (std::size_t child : tree.children(nominal)) {
    const bool measured = is_measure(noun) || is_measure(tree.word(child));
    if (!tree.stands_as(child, "nmod") && !measured) continue;
    const bool there = is_in_need(noun) && tree.preposition(child) == "in";
    if (measured) {
      merge(filling, resolve_owners({child}));
    } else if ((there || (!is_done_to(noun) && tree.preposition(child) == "of")) &&
               clauses_.phrase_at(child)) {
      merge(filling, resolve(tree.coordination(child), Role::kActor));
    }
  }
  return filling;
}

}  // namespace newsgraph::understanding
