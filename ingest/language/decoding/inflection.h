// The words that a form may be a regular form of, by the rules of English spelling: a second
// opinion on what a lemma script makes of a form that the treebanks never showed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace newsgraph::language {

// Each answers with the likeliest first, for a form in lower case; empty where the form has no
// ending of an inflected one. Which of them are words, the rules do not know.

/// "denies": deny, denie. "postponed": postpone, postpon. "stopping": stop, stopp, stoppe.
std::vector<std::string> verb_bases(std::string_view lower_form);
/// "clashes": clash, clashe. "gunmen": gunman.
std::vector<std::string> noun_bases(std::string_view lower_form);
/// Of adjectives and adverbs, which are compared alike. "larger": larg, large.
std::vector<std::string> adjective_bases(std::string_view lower_form);
/// One of the three, by UPOS; empty for words of other kinds.
std::vector<std::string> regular_bases(std::string_view lower_form, std::string_view upos);

}  // namespace newsgraph::language
