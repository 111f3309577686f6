// The articles of datasets/articles, as they were when the program was built.
#pragma once

#include <string_view>
#include <vector>

namespace newsgraph::cli {

struct SampleArticle {
  std::string_view file_name;
  std::string_view content;
};

/// In the order of file names.
std::vector<SampleArticle> sample_articles();

}  // namespace newsgraph::cli
