#include "newsgraph/graph/store/evidence_row.h"

#include <string_view>

namespace newsgraph::store {

void put_evidence(Statement& statement, ContentSums& sums, std::uint32_t relationship,
                  std::uint32_t position, const Evidence& evidence) {
  const std::int64_t of{relationship}, place{position}, article{evidence.article.value},
      sentence{evidence.sentence}, begin{evidence.begin_codepoint}, end{evidence.end_codepoint};
  const std::string_view quote(evidence.quote);
  statement.run(of, place, article, sentence, begin, end, quote, evidence.confidence);
  sums.add(Table::kEvidence,
           {of, place, article, sentence, begin, end, quote, evidence.confidence});
}

}  // namespace newsgraph::store
