// Short ways from a text to what the stages make of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/ingest/document.h"
#include "newsgraph/ingest/fact.h"
#include "newsgraph/ingest/understanding/words.h"

namespace newsgraph::testing {

/// A document of one paragraph a line; `date` is ISO 8601 or empty. A first line in capitals that
/// ends with a colon is a dateline.
Document document_of(std::string_view text, std::string_view date = {});

/// The words of a text's only sentence.
understanding::Words words_of(std::string_view sentence);

/// What the article says, one fact a line, sorted: "Ana Lima MET_WITH Ben Okoro 2025-02-25",
/// followed by the status where it is not `occurred`, by the fact's own properties, and by who says
/// so where the article does not itself: "said by Eva Roth".
std::vector<std::string> facts_of(const Document& document);
std::vector<std::string> facts_of(std::string_view text, std::string_view date = {});
/// The same without offices and locations.
std::vector<std::string> events_of(std::string_view text, std::string_view date = {});

}  // namespace newsgraph::testing
