#include "newsgraph/graph/store/evidence_row.h"

#include <bit>

namespace newsgraph::store {

void put_evidence(Statement& statement, Revision& revision, std::uint32_t relationship,
                  std::uint32_t position, const Evidence& evidence) {
  statement.run(std::int64_t{relationship}, std::int64_t{position},
                std::int64_t{evidence.article.value}, std::int64_t{evidence.sentence},
                std::int64_t{evidence.begin_codepoint}, std::int64_t{evidence.end_codepoint},
                std::string_view(evidence.quote), evidence.confidence);
  for (const std::uint32_t number : {evidence.article.value, evidence.sentence,
                                     evidence.begin_codepoint, evidence.end_codepoint}) {
    revision.add(number);
  }
  revision.add(evidence.quote);
  revision.add(std::bit_cast<std::uint64_t>(evidence.confidence));
}

}  // namespace newsgraph::store
