// Capitalised words that are no part of a name, or of none of somebody who acts.
#pragma once

#include "newsgraph/ingest/understanding/words.h"

namespace newsgraph::understanding {

/// Months and days of the week.
bool is_calendar_name(const Word& word);
/// Those who act for whom is named before: in a headline "ISIL Terrorists" is ISIL.
bool is_plural_of_people(const Word& word);
/// "The UK-based Syrian Observatory": said of it, and no part of its name.
bool is_epithet(const Word& word);
/// "MP", "QC" behind a person's names: letters that are no name.
bool is_post_nominal(const Words& words, std::size_t at);
/// Local officers whose office is a body that acts: "the Sheriff's office".
bool keeps_an_office(const Word& officer);
/// Of a faith or a descent, and of no body.
bool is_people(const Word& word);

}  // namespace newsgraph::understanding
