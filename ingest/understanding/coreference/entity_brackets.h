// Mentions in CoNLL-U: `Entity=` of MISC, as GUM writes it and CorefUD after it
// (ufal.mff.cuni.cz/corefud). Where mentions begin and end stands at their first and last word:
// "(e1-person-2" opens a mention of the entity e1, "e1)" closes one, "(e2-place-1)" is one of a
// single word. `# global.Entity` names the fields between the hyphens.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/ingest/analysis.h"
#include "newsgraph/ingest/language/conllu/conllu.h"
#include "newsgraph/ingest/understanding/coreference/coreference.h"

namespace newsgraph::coreference {

/// The fields that entity_brackets() writes: the entity's number, its type in GUM's terms (empty
/// where the analysis does not tell), and the head's place among the mention's words, from 1.
inline constexpr std::string_view kEntityFields = "eid-etype-head";

/// "Entity=…" by sentence and token; empty where no mention begins or ends. Parts of compounds and
/// coordinations as a whole are left out where nothing else refers to them, as in GUM.
language::TokenAttributes entity_brackets(const Coreference& coreference,
                                          const language::Analysis& analysis);

/// A mention that a treebank has.
struct TreebankMention {
  std::string entity;
  std::size_t sentence = 0;
  std::size_t begin = 0;  ///< tokens, half-open
  std::size_t end = 0;
};

/// The mentions of sentences [first, last), in the order of the text, the longer first. Of a
/// mention in several parts ("e1[1/2]") the first counts, of one over several sentences that part
/// which lies in the first. Brackets that open or close nothing are passed over.
std::vector<TreebankMention> read_entity_brackets(const language::Treebank& treebank,
                                                  std::size_t first, std::size_t last);

}  // namespace newsgraph::coreference
