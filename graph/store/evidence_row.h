// One row of the table of evidence, as a graph file gets it.
#pragma once

#include <cstdint>

#include "newsgraph/graph/evidence.h"
#include "newsgraph/graph/store/connection.h"
#include "newsgraph/graph/store/content_sums.h"

namespace newsgraph::store {

inline constexpr const char* kPutEvidence =
    "INSERT INTO evidence (relationship, position, article, sentence, begin_codepoint, "
    "end_codepoint, quote, confidence) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";

/// Runs a statement of kPutEvidence, and counts the row in the file's sums.
void put_evidence(Statement& statement, ContentSums& sums, std::uint32_t relationship,
                  std::int64_t position, const Evidence& evidence);
/// Whether the row at which a statement stands, of the table's columns in their order, is the one
/// that put_evidence() would put.
bool is_evidence_row(const Statement& row, std::uint32_t relationship, std::int64_t position,
                     const EvidenceView& evidence);
/// Counts such a row in the sums, and does nothing else.
void add_evidence(ContentSums& sums, std::uint32_t relationship, std::int64_t position,
                  const Evidence& evidence);

}  // namespace newsgraph::store
