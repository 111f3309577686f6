// What the article tells about offices that a sentence leaves open: which country it is about,
// which country or body "its", "the bloc" or "the ministry" stand for.
//
// Borrows the sentences; answers nothing rather than guess when two fit.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "newsgraph/ingest/understanding/country_mentions.h"
#include "newsgraph/ingest/understanding/office_claims.h"
#include "newsgraph/ingest/understanding/registry.h"

namespace newsgraph::understanding {

/// A word of the article.
struct WordPlace {
  std::size_t sentence = 0;
  std::size_t word = 0;
};

/// Whether a body is called by nothing but what it is: "militia".
bool is_bare_noun(const std::string& body);

class OfficeContext {
 public:
  /// `home` is the country of the dateline, if there is one.
  OfficeContext(std::span<const SpottedSentence> sentences, Registry& registry,
                std::optional<std::size_t> home);

  /// The country that the article is about.
  std::optional<std::size_t> country() const { return country_; }
  /// The country of the dateline.
  std::optional<std::size_t> home() const { return home_; }
  /// The one country that acts in a sentence or, if none does, in the last of the `reach` before it
  /// where one does. Countries in `not_these` do not count.
  std::optional<std::size_t> acting_country(std::size_t sentence,
                                            const std::vector<std::size_t>& not_these,
                                            std::size_t reach = 1) const;
  /// Whether a country acts in a sentence.
  bool acts(std::size_t sentence, std::size_t country) const;
  /// The one of some countries that the article is about, or that alone it names, or the first.
  std::size_t likeliest(const std::vector<std::size_t>& countries) const;
  /// The country of an earlier title without a name: "China's ambassador", for "the ambassador".
  std::optional<std::size_t> country_of_earlier_title(const Title& title,
                                                      std::size_t sentence) const;
  /// The organisation that a noun ("bloc", "ministry") or pronoun stands for.
  std::string organization(WordPlace place) const;
  /// The fuller name by which the article calls a body: "Philippine coast guard" for "coast guard";
  /// else, of a body that every state has, that of the country spoken of.
  std::string full_name(const std::string& body, WordPlace place) const;
  /// Of two organisations named together before the place, that at the ordinal.
  std::string counted_organization(WordPlace place, std::size_t ordinal) const;
  /// The name by which the article calls an organisation known by several, or nothing.
  std::string mentioned(std::span<const std::string_view> names) const;

 private:
  std::vector<std::size_t> countries_of_places(std::size_t sentence) const;
  std::optional<std::size_t> country_of_body(WordPlace place) const;
  void count_countries(std::optional<std::size_t> home);
  std::optional<std::size_t> most_mentioned(const std::vector<double>& weights) const;
  bool is_organization(const Phrase& phrase) const;
  const Phrase* owner_before(WordPlace place) const;
  const Phrase* organization_before(WordPlace place, std::string_view noun) const;

  std::span<const SpottedSentence> sentences_;
  Registry& registry_;
  CountryMentions mentions_;
  std::optional<std::size_t> home_;
  std::optional<std::size_t> country_;
};

}  // namespace newsgraph::understanding
