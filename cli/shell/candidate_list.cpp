#include "newsgraph/cli/shell/candidate_list.h"

#include <algorithm>

#include "newsgraph/cli/printable.h"

namespace newsgraph::cli {

std::string candidate_list(const std::vector<std::string>& candidates, std::size_t width) {
  constexpr std::size_t kMostShown = 120;
  constexpr std::size_t kGap = 2;
  const std::size_t count = std::min(candidates.size(), kMostShown);
  std::vector<std::string> shown;
  std::size_t widest = 1;
  for (std::size_t i = 0; i < count; ++i) {
    shown.push_back(printable(candidates[i]));
    widest = std::max(widest, display_width(shown.back()));
  }
  const std::size_t across = std::max<std::size_t>(1, (width + kGap) / (widest + kGap));
  const std::size_t down = (count + across - 1) / across;
  std::string text;
  for (std::size_t row = 0; row < down; ++row) {
    for (std::size_t i = row; i < count; i += down) {
      text += shown[i];
      if (i + down < count) text.append(widest + kGap - display_width(shown[i]), ' ');
    }
    text += '\n';
  }
  if (candidates.size() > count) {
    text += "… and " + std::to_string(candidates.size() - count) + " more\n";
  }
  return text;
}

}  // namespace newsgraph::cli
