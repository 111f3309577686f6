#include "newsgraph/ingest/language/decoding/entities.h"

#include <algorithm>
#include <limits>

namespace newsgraph::language {

EntityDecoder::EntityDecoder(const std::vector<std::string_view>& tags)
    : before_(tags.size()), may_begin_(tags.size()) {
  for (std::size_t tag = 0; tag < tags.size(); ++tag) {
    const bool inside = tags[tag].starts_with("I-");
    may_begin_[tag] = !inside;
    for (std::size_t previous = 0; previous < tags.size(); ++previous) {
      const bool same_entity =
          inside && tags[previous].size() >= 2 && tags[previous].substr(2) == tags[tag].substr(2);
      if (!inside || same_entity) before_[tag].push_back(previous);
    }
  }
}

std::vector<std::size_t> EntityDecoder::decode(std::span<const float> scores,
                                               std::size_t stride) const {
  constexpr float kImpossible = -1e30F;
  const std::size_t tags = before_.size();
  const std::size_t words = stride == 0 ? 0 : scores.size() / stride;
  if (words == 0) return {};
  std::vector<float> best(tags), next(tags);
  std::vector<std::size_t> from(words * tags);
  for (std::size_t tag = 0; tag < tags; ++tag) {
    best[tag] = may_begin_[tag] ? scores[tag] : kImpossible;
  }
  for (std::size_t word = 1; word < words; ++word) {
    // What may follow anything follows the best of all.
    const auto overall = static_cast<std::size_t>(std::ranges::max_element(best) - best.begin());
    for (std::size_t tag = 0; tag < tags; ++tag) {
      std::size_t chosen = overall;
      if (!may_begin_[tag]) {
        chosen =
            *std::ranges::max_element(before_[tag], {}, [&](std::size_t p) { return best[p]; });
      }
      from[word * tags + tag] = chosen;
      next[tag] = best[chosen] + scores[word * stride + tag];
    }
    best.swap(next);
  }
  std::vector<std::size_t> path(words);
  path.back() = static_cast<std::size_t>(std::ranges::max_element(best) - best.begin());
  for (std::size_t word = words - 1; word > 0; --word) {
    path[word - 1] = from[word * tags + path[word]];
  }
  return path;
}

}  // namespace newsgraph::language
