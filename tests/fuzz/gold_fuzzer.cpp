// The facts that somebody expects of an article: an error that names a place in the file, or facts.
#include <algorithm>
#include <cstdint>
#include <string>

#include "expect.h"
#include "newsgraph/graph/error.h"
#include "newsgraph/ingest/evaluation/gold.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using newsgraph::fuzz::expect;
  const std::string text(reinterpret_cast<const char*>(data), size);
  try {
    const auto gold =
        newsgraph::evaluation::read_gold(newsgraph::evaluation::LocatedJson::parse(text, "fuzzed"));
    for (const auto& fact : gold.facts) expect(!fact.relations.empty(), "a fact has a relation");
  } catch (const newsgraph::Error& error) {
    const auto lines = static_cast<std::size_t>(std::ranges::count(text, '\n')) + 1;
    expect(error.location().line <= lines, "an error names a line of the file");
  }
  return 0;
}
