// An event lexicon of a user's: an error that names a place in it, or frames whose predicates are
// found.
#include <algorithm>
#include <cstdint>
#include <string>

#include "expect.h"
#include "newsgraph/graph/error.h"
#include "newsgraph/ingest/understanding/lexicon.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using newsgraph::fuzz::expect;
  using namespace newsgraph::understanding;
  const std::string text(reinterpret_cast<const char*>(data), size);
  try {
    const Lexicon lexicon = Lexicon::read(text, "fuzzed");
    expect(lexicon.predicate_count() <= size, "predicates come from the file");
    for (const PredicateKind kind :
         {PredicateKind::kVerb, PredicateKind::kNoun, PredicateKind::kAdjective}) {
      for (const Frame& frame : lexicon.frames(kind, text.substr(0, text.find(' ')))) {
        expect(!frame.relation.empty(), "a frame has a relation");
      }
      lexicon.governed_status(kind, text);
    }
    lexicon.verb_lemma(text, text);
    lexicon.noun_lemma(text, text);
  } catch (const newsgraph::Error& error) {
    const auto lines = static_cast<std::size_t>(std::ranges::count(text, '\n')) + 1;
    expect(error.location().line >= 1 && error.location().line <= lines,
           "an error names a line of the file");
  }
  return 0;
}
