#include "newsgraph/ingest/understanding/inflection.h"

#include <algorithm>
#include <unordered_map>

namespace newsgraph::understanding {

namespace {

/// A form shorter than this is no inflected one whose lemma could be told by its ending.
constexpr std::size_t kShortestStem = 2;

bool is_vowel(char c) {
  return std::string_view("aeiou").find(c) != std::string_view::npos;
}

/// "scrap", "bar", whose forms double the consonant: "scraped" is no form of "scrap".
bool must_double(std::string_view stem) {
  if (stem.size() < 3) return false;
  const char last = stem.back();
  const bool closed =
      !is_vowel(last) && std::string_view("wxy").find(last) == std::string_view::npos;
  const bool one_syllable = std::count_if(stem.begin(), stem.end(), is_vowel) == 1;
  return closed && one_syllable && is_vowel(stem[stem.size() - 2]);
}

bool hisses(std::string_view stem) {
  return stem.ends_with("ch") || stem.ends_with("sh") || stem.ends_with('s') ||
         stem.ends_with('x') || stem.ends_with('z') || stem.ends_with('o');
}

/// The stem of a form with that ending; empty when it has another, or when nothing would be left.
std::string_view stem_of(std::string_view form, std::string_view ending) {
  if (!form.ends_with(ending) || form.size() < ending.size() + kShortestStem) return {};
  return form.substr(0, form.size() - ending.size());
}

/// "denied", "denies"; "launches"; "states": what stands before a present's or plural's s.
void add_bases_of_s(std::string_view form, std::vector<std::string>& bases) {
  if (const auto stem = stem_of(form, "ies"); !stem.empty())
    bases.push_back(std::string(stem) + "y");
  if (const auto stem = stem_of(form, "es"); hisses(stem)) bases.emplace_back(stem);
  if (const auto stem = stem_of(form, "s"); !stem.empty() && !stem.ends_with('s')) {
    bases.emplace_back(stem);
  }
}

}  // namespace

std::string_view irregular_verb(std::string_view lower_form) {
  // Not here: forms that are also another verb's ("found", "lay", "wound", "saw").
  static const std::unordered_map<std::string_view, std::string_view> kForms{
      {"arose", "arise"},
      {"arisen", "arise"},
      {"ate", "eat"},
      {"bade", "bid"},
      {"beaten", "beat"},
      {"began", "begin"},
      {"begun", "begin"},
      {"bled", "bleed"},
      {"blew", "blow"},
      {"blown", "blow"},
      {"borne", "bear"},
      {"bought", "buy"},
      {"bred", "breed"},
      {"broke", "break"},
      {"broken", "break"},
      {"brought", "bring"},
      {"built", "build"},
      {"came", "come"},
      {"caught", "catch"},
      {"chose", "choose"},
      {"chosen", "choose"},
      {"clung", "cling"},
      {"crept", "creep"},
      {"dealt", "deal"},
      {"drank", "drink"},
      {"drawn", "draw"},
      {"drew", "draw"},
      {"driven", "drive"},
      {"drove", "drive"},
      {"dug", "dig"},
      {"fallen", "fall"},
      {"fed", "feed"},
      {"fled", "flee"},
      {"flew", "fly"},
      {"flown", "fly"},
      {"flung", "fling"},
      {"forbade", "forbid"},
      {"forbidden", "forbid"},
      {"foresaw", "foresee"},
      {"foreseen", "foresee"},
      {"forgave", "forgive"},
      {"forgiven", "forgive"},
      {"forgot", "forget"},
      {"forgotten", "forget"},
      {"fought", "fight"},
      {"froze", "freeze"},
      {"frozen", "freeze"},
      {"gave", "give"},
      {"given", "give"},
      {"grew", "grow"},
      {"grown", "grow"},
      {"held", "hold"},
      {"hid", "hide"},
      {"hidden", "hide"},
      {"hung", "hang"},
      {"kept", "keep"},
      {"knelt", "kneel"},
      {"knew", "know"},
      {"known", "know"},
      {"laid", "lay"},
      {"led", "lead"},
      {"lent", "lend"},
      {"lost", "lose"},
      {"made", "make"},
      {"meant", "mean"},
      {"met", "meet"},
      {"mistook", "mistake"},
      {"outdid", "outdo"},
      {"overcame", "overcome"},
      {"overran", "overrun"},
      {"oversaw", "oversee"},
      {"overseen", "oversee"},
      {"overthrew", "overthrow"},
      {"overthrown", "overthrow"},
      {"overtook", "overtake"},
      {"paid", "pay"},
      {"ran", "run"},
      {"rang", "ring"},
      {"rebuilt", "rebuild"},
      {"repaid", "repay"},
      {"retaken", "retake"},
      {"retook", "retake"},
      {"ridden", "ride"},
      {"risen", "rise"},
      {"rode", "ride"},
      {"rung", "ring"},
      {"said", "say"},
      {"sang", "sing"},
      {"sank", "sink"},
      {"sent", "send"},
      {"shaken", "shake"},
      {"shook", "shake"},
      {"shot", "shoot"},
      {"slain", "slay"},
      {"slew", "slay"},
      {"slid", "slide"},
      {"sold", "sell"},
      {"sought", "seek"},
      {"spent", "spend"},
      {"spoke", "speak"},
      {"spoken", "speak"},
      {"sprang", "spring"},
      {"sprung", "spring"},
      {"stole", "steal"},
      {"stolen", "steal"},
      {"stood", "stand"},
      {"stricken", "strike"},
      {"strove", "strive"},
      {"struck", "strike"},
      {"stung", "sting"},
      {"stuck", "stick"},
      {"sung", "sing"},
      {"sunk", "sink"},
      {"swept", "sweep"},
      {"swore", "swear"},
      {"sworn", "swear"},
      {"swung", "swing"},
      {"taken", "take"},
      {"taught", "teach"},
      {"thought", "think"},
      {"threw", "throw"},
      {"thrown", "throw"},
      {"told", "tell"},
      {"took", "take"},
      {"tore", "tear"},
      {"torn", "tear"},
      {"trod", "tread"},
      {"understood", "understand"},
      {"undertaken", "undertake"},
      {"undertook", "undertake"},
      {"upheld", "uphold"},
      {"went", "go"},
      {"wept", "weep"},
      {"withdrawn", "withdraw"},
      {"withdrew", "withdraw"},
      {"withheld", "withhold"},
      {"withstood", "withstand"},
      {"woke", "wake"},
      {"won", "win"},
      {"wore", "wear"},
      {"worn", "wear"},
      {"written", "write"},
      {"wrote", "write"},
      {"wrung", "wring"}};
  const auto found = kForms.find(lower_form);
  return found == kForms.end() ? std::string_view{} : found->second;
}

std::vector<std::string> verb_bases(std::string_view lower_form) {
  std::vector<std::string> bases;
  add_bases_of_s(lower_form, bases);
  for (const std::string_view ending : {"ing", "ed"}) {
    const std::string_view stem = stem_of(lower_form, ending);
    if (stem.empty()) continue;
    const std::string_view cut = stem.substr(0, stem.size() - 1);
    if (ending == "ed" && stem.ends_with('i')) bases.push_back(std::string(cut) + "y");
    if (!must_double(stem)) bases.emplace_back(stem);
    bases.push_back(std::string(stem) + "e");
    if (cut.ends_with(stem.back())) bases.emplace_back(cut);
  }
  return bases;
}

std::vector<std::string> noun_bases(std::string_view lower_form) {
  std::vector<std::string> bases;
  if (const auto stem = stem_of(lower_form, "men"); !stem.empty()) {
    bases.push_back(std::string(stem) + "man");
  }
  add_bases_of_s(lower_form, bases);
  return bases;
}

}  // namespace newsgraph::understanding
