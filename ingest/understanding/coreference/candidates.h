// Which earlier mentions a mention may refer back to: those near by, and any that share a word.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "newsgraph/ingest/understanding/coreference/mention.h"

namespace newsgraph::coreference {

/// Goes along the mentions of an article. A mention has at most kMost candidates however long the
/// article is, so that the whole stays linear.
class CandidateFinder {
 public:
  static constexpr std::size_t kMost = 60;

  explicit CandidateFinder(std::span<const Mention> mentions) : mentions_(mentions) {}

  /// The candidates of mention `index`, the nearest first. To be asked for each mention in turn.
  std::vector<std::size_t> next(std::size_t index);

 private:
  void remember(std::size_t index);

  std::span<const Mention> mentions_;
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> by_word_;
};

}  // namespace newsgraph::coreference
