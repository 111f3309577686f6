#include "newsgraph/ingest/understanding/spotting.h"

namespace newsgraph::understanding {

PhraseSort sort_of(NameShape shape) {
  switch (shape) {
    case NameShape::kOrganization:
      return PhraseSort::kOrganization;
    case NameShape::kPlace:
      return PhraseSort::kPlace;
    case NameShape::kEvent:
      return PhraseSort::kEvent;
    case NameShape::kPerson:
    case NameShape::kUnknown:
      break;
  }
  return PhraseSort::kName;
}

void read_bracketed_alias(const Spotting& text, Phrase& phrase) {
  const std::size_t open = phrase.words.end;
  if (!text.is_at(open, "(") && !text.is_at(open, "[")) return;
  if (!text.within(open + 2) || !is_acronym(text.words[open + 1])) return;
  if (!text.words[open + 2].is(")") && !text.words[open + 2].is("]")) return;
  phrase.alias = text.words[open + 1].form;
  phrase.words.end = open + 3;
  // "Islamic State West Africa Province (ISWAP)"
  const bool province =
      phrase.sort == PhraseSort::kPlace &&
      recognised_as(text.words, {phrase.words.begin, open}) == NameShape::kOrganization;
  if (phrase.sort == PhraseSort::kName || province) phrase.sort = PhraseSort::kOrganization;
}

}  // namespace newsgraph::understanding
