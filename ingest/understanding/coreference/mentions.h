// The mentions of an article, in the order of the text, with what their words say of each.
#pragma once

#include <span>
#include <vector>

#include "newsgraph/ingest/analysis.h"
#include "newsgraph/ingest/understanding/coreference/mention.h"

namespace newsgraph::coreference {

/// Longer "sentences" are tables and lists; no mention is looked for in them.
inline constexpr std::size_t kMaximumSentenceWords = 250;

/// The labels that a mention borrows (entity, role) live as long as those of the sentences.
std::vector<Mention> find_mentions(std::span<const language::Sentence> sentences);

}  // namespace newsgraph::coreference
