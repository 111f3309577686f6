#include "newsgraph/ingest/understanding/clauses.h"

#include <algorithm>

#include "newsgraph/ingest/understanding/noun_classes.h"

namespace newsgraph::understanding {

Clauses::Clauses(const SentenceView& view)
    : view_(view), tree_(view.words), phrase_at_(view.words.size(), Word::kRoot) {
  for (std::size_t p = 0; p < view.phrases.size(); ++p) {
    const WordRange words = view.phrases[p].words;
    for (std::size_t i = words.begin; i < words.end; ++i) phrase_at_[i] = p;
  }
}

std::optional<PredicateKind> Clauses::kind(std::size_t word) const {
  if (tree_.is_verb(word)) return PredicateKind::kVerb;
  const std::string_view upos = tree_.word(word).upos;
  if (upos == "NOUN" || upos == "PROPN") return PredicateKind::kNoun;
  if (upos == "ADJ") return PredicateKind::kAdjective;
  return std::nullopt;
}

std::size_t Clauses::antecedent(std::size_t nominal) const {
  const Word& word = tree_.word(nominal);
  const bool relative = is_one_of(word.lower, {"who", "which", "that", "whom"});
  if (!relative) return nominal;
  std::size_t at = nominal;
  for (int depth = 0; depth < kMaximumDepth; ++depth) {
    const auto above = tree_.head(at);
    if (!above) break;
    if (tree_.stands_as(at, "acl:relcl")) {
      // "Peled, a fisherman whom it had seized": the fisherman is Peled.
      const auto named = tree_.stands_as(*above, "appos") ? tree_.head(*above) : std::nullopt;
      return named.value_or(*above);
    }
    at = *above;
  }
  return nominal;
}

/// A nominal with what coordinates with it; of people without a name, those named as being among
/// them: "arrested 214 people, including A".
Nominals Clauses::expand(std::size_t head) const {
  Nominals members = tree_.coordination(antecedent(head));
  const std::size_t count = members.size();
  for (std::size_t i = 0; i < count; ++i) {
    if (!phrase_at(members[i])) add_included(members[i], members);
  }
  return members;
}

void Clauses::add_included(std::size_t head, Nominals& members) const {
  for (std::size_t child : tree_.children(head)) {
    const bool phrase = tree_.stands_as(child, "nmod") || tree_.stands_as(child, "obl");
    if (!phrase || tree_.preposition(child) != "including") continue;
    const Nominals included = tree_.coordination(child);
    members.insert(members.end(), included.begin(), included.end());
  }
}

/// The subjects that a parser gave to one predicate, in order.
std::vector<std::size_t> Clauses::subjects_under(std::size_t predicate) const {
  std::vector<std::size_t> found;
  for (std::size_t child : tree_.children(predicate)) {
    const bool subject = tree_.stands_as(child, "nsubj") && !tree_.stands_as(child, "nsubj:outer");
    if (subject) found.push_back(child);
  }
  return found;
}

Nominals Clauses::surface_subject(std::size_t predicate, int depth) const {
  if (depth > kMaximumDepth) return {};
  const std::vector<std::size_t> own = subjects_under(predicate);
  if (own.empty()) return inherited_subject(predicate, depth);
  // Of "A met B, the ministry said" a parser may give both A and the ministry to "said": the nearer
  // is its own.
  const auto distance = [&](std::size_t word) {
    return word > predicate ? word - predicate : predicate - word;
  };
  return expand(*std::min_element(own.begin(), own.end(), [&](std::size_t left, std::size_t right) {
    return distance(left) < distance(right);
  }));
}

/// The subject of a clause that has none of its own.
Nominals Clauses::inherited_subject(std::size_t predicate, int depth) const {
  const auto above = tree_.head(predicate);
  if (!above) return {};
  if (tree_.stands_as(predicate, "acl:relcl")) return {*above};
  if (tree_.stands_as(predicate, "conj")) {
    return surface_subject(coordinated_with(predicate), depth + 1);
  }
  const std::vector<std::size_t> outer = subjects_under(*above);
  if (tree_.stands_as(predicate, "ccomp") && outer.size() > 1 && outer.front() < predicate) {
    return expand(outer.front());
  }
  const std::string marker = tree_.marker(predicate);
  if (tree_.stands_as(predicate, "xcomp")) {
    // Object control, save for the verbs that keep their subject.
    const bool keeps = view_.lexicon.is(WordList::kControlsItself, tree_.word(*above).lemma);
    for (const char* relation : {"obj", "iobj"}) {
      const auto object = tree_.child(*above, relation);
      if (object && !keeps && *object < predicate) return expand(*object);
    }
    return surface_subject(*above, depth + 1);
  }
  if (tree_.stands_as(predicate, "acl")) {
    return marker.empty() ? expand(*above) : subject_of_content(*above, depth);
  }
  if (tree_.stands_as(predicate, "advcl")) {
    // "thanked X for supporting Y", "accused X of supporting Y": X supports.
    const std::string preposition = marker.empty() ? tree_.preposition(predicate) : marker;
    if (is_one_of(preposition, {"for", "of", "from", "into"})) {
      const Nominals objects = object(*above);
      if (!objects.empty()) return objects;
    }
    return surface_subject(*above, depth + 1);
  }
  const bool finite = tree_.has_feature(predicate, "VerbForm=Fin");
  const bool inside = tree_.stands_as(predicate, "ccomp") || tree_.stands_as(predicate, "obl") ||
                      tree_.stands_as(predicate, "nmod") || tree_.stands_as(predicate, "obj");
  if (tree_.is_verb(predicate) && inside && !finite) return surface_subject(*above, depth + 1);
  return {};
}

/// Who is to do what a noun is about: "its plan to visit", "claimed responsibility for attacking",
/// "an invitation to B to attend".
Nominals Clauses::subject_of_content(std::size_t noun, int depth) const {
  const auto verb = verb_above(noun);
  const bool accepted =
      verb && is_one_of(tree_.word(*verb).lemma, {"accept", "receive", "get", "decline", "reject"});
  if (is_asking(tree_.word(noun)) && !accepted) {
    for (std::size_t child : tree_.children(noun)) {
      const bool asked = tree_.stands_as(child, "nmod") &&
                         is_one_of(tree_.preposition(child), {"to", "on", "for"});
      if (asked) return expand(child);
    }
    return {};
  }
  const auto owner = tree_.child(noun, "nmod:poss");
  if (owner && !accepted) return expand(*owner);
  return verb ? surface_subject(*verb, depth + 1) : Nominals{};
}

bool Clauses::has_companions(const Frame& frame, std::size_t predicate, PredicateKind kind) const {
  const auto stands_with = [&](const std::string& lemma) {
    for (std::size_t child : tree_.children(predicate)) {
      const Word& word = tree_.word(child);
      if (word.lemma == lemma || word.is(lemma) || tree_.preposition(child) == lemma) return true;
      if (kind == PredicateKind::kNoun && word.lower.starts_with(lemma + "-")) return true;
    }
    const std::size_t beside = kind == PredicateKind::kNoun ? predicate - 1 : predicate + 1;
    return beside < tree_.size() &&
           (tree_.word(beside).is(lemma) || tree_.word(beside).lemma == lemma);
  };
  return std::all_of(frame.companions.begin(), frame.companions.end(), stands_with);
}

bool Clauses::is_saying(std::size_t word) const {
  if (!tree_.is_verb(word)) return false;
  const auto& frames = view_.lexicon.frames(PredicateKind::kVerb, tree_.word(word).lemma);
  return std::any_of(frames.begin(), frames.end(), [&](const Frame& frame) {
    return frame.relation == "SAID" && has_companions(frame, word, PredicateKind::kVerb);
  });
}

Nominals Clauses::speakers_of(std::size_t word) const {
  std::optional<std::size_t> above = word;
  for (std::optional<std::size_t> at = word; at; at = above) {
    for (std::size_t child : tree_.children(*at)) {
      const bool beside = tree_.stands_as(child, "parataxis") && !tree_.is_under(word, child);
      if (beside && is_saying(child)) return subject(child);
    }
    above = tree_.head(*at);
    if (above && is_told_by(*at, *above)) return subject(*above);
    const bool second = tree_.stands_as(*at, "conj") && tree_.is_verb(*at);
    if (second && !tree_.has_child(*at, "nsubj")) above = coordinated_with(*at);
  }
  return {};
}

/// Whether a clause is what the verb above says, denies, warns of, accuses somebody of.
bool Clauses::is_told_by(std::size_t clause, std::size_t verb) const {
  if (tree_.stands_as(clause, "ccomp")) return is_speech_act(verb);
  if (!tree_.stands_as(clause, "advcl") || tree_.marker(clause) != "of") return false;
  const auto& frames = view_.lexicon.frames(PredicateKind::kVerb, tree_.word(verb).lemma);
  return std::any_of(frames.begin(), frames.end(),
                     [](const Frame& frame) { return frame.type == "ACCUSE"; });
}

/// What people say and do by saying: such a verb's subject is somebody.
bool Clauses::is_speech_act(std::size_t verb) const {
  if (is_saying(verb)) return true;
  const auto& frames = view_.lexicon.frames(PredicateKind::kVerb, tree_.word(verb).lemma);
  return std::any_of(frames.begin(), frames.end(), [](const Frame& frame) {
    return is_one_of(frame.type, {"ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN"});
  });
}

/// The verb that a second one goes on from. "Said the dam was safe and stressed …": what is done by
/// speaking goes on from the saying, not from what was said, wherever the parser hung it.
std::size_t Clauses::coordinated_with(std::size_t verb) const {
  const std::size_t first = *tree_.head(verb);
  const auto outer = tree_.head(first);
  if (!outer || !tree_.stands_as(first, "ccomp") || !is_saying(*outer)) return first;
  if (is_saying(verb) && !is_saying(first)) return *outer;
  const auto subject = tree_.child(first, "nsubj");
  // "Said it was concerned and urged …": the pronoun is the speaker or nobody.
  const bool nobody =
      subject && (tree_.word(*subject).upos == "PRON" || phrases_of(*subject).empty());
  return is_speech_act(verb) && nobody ? *outer : first;
}

Nominals Clauses::agents(std::size_t verb) const {
  for (std::size_t child : tree_.children(verb)) {
    const bool agent = tree_.stands_as(child, "obl:agent") ||
                       (tree_.stands_as(child, "obl") && tree_.preposition(child) == "by");
    if (agent && tree_.is_nominal(child)) return expand(child);
  }
  return {};
}

Nominals Clauses::subject(std::size_t predicate) const {
  if (tree_.is_verb(predicate) && tree_.is_passive(predicate)) return agents(predicate);
  const bool clause = tree_.is_verb(predicate) || tree_.has_child(predicate, "nsubj");
  return clause ? surface_subject(predicate, 0) : Nominals{};
}

}  // namespace newsgraph::understanding
