// Weights of coreference: an error that names a line, or a table that answers.
#include <algorithm>
#include <cstdint>
#include <string>

#include "expect.h"
#include "newsgraph/graph/error.h"
#include "newsgraph/ingest/understanding/coreference/weights.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  try {
    const auto weights = newsgraph::coreference::Weights::read(text, "fuzzed");
    for (std::uint64_t feature = 0; feature < 64; ++feature) weights.of(feature << feature);
  } catch (const newsgraph::Error& error) {
    const auto lines = static_cast<std::size_t>(std::ranges::count(text, '\n')) + 1;
    newsgraph::fuzz::expect(error.location().line >= 1 && error.location().line <= lines,
                            "an error names a line of the file");
  }
  return 0;
}
