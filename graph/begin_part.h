// Work that is done in parts.
#pragma once

#include <future>
#include <utility>

namespace newsgraph {

/// Begins one part while the caller does another: on a thread of its own, if the part is large
/// enough for that and there is a thread to be had; else it is done when its result is asked for.
template <class Work>
auto begin_part(bool is_large, Work&& work) {
  const auto policy = is_large ? std::launch::async | std::launch::deferred : std::launch::deferred;
  return std::async(policy, std::forward<Work>(work));
}

}  // namespace newsgraph
