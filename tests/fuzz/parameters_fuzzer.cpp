// A line of `query --each`, and the value of a --param: an error, or values that are written as
// JSON and read again as the same.
#include <cstdint>
#include <string>

#include "expect.h"
#include "newsgraph/cli/parameters.h"
#include "newsgraph/graph/json.h"

namespace {

using newsgraph::Parameters;
using newsgraph::fuzz::expect;

std::string json_of(const Parameters& parameters) {
  static const newsgraph::Graph graph;
  newsgraph::Map map;
  for (const auto& [name, value] : parameters) map.emplace(name, value);
  return newsgraph::to_json(graph, newsgraph::Value(std::move(map)));
}

void read_line(const std::string& line) {
  const std::string before = json_of(newsgraph::cli::parse_parameter_line(line, {"fuzzed", 1, 0}));
  expect(json_of(newsgraph::cli::parse_parameter_line(before, {"written", 1, 0})) == before,
         "parameters come back as they were");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  try {
    newsgraph::cli::parse_parameters({text, "name=" + text});
  } catch (const newsgraph::Error&) {
  }
  try {
    read_line(text);
  } catch (const newsgraph::Error&) {
  }
  return 0;
}
