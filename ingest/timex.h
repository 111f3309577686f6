// The time expressions of an article with TIMEX3 attributes, for who wants times and no facts.
//
//     const language::Analysis analysis = language::Analyzer::english().analyze(document);
//     for (const Timex& timex : find_timexes(document, analysis)) …
//
// docs/time.md tells what is read and by which conventions.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/ingest/analysis.h"
#include "newsgraph/ingest/document.h"
#include "newsgraph/ingest/fact.h"

namespace newsgraph {

struct Timex {
  std::size_t sentence = 0;     ///< index into Analysis::sentences
  std::size_t begin_token = 0;  ///< of the sentence
  std::size_t end_token = 0;    ///< one past the last
  std::string_view type;        ///< TIMEX3 type: "DATE", "TIME", "DURATION", "SET"
  std::string value;            ///< TIMEX3 value: "2024-10", "P2Y"
  std::string_view modifier;    ///< TIMEX3 mod: "START", "APPROX" …, or empty
  std::optional<FactDate> date;
};

/// In the order of the text, without overlaps. Dates count from the document's date, and what
/// follows a date ("the next day") from the one told last; a frame of narrative, which takes events
/// to tell, is not followed.
std::vector<Timex> find_timexes(const Document& document, const language::Analysis& analysis);

}  // namespace newsgraph
