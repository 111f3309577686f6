// The words of a sentence as time expressions are read from them: each piece of a hyphened word by
// itself ("May", "30", "June", "2" of "May 30-June 2"), with what it can mean.
//
// Pieces refer to the Words they were made from, which must outlive them.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "newsgraph/ingest/understanding/time/vocabulary.h"
#include "newsgraph/ingest/understanding/words.h"

namespace newsgraph::understanding::timex {

class Pieces {
 public:
  explicit Pieces(const Words& words);

  std::size_t size() const { return pieces_.size(); }
  /// Beyond either end, an empty piece.
  const Piece& operator[](std::size_t i) const { return i < pieces_.size() ? pieces_[i] : kNone; }
  const Words& words() const { return *words_; }
  /// Nothing here can be the core of a time expression.
  bool timeless() const { return timeless_; }

  /// Hyphened to the piece before it.
  bool joined(std::size_t i) const { return i < pieces_.size() && !pieces_[i].begins_word; }
  bool is(std::size_t i, std::string_view text) const { return (*this)[i].text == text; }
  bool is(std::size_t i, PieceKind kind) const { return (*this)[i].kind == kind; }
  /// A word in lower case that is of no closed class and no time word: most often a noun or verb.
  bool is_content(std::size_t i) const;
  /// "the", "a", "its", "'s" …
  bool is_determiner(std::size_t i) const;
  /// The language analysis takes the word for a person's name.
  bool is_person(std::size_t i) const;
  /// The word class of the whole word.
  WordClass word_class(std::size_t i) const;

 private:
  void add_word(std::size_t word);
  void add_piece(std::size_t word, std::size_t begin, std::size_t end);

  static const Piece kNone;
  const Words* words_;
  std::vector<Piece> pieces_;
  bool timeless_ = true;
};

}  // namespace newsgraph::understanding::timex
