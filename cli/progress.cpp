#include "newsgraph/cli/progress.h"

#include <string_view>

#include "newsgraph/cli/printable.h"

namespace newsgraph::cli {

bool Progress::is_due() const {
  return console_.err_is_terminal &&
         std::chrono::steady_clock::now() - last_ >= std::chrono::milliseconds(100);
}

void Progress::show(std::string_view line) {
  last_ = std::chrono::steady_clock::now();
  shown_ = true;
  const std::size_t columns = console_.err_columns ? console_.err_columns() : 0;
  // A line that reaches the last column would wrap on some terminals, and then stays.
  console_.err << "\r\x1b[K" << (columns > 1 ? cut_to_width(line, columns - 1) : line)
               << std::flush;
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

std::string counted(std::size_t number, std::string_view singular) {
  return with_separators(number).append(" ").append(singular) + (number == 1 ? "" : "s");
}

}  // namespace newsgraph::cli
