// To whom or what something is done, and who acts in the clause around a noun.
#include "newsgraph/ingest/understanding/clauses.h"

#include <algorithm>

namespace newsgraph::understanding {

/// "killed at least 20 people", "up to 20 people": the preposition is of the number, though a parser
/// takes the people for where or when.
std::optional<std::size_t> Clauses::counted_object(std::size_t verb) const {
  if (tree_.is_passive(verb)) return std::nullopt;
  for (std::size_t child : tree_.children(verb)) {
    const bool bare = tree_.stands_as(child, "obl") && tree_.has_child(child, "nummod") &&
                      !tree_.has_child(child, "case");
    const bool when = std::any_of(view_.times.begin(), view_.times.end(),
                                  [&](const auto& time) { return time.words.contains(child); });
    if (bare && !when && child > verb) return child;
  }
  return std::nullopt;
}

/// The objects that a parser gave to a verb, but for the receiver of another: of "invited
/// presidents A and B" it may find two, of "sent Mexico a note" too.
std::vector<std::size_t> Clauses::objects_under(std::size_t verb) const {
  std::vector<std::size_t> found;
  for (std::size_t child : tree_.children(verb)) {
    if (tree_.stands_as(child, "obj")) found.push_back(child);
  }
  if (found.empty()) {
    if (const auto counted = counted_object(verb)) found.push_back(*counted);
  }
  if (found.size() == 2 && phrase_at(found[0]) && !phrase_at(found[1])) found.erase(found.begin());
  return found;
}

Nominals Clauses::object(std::size_t verb) const {
  const auto kept = tree_.child(verb, "obj");
  if (tree_.is_passive(verb) && !kept) return surface_subject(verb, 0);
  if (const std::vector<std::size_t> objects = objects_under(verb); !objects.empty()) {
    Nominals found;
    for (std::size_t each : objects) {
      const Nominals members = expand(each);
      found.insert(found.end(), members.begin(), members.end());
    }
    add_included(verb, found);  // where a parser hangs it too
    return found;
  }
  // "condemned and rejected the plan": the object behind both is that of both.
  const std::size_t first = tree_.first_conjunct(verb);
  for (std::size_t member : tree_.coordination(first)) {
    const auto shared = tree_.child(member, "obj");
    if (member != verb && shared && *shared > verb && *shared > member && member > verb &&
        !tree_.has_child(member, "nsubj")) {
      return expand(*shared);
    }
  }
  // "the deal which, they say, the two signed": a parser may take both for subjects.
  const std::vector<std::size_t> subjects = subjects_under(verb);
  const bool relative = subjects.size() > 1 && antecedent(subjects.front()) != subjects.front();
  if (relative && !tree_.has_child(verb, "ccomp")) return {antecedent(subjects.front())};
  // "the deal that the two signed"
  const bool gap = tree_.stands_as(verb, "acl:relcl") && tree_.has_child(verb, "nsubj") &&
                   !tree_.has_child(verb, "ccomp") && !tree_.has_child(verb, "xcomp");
  const auto above = tree_.head(verb);
  const auto own = tree_.child(verb, "nsubj");
  if (gap && above && antecedent(*own) == *own) return {*above};
  return {};
}

Nominals Clauses::indirect_object(std::size_t predicate) const {
  const auto verb = tree_.is_verb(predicate) ? std::optional(predicate) : light_verb(predicate);
  if (!verb) return {};
  // "A was granted asylum": A is given it.
  if (tree_.is_passive(*verb) && tree_.has_child(*verb, "obj")) return surface_subject(*verb, 0);
  if (const auto object = tree_.child(*verb, "iobj")) return expand(*object);
  const auto first = tree_.child(*verb, "obj");
  const std::vector<std::size_t> objects = objects_under(*verb);
  return first && objects.size() == 1 && objects[0] != *first ? expand(*first) : Nominals{};
}

Nominals Clauses::subject_of_clause(std::size_t noun) const {
  if (tree_.preposition(noun).empty()) return {};
  // A parser may have hung the phrase on another of the clause: "imports gas under a deal with A".
  auto clause = tree_.head(noun);
  while (clause && !tree_.is_verb(*clause) && !tree_.has_child(*clause, "nsubj")) {
    clause = tree_.head(*clause);
  }
  return clause ? surface_subject(*clause, 0) : Nominals{};
}

Nominals Clauses::subject_ahead(std::size_t noun) const {
  for (std::optional<std::size_t> at = noun; at; at = tree_.head(*at)) {
    const auto verb = tree_.head(*at);
    const bool adverbial = tree_.stands_as(*at, "obl") || tree_.stands_as(*at, "advcl");
    if (!verb || !adverbial || !tree_.is_verb(*verb)) continue;
    const auto subject = tree_.child(*verb, "nsubj");
    return subject && *subject > noun ? expand(*subject) : Nominals{};
  }
  return {};
}

}  // namespace newsgraph::understanding
