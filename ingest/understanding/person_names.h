// The names of persons in an article: which phrases name a person, and which names mean the same
// one.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "newsgraph/ingest/understanding/gender.h"
#include "newsgraph/ingest/understanding/name_votes.h"
#include "newsgraph/ingest/understanding/phrases.h"

namespace newsgraph::understanding {

/// The folded words of a name.
std::vector<std::string> name_words(const std::string& name);

/// Where a titled person of the article is called like a town ("President Ana Lima"), the town's
/// name alone is the person's, unless a preposition brings it ("in Lima").
void mark_family_names(std::span<SpottedSentence> sentences);

/// A mention of somebody by name.
struct NamedPerson {
  std::vector<std::string> names;  ///< folded words
  std::string text;
  Gender gender = Gender::kUnknown;  ///< what the words around the name say
};

/// All mentions of persons by name outside headlines, the fullest names first.
std::vector<NamedPerson> named_persons(std::span<const SpottedSentence> sentences,
                                       const NameVotes& votes);

/// Finds persons by any of their names.
class PersonIndex {
 public:
  /// Adds the person after the last by the words of the fullest name.
  void add(const std::vector<std::string>& names);
  /// The person that a name means: by family name, whole or with initials, else by given name.
  /// Nothing when it is nobody's or several persons'.
  std::optional<std::size_t> find(const std::vector<std::string>& names) const;

 private:
  std::vector<std::vector<std::string>> persons_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_word_;
};

}  // namespace newsgraph::understanding
