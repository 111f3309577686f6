// Phrases that refer to somebody or something: names with their titles, titles alone, countries,
// bodies, groups and pronouns, as they stand in one sentence, before anything is resolved.
//
// Input: the words of a sentence. Output: phrases in order that do not overlap. What a phrase
// refers to is decided later (registry.h, discourse.h), where the whole article is known.
#pragma once

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "newsgraph/ingest/document.h"
#include "newsgraph/ingest/understanding/gazetteer.h"
#include "newsgraph/ingest/understanding/name_shapes.h"
#include "newsgraph/ingest/understanding/offices.h"
#include "newsgraph/ingest/understanding/words.h"

namespace newsgraph::understanding {

enum class PhraseSort {
  kPerson,        ///< a name that its title or shape says is a person's
  kName,          ///< a capitalised name of unknown sort
  kTitle,         ///< a title without a name: "the Russian ambassador"
  kCountry,       ///< "Pakistan", "the Russian Federation"
  kCapital,       ///< "Moscow": the city, or the country acting
  kSeat,          ///< "the Kremlin": stands for its country
  kOfficials,     ///< people who act for a country: "Iraqi officials", "the Russian side"
  kOrganization,  ///< "Ministry of Interior", "SCO", "the Indonesian military"
  kBody,          ///< "the ministry"
  kPlace,
  kEvent,    ///< a named summit or conference
  kPronoun,  ///< "he", "they"
  kGroup,    ///< "both sides", "the two prime ministers"
};

/// What a group is made of.
enum class GroupOf { kSides, kCountries, kPersons };

struct Phrase {
  WordRange words;  ///< with determiner, title and apposition
  PhraseSort sort = PhraseSort::kName;
  std::string name;  ///< without title and determiner; of a body or pronoun, its lower-case word
  std::optional<Title> title;
  std::optional<std::size_t> country;  ///< in the gazetteer: what it is, or whose it is
  std::string body;                    ///< the organisation whose office the title is
  std::string alias;                   ///< "SCO" in "Shanghai Cooperation Organisation (SCO)"
  bool counterpart = false;            ///< "Russian counterpart": the title is that of another
  bool sentence_initial = false;       ///< capitalised perhaps only because it comes first
  NameShape recognised =
      NameShape::kUnknown;  ///< of a kName: what the language analysis takes it for
  bool bare = false;        ///< of a group: "the two"; of a body: it need not be named
  GroupOf group = GroupOf::kSides;
  std::size_t count = 0;  ///< of a group, where it is told: "the three presidents"
};

/// One sentence with what was spotted in it.
struct SpottedSentence {
  BlockKind block = BlockKind::kParagraph;
  bool begins_paragraph = false;
  Words words;
  std::vector<Phrase> phrases;
};

/// What spotting needs to know; all borrowed.
struct SpottingKnowledge {
  const Gazetteer& gazetteer;
  const Offices& offices;
  /// Lower-case words that the article has in running text; a sentence's first word that is among
  /// them is no name.
  const std::unordered_set<std::string>& common_words;
};

std::vector<Phrase> spot_phrases(const Words& words, const SpottingKnowledge& knowledge);

/// A country named at `begin`: the longest reading and the words it takes.
struct CountryAt {
  Gazetteer::Match match;
  std::size_t end = 0;
};
std::optional<CountryAt> country_at(const Words& words, std::size_t begin,
                                    const Gazetteer& gazetteer);

}  // namespace newsgraph::understanding
