// Initials that look like common words: "IS" after "Islamic State (IS)" is a name.
#pragma once

#include <span>

#include "newsgraph/ingest/understanding/phrases.h"

namespace newsgraph::understanding {

/// Makes proper nouns of the words that the article introduces in brackets behind a name and that
/// the language analysis takes for common words. To be done before phrases are spotted.
void mark_introduced_acronyms(std::span<SpottedSentence> sentences);

}  // namespace newsgraph::understanding
