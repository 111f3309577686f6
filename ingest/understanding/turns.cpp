#include "newsgraph/ingest/understanding/turns.h"

#include <algorithm>

namespace newsgraph::understanding {

void turn_at_time(const Clauses& clauses, Discourse& discourse) {
  const auto& times = clauses.view().times;
  if (times.empty() || !times.front().begins_sentence) return;
  const auto date = resolve(times.front(), discourse.time(), false);
  if (date && date->begin.days <= discourse.time().article.value_or(date->begin).days) {
    discourse.turn_to(*date);
  }
}

void turn_at_paragraph(const Clauses& clauses, Discourse& discourse) {
  const Syntax& tree = clauses.tree();
  bool of_news = discourse.tells_of_year();
  for (std::size_t i = 0; i < tree.size() && !of_news; ++i) {
    of_news = !tree.head(i) && clauses.is_present(i);
  }
  for (const TimeExpression& time : clauses.view().times) {
    const auto date = resolve(time, discourse.time(), false);
    of_news = of_news || (date && discourse.is_news(*date));
  }
  if (of_news) discourse.end_story();
}

bool tells_of_speaker(const SpottedSentence& sentence, const OpenQuotation& quotation,
                      Discourse& discourse, const Registry& registry) {
  if (!quotation.behind_colon() || !quotation.speaker) return false;
  if (registry.entities()[*quotation.speaker].label != EntityLabel::kPerson) return false;
  const auto means_speaker = [&](const Phrase& phrase) {
    if (phrase.sort == PhraseSort::kPronoun || phrase.sort == PhraseSort::kGroup) return false;
    const std::vector<std::size_t> meant = discourse.resolve(phrase, Role::kActor);
    return std::find(meant.begin(), meant.end(), *quotation.speaker) != meant.end();
  };
  return std::any_of(sentence.phrases.begin(), sentence.phrases.end(), means_speaker);
}

}  // namespace newsgraph::understanding
