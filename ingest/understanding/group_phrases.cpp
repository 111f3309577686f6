#include "newsgraph/ingest/understanding/group_phrases.h"

#include <unordered_set>
#include <utility>

namespace newsgraph::understanding {

namespace {

/// "It seems that"; "it denied that" is no such, whatever the parser says.
bool is_expletive(const Spotting& text, const Word& word) {
  if (word.deprel != "expl" || word.head == Word::kRoot) return word.deprel == "expl";
  static const std::unordered_set<std::string_view> kImpersonal{"seem", "appear", "turn", "happen",
                                                                "take", "remain", "mean", "be"};
  const Word& verb = text.words[word.head];
  return verb.upos != "VERB" || kImpersonal.contains(verb.lemma);
}

}  // namespace

std::optional<Phrase> pronoun_at(const Spotting& text, std::size_t i) {
  const Word& word = text.words[i];
  const bool thing = word.is("it") && !is_expletive(text, word);
  if (!word.is("he") && !word.is("she") && !word.is("they") && !word.is("him") &&
      !word.is("them") && !word.is("we") && word.form != "I" && !thing) {
    return std::nullopt;
  }
  Phrase phrase;
  phrase.words = {i, i + 1};
  phrase.sort = PhraseSort::kPronoun;
  phrase.name = word.lower;
  return phrase;
}

std::optional<Phrase> group_at(const Spotting& text, std::size_t i) {
  std::size_t j = i;
  bool counted = false;
  if (text.is_at(j, "the") || text.is_at(j, "both") || text.is_at(j, "these")) {
    counted = text.words[j].is("both");
    ++j;
  }
  if (j == i) return std::nullopt;
  if (text.is_at(j, "the")) ++j;
  Phrase phrase;
  phrase.sort = PhraseSort::kGroup;
  phrase.count = counted ? 2 : 0;
  // "The two agreed"
  if (text.is_at(j, "two") && text.is_subject(j)) {
    phrase.words = {i, j + 1};
    phrase.name = "two";
    phrase.count = 2;
    phrase.group = GroupOf::kSides;
    phrase.bare = true;
    return phrase;
  }
  for (const auto& [word, count] :
       {std::pair("two", 2u), std::pair("2", 2u), std::pair("three", 3u), std::pair("four", 4u)}) {
    if (!text.is_at(j, word)) continue;
    counted = true;
    phrase.count = count;
    ++j;
    break;
  }
  if (!text.within(j)) return std::nullopt;
  std::size_t end = j + 1;
  if (text.within(j + 1) &&
      (text.words[j].is("prime") || text.words[j].is("foreign") || text.words[j].is("defence") ||
       text.words[j].is("defense") || text.words[j].is("interior"))) {
    end = j + 2;
  }
  const std::string& head = text.words[end - 1].lower;
  if (head == "sides" || head == "delegations" || head == "parties" || head == "governments") {
    phrase.group = GroupOf::kSides;
  } else if (head == "countries" || head == "nations" || head == "states" || head == "neighbours" ||
             head == "neighbors") {
    phrase.group = GroupOf::kCountries;
  } else if (head == "leaders" || head == "ministers" || head == "presidents" ||
             head == "officials" || head == "men" || head == "women" || head == "dignitaries" ||
             head == "diplomats" || head == "premiers" || head == "chiefs") {
    phrase.group = GroupOf::kPersons;
  } else {
    return std::nullopt;
  }
  // "the parties" and "the officials" need a count to mean the two who met.
  if (!counted &&
      (head == "parties" || head == "officials" || head == "men" || head == "women" ||
       head == "nations" || head == "states" || head == "governments" || head == "diplomats")) {
    return std::nullopt;
  }
  phrase.words = {i, end};
  phrase.name = lower_case(text_of(text.words, {j, end}));
  return phrase;
}

}  // namespace newsgraph::understanding
