#include "newsgraph/ingest/understanding/attribution.h"

namespace newsgraph::understanding {

namespace {

/// Who says something in a sentence outside its quotation marks.
std::vector<std::size_t> speakers_outside(const Clauses& clauses, const SlotReader& slots,
                                          const std::vector<bool>& quoted) {
  for (std::size_t i = 0; i < quoted.size(); ++i) {
    if (quoted[i] || !clauses.is_saying(i)) continue;
    const Filling speakers = slots.resolve(clauses.subject(i), Role::kActor);
    if (!speakers.entities.empty()) return speakers.entities;
  }
  return {};
}

}  // namespace

Attribution::Attribution(const Clauses& clauses, const SlotReader& slots, const OpenQuotation& open,
                         std::optional<std::size_t> speaker, std::optional<std::size_t> author)
    : clauses_(clauses),
      slots_(slots),
      quoted_(inside_marks(clauses.view().words, open.inside_marks())),
      listed_(open.behind_colon()),
      speaker_(speaker),
      author_(author) {}

std::vector<std::size_t> Attribution::sources(std::size_t predicate) const {
  const Nominals speakers = clauses_.speakers_of(predicate);
  if (!speakers.empty()) return slots_.resolve(speakers, Role::kActor).entities;
  if (quoted_[predicate]) return speaker_of_quotation();
  std::vector<std::size_t> source = source_of_clause(predicate);
  if (source.empty() && listed_ && speaker_) source.push_back(*speaker_);
  return source;
}

/// Whoever says the clause it stands in, else whose quotation goes on, else who writes.
std::vector<std::size_t> Attribution::first_person(std::size_t pronoun) const {
  const Nominals speakers = clauses_.speakers_of(pronoun);
  if (!speakers.empty()) return slots_.resolve(speakers, Role::kActor).entities;
  if (speaker_) return {*speaker_};
  if (author_ && !quoted_[pronoun]) return {*author_};
  return {};
}

std::vector<std::size_t> Attribution::unsaid_subject(std::size_t predicate) const {
  const Syntax& tree = clauses_.tree();
  const std::size_t first = tree.first_conjunct(predicate);
  const bool told = tree.has_feature(first, "VerbForm=Fin") && tree.has_feature(first, "Person=3");
  if (!author_ || tree.head(first) || !told || quoted_[predicate]) return {};
  return {*author_};
}

/// "According to the ministry, 20 rebels were killed."
std::vector<std::size_t> Attribution::source_of_clause(std::size_t predicate) const {
  const Syntax& tree = clauses_.tree();
  for (std::optional<std::size_t> at = predicate; at; at = tree.head(*at)) {
    for (std::size_t child : tree.children(*at)) {
      if (!tree.stands_as(child, "obl") || tree.preposition(child) != "according to") continue;
      return slots_.resolve(tree.coordination(child), Role::kActor).entities;
    }
  }
  return {};
}

std::vector<std::size_t> Attribution::speaker_of_quotation() const {
  const std::vector<std::size_t> named = speakers_outside(clauses_, slots_, quoted_);
  if (!named.empty() || !speaker_) return named;
  return {*speaker_};
}

std::optional<std::size_t> speaker_behind_quotation(const Clauses& clauses,
                                                    const SlotReader& slots) {
  const Words& words = clauses.view().words;
  const std::vector<std::size_t> speakers =
      speakers_outside(clauses, slots, inside_marks(words, true));
  return speakers.empty() ? std::nullopt : std::optional(speakers.front());
}

}  // namespace newsgraph::understanding
