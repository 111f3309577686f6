// Why an article gave the facts it gave: what event reading tried at each predicate, which entry of
// the lexicon it was, who filled which role, and why nothing came of it where nothing did.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "newsgraph/ingest/fact.h"

namespace newsgraph {

/// One entry of the event lexicon tried at one predicate of a sentence.
struct TriedEntry {
  FactEvidence sentence;
  std::string predicate;  ///< as written: "talks"
  std::string relation;   ///< MET_WITH …
  std::string source;     ///< where the entry stands: "events.lexicon:120"
  std::vector<std::string> from;  ///< names or topics in the slot where the fact begins
  std::vector<std::string> to;    ///< and where it ends; empty when both ends are in one slot
  FactStatus status = FactStatus::kOccurred;
  std::optional<FactDate> date;
  std::string dropped;  ///< why no fact came of it; empty when one did
};

/// In the order of the text.
using Explanation = std::vector<TriedEntry>;

}  // namespace newsgraph
