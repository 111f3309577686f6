// The American spelling of a lemma. British forms are made back by the endings that differ
// regularly; the words that only look like such a form are listed, and so are the few that follow
// no rule.
#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "newsgraph/ingest/understanding/lexicon.h"

namespace newsgraph::understanding {

namespace {

using WordSet = std::unordered_set<std::string_view>;

/// Written so on both sides of the ocean.
const WordSet& common_words() {
  static const WordSet kWords{
      // -ise that never was -ize
      "advertise", "advise", "appraise", "apprise", "arise", "braise", "bruise", "chastise",
      "circumcise", "comprise", "compromise", "concise", "counterpoise", "cruise", "demise",
      "despise", "devise", "disenfranchise", "disguise", "enfranchise", "enterprise", "excise",
      "exercise", "expertise", "franchise", "guise", "imprecise", "improvise", "incise", "liaise",
      "likewise", "merchandise", "moonrise", "noise", "otherwise", "paradise", "poise", "praise",
      "precise", "premise", "promise", "raise", "reprise", "revise", "rise", "sunrise", "supervise",
      "surmise", "surprise", "televise", "treatise", "uprise", "valise", "wise", "improvisation",
      // -our, -tre and -bre that stay
      "contour", "detour", "devour", "dour", "flour", "four", "glamour", "hour", "our", "paramour",
      "pour", "scour", "sour", "tour", "troubadour", "velour", "your", "macabre"};
  return kWords;
}

const std::unordered_map<std::string_view, std::string_view>& irregular_words() {
  static const std::unordered_map<std::string_view, std::string_view> kWords{
      {"acknowledgement", "acknowledgment"},
      {"aeroplane", "airplane"},
      {"appal", "appall"},
      {"cheque", "check"},
      {"defence", "defense"},
      {"enrol", "enroll"},
      {"enthral", "enthrall"},
      {"fulfil", "fulfill"},
      {"fulfilment", "fulfillment"},
      {"gaol", "jail"},
      {"grey", "gray"},
      {"instal", "install"},
      {"instil", "instill"},
      {"judgement", "judgment"},
      {"licence", "license"},
      {"manoeuvre", "maneuver"},
      {"offence", "offense"},
      {"plough", "plow"},
      {"practise", "practice"},
      {"pretence", "pretense"},
      {"programme", "program"},
      {"sceptic", "skeptic"},
      {"sceptical", "skeptical"},
      {"scepticism", "skepticism"},
      {"skilful", "skillful"},
      {"wilful", "willful"},
  };
  return kWords;
}

struct Ending {
  std::string_view british;
  std::string_view american;
  std::size_t stem;  ///< at least so many characters come before it
};

constexpr Ending kEndings[] = {
    {"isation", "ization", 2}, {"ise", "ize", 3}, {"yse", "yze", 2}, {"ourable", "orable", 2},
    {"our", "or", 2},          {"tre", "ter", 2}, {"bre", "ber", 2},
};

}  // namespace

std::string american_spelling(std::string_view lemma) {
  std::string word(lemma);
  // "co-operate", "re-elect"; but "re-sign" is not "resign".
  if (word.size() > 5 && (word.starts_with("co-") || word.starts_with("re-e"))) word.erase(2, 1);
  if (common_words().contains(word)) return word;
  if (const auto found = irregular_words().find(word); found != irregular_words().end()) {
    return std::string(found->second);
  }
  for (const Ending& ending : kEndings) {
    if (!word.ends_with(ending.british) || word.size() < ending.stem + ending.british.size()) {
      continue;
    }
    word.replace(word.size() - ending.british.size(), ending.british.size(), ending.american);
    break;
  }
  return word;
}

}  // namespace newsgraph::understanding
