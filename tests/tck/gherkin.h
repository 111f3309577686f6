// Feature files (Gherkin) to scenarios ready to run: backgrounds put in front, outlines written out
// once for each row of each of their example tables.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::tck {

using Table = std::vector<std::vector<std::string>>;

struct Step {
  std::string text;  ///< without its keyword (Given, When, Then, And, But)
  std::string doc;   ///< the block between """ lines, its indentation taken away
  Table table;       ///< cells trimmed, `\|` and `\\` unescaped
};

struct Scenario {
  std::string feature;
  std::string name;
  int example = 0;  ///< number of the outline's row, from 1; 0 when it is no outline
  std::vector<std::string> tags;
  std::vector<Step> steps;
  std::size_t line = 0;

  /// "FEATURE | NAME | EXAMPLE": the same from one reading to the next.
  std::string key() const;
};

/// Throws newsgraph::Error with file and line for what is no feature file.
std::vector<Scenario> read_feature(std::string_view text, const std::string& file_name);

}  // namespace newsgraph::tck
