// A few words, of which one is to be chosen: of an option, of a command of the shell.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "newsgraph/cli/suggestion.h"
#include "newsgraph/graph/error.h"

namespace newsgraph::cli {

/// The words, with what each stands for.
template <typename Choice>
using Choices = std::vector<std::pair<std::string, Choice>>;

template <typename Choice>
std::vector<std::string> names_of(const Choices<Choice>& choices) {
  std::vector<std::string> names;
  for (const auto& choice : choices) names.push_back(choice.first);
  return names;
}

template <typename Choice>
std::string listed(const Choices<Choice>& choices) {
  std::string names;
  for (const auto& choice : choices) names += (names.empty() ? "" : "|") + choice.first;
  return names;
}

/// What a word stands for; throws Error where it is not one of those.
template <typename Choice>
Choice choose(const std::string& what, const std::string& word, const Choices<Choice>& choices) {
  for (const auto& [known, choice] : choices) {
    if (known == word) return choice;
  }
  throw Error(ErrorKind::kUsage,
              what + " cannot be '" + word + "'; it is one of " + listed(choices), {},
              did_you_mean(word, names_of(choices)));
}

}  // namespace newsgraph::cli
