// Whose words the parts of a sentence are: of whoever says the clause, of the source of an
// "according to", of the speaker of the quotation; of nobody where the article tells it itself.
#pragma once

#include <optional>
#include <vector>

#include "newsgraph/ingest/understanding/clauses.h"
#include "newsgraph/ingest/understanding/quotations.h"
#include "newsgraph/ingest/understanding/slots.h"

namespace newsgraph::understanding {

class Attribution {
 public:
  /// `open` is what goes on from the sentence before, `speaker` whose words the sentence begins
  /// with, `author` who issues the text, if it is not the article's own telling.
  Attribution(const Clauses& clauses, const SlotReader& slots, const OpenQuotation& open,
              std::optional<std::size_t> speaker, std::optional<std::size_t> author);

  /// Who says what a predicate tells, as entities.
  std::vector<std::size_t> sources(std::size_t predicate) const;
  /// Who acts where a predicate leaves it out, as a communiqué does: "The Council: Condemns …".
  std::vector<std::size_t> unsaid_subject(std::size_t predicate) const;
  /// Whom "I" and "we" mean, as entities; none where it cannot be told.
  std::vector<std::size_t> first_person(std::size_t pronoun) const;

 private:
  std::vector<std::size_t> source_of_clause(std::size_t predicate) const;
  std::vector<std::size_t> speaker_of_quotation() const;

  const Clauses& clauses_;
  const SlotReader& slots_;
  std::vector<bool> quoted_;  ///< of each word
  bool listed_;               ///< the sentence is one of those behind a colon
  std::optional<std::size_t> speaker_;
  std::optional<std::size_t> author_;
};

/// Who says the quotation that closes in a sentence begun within it: "… the end,” said X.".
std::optional<std::size_t> speaker_behind_quotation(const Clauses& clauses,
                                                    const SlotReader& slots);

}  // namespace newsgraph::understanding
