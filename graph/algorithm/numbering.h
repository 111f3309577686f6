// Groups of vertices, numbered in the order in which they first appear.
#pragma once

#include <cstddef>
#include <unordered_map>
#include <vector>

namespace newsgraph {

/// {7, 3, 7} becomes {0, 1, 0}.
inline std::vector<std::size_t> numbered_by_appearance(std::vector<std::size_t> groups) {
  std::unordered_map<std::size_t, std::size_t> numbers;
  for (std::size_t& group : groups)
    group = numbers.try_emplace(group, numbers.size()).first->second;
  return groups;
}

}  // namespace newsgraph
