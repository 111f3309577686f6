// Options whose value is one of a few words.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "newsgraph/cli/suggestion.h"
#include "newsgraph/graph/error.h"

namespace newsgraph::cli {

/// Words that an option knows, with what each stands for.
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
  return CLI::detail::join(names_of(choices), "|");
}

/// What a word stands for; throws Error where it is not one of those.
template <typename Choice>
Choice choose(const std::string& option, const std::string& word, const Choices<Choice>& choices) {
  for (const auto& [known, choice] : choices) {
    if (known == word) return choice;
  }
  throw Error(ErrorKind::kUsage,
              option + " cannot be '" + word + "'; it is one of " + listed(choices), {},
              did_you_mean(word, names_of(choices)));
}

/// An option whose value is one of a few words. `store` is called with what the word stands for.
template <typename Choice>
CLI::Option* add_choice(CLI::App& command, const std::string& name, const std::string& meaning,
                        const Choices<Choice>& choices, std::function<void(Choice)> store) {
  CLI::Option* option = command.add_option_function<std::string>(
      name, [=](const std::string& word) { store(choose(name, word, choices)); }, meaning);
  return option->type_name(listed(choices));
}

}  // namespace newsgraph::cli
