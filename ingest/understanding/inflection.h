// Lemmas from forms, by the rules of English spelling and a table of irregular verbs: a second
// opinion where the language analysis, which cuts endings as it has learnt to, gives what is no
// word ("withdr" for "withdrew", "launche" for "launches").
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::understanding {

/// The lemma of an irregular past or participle that belongs to one verb only; empty for others.
std::string_view irregular_verb(std::string_view lower_form);
/// The verbs that a form may be a regular form of, likeliest first, in the form's own spelling.
std::vector<std::string> verb_bases(std::string_view lower_form);
/// The nouns that a form may be the plural of, likeliest first.
std::vector<std::string> noun_bases(std::string_view lower_form);

}  // namespace newsgraph::understanding
