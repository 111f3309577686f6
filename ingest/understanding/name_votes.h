// What a capitalised name of unknown sort is: the entities of the language analysis and the words
// around it vote, over all its mentions in the article.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <unordered_map>

#include "newsgraph/ingest/understanding/gazetteer.h"
#include "newsgraph/ingest/understanding/lexicon.h"
#include "newsgraph/ingest/understanding/phrases.h"

namespace newsgraph::understanding {

/// What the language analysis takes a name for counts as much as so many hints of its neighbours.
inline constexpr int kRecognisedWeight = 2;

struct Votes {
  int person = 0;
  int place = 0;
  int organization = 0;
  int event = 0;
  std::optional<std::size_t> country;  ///< "Aceh, Indonesia"; in the gazetteer
};

class NameVotes {
 public:
  /// Borrows both.
  NameVotes(const Gazetteer& gazetteer, const Lexicon& lexicon)
      : gazetteer_(gazetteer), lexicon_(lexicon) {}

  void count(std::span<const SpottedSentence> sentences);
  /// The votes for a name, in whatever case and with whatever accents.
  Votes of(const std::string& name) const;

 private:
  void count(const SpottedSentence& sentence, const Phrase& phrase);
  void count_recognised(BlockKind block, const Phrase& phrase, Votes& votes) const;
  void count_neighbours(const Words& words, const Phrase& phrase, Votes& votes) const;
  void count_role(const Words& words, const Phrase& phrase, Votes& votes) const;
  bool acts(const Words& words, const Phrase& phrase) const;
  bool is_acted_on(const Words& words, const Phrase& phrase) const;

  const Gazetteer& gazetteer_;
  const Lexicon& lexicon_;
  std::unordered_map<std::string, Votes> votes_;  ///< by folded name
};

}  // namespace newsgraph::understanding
