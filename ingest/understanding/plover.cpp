#include "newsgraph/ingest/understanding/plover.h"

namespace newsgraph::understanding {

namespace {

using Mode = std::string_view;

constexpr Mode kConsult[] = {"visit", "host", "third-party", "multilateral", "phone"};
constexpr Mode kAid[] = {"economic", "military", "humanitarian", "asylum"};
constexpr Mode kRetreat[] = {"withdraw",  "release", "return", "disarm",
                             "ceasefire", "access",  "resign"};
constexpr Mode kAsked[] = {"assist", "change", "yield", "meet"};  // of REQUEST and of REJECT
constexpr Mode kAccuse[] = {"disapprove", "allege", "investigate"};
constexpr Mode kThreaten[] = {"restrict", "ban",       "arrest",  "relations",
                              "expel",    "territory", "violence"};
constexpr Mode kProtest[] = {"demo", "riot", "strike", "hunger", "boycott", "obstruct"};
constexpr Mode kSanction[] = {"convict", "expel", "withdraw", "discontinue"};
constexpr Mode kMobilize[] = {"troops", "weapons", "police", "militia"};
constexpr Mode kCoerce[] = {"seize",       "restrict", "ban",    "censor",  "curfew",
                            "martial-law", "arrest",   "deport", "withhold"};
constexpr Mode kAssault[] = {"abduct",        "beat",           "torture",       "execute",
                             "sexual",        "assassinate",    "primitive",     "firearms",
                             "explosives",    "suicide-attack", "heavy-weapons", "aerial",
                             "crowd-control", "cleansing",      "destroy",       "unconventional"};

constexpr PloverType kTypes[] = {
    {"AGREE", {}},           {"CONSULT", kConsult},   {"SUPPORT", {}},
    {"COOPERATE", {}},       {"AID", kAid},           {"CONCEDE", {}},
    {"RETREAT", kRetreat},   {"REQUEST", kAsked},     {"ACCUSE", kAccuse},
    {"REJECT", kAsked},      {"THREATEN", kThreaten}, {"PROTEST", kProtest},
    {"SANCTION", kSanction}, {"MOBILIZE", kMobilize}, {"COERCE", kCoerce},
    {"ASSAULT", kAssault},
};

}  // namespace

std::span<const PloverType> plover_types() {
  return kTypes;
}

const PloverType* plover_type(std::string_view name) {
  for (const PloverType& type : kTypes) {
    if (type.name == name) return &type;
  }
  return nullptr;
}

}  // namespace newsgraph::understanding
