// Any bytes as a name that is shown: nothing in it steers a terminal or a spreadsheet.
#include <cstdint>
#include <string>
#include <string_view>

#include "expect.h"
#include "newsgraph/cli/csv.h"
#include "newsgraph/cli/printable.h"
#include "newsgraph/graph/utf8.h"

namespace {

using newsgraph::fuzz::expect;

void expect_harmless(std::string_view shown, std::string_view allowed) {
  while (!shown.empty()) {
    const char32_t c = newsgraph::take_code_point(shown);
    expect(c != newsgraph::kNoCodePoint, "what is shown is UTF-8");
    const bool kept = c < 0x80 && allowed.find(static_cast<char>(c)) != std::string_view::npos;
    const bool is_control = c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029;
    const bool turns_direction = c == 0x61c || c == 0x200e || c == 0x200f ||
                                 (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    expect(kept || (!is_control && !turns_direction), "what is shown steers no terminal");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace newsgraph::cli;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string line = printable(text);
  expect_harmless(line, "");
  expect_harmless(printable_lines(text), "\n\t");
  expect(printable(line) == line, "what is printable stays as it is");
  std::size_t bytes = 0;
  for (const std::string& part : wrap(line, 10)) {
    expect(display_width(part) <= 10 || part.size() <= 64, "a line fits");
    bytes += part.size();
  }
  expect(bytes <= line.size(), "wrapping adds nothing");
  const std::string field = csv_field(text);
  const std::string_view bare = std::string_view(field).substr(field.starts_with('"') ? 1 : 0);
  expect(bare.empty() || std::string_view("=+-@\t\r").find(bare.front()) == std::string_view::npos,
         "a field is no formula");
  return 0;
}
