// Sentences with their trees, and what is to be read from them: files of CoNLL-U whose comments ask
// and answer.
//
//     # text = Lima promised Okoro to visit Kenya.
//     # subject of visit = Lima
//     1   Lima   Lima   PROPN …
//
// Trees stand in the files so that these tests judge the rules and not the parser. `newsgraph
// analyze` prints a tree to begin with; what it got wrong is put right by hand.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "newsgraph/ingest/understanding/clauses.h"

namespace newsgraph::testing {

/// Answers a question about one word of a sentence; "-" when there is no answer.
using Question = std::function<std::string(const understanding::Clauses&, std::size_t word)>;

/// Asks every question of a file under trees/. A question names its word by form or position
/// ("subject of visit", "subject of 8"); one that is not among `questions` fails.
void expect_answers(const std::string& file, const std::map<std::string, Question>& questions);

/// "Lima, Okoro"; "-" for none.
std::string forms_of(const understanding::Clauses& clauses, const std::vector<std::size_t>& words);
std::string yes_or_no(bool answer);
std::string or_dash(std::string text);

}  // namespace newsgraph::testing
