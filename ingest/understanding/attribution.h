// Whose words the parts of a sentence are: of whoever says the clause, of the source of an
// "according to", of the speaker of the quotation; of nobody where the article tells it itself.
#pragma once

#include <optional>
#include <vector>

#include "newsgraph/ingest/understanding/clauses.h"
#include "newsgraph/ingest/understanding/slots.h"

namespace newsgraph::understanding {

class Attribution {
 public:
  /// `inside` tells whether the sentence begins within a quotation, `speaker` whose words it begins
  /// with.
  Attribution(const Clauses& clauses, const SlotReader& slots, bool inside,
              std::optional<std::size_t> speaker);

  /// Who says what a predicate tells, as entities.
  std::vector<std::size_t> sources(std::size_t predicate) const;

 private:
  std::vector<std::size_t> source_of_clause(std::size_t predicate) const;
  std::vector<std::size_t> speaker_of_quotation() const;

  const Clauses& clauses_;
  const SlotReader& slots_;
  std::vector<bool> quoted_;  ///< of each word
  std::optional<std::size_t> speaker_;
};

/// Who says the quotation that closes in a sentence begun within it: "… the end,” said X.".
std::optional<std::size_t> speaker_behind_quotation(const Clauses& clauses,
                                                    const SlotReader& slots);

}  // namespace newsgraph::understanding
