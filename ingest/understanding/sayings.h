// Who said what: the reported and quoted statements of a sentence, as facts.
#pragma once

#include <string>

#include "newsgraph/ingest/understanding/attribution.h"
#include "newsgraph/ingest/understanding/clauses.h"
#include "newsgraph/ingest/understanding/discourse.h"
#include "newsgraph/ingest/understanding/events.h"
#include "newsgraph/ingest/understanding/quotations.h"

namespace newsgraph::understanding {

/// Reads the statements of a sentence. `open` is what goes on from the sentence before and into the
/// next; `text` is the document's.
void read_sayings(const Clauses& clauses, Discourse& discourse, const Attribution& attribution,
                  const std::string& text, bool had_events, OpenQuotation& open,
                  SentenceOutput& output);

}  // namespace newsgraph::understanding
