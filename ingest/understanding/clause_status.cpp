// Whether what a predicate says happened, is planned, asked for, denied or only thought of.
#include "newsgraph/ingest/understanding/clauses.h"

#include <algorithm>

#include "newsgraph/ingest/understanding/noun_classes.h"

namespace newsgraph::understanding {

/// What the predicate's own words say: "will", "not", "if", "upcoming".
std::optional<FactStatus> Clauses::own_status(std::size_t predicate) const {
  const std::string marker = tree_.marker(predicate);
  if (is_one_of(marker, {"if", "unless", "whether", "lest"})) return FactStatus::kHypothetical;
  if (marker == "without" || tree_.preposition(predicate) == "without") return FactStatus::kDenied;
  std::optional<FactStatus> found;
  bool finite_be = false;
  for (std::size_t child : tree_.children(predicate)) {
    const Word& word = tree_.word(child);
    const bool modifies = tree_.stands_as(child, "advmod") || tree_.stands_as(child, "det");
    if (modifies && is_one_of(word.lower, {"not", "n't", "never", "no", "neither"})) {
      return FactStatus::kDenied;
    }
    if (tree_.stands_as(child, "amod")) {
      if (is_one_of(word.lower, {"upcoming", "planned", "forthcoming", "scheduled", "future"})) {
        found = FactStatus::kPlanned;
      }
      if (is_one_of(word.lower, {"proposed", "possible", "potential", "would-be"})) {
        found = FactStatus::kHypothetical;
      }
    }
    const bool auxiliary = tree_.stands_as(child, "aux") || tree_.stands_as(child, "cop");
    if (!auxiliary) continue;
    if (is_one_of(word.lower, {"will", "shall", "'ll", "wo"})) found = FactStatus::kPlanned;
    if (is_one_of(word.lower, {"could", "might", "may", "can", "ca"})) {
      found = FactStatus::kHypothetical;
    }
    if (is_one_of(word.lower, {"would", "'d"})) {
      // "said he would visit" is a plan as it was told.
      const auto above = tree_.head(predicate);
      const bool told =
          above && tree_.stands_as(predicate, "ccomp") && !governed_status(predicate).has_value();
      found = told ? FactStatus::kPlanned : FactStatus::kHypothetical;
    }
    if (is_one_of(word.lower, {"should", "must", "ought"})) found = FactStatus::kCalledFor;
    finite_be = finite_be || is_one_of(word.lower, {"is", "are", "was", "were"});
  }
  if (!found && finite_be && marker == "to") return FactStatus::kPlanned;  // "is to visit"
  return found;
}

/// What the word above says of it: "plans to visit", "refused a meeting".
std::optional<FactStatus> Clauses::governed_status(std::size_t predicate) const {
  const auto above = tree_.head(predicate);
  if (!above) return std::nullopt;
  const auto above_kind = kind(*above);
  if (!above_kind) return std::nullopt;
  const bool argument =
      tree_.stands_as(predicate, "xcomp") || tree_.stands_as(predicate, "ccomp") ||
      tree_.stands_as(predicate, "csubj") || tree_.stands_as(predicate, "obj") ||
      tree_.stands_as(predicate, "nsubj:pass") || tree_.stands_as(predicate, "acl") ||
      tree_.stands_as(predicate, "nmod") || tree_.stands_as(predicate, "obl") ||
      (tree_.stands_as(predicate, "advcl") && is_one_of(tree_.marker(predicate), {"to", "from"}));
  if (!argument || tree_.stands_as(predicate, "acl:relcl")) return std::nullopt;
  // A phrase of time or place is not governed: "refused during the talks".
  if (tree_.stands_as(predicate, "obl") && *above_kind == PredicateKind::kVerb &&
      !is_one_of(tree_.preposition(predicate), {"for", "from", "on", "against", "of", "to"})) {
    return std::nullopt;
  }
  return view_.lexicon.governed_status(*above_kind, tree_.word(*above).lemma);
}

/// "I want to thank Kenya" thanks Kenya.
bool Clauses::is_performed(std::size_t predicate, std::size_t above) const {
  if (!is_one_of(tree_.word(above).lemma, {"want", "wish", "like"})) return false;
  const auto subject = tree_.child(above, "nsubj");
  const bool first_person = subject && is_one_of(tree_.word(*subject).lower, {"i", "we"});
  const auto carried = light_verb(predicate);
  return first_person && (is_speech_act(predicate) || carried.has_value() ||
                          view_.lexicon.is(WordList::kLight, tree_.word(predicate).lemma));
}

FactStatus Clauses::status_at(std::size_t predicate, int depth) const {
  if (depth > kMaximumDepth) return FactStatus::kOccurred;
  if (const auto own = own_status(predicate)) return *own;
  if (const auto governed = governed_status(predicate)) {
    const auto above = tree_.head(predicate);
    if (above && is_performed(predicate, *above)) return FactStatus::kOccurred;
    const auto outer = above ? own_status(*above) : std::nullopt;
    return outer == FactStatus::kDenied && *governed != FactStatus::kDenied ? FactStatus::kDenied
                                                                            : *governed;
  }
  const auto above = tree_.head(predicate);
  if (!above) return FactStatus::kOccurred;
  const bool own_clause = tree_.has_child(predicate, "nsubj") || tree_.has_child(predicate, "aux");
  if (tree_.stands_as(predicate, "conj") && !own_clause) {
    const FactStatus first = status_at(*above, depth + 1);
    return first == FactStatus::kDenied && own_status(*above) == FactStatus::kDenied
               ? FactStatus::kOccurred
               : first;
  }
  if (tree_.stands_as(predicate, "xcomp")) return status_at(*above, depth + 1);
  const bool purpose = tree_.stands_as(predicate, "advcl") && tree_.marker(predicate) == "to";
  if (purpose) {
    const auto& frames = view_.lexicon.frames(PredicateKind::kVerb, tree_.word(*above).lemma);
    const auto consults = [](const std::vector<Frame>& of) {
      return std::any_of(of.begin(), of.end(), [](const Frame& frame) {
        return frame.type == "CONSULT" || frame.type == "AGREE";
      });
    };
    const bool met = consults(frames) && consults(view_.lexicon.frames(
                                             PredicateKind::kVerb, tree_.word(predicate).lemma));
    return met ? status_at(*above, depth + 1) : FactStatus::kHypothetical;
  }
  if (tree_.stands_as(predicate, "acl") && tree_.marker(predicate) == "to") {
    return FactStatus::kHypothetical;
  }
  // "will travel for talks with A": the talks are planned with the journey.
  const bool beside = tree_.stands_as(predicate, "obl") && !tree_.is_verb(predicate) &&
                      is_one_of(tree_.preposition(predicate), {"for", "during", "at", "in", "on"});
  if (beside && tree_.is_verb(*above)) return status_at(*above, depth + 1);
  const bool carried = light_verb(predicate).has_value() || tree_.stands_as(predicate, "nsubj");
  if (!tree_.is_verb(predicate) && carried) {
    const auto verb = verb_above(*above);
    const bool tells = verb && view_.lexicon.is(WordList::kLight, tree_.word(*verb).lemma);
    if (tells) return status_at(*verb, depth + 1);
  }
  return FactStatus::kOccurred;
}

FactStatus Clauses::status(std::size_t predicate) const {
  return status_at(predicate, 0);
}

bool Clauses::is_recalled(std::size_t predicate) const {
  const auto above = tree_.head(predicate);
  const auto verb = above ? verb_above(*above) : std::nullopt;
  return verb && view_.lexicon.is(WordList::kRecalled, tree_.word(*verb).lemma);
}

bool Clauses::is_present(std::size_t predicate) const {
  const auto finite = [&](std::size_t word) {
    return tree_.has_feature(word, "VerbForm=Fin") && tree_.has_feature(word, "Tense=Pres");
  };
  if (finite(predicate)) return true;
  return std::any_of(
      tree_.children(predicate).begin(), tree_.children(predicate).end(), [&](std::size_t child) {
        return (tree_.stands_as(child, "aux") || tree_.stands_as(child, "cop")) && finite(child);
      });
}

bool Clauses::is_past(std::size_t verb) const {
  const bool past = tree_.has_feature(verb, "Tense=Past") && !tree_.is_passive(verb);
  return tree_.is_verb(verb) && (past || is_perfect(verb));
}

bool Clauses::is_perfect(std::size_t verb) const {
  for (std::size_t child : tree_.children(verb)) {
    if (!tree_.stands_as(child, "aux")) continue;
    if (is_one_of(tree_.word(child).lower, {"has", "have", "'ve", "having"})) return true;
  }
  return false;
}

bool Clauses::is_past_perfect(std::size_t verb) const {
  for (std::size_t child : tree_.children(verb)) {
    if (tree_.stands_as(child, "aux") && tree_.word(child).is("had")) return true;
  }
  return false;
}

}  // namespace newsgraph::understanding
