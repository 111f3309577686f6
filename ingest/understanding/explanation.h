// What event reading tried and why: one line for each lexicon entry that a predicate brought up.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace newsgraph::understanding {

/// One entry of the lexicon tried at one predicate of a sentence.
struct TriedEntry {
  std::size_t sentence = 0;
  std::string predicate;  ///< as written: "held talks"
  std::string relation;
  std::string source;  ///< where the entry stands: "events.lexicon:120"
  /// What filled which slot, as names: ("subject", "Mohsin Naqvi").
  std::vector<std::pair<std::string, std::string>> roles;
  std::string status;
  std::string date;
  std::string dropped;  ///< why no fact came of it; empty when one did
};

using Explanation = std::vector<TriedEntry>;

}  // namespace newsgraph::understanding
