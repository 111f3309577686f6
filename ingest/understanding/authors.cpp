#include "newsgraph/ingest/understanding/authors.h"

#include <set>

#include "newsgraph/ingest/understanding/article_frame.h"

namespace newsgraph::understanding {

std::optional<std::size_t> author_of(std::span<const SpottedSentence> sentences,
                                     Discourse& discourse) {
  std::set<std::size_t> persons;
  for (const SpottedSentence& sentence : header_lines(sentences)) {
    for (const Phrase& phrase : sentence.phrases) {
      if (phrase.sort == PhraseSort::kPronoun) continue;
      for (std::size_t entity : discourse.resolve(phrase, Role::kPerson)) persons.insert(entity);
    }
  }
  return persons.size() == 1 ? std::optional(*persons.begin()) : std::nullopt;
}

std::optional<std::size_t> issuer_of_list(const SpottedSentence& line, Discourse& discourse) {
  const Words& words = line.words;
  const bool announces = line.begins_paragraph && words.back().form == ":";
  if (!announces || line.phrases.size() != 1) return std::nullopt;
  const Phrase& name = line.phrases.front();
  const bool alone = name.words.begin <= 1 && name.words.end + 1 == words.size();
  if (!alone) return std::nullopt;
  const std::vector<std::size_t> issuers = discourse.resolve(name, Role::kActor);
  return issuers.size() == 1 ? std::optional(issuers.front()) : std::nullopt;
}

}  // namespace newsgraph::understanding
