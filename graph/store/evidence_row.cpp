#include "newsgraph/graph/store/evidence_row.h"

#include <algorithm>
#include <string_view>

namespace newsgraph::store {

namespace {

struct Fields {
  std::int64_t relationship, position, article, sentence, begin, end;
  std::string_view quote;
  double confidence;
};

template <typename SomeEvidence>
Fields fields_of(std::uint32_t relationship, std::int64_t position, const SomeEvidence& evidence) {
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

bool is_evidence_row(const Statement& row, std::uint32_t relationship, std::int64_t position,
                     const EvidenceView& evidence) {
  const Fields fields = fields_of(relationship, position, evidence);
  const Cell cells[] = {fields.relationship, fields.position, fields.article, fields.sentence,
                        fields.begin,        fields.end,      fields.quote,   fields.confidence};
  int column = 0;
  return std::ranges::all_of(cells, [&](const Cell& cell) { return row.cell(column++) == cell; });
}

void add_evidence(ContentSums& sums, std::uint32_t relationship, std::int64_t position,
                  const Evidence& evidence) {
  const Fields row = fields_of(relationship, position, evidence);
  sums.add(Table::kEvidence, {row.relationship, row.position, row.article, row.sentence, row.begin,
                              row.end, row.quote, row.confidence});
}

}  // namespace newsgraph::store
