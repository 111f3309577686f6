// Whose office a title in a sentence is: the country or body that stands before it, behind it, or
// behind its holder's name.
#pragma once

#include "newsgraph/ingest/understanding/office_claims.h"

namespace newsgraph::understanding {

/// A title in a sentence, with the words that belong to it.
struct TitleMention {
  Title title;
  std::size_t head = 0;  ///< the word of it that the tree hangs it up by
  /// From its first determiner or modifier to past what "of", "for" … bring to it.
  WordRange phrase;
};

class OwnerReader {
 public:
  OwnerReader(const Clauses& clauses, const Gazetteer& gazetteer)
      : clauses_(clauses), words_(clauses.view().words), gazetteer_(gazetteer) {}

  /// The mention of a title, with its extent.
  TitleMention mention_of(Title title) const;
  /// Whose it is by the words around the title; a field ("of public works") is added to its text.
  OfficeOwner owner_of(TitleMention& mention) const;
  /// Whose it is by what stands behind the name of the holder: "President A of Peru".
  OfficeOwner owner_behind(const TitleMention& mention, const Phrase& name) const;

  /// A country, its people or seat, or an organisation that begins at a word. Gives the word behind
  /// it, or the word when there is none.
  std::size_t read_country_or_body(std::size_t word, std::size_t end, OfficeOwner& owner) const;

 private:
  std::size_t phrase_begin(std::size_t begin, bool several) const;
  std::size_t complement_end(std::size_t begin, bool several) const;
  bool starts_name(std::size_t word) const;
  bool ends_person(std::size_t word) const;
  std::size_t organization_end(std::size_t word, std::size_t end) const;
  void read_before(const TitleMention& mention, OfficeOwner& owner) const;
  void read_within(const TitleMention& mention, OfficeOwner& owner) const;
  bool is_field(WordRange name, const Title& title) const;
  bool read_owned_body(std::size_t begin, std::size_t end, OfficeOwner& owner) const;
  bool is_affairs(std::size_t begin, std::size_t end) const;
  bool read_noun(std::size_t begin, std::size_t end, const Title& title, OfficeOwner& owner) const;
  void read_behind(TitleMention& mention, OfficeOwner& owner) const;
  const Phrase* phrase_at(std::size_t word) const;

  const Clauses& clauses_;
  const Words& words_;
  const Gazetteer& gazetteer_;
};

}  // namespace newsgraph::understanding
