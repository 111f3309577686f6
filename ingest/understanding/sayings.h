// Who said what: reported and quoted statements of a sentence, and quotations that go on over
// several sentences.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "newsgraph/ingest/understanding/clauses.h"
#include "newsgraph/ingest/understanding/discourse.h"
#include "newsgraph/ingest/understanding/events.h"

namespace newsgraph::understanding {

/// A quoted sentence whose speaker is told only where the quotation ends.
struct PendingStatement {
  std::string text;
  FactEvidence evidence;
  bool weak = false;
};

/// A quotation or a list of statements that the next sentences continue.
struct OpenQuotation {
  std::optional<std::size_t> speaker;  ///< an entity
  bool quoted = false;                 ///< between quotation marks, else after a colon
  std::size_t sentences_left = 0;      ///< a quotation never closed ends by itself
  std::vector<PendingStatement> pending;
  bool open() const { return sentences_left > 0; }
};

/// Reads the statements of a sentence. `open` is what goes on from the sentence before and into the
/// next; `text` is the document's.
void read_sayings(const Clauses& clauses, Discourse& discourse, const std::string& text,
                  bool had_events, OpenQuotation& open, SentenceOutput& output);

}  // namespace newsgraph::understanding
