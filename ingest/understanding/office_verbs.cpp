#include "newsgraph/ingest/understanding/office_verbs.h"

#include <algorithm>
#include <initializer_list>

namespace newsgraph::understanding {

namespace {

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

}  // namespace

OfficeVerb verb_with_as(std::string_view lemma) {
  if (is_one_of(lemma,
                {"appoint",   "name",       "elect",     "re-elect",  "reelect",   "install",
                 "choose",    "pick",       "select",    "confirm",   "swear",     "hire",
                 "designate", "tap",        "reinstate", "reappoint", "promote",   "keep",
                 "retain",    "inaugurate", "proclaim",  "crown",     "recognize", "recognise"})) {
    return {Holder::kObject, false};
  }
  if (is_one_of(lemma, {"dismiss", "sack", "fire", "remove", "oust", "depose", "suspend"})) {
    return {Holder::kObject, true};
  }
  if (is_one_of(lemma, {"serve", "act", "work", "continue", "return", "take", "succeed", "replace",
                        "remain", "stay"})) {
    return {Holder::kSubject, false};
  }
  if (is_one_of(lemma, {"resign", "quit", "retire", "step", "stand", "leave", "depart"})) {
    return {Holder::kSubject, true};
  }
  return {};
}

OfficeVerb verb_with_title(std::string_view lemma) {
  if (is_one_of(lemma, {"become", "remain"})) return {Holder::kSubject, false};
  if (is_one_of(lemma, {"appoint", "name", "elect", "re-elect", "reelect", "make", "declare",
                        "proclaim", "crown", "choose"})) {
    return {Holder::kObject, false};
  }
  return {};
}

std::string_view office_of_verb(std::string_view lemma) {
  if (lemma == "chair") return "chair";
  if (lemma == "head") return "head";
  if (lemma == "lead") return "leader";
  return lemma == "command" ? "commander" : "";
}

bool is_of_one_state(std::string_view verb) {
  return verb_with_as(verb).holder == Holder::kObject ||
         is_one_of(verb, {"replace", "succeed", "arrest", "detain", "impeach", "jail", "charge"});
}

bool is_end_of_office(std::string_view noun) {
  return is_one_of(noun, {"resignation", "dismissal", "removal", "ouster"});
}

bool is_office_noun(std::string_view noun) {
  return is_one_of(noun, {"role", "capacity", "position", "tenure", "term", "post", "job",
                          "appointment", "election", "stint", "work"});
}

}  // namespace newsgraph::understanding
