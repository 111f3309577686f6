#include "newsgraph/cli/progress.h"

#include "newsgraph/cli/printable.h"

namespace newsgraph::cli {

void Progress::show(std::size_t articles, const std::string& file) {
  if (!console_.err_is_terminal) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  shown_ = true;
  console_.err << "\r\x1b[K" << with_separators(articles) << " articles read, now "
               << printable(file) << std::flush;
}

void Progress::clear() {
  if (!shown_) return;
  console_.err << "\r\x1b[K" << std::flush;
  shown_ = false;
}

std::string with_separators(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ",");
  return digits;
}

}  // namespace newsgraph::cli
