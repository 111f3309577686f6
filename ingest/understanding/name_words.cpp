#include "newsgraph/ingest/understanding/name_words.h"

#include <unordered_set>

namespace newsgraph::understanding {

namespace {

using WordSet = std::unordered_set<std::string_view>;

}  // namespace

bool is_plural_of_people(const Word& word) {
  static const WordSet kWords{
      "ministers", "secretaries", "presidents", "leaders",  "ambassadors", "officials",
      "troops",    "soldiers",    "fighters",   "gunmen",   "terrorists",  "representatives",
      "militants", "insurgents",  "extremists", "warplanes"};
  return kWords.contains(word.lower);
}

bool is_epithet(const Word& word) {
  const std::size_t hyphen = word.lower.rfind('-');
  if (hyphen == std::string::npos) return false;
  static const WordSet kParticiples{"based",  "backed", "led",       "owned",   "born",
                                    "funded", "run",    "sponsored", "aligned", "controlled"};
  return kParticiples.contains(std::string_view(word.lower).substr(hyphen + 1));
}

bool keeps_an_office(const Word& officer) {
  static const WordSet kWords{"sheriff",    "attorney", "coroner",  "prosecutor",
                              "ombudsman", "marshal",  "examiner", "comptroller"};
  return kWords.contains(officer.lower) && is_capitalised(officer);
}

bool is_people(const Word& word) {
  static const WordSet kWords{
      "muslim",    "muslims",  "christian", "christians", "jew",       "jews",      "jewish",
      "hindu",     "hindus",   "buddhist",  "buddhists",  "sikh",      "sikhs",     "catholic",
      "catholics", "sunni",    "sunnis",    "shia",       "shias",     "shiite",    "shiites",
      "arab",      "arabs",    "protestant", "protestants", "islamic", "african",   "africans",
      "european",  "europeans", "asian",    "asians",     "western",   "westerners", "hispanic",
      "latino",    "latinos",  "orthodox",  "islamist"};
  return kWords.contains(word.lower);
}

bool is_post_nominal(const Words& words, std::size_t at) {
  static const WordSet kLetters{
      "MP", "MEP", "MSP", "MLA", "TD", "QC", "KC", "SC", "OBE", "MBE", "CBE", "KBE", "DBE", "Esq"};
  return at > 1 && at < words.size() && kLetters.contains(words[at].form) &&
         is_capitalised(words[at - 1]) && is_capitalised(words[at - 2]) &&
         !is_acronym(words[at - 1]);
}

bool is_calendar_name(const Word& word) {
  static const WordSet kWords{"monday", "tuesday", "wednesday", "thursday", "friday",   "saturday",
                              "sunday", "january", "february",  "march",    "april",    "june",
                              "july",   "august",  "september", "october",  "november", "december",
                              "jan",    "feb",     "mar",       "apr",      "jun",      "jul",
                              "aug",    "sep",     "sept",      "oct",      "nov",      "dec"};
  return kWords.contains(word.lower) || word.form == "May";
}

}  // namespace newsgraph::understanding
