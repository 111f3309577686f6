#include "newsgraph/ingest/understanding/clauses.h"

#include <gtest/gtest.h>

#include "tree_questions.h"

namespace newsgraph::understanding {
namespace {

using testing::forms_of;
using testing::or_dash;
using testing::yes_or_no;

std::string obliques_of(const Clauses& clauses, std::size_t predicate) {
  std::string text;
  for (const Oblique& oblique : clauses.obliques(predicate)) {
    text += (text.empty() ? "" : ", ") + oblique.preposition + " " +
            clauses.tree().word(oblique.head).form + (oblique.clause ? " (clause)" : "");
  }
  return or_dash(text);
}

std::string time_of(const Clauses& clauses, std::size_t predicate) {
  const auto time = clauses.time_of(predicate);
  return time ? text_of(clauses.view().words, clauses.view().times[*time].words) : "-";
}

std::string form_of(const Clauses& clauses, std::optional<std::size_t> word) {
  return word ? clauses.tree().word(*word).form : "-";
}

TEST(Clauses, FindsWhoDoesWhatToWhom) {
  testing::expect_answers(
      "subjects.conllu",
      {{"subject of", [](const Clauses& clauses,
                         std::size_t word) { return forms_of(clauses, clauses.subject(word)); }},
       {"object of", [](const Clauses& clauses,
                        std::size_t word) { return forms_of(clauses, clauses.object(word)); }},
       {"indirect object of",
        [](const Clauses& clauses, std::size_t word) {
          return forms_of(clauses, clauses.indirect_object(word));
        }},
       {"speakers of", [](const Clauses& clauses, std::size_t word) {
          return forms_of(clauses, clauses.speakers_of(word));
        }}});
}

TEST(Clauses, FindsWhatStandsBesideAPredicate) {
  testing::expect_answers(
      "parts.conllu",
      {{"obliques of", obliques_of},
       {"infinitives of",
        [](const Clauses& clauses, std::size_t word) {
          return forms_of(clauses, clauses.infinitives(word));
        }},
       {"has infinitive", [](const Clauses& clauses,
                             std::size_t word) { return yes_or_no(clauses.has_infinitive(word)); }},
       {"complement of",
        [](const Clauses& clauses, std::size_t word) {
          return form_of(clauses, clauses.complement(word));
        }},
       {"light verb of", [](const Clauses& clauses, std::size_t word) {
          return form_of(clauses, clauses.light_verb(word));
        }}});
}

TEST(Clauses, TellsWhatHappenedFromWhatDidNot) {
  testing::expect_answers(
      "status.conllu",
      {{"status of", [](const Clauses& clauses,
                        std::size_t word) { return std::string(to_string(clauses.status(word))); }},
       {"is recalled", [](const Clauses& clauses,
                          std::size_t word) { return yes_or_no(clauses.is_recalled(word)); }},
       {"is perfect", [](const Clauses& clauses,
                         std::size_t word) { return yes_or_no(clauses.is_perfect(word)); }},
       {"is past perfect", [](const Clauses& clauses, std::size_t word) {
          return yes_or_no(clauses.is_past_perfect(word));
        }}});
}

TEST(Clauses, FindsTheTimeOfAPredicate) {
  testing::expect_answers("times.conllu", {{"time of", time_of}});
}

}  // namespace
}  // namespace newsgraph::understanding
