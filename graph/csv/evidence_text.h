// The evidence of a relationship as one field.
//
//     [{"article":"12","sentence":2,"begin":301,"end":466,"quote":"They met.","confidence":0.5}]
//
// The column is `newsgraph.evidence:IGNORE`: neo4j-admin, which has no such thing, passes it over.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/graph/evidence.h"

namespace newsgraph::csv {

inline constexpr std::string_view kEvidenceName = "newsgraph.evidence";

/// An article is named by its number, which is its :ID.
std::string evidence_text(std::span<const Evidence> evidence);

/// `article_of` gives the node of an :ID, or nothing. nullopt when the text is not as above.
std::optional<std::vector<Evidence>> read_evidence(
    std::string_view text,
    const std::function<std::optional<NodeId>(std::string_view id)>& article_of);

}  // namespace newsgraph::csv
