#include "newsgraph/ingest/resolve/text_likeness.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <unordered_set>
#include <vector>

namespace newsgraph::resolve {

namespace {

using Runs = std::unordered_set<std::string>;

std::vector<std::string_view> words_of(std::string_view text) {
  constexpr std::string_view kSpaces = " \t\r\n";
  std::vector<std::string_view> words;
  while (true) {
    text.remove_prefix(std::min(text.find_first_not_of(kSpaces), text.size()));
    if (text.empty()) return words;
    words.push_back(text.substr(0, text.find_first_of(kSpaces)));
    text.remove_prefix(words.back().size());
  }
}

Runs runs_of(std::string_view text) {
  constexpr std::size_t kWords = 3;
  const std::vector<std::string_view> words = words_of(text);
  const std::size_t length = std::min(kWords, words.size());
  Runs runs;
  for (std::size_t begin = 0; begin + length <= words.size() && length > 0; ++begin) {
    std::string run;
    for (std::size_t i = begin; i < begin + length; ++i) run.append(words[i]).append(" ");
    runs.insert(std::move(run));
  }
  return runs;
}

}  // namespace

double likeness(std::string_view left, std::string_view right) {
  Runs fewer = runs_of(left), more = runs_of(right);
  if (fewer.size() > more.size()) fewer.swap(more);
  if (fewer.empty()) return more.empty() ? 1 : 0;
  const auto common =
      std::ranges::count_if(fewer, [&](const std::string& run) { return more.contains(run); });
  return static_cast<double>(common) / static_cast<double>(fewer.size());
}

}  // namespace newsgraph::resolve
