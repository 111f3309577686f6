#include "newsgraph/ingest/resolve/full_name.h"

#include <algorithm>

namespace newsgraph::resolve {

namespace {

std::size_t word_count(const std::string& name) {
  return static_cast<std::size_t>(std::count(name.begin(), name.end(), ' ')) + 1;
}

std::size_t small_letters(const std::string& name) {
  return static_cast<std::size_t>(
      std::count_if(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; }));
}

}  // namespace

bool is_fuller(const std::string& name, const std::string& other) {
  if (word_count(name) != word_count(other)) return word_count(name) > word_count(other);
  if (name.size() != other.size()) return name.size() > other.size();
  if (small_letters(name) != small_letters(other)) {
    return small_letters(name) > small_letters(other);
  }
  return name < other;
}

}  // namespace newsgraph::resolve
