#include "newsgraph/ingest/understanding/clauses.h"

#include <algorithm>
#include <initializer_list>
#include <unordered_set>

namespace newsgraph::understanding {

namespace {

/// How many governors a role or a status is followed through; sentences nest no deeper in sense.
constexpr int kMaximumDepth = 12;

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

/// People and things that act for whom they belong to: "Maigari's group", "MRK fighters".
bool is_collective(const Word& word) {
  static const std::unordered_set<std::string_view> kWords{
      "group",    "government", "administration", "office",     "team",      "side",
      "cabinet",  "force",      "troop",          "army",       "military",  "regime",
      "ministry", "party",      "camp",           "navy",       "coalition", "fighter",
      "rebel",    "soldier",    "militant",       "gunman",     "jet",       "drone",
      "warplane", "plane",      "ship",           "vessel",     "warship",   "missile",
      "official", "authority",  "lawmaker",       "prosecutor", "officer",   "agent",
      "guard",    "negotiator", "diplomat",       "commando",   "tank",      "artillery",
      "marine",   "aircraft",   "helicopter",     "delegation", "police",    "court",
      "militia"};
  return kWords.contains(word.lemma) || kWords.contains(word.lower);
}

/// "the town of Kitwe": the noun says only what sort of place the name is of.
bool is_settlement(const Word& word) {
  return is_one_of(word.lemma, {"state", "city", "town", "village", "province", "region",
                                "district", "island", "port", "area", "capital", "county"});
}

/// Places and things by which their owner is struck or visited: "a base of the mission".
bool is_holding(const Word& word) {
  static const std::unordered_set<std::string_view> kWords{
      "base",     "outpost",  "headquarters", "embassy",    "consulate", "convoy",
      "position", "troop",    "force",        "soldier",    "territory", "airspace",
      "border",   "airport",  "ship",         "vessel",     "post",      "camp",
      "facility", "compound", "depot",        "stronghold", "refinery"};
  return kWords.contains(word.lemma);
}

/// Nouns that only count or collect the noun behind their "of": "a series of meetings".
bool is_measure(const Word& word) {
  return is_one_of(word.lemma, {"series", "round", "number", "string", "set", "wave", "spate",
                                "couple", "dozen", "lot", "kind", "part", "rest"});
}

}  // namespace

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

// ---- roles
// ---------------------------------------------------------------------------------------

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

Nominals Clauses::expand(std::size_t head) const {
  return tree_.coordination(antecedent(head));
}

Nominals Clauses::surface_subject(std::size_t predicate, int depth) const {
  if (depth > kMaximumDepth) return {};
  for (std::size_t child : tree_.children(predicate)) {
    const bool subject = tree_.stands_as(child, "nsubj") && !tree_.stands_as(child, "nsubj:outer");
    if (subject) return expand(child);
  }
  return inherited_subject(predicate, depth);
}

/// The subject of a clause that has none of its own.
Nominals Clauses::inherited_subject(std::size_t predicate, int depth) const {
  const auto above = tree_.head(predicate);
  if (!above) return {};
  if (tree_.stands_as(predicate, "acl:relcl")) return {*above};
  if (tree_.stands_as(predicate, "conj")) {
    return surface_subject(coordinated_with(predicate), depth + 1);
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
    if (marker == "to") {
      // "its plan to visit": whose plan it is.
      if (const auto owner = tree_.child(*above, "nmod:poss")) return expand(*owner);
      const auto verb = verb_above(*above);
      return verb ? surface_subject(*verb, depth + 1) : Nominals{};
    }
    return expand(*above);
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

bool Clauses::is_saying(std::size_t word) const {
  if (!tree_.is_verb(word)) return false;
  const auto& frames = view_.lexicon.frames(PredicateKind::kVerb, tree_.word(word).lemma);
  return std::any_of(frames.begin(), frames.end(),
                     [](const Frame& frame) { return frame.relation == "SAID"; });
}

Nominals Clauses::speakers_of(std::size_t word) const {
  for (std::optional<std::size_t> at = word; at; at = tree_.head(*at)) {
    const auto above = tree_.head(*at);
    const bool content = tree_.stands_as(*at, "ccomp");
    if (content && above && is_saying(*above)) return subject(*above);
    if (!content && above) continue;
    for (std::size_t child : tree_.children(*at)) {
      if (tree_.stands_as(child, "parataxis") && is_saying(child)) return subject(child);
    }
  }
  return {};
}

/// What people say and do by saying: such a verb's subject is somebody.
bool Clauses::is_speech_act(std::size_t verb) const {
  if (is_saying(verb)) return true;
  const auto& frames = view_.lexicon.frames(PredicateKind::kVerb, tree_.word(verb).lemma);
  return !frames.empty() &&
         is_one_of(frames.front().type, {"ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN"});
}

/// The verb that a second one goes on from. "Said the dam was safe and stressed …": what is done by
/// speaking goes on from the saying, not from what was said, wherever the parser hung it.
std::size_t Clauses::coordinated_with(std::size_t verb) const {
  const std::size_t first = *tree_.head(verb);
  const auto outer = tree_.head(first);
  if (!outer || !tree_.stands_as(first, "ccomp") || !is_saying(*outer)) return first;
  if (is_saying(verb) && !is_saying(first)) return *outer;
  const auto subject = tree_.child(first, "nsubj");
  const bool nobody = subject && phrases_of(*subject).empty();
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

Nominals Clauses::object(std::size_t verb) const {
  if (tree_.is_passive(verb)) return surface_subject(verb, 0);
  if (const auto object = tree_.child(verb, "obj")) return expand(*object);
  // "condemned and rejected the plan": the object behind both is that of both.
  const std::size_t first = tree_.first_conjunct(verb);
  for (std::size_t member : tree_.coordination(first)) {
    const auto shared = tree_.child(member, "obj");
    if (member != verb && shared && *shared > verb && *shared > member && member > verb &&
        !tree_.has_child(member, "nsubj")) {
      return expand(*shared);
    }
  }
  // "the deal that the two signed"
  const bool gap = tree_.stands_as(verb, "acl:relcl") && tree_.has_child(verb, "nsubj") &&
                   !tree_.has_child(verb, "ccomp") && !tree_.has_child(verb, "xcomp");
  const auto above = tree_.head(verb);
  const auto own = tree_.child(verb, "nsubj");
  if (gap && above && antecedent(*own) == *own) return {*above};
  return {};
}

Nominals Clauses::indirect_object(std::size_t verb) const {
  const auto object = tree_.child(verb, "iobj");
  return object ? expand(*object) : Nominals{};
}

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

std::vector<Oblique> Clauses::obliques(std::size_t predicate) const {
  std::vector<Oblique> found;
  add_obliques(predicate, true, found);
  if (tree_.is_verb(predicate)) {
    const auto object = tree_.child(predicate, "obj");
    // "called on A": the particle may have been read as a part of the verb.
    const auto particle = tree_.child(predicate, "compound:prt");
    if (particle && object) {
      for (std::size_t member : expand(*object)) {
        found.push_back({tree_.word(*particle).lower, member, false});
      }
    }
    if (object) add_obliques(*object, false, found);
    if (tree_.is_passive(predicate)) {
      for (std::size_t member : surface_subject(predicate, 0)) add_obliques(member, false, found);
    }
    // "spoken by phone with A": the second phrase may hang on the first.
    for (std::size_t child : tree_.children(predicate)) {
      if (tree_.stands_as(child, "obl")) add_obliques(child, false, found);
    }
    return found;
  }
  if (const auto verb = light_verb(predicate)) add_obliques(*verb, false, found);
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

std::vector<std::size_t> Clauses::infinitives(std::size_t predicate) const {
  std::vector<std::size_t> found;
  for (std::size_t child : tree_.children(predicate)) {
    const bool governed = tree_.stands_as(child, "xcomp") || tree_.stands_as(child, "ccomp") ||
                          (tree_.stands_as(child, "acl") && !tree_.is_verb(predicate)) ||
                          tree_.stands_as(child, "advcl");
    if (!governed || tree_.marker(child) != "to") continue;
    // A purpose stands further off: "agreed on exchanges | to enhance relations".
    if (tree_.stands_as(child, "advcl") && tree_.span(child).begin > predicate + 2) continue;
    for (std::size_t member : tree_.coordination(child)) found.push_back(member);
    break;
  }
  return found;
}

bool Clauses::acts_for_another(std::size_t noun) const {
  return is_collective(tree_.word(noun));
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
  if (above && tree_.stands_as(at, "nmod") && is_measure(tree_.word(*above))) {
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

// ---- status
// --------------------------------------------------------------------------------------

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
      (tree_.stands_as(predicate, "advcl") && tree_.marker(predicate) == "to");
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
    const bool met = std::any_of(frames.begin(), frames.end(),
                                 [](const Frame& frame) { return frame.type == "CONSULT"; });
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

// ---- time
// ----------------------------------------------------------------------------------------

/// A time expression that stands with the predicate itself.
std::optional<std::size_t> Clauses::time_under(std::size_t predicate) const {
  std::optional<std::size_t> beside_object;
  for (std::size_t t = 0; t < view_.times.size(); ++t) {
    const WordRange range = view_.times[t].words;
    std::size_t at = range.begin;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      const std::size_t head = tree_.word(i).head;
      if (head == Word::kRoot || !range.contains(head)) at = i;
    }
    std::optional<std::size_t> stop = at;
    const auto is_event = [&](std::size_t word) {
      return tree_.is_verb(word) || word == predicate ||
             !view_.lexicon.frames(PredicateKind::kNoun, tree_.word(word).lemma).empty();
    };
    do {
      stop = tree_.head(*stop);
    } while (stop && !is_event(*stop));
    if (!stop) continue;
    if (*stop == predicate) return t;
    const bool behind = range.begin > *stop;
    const bool of_object = tree_.stands_as(*stop, "obj") || tree_.stands_as(*stop, "obl") ||
                           tree_.stands_as(*stop, "nsubj:pass");
    if (behind && of_object && tree_.head(*stop) == predicate && !beside_object) beside_object = t;
  }
  return beside_object;
}

/// "the meeting, during which they agreed": what the clause tells happened in its antecedent.
bool Clauses::is_within_antecedent(std::size_t clause) const {
  for (std::size_t child : tree_.children(clause)) {
    const bool adverbial = tree_.stands_as(child, "obl") || tree_.stands_as(child, "advmod");
    if (!adverbial) continue;
    const WordRange span = tree_.span(child);
    for (std::size_t i = span.begin; i < span.end; ++i) {
      if (is_one_of(tree_.word(i).lower, {"which", "where", "when", "whom"})) return true;
    }
  }
  return false;
}

std::optional<std::size_t> Clauses::time_of(std::size_t predicate) const {
  std::optional<std::size_t> at = predicate;
  for (int depth = 0; at && depth < kMaximumDepth; ++depth) {
    if (const auto time = time_under(*at)) return time;
    const bool other_clause = tree_.stands_as(*at, "ccomp") || tree_.stands_as(*at, "parataxis") ||
                              (tree_.stands_as(*at, "acl:relcl") && !is_within_antecedent(*at));
    if (other_clause) break;
    const bool other_telling = tree_.stands_as(*at, "conj") && tree_.has_child(*at, "nsubj");
    if (other_telling) break;
    at = tree_.head(*at);
  }
  for (std::size_t t = 0; t < view_.times.size(); ++t) {
    if (view_.times[t].begins_sentence) return t;
  }
  return std::nullopt;
}

// ---- phrases
// -------------------------------------------------------------------------------------

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
    if (same && phrase_at(child)) found.push_back(*phrase_at(child));
    if (own && tree_.stands_as(child, "nmod")) add_appositions(child, false, found);
  }
}

std::vector<std::size_t> Clauses::phrases_of(std::size_t nominal) const {
  std::vector<std::size_t> found;
  const auto add = [&](std::optional<std::size_t> phrase) {
    if (phrase && std::find(found.begin(), found.end(), *phrase) == found.end()) {
      found.push_back(*phrase);
    }
  };
  // A title without a name may have it further on; everything else says itself who it is.
  const auto own = phrase_at(nominal);
  const bool bare =
      !own || (view_.phrases[*own].sort == PhraseSort::kTitle && view_.phrases[*own].name.empty());
  if (bare) add_appositions(nominal, true, found);
  add(own);
  if (!bare) add_appositions(nominal, false, found);
  // "the state of Chiapas", "a base of the mission"
  const bool held = is_settlement(tree_.word(nominal)) || is_holding(tree_.word(nominal));
  for (std::size_t child : tree_.children(nominal)) {
    const bool named = tree_.stands_as(child, "nmod") && tree_.preposition(child) == "of";
    if (held && named) add(phrase_at(child));
  }
  const bool collective = is_collective(tree_.word(nominal));
  const auto owner = collective ? tree_.child(nominal, "nmod:poss") : std::nullopt;
  if (owner) add(phrase_at(*owner));
  for (std::size_t child : tree_.children(nominal)) {
    if (collective && tree_.stands_as(child, "compound")) add(phrase_at(child));
  }
  return found;
}

}  // namespace newsgraph::understanding
