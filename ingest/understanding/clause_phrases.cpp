// Which phrases say who a nominal is: its own, those in apposition to it, those of its owners.
#include "newsgraph/ingest/understanding/clauses.h"

#include <algorithm>

#include "newsgraph/ingest/understanding/noun_classes.h"

namespace newsgraph::understanding {

std::optional<std::size_t> Clauses::phrase_at(std::size_t word) const {
  return phrase_at_[word] == Word::kRoot ? std::nullopt : std::optional(phrase_at_[word]);
}

/// Phrases in apposition to a nominal; a parser may have hung them on what qualifies it: "its
/// chairperson in the state, Abdullahi Wurno".
void Clauses::add_appositions(std::size_t nominal, bool own,
                              std::vector<std::size_t>& found) const {
  for (std::size_t child : tree_.children(nominal)) {
    const bool same =
        tree_.stands_as(child, "appos") ||
        (own && (tree_.stands_as(child, "nmod:desc") || tree_.stands_as(child, "flat")));
    for (std::size_t member : tree_.coordination(child)) {
      if (same && phrase_at(member)) found.push_back(*phrase_at(member));
    }
    if (own && tree_.stands_as(child, "nmod")) add_appositions(child, false, found);
  }
}

/// Whose people or things they are: "Maigari's group", "MRK fighters", "a court in Moscow", "a
/// bomber from Al-Shabaab", "dissidents of the FARC guerrilla group"; not "rebels in Syria".
void Clauses::add_owners(std::size_t collective, std::vector<std::size_t>& found) const {
  const bool non_state = is_non_state(tree_.word(collective));
  const std::size_t known = found.size();
  const auto add = [&](std::size_t word) {
    const auto phrase = phrase_at(word);
    if (!phrase) return;
    const PhraseSort sort = view_.phrases[*phrase].sort;
    const bool state = sort == PhraseSort::kCountry || sort == PhraseSort::kCapital;
    if (!non_state || !state) found.push_back(*phrase);
  };
  if (const auto owner = tree_.child(collective, "nmod:poss")) add(*owner);
  for (std::size_t child : tree_.children(collective)) {
    // "a delegation led by A"
    const bool led = tree_.stands_as(child, "acl") &&
                     is_one_of(tree_.word(child).lemma, {"lead", "head", "chair", "command"});
    if (led) {
      for (std::size_t leader : agents(child)) add(leader);
    }
    const std::string preposition = tree_.preposition(child);
    const bool seat =
        preposition == "in" && !is_force(tree_.word(collective)) && found.size() == known;
    const bool from =
        tree_.stands_as(child, "nmod") && (seat || preposition == "of" || preposition == "from");
    if (!from && !tree_.stands_as(child, "compound")) continue;
    for (std::size_t member : tree_.coordination(child)) {
      add(member);
      const bool nested = !phrase_at(member) && is_collective(tree_.word(member));
      for (std::size_t inner : tree_.children(member)) {
        if (nested && tree_.stands_as(inner, "compound")) add(inner);
      }
    }
  }
}

/// "The US and Arab allies": those named before the allies, who are others.
void Clauses::add_beside_allies(std::size_t allies, std::vector<std::size_t>& found) const {
  const auto first = tree_.child(allies, "compound");
  if (!first) return;
  const std::vector<std::size_t> members = tree_.coordination(*first);
  for (std::size_t i = 0; i + 1 < members.size(); ++i) {
    if (const auto phrase = phrase_at(members[i])) found.push_back(*phrase);
  }
}

std::vector<std::size_t> Clauses::phrases_of(std::size_t nominal) const {
  std::vector<std::size_t> found;
  // A title without a name may have it further on; everything else says itself who it is.
  const auto own = phrase_at(nominal);
  const bool title =
      own && view_.phrases[*own].sort == PhraseSort::kTitle && view_.phrases[*own].name.empty();
  const bool bare = !own || title || view_.phrases[*own].sort == PhraseSort::kOfficials;
  if (bare) add_appositions(nominal, title, found);
  if (own) found.push_back(*own);
  if (!bare) add_appositions(nominal, false, found);
  // "the state of Chiapas", "a base of the mission"
  const bool held = is_settlement(tree_.word(nominal)) || is_holding(tree_.word(nominal));
  for (std::size_t child : tree_.children(nominal)) {
    const bool named = tree_.stands_as(child, "nmod") && tree_.preposition(child) == "of";
    if (held && named && phrase_at(child)) found.push_back(*phrase_at(child));
  }
  if (is_collective(tree_.word(nominal))) add_owners(nominal, found);
  if (is_ally(tree_.word(nominal))) add_beside_allies(nominal, found);
  // Of what was found twice, the first counts.
  std::size_t kept = 0;
  for (std::size_t phrase : found) {
    const auto end = found.begin() + static_cast<std::ptrdiff_t>(kept);
    if (std::find(found.begin(), end, phrase) == end) found[kept++] = phrase;
  }
  found.resize(kept);
  return found;
}

}  // namespace newsgraph::understanding
