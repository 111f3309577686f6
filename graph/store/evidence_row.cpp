#include "newsgraph/graph/store/evidence_row.h"

#include <string_view>

namespace newsgraph::store {

namespace {

struct Fields {
  std::int64_t relationship, position, article, sentence, begin, end;
  std::string_view quote;
  double confidence;
};

Fields fields_of(std::uint32_t relationship, std::int64_t position, const Evidence& evidence) {
  return {relationship,
          position,
          evidence.article.value,
          evidence.sentence,
          evidence.begin_codepoint,
          evidence.end_codepoint,
          evidence.quote,
          evidence.confidence};
}

}  // namespace

void put_evidence(Statement& statement, ContentSums& sums, std::uint32_t relationship,
                  std::int64_t position, const Evidence& evidence) {
  const Fields row = fields_of(relationship, position, evidence);
  statement.run(row.relationship, row.position, row.article, row.sentence, row.begin, row.end,
                row.quote, row.confidence);
  add_evidence(sums, relationship, position, evidence);
}

void add_evidence(ContentSums& sums, std::uint32_t relationship, std::int64_t position,
                  const Evidence& evidence) {
  const Fields row = fields_of(relationship, position, evidence);
  sums.add(Table::kEvidence, {row.relationship, row.position, row.article, row.sentence, row.begin,
                              row.end, row.quote, row.confidence});
}

}  // namespace newsgraph::store
