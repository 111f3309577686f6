// Options whose value is one of a few words.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>

#include "newsgraph/cli/choice.h"

namespace newsgraph::cli {

/// An option whose value is one of a few words. `store` is called with what the word stands for.
template <typename Choice>
CLI::Option* add_choice(CLI::App& command, const std::string& name, const std::string& meaning,
                        const Choices<Choice>& choices, std::function<void(Choice)> store) {
  CLI::Option* option = command.add_option_function<std::string>(
      name, [=](const std::string& word) { store(choose(name, word, choices)); }, meaning);
  return option->type_name(listed(choices));
}

}  // namespace newsgraph::cli
