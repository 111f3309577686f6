// The words of a statement: what a verb of saying reports, as the tree and the quotation marks of
// its sentence show it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "newsgraph/ingest/understanding/clauses.h"

namespace newsgraph::understanding {

/// One range of words, or several with the report between them ("A," X said, "B").
using Statement = std::vector<WordRange>;

class StatementReader {
 public:
  /// `inside` tells whether the sentence begins within a quotation. Borrowed: the clauses must
  /// outlive the reader.
  StatementReader(const Clauses& clauses, bool inside);

  /// What a verb reports: "said that X", "called X a Y"; empty if it reports nothing.
  Statement said_by(std::size_t verb) const;
  /// What is told "according to" a source.
  Statement according_to(std::size_t source) const;
  /// The quotation behind a sentence that ends with a colon: A defended the vote: “We …”
  Statement behind_colon() const;

  /// Whether a word stands between quotation marks.
  bool is_quoted(std::size_t word) const { return quoted_[word]; }
  /// The same statement without what only frames it; whether it was all quoted.
  bool strip_marks(Statement& statement) const;
  /// The statement as the text has it; empty when it has too few words to be one.
  std::string text(const Statement& statement, const std::string& document) const;

 private:
  Statement reported_by(std::size_t verb) const;
  Statement naming(std::size_t verb) const;
  WordRange reporting_clause(std::size_t verb) const;
  WordRange behind_addressee(std::size_t content, std::size_t verb) const;
  bool is_content(std::size_t child) const;
  std::optional<std::size_t> clause_above(std::size_t word) const;
  bool is_clause(std::size_t head) const;
  Statement split_quotation(WordRange report) const;
  WordRange before_another(std::size_t verb, WordRange range) const;
  WordRange with_quotation(WordRange range, std::size_t verb) const;
  WordRange marked_statement(std::size_t verb, WordRange report) const;
  WordRange quotation_before(std::size_t end) const;
  bool opens_statement(std::size_t word, std::size_t verb) const;
  std::size_t end_of_content(std::size_t verb) const;
  std::size_t end_of_marks(std::size_t word) const;
  bool is_finite(WordRange range) const;
  bool to_quotation(WordRange& range) const;
  bool is_that(std::size_t word) const;
  void trim(WordRange& range) const;
  std::ptrdiff_t quotes_in(WordRange range) const;

  const Clauses& clauses_;
  const Syntax& tree_;
  const Words& words_;
  std::vector<bool> quoted_;  ///< of each word
};

}  // namespace newsgraph::understanding
