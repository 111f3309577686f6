// What Tab offers.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/cli/shell/vocabulary.h"

namespace newsgraph::cli {

struct Completion {
  std::size_t begin = 0;  ///< of the bytes before the cursor that a candidate replaces
  std::vector<std::string> candidates;  ///< sorted, each once
};

/// `statement` is what has been typed of it, on all its lines, up to the cursor. Names that need
/// backticks come in them; keywords come in small letters when the word began with one.
Completion complete(std::string_view statement, const Vocabulary& vocabulary);

/// What all candidates begin with.
std::string common_beginning(const std::vector<std::string>& candidates);

}  // namespace newsgraph::cli
