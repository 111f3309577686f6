// A sentence's dependency tree over words, in the terms of Universal Dependencies, with the
// questions that are asked of it again and again: who depends on a word, what coordinates with it,
// which preposition brings it, how far its words reach.
//
// Borrowed: the words must outlive the tree. All answers are cheap; children come in the order of
// the sentence.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/ingest/understanding/words.h"

namespace newsgraph::understanding {

class Syntax {
 public:
  explicit Syntax(const Words& words);

  const Words& words() const { return words_; }
  const Word& word(std::size_t index) const { return words_[index]; }
  std::size_t size() const { return words_.size(); }

  /// The head of a word; nothing for the root.
  std::optional<std::size_t> head(std::size_t word) const;
  std::span<const std::size_t> children(std::size_t word) const;
  /// The first child in a relation; "nsubj" finds "nsubj:pass" too, "nsubj:pass" only itself.
  std::optional<std::size_t> child(std::size_t word, std::string_view relation) const;
  bool has_child(std::size_t word, std::string_view relation) const;
  /// Whether a word stands in a relation (as for child()).
  bool stands_as(std::size_t word, std::string_view relation) const;
  bool has_feature(std::size_t word, std::string_view feature) const;

  /// The words that coordinate with a nominal or clause, itself first: "A, B and C".
  std::vector<std::size_t> coordination(std::size_t word) const;
  /// The first member of the coordination that a word belongs to; itself when there is none.
  std::size_t first_conjunct(std::size_t word) const;
  /// Its adposition in lower case, fixed ones whole ("according to"); empty when there is none. A
  /// conjunct without one has that of the first.
  std::string preposition(std::size_t word) const;
  /// Of a clause: the word that opens it: "to" (also "in order to", "so as to"), "that", "if";
  /// empty when there is none.
  std::string marker(std::size_t word) const;
  /// The words below a word, itself included, from the first to past the last.
  WordRange span(std::size_t word) const;
  /// Whether `ancestor` is above `word`, or is the word.
  bool is_under(std::size_t word, std::size_t ancestor) const;
  /// Arcs between two words: 0 of a word and itself.
  std::size_t distance(std::size_t from, std::size_t to) const;

  bool is_verb(std::size_t word) const;
  /// Noun, proper noun or pronoun.
  bool is_nominal(std::size_t word) const;
  /// A verb whose surface subject is what it is done to.
  bool is_passive(std::size_t word) const;

 private:
  std::optional<std::size_t> adposition(std::size_t word, std::size_t before) const;
  std::string text_with_fixed(std::size_t word) const;

  const Words& words_;
  std::vector<std::size_t> offsets_;  ///< of each word's children in `children_`, and one past
  std::vector<std::size_t> children_;
  std::vector<WordRange> spans_;
};

}  // namespace newsgraph::understanding
