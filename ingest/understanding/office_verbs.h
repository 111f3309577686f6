// Verbs that give an office, keep it or take it: "appointed Ana Lima minister", "resigned as
// mayor", "who chairs the bloc".
#pragma once

#include <string_view>

namespace newsgraph::understanding {

/// Of a verb with a title: whose title it is, and whether it ends.
enum class Holder { kNone, kSubject, kObject };
struct OfficeVerb {
  Holder holder = Holder::kNone;
  bool ends = false;
};

/// The title stands behind "as": "appointed X as Y", "X resigned as Y".
OfficeVerb verb_with_as(std::string_view lemma);
/// The title is an argument: "became president", "was elected president", "named X president".
OfficeVerb verb_with_title(std::string_view lemma);
/// The office that a verb says its subject holds of its object: "who chairs the bloc". Empty when
/// it says none.
std::string_view office_of_verb(std::string_view lemma);
/// "sacked", "arrested": done to those of one's own state.
bool is_of_one_state(std::string_view verb);
/// "her resignation as minister": the noun says that the office ends.
bool is_end_of_office(std::string_view noun);
/// "Ana Lima's role as chair": the noun says that its owner holds an office.
bool is_office_noun(std::string_view noun);

}  // namespace newsgraph::understanding
