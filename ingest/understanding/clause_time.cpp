// Which time expression tells when a predicate happened.
#include "newsgraph/ingest/understanding/clauses.h"

#include <algorithm>

#include "newsgraph/ingest/understanding/noun_classes.h"

namespace newsgraph::understanding {

/// A time expression that stands with the predicate itself.
std::optional<std::size_t> Clauses::time_under(std::size_t predicate) const {
  std::optional<std::size_t> beside_object;
  std::optional<std::size_t> vague;  // counts where nothing tells more
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
    if (*stop == predicate && view_.times[t].vague) {
      if (!vague) vague = t;
      continue;
    }
    if (*stop == predicate) return t;
    const bool behind = range.begin > *stop;
    const bool of_object = tree_.stands_as(*stop, "obj") || tree_.stands_as(*stop, "obl") ||
                           tree_.stands_as(*stop, "nsubj:pass");
    if (behind && of_object && tree_.head(*stop) == predicate && !beside_object) beside_object = t;
  }
  return beside_object ? beside_object : vague;
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

}  // namespace newsgraph::understanding
