#include "newsgraph/ingest/understanding/noun_classes.h"

#include <unordered_set>

namespace newsgraph::understanding {

bool is_collective(const Word& word) {
  static const std::unordered_set<std::string_view> kWords{
      "group",      "government", "administration", "office",     "team",      "side",
      "cabinet",    "force",      "troop",          "army",       "military",  "regime",
      "ministry",   "party",      "camp",           "navy",       "coalition", "fighter",
      "rebel",      "soldier",    "militant",       "gunman",     "jet",       "drone",
      "warplane",   "plane",      "ship",           "vessel",     "warship",   "missile",
      "official",   "authority",  "lawmaker",       "prosecutor", "officer",   "agent",
      "guard",      "negotiator", "diplomat",       "commando",   "tank",      "artillery",
      "marine",     "bomber",     "dissident",      "guerrilla",  "faction",   "wing",
      "branch",     "cell",       "insurgent",      "leader",     "minister",  "envoy",
      "parliament", "congress",   "senate",         "junta",      "attacker",  "judge",
      "aircraft",   "helicopter", "delegation", "police",     "court",     "militia",
      "mission",    "embassy",    "brigade",        "battalion",  "squadron",  "fleet",
      "patrol",     "terrorist", "extremist", "jihadist", "separatist"};
  return kWords.contains(word.lemma) || kWords.contains(word.lower);
}

bool is_ally(const Word& word) {
  return is_one_of(word.lemma, {"ally", "partner", "counterpart"});
}

bool is_non_state(const Word& word) {
  return is_one_of(word.lemma, {"rebel", "militant", "insurgent", "guerrilla", "dissident",
                                "gunman", "attacker", "bomber", "militia", "terrorist", "extremist",
                                "jihadist", "separatist"});
}

bool is_force(const Word& word) {
  return is_one_of(word.lemma, {"force", "troop", "soldier", "aircraft", "jet", "warplane", "plane",
                                "helicopter", "drone", "tank", "artillery", "unit"});
}

bool is_settlement(const Word& word) {
  return is_one_of(word.lemma, {"state", "city", "town", "village", "province", "region",
                                "district", "island", "port", "area", "capital", "county"});
}

bool is_holding(const Word& word) {
  static const std::unordered_set<std::string_view> kWords{
      "base",      "asset",    "account",  "property",   "outpost", "headquarters", "embassy",
      "consulate", "convoy",   "position", "troop",      "force",   "soldier",      "territory",
      "airspace",  "border",   "airport",  "ship",       "vessel",  "post",         "camp",
      "facility",  "compound", "depot",    "stronghold", "refinery"};
  return kWords.contains(word.lemma);
}

bool is_framing(const Word& word) {
  return is_one_of(word.lemma,
                   {"end", "start", "beginning", "conclusion", "eve", "sideline", "margin", "day",
                    "part", "course", "outset", "fringe"});
}

bool is_edge(const Word& word) {
  return is_one_of(word.lemma, {"sideline", "margin", "fringe", "eve", "outset"});
}

bool is_document(const Word& word) {
  return is_one_of(word.lemma,
                   {"statement", "resolution", "declaration", "communique", "communiqué", "letter",
                    "note", "motion", "decree", "petition", "message", "report"});
}

bool is_asking(const Word& word) {
  return is_one_of(word.lemma, {"invitation", "invite", "call", "request", "demand", "appeal",
                                "order", "pressure", "plea", "ultimatum"});
}

bool is_vessel(const Word& word) {
  return is_one_of(word.lemma,
                   {"note", "letter", "message", "word", "act", "sign", "gesture", "expression"});
}

bool is_in_need(const Word& word) {
  return is_one_of(word.lemma, {"crisis", "emergency", "response", "appeal", "conflict", "war",
                                "people", "victim", "refugee", "population", "civilian", "family",
                                "community", "survivor", "famine", "drought", "reconstruction"});
}

bool is_measure(const Word& word) {
  return is_one_of(word.lemma, {"series", "round", "number", "string", "set", "wave", "spate",
                                "couple", "dozen", "lot", "kind", "part", "rest", "worth",
                                "hundred", "thousand", "million", "billion", "trillion"});
}

}  // namespace newsgraph::understanding
