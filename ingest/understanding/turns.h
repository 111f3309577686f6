// Where the telling turns: to another time, back to the news, from a speaker's words to the
// article's own.
#pragma once

#include "newsgraph/ingest/understanding/clauses.h"
#include "newsgraph/ingest/understanding/discourse.h"
#include "newsgraph/ingest/understanding/phrases.h"
#include "newsgraph/ingest/understanding/quotations.h"
#include "newsgraph/ingest/understanding/registry.h"

namespace newsgraph::understanding {

/// A time that opens a sentence opens a story of that time: "In October 2024, …". What is still to
/// come opens none.
void turn_at_time(const Clauses& clauses, Discourse& discourse);

/// A look back at a year ends with its paragraph; that at a month or a day goes on until the
/// telling is plainly of the news again: in the present, or with a time of the news.
void turn_at_paragraph(const Clauses& clauses, Discourse& discourse);

/// Whether a sentence tells of the person whose words the sentences behind "X said:" were: they are
/// his until then.
bool tells_of_speaker(const SpottedSentence& sentence, const OpenQuotation& quotation,
                      Discourse& discourse, const Registry& registry);

}  // namespace newsgraph::understanding
