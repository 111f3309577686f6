// One scenario run against a fresh graph.
#pragma once

#include <filesystem>
#include <string>

#include "gherkin.h"

namespace newsgraph::tck {

struct Verdict {
  enum class Kind { kPassed, kFailed, kSkipped };
  Kind kind = Kind::kPassed;
  std::string why;  ///< of a failure: what was expected and what came; of a skip: what is unknown
};

/// `graphs` is the folder of named graphs. A step of an unknown form skips the scenario. Never
/// throws for what the scenario or the engine does.
Verdict run_scenario(const Scenario& scenario, const std::filesystem::path& graphs);

}  // namespace newsgraph::tck
