#include "newsgraph/cli/progress.h"

namespace newsgraph::cli {

bool Progress::is_due() const {
  return console_.err_is_terminal &&
         std::chrono::steady_clock::now() - last_ >= std::chrono::milliseconds(100);
}

void Progress::show(const std::string& line) {
  last_ = std::chrono::steady_clock::now();
  shown_ = true;
  console_.err << "\r\x1b[K" << line << std::flush;
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
