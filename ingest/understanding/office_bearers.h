// Who bears a title in a sentence: the name it stands before or behind, the subject of "is", whom
// somebody appointed.
//
// Borrows the clauses and the titles of the sentence, which may still be growing while it is built.
#pragma once

#include <cstddef>
#include <vector>

#include "newsgraph/ingest/understanding/clauses.h"
#include "newsgraph/ingest/understanding/office_owner.h"
#include "newsgraph/ingest/understanding/office_verbs.h"

namespace newsgraph::understanding {

/// The bearers of one title.
struct Bearers {
  std::vector<std::size_t> phrases;  ///< that name them, among those of the sentence
  bool ends = false;                 ///< the sentence says that the office is held no more
  bool behind_name = false;          ///< the title stands behind the name
  std::optional<std::size_t> appointer =
      std::nullopt;  ///< the phrase that names who gave the office
};

class BearerReader {
 public:
  BearerReader(const Clauses& clauses, const std::vector<TitleMention>& mentions);

  Bearers bearers_of(const TitleMention& mention) const;
  /// The phrases of the named persons that nominals stand for.
  std::vector<std::size_t> persons(const Nominals& nominals) const;
  /// The word of a phrase's name that the tree hangs it up by.
  std::size_t head_of(std::size_t phrase) const;
  /// The first word of the name in a phrase.
  std::size_t name_begin(const Phrase& phrase) const;

 private:
  bool names_person(std::size_t phrase) const;
  Bearers bearers_in_phrase(const TitleMention& mention) const;
  Bearers bearers_right_behind(const TitleMention& mention) const;
  Bearers bearers_in_apposition(const TitleMention& mention) const;
  Bearers bearers_before(const TitleMention& mention) const;
  std::vector<std::size_t> listed_before(std::size_t end) const;
  Bearers bearer_behind(const TitleMention& mention) const;
  Bearers bearers_listed_behind(const TitleMention& mention) const;
  bool is_comma(std::size_t i) const;
  bool is_definite(const TitleMention& mention) const;
  bool no_title_between(const TitleMention& mention, std::size_t word) const;
  bool closes(std::size_t i) const;
  Bearers bearers_of_predicate(const TitleMention& mention) const;
  std::vector<std::size_t> holders(const OfficeVerb& verb, std::size_t governor,
                                   std::size_t title) const;
  std::optional<std::size_t> appointer(std::size_t verb) const;
  std::size_t name_before(std::size_t head) const;
  Bearers bearers_of_noun(std::size_t noun) const;
  bool is_past(std::size_t copula, std::size_t head) const;

  const Clauses& clauses_;
  const Syntax& tree_;
  const Words& words_;
  const std::vector<Phrase>& phrases_;
  const std::vector<TitleMention>& mentions_;
};

/// Whether a phrase can be the name of a person, as far as it and the tagger tell.
bool may_be_person(const Words& words, const Phrase& phrase);

}  // namespace newsgraph::understanding
