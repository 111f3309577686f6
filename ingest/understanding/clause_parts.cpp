// What stands beside a predicate: prepositional phrases, infinitives, complements, light verbs.
#include "newsgraph/ingest/understanding/clauses.h"

#include <algorithm>

#include "newsgraph/ingest/understanding/noun_classes.h"

namespace newsgraph::understanding {

void Clauses::add_obliques(std::size_t of, bool attached, std::vector<Oblique>& found) const {
  for (std::size_t child : tree_.children(of)) {
    const bool clause = tree_.stands_as(child, "advcl") || tree_.stands_as(child, "acl");
    const bool phrase = tree_.stands_as(child, "obl") || tree_.stands_as(child, "nmod");
    if (clause && !tree_.stands_as(child, "acl:relcl")) {
      const std::string marker = tree_.marker(child);
      if (!marker.empty() && !tree_.has_feature(child, "VerbForm=Fin")) {
        found.push_back({marker, child, true});
      }
    }
    if (!phrase) continue;
    for (std::size_t member : tree_.coordination(child)) {
      std::string preposition = tree_.preposition(member);
      if (preposition.empty() || (!attached && preposition == "of")) continue;
      found.push_back({std::move(preposition), antecedent(member), tree_.is_verb(member)});
    }
  }
}

/// What hangs one noun further down: "a memorandum of understanding with A", "on the sidelines of
/// the forum with A".
void Clauses::add_nested(std::size_t of, std::vector<Oblique>& found) const {
  for (std::size_t child : tree_.children(of)) {
    const bool phrase = tree_.stands_as(child, "obl") || tree_.stands_as(child, "nmod");
    if (!phrase || phrase_at(child)) continue;
    if (is_framing(tree_.word(child))) {
      add_obliques(child, false, found);
      for (std::size_t inner : tree_.children(child)) {
        if (tree_.stands_as(inner, "nmod")) add_obliques(inner, false, found);
      }
    } else if (tree_.preposition(child) == "of" && tree_.children(child).size() > 1 &&
               !tree_.has_child(child, "det") && !tree_.has_child(child, "nmod:poss")) {
      add_obliques(child, false, found);
    }
  }
}

/// What hangs on an object, on its apposition ("extradited A, a leader, to B") or on a participle
/// that only carries it ("lifted sanctions imposed on A").
void Clauses::add_below_object(std::size_t object, std::vector<Oblique>& found) const {
  add_obliques(object, false, found);
  for (std::size_t child : tree_.children(object)) {
    const bool carries = tree_.stands_as(child, "acl") &&
                         view_.lexicon.is(WordList::kLight, tree_.word(child).lemma);
    if (carries || tree_.stands_as(child, "appos")) add_obliques(child, false, found);
  }
}

/// What tells of a deed that a parser hung elsewhere: "the shelling of civilians | in A by B", below
/// those who suffered it; "condemned the attack | by A on B", on the verb, which is nobody's.
void Clauses::add_around_deed(std::size_t noun, std::vector<Oblique>& found) const {
  for (std::size_t child : tree_.children(noun)) {
    if (!tree_.stands_as(child, "nmod") || is_framing(tree_.word(child))) continue;
    std::vector<Oblique> below;
    add_obliques(child, false, below);
    for (const Oblique& each : below) {
      const bool where = is_one_of(each.preposition, {"in", "at", "near", "against"});
      if (each.preposition == "by" || (where && !phrase_at(child))) found.push_back(each);
    }
  }
  const auto verb = tree_.head(noun);
  if (!verb || !tree_.stands_as(noun, "obj") || tree_.is_passive(*verb)) return;
  std::vector<Oblique> beside;
  add_obliques(*verb, false, beside);
  const auto by = std::find_if(beside.begin(), beside.end(), [&](const Oblique& each) {
    return each.preposition == "by" && each.head > noun && !each.clause;
  });
  found.insert(found.end(), by, beside.end());
}

std::vector<Oblique> Clauses::obliques(std::size_t predicate) const {
  std::vector<Oblique> found;
  add_obliques(predicate, true, found);
  add_nested(predicate, found);
  if (tree_.is_verb(predicate)) {
    auto object = tree_.child(predicate, "obj");
    if (!object) object = counted_object(predicate);
    // "called on A": the particle may have been read as a part of the verb.
    const auto particle = tree_.child(predicate, "compound:prt");
    if (particle && object) {
      for (std::size_t member : expand(*object)) {
        found.push_back({tree_.word(*particle).lower, member, false});
      }
    }
    if (object) add_below_object(*object, found);
    if (tree_.is_passive(predicate)) {
      for (std::size_t member : surface_subject(predicate, 0)) add_obliques(member, false, found);
    }
    // "spoken by phone with A": the second phrase may hang on the first, but not on what went on
    // at another time ("spoke after talks with A").
    for (std::size_t child : tree_.children(predicate)) {
      const bool apart = is_one_of(tree_.preposition(child),
                                   {"after", "before", "following", "since", "ahead", "until"});
      if (tree_.stands_as(child, "obl") && !apart) add_obliques(child, false, found);
    }
    return found;
  }
  if (const auto verb = light_verb(predicate)) {
    add_obliques(*verb, false, found);
    add_nested(*verb, found);
  } else {
    add_around_deed(predicate, found);
  }
  for (std::size_t child : tree_.children(predicate)) {
    const bool carries = tree_.stands_as(child, "acl") &&
                         view_.lexicon.is(WordList::kLight, tree_.word(child).lemma);
    if (carries) add_obliques(child, true, found);  // "talks held with …"
  }
  // A phrase right behind the noun that the parser gave to the verb.
  const auto verb = verb_above(predicate);
  if (verb && predicate + 1 < tree_.size() && tree_.stands_as(predicate + 1, "case")) {
    const auto nominal = tree_.head(predicate + 1);
    if (nominal && tree_.head(*nominal) == verb && *nominal > predicate) {
      for (std::size_t member : expand(*nominal)) {
        found.push_back({tree_.preposition(member), member, false});
      }
    }
  }
  return found;
}

/// Nothing but a word or when it was stands between the two.
bool Clauses::is_beside(std::size_t predicate, std::size_t word) const {
  std::size_t between = 0;
  for (std::size_t i = predicate + 1; i < word; ++i) {
    const bool when = std::any_of(view_.times.begin(), view_.times.end(),
                                  [&](const auto& time) { return time.words.contains(i); });
    if (!when) ++between;
  }
  return word > predicate && between <= 1;
}

std::vector<std::size_t> Clauses::infinitives(std::size_t predicate) const {
  std::vector<std::size_t> found;
  for (std::size_t child : tree_.children(predicate)) {
    const bool governed = tree_.stands_as(child, "xcomp") || tree_.stands_as(child, "ccomp") ||
                          (tree_.stands_as(child, "acl") && !tree_.is_verb(predicate)) ||
                          tree_.stands_as(child, "advcl");
    if (!governed || tree_.marker(child) != "to") continue;
    // A purpose stands further off: "agreed on exchanges | to enhance relations"; "agreed on
    // Thursday to meet" tells only when.
    if (tree_.stands_as(child, "advcl") && !is_beside(predicate, tree_.span(child).begin)) continue;
    for (std::size_t member : tree_.coordination(child)) found.push_back(member);
    break;
  }
  return found;
}

bool Clauses::acts_for_another(std::size_t noun) const {
  return is_collective(tree_.word(noun)) || is_ally(tree_.word(noun));
}

bool Clauses::has_infinitive(std::size_t predicate) const {
  for (std::size_t child : tree_.children(predicate)) {
    const bool clause = tree_.stands_as(child, "xcomp") || tree_.stands_as(child, "ccomp") ||
                        tree_.stands_as(child, "advcl") || tree_.stands_as(child, "acl");
    if (clause && tree_.marker(child) == "to") return true;
  }
  return false;
}

std::optional<std::size_t> Clauses::complement(std::size_t verb) const {
  return tree_.child(verb, "ccomp");
}

std::optional<std::size_t> Clauses::light_verb(std::size_t noun) const {
  std::size_t at = tree_.first_conjunct(noun);
  auto above = tree_.head(at);
  const bool held = above && (is_measure(tree_.word(*above)) || is_vessel(tree_.word(*above)));
  if (held && tree_.stands_as(at, "nmod")) {
    at = *above;
    above = tree_.head(at);
  }
  if (!above || !tree_.is_verb(*above)) return std::nullopt;
  if (!view_.lexicon.is(WordList::kLight, tree_.word(*above).lemma)) return std::nullopt;
  const bool carried =
      tree_.stands_as(at, "obj") || tree_.stands_as(at, "nsubj:pass") ||
      (tree_.stands_as(at, "obl") && is_one_of(tree_.preposition(at), {"in", "into", "on"}));
  return carried ? above : std::nullopt;
}

std::optional<std::size_t> Clauses::verb_above(std::size_t word) const {
  std::optional<std::size_t> at = word;
  while (at && !tree_.is_verb(*at)) at = tree_.head(*at);
  return at;
}

}  // namespace newsgraph::understanding
