// Where an article probably tells a fact that was not found: gold files do not say.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "newsgraph/ingest/evaluation/gold.h"

namespace newsgraph::evaluation {

/// The sentence that shares most words with both ends of the fact, the earlier where several do; by
/// index, or nothing where none shares enough to be worth showing.
std::optional<std::size_t> likely_sentence(const GoldArticle& gold, const GoldFact& fact,
                                           const std::vector<std::string>& sentences);

}  // namespace newsgraph::evaluation
