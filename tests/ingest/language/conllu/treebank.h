// Treebanks written short.
#pragma once

#include <string>
#include <string_view>

#include "newsgraph/ingest/language/conllu/conllu.h"

namespace newsgraph::testing {

/// CoNLL-U of lines "ID FORM LEMMA UPOS FEATS HEAD DEPREL MISC" divided by single spaces; what is
/// left out at the end of a line is "_". XPOS is what UPOS is. Comments and empty lines stay.
std::string conllu_of(std::string_view lines);

language::Treebank treebank_of(std::string_view lines);

}  // namespace newsgraph::testing
