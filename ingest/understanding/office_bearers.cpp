#include "newsgraph/ingest/understanding/office_bearers.h"

#include <algorithm>
#include <initializer_list>

namespace newsgraph::understanding {

namespace {

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

bool has_tag(const Words& words, const Phrase& phrase, std::string_view tag) {
  return std::any_of(words.begin() + static_cast<std::ptrdiff_t>(phrase.words.begin),
                     words.begin() + static_cast<std::ptrdiff_t>(phrase.words.end),
                     [&](const Word& word) { return word.ner.ends_with(tag); });
}

}  // namespace

BearerReader::BearerReader(const Clauses& clauses, const std::vector<TitleMention>& mentions)
    : clauses_(clauses),
      tree_(clauses.tree()),
      words_(clauses.tree().words()),
      phrases_(clauses.view().phrases),
      mentions_(mentions) {}

std::vector<std::size_t> BearerReader::persons(const Nominals& nominals) const {
  std::vector<std::size_t> found;
  for (std::size_t nominal : nominals) {
    for (std::size_t phrase : clauses_.phrases_of(nominal)) {
      if (!names_person(phrase)) continue;
      found.push_back(phrase);
      break;
    }
  }
  return found;
}

Bearers BearerReader::bearers_of(const TitleMention& mention) const {
  if (Bearers found = bearers_in_phrase(mention); !found.phrases.empty()) return found;
  if (Bearers found = bearers_right_behind(mention); !found.phrases.empty()) return found;
  if (Bearers found = bearers_in_apposition(mention); !found.phrases.empty()) return found;
  return bearers_of_predicate(mention);
}

std::size_t BearerReader::head_of(std::size_t phrase) const {
  const WordRange range = phrases_[phrase].words;
  std::size_t head = range.begin;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (words_[i].is(WordClass::kPunctuation)) continue;
    if (words_[i].head == Word::kRoot || !range.contains(words_[i].head)) {
      head = i;
      if (i >= name_begin(phrases_[phrase])) break;
    }
  }
  return head;
}

std::size_t BearerReader::name_begin(const Phrase& phrase) const {
  for (std::size_t i = phrase.words.begin; i < phrase.words.end; ++i) {
    if (is_capitalised(words_[i]) && phrase.name.starts_with(words_[i].form)) return i;
  }
  return phrase.words.begin;
}

bool BearerReader::names_person(std::size_t phrase) const {
  return may_be_person(words_, phrases_[phrase]);
}

/// The phrase was spotted whole: "Foreign Minister Ana Lima".
Bearers BearerReader::bearers_in_phrase(const TitleMention& mention) const {
  const auto at = clauses_.phrase_at(mention.head);
  if (!at || phrases_[*at].sort != PhraseSort::kPerson || phrases_[*at].name.empty()) return {};
  return {{*at}, false, name_begin(phrases_[*at]) < mention.title.words.begin};
}

/// "Minister of Public Works Ana Lima", "presidents Ana Lima of Peru and Ben Okoro of Kenya".
Bearers BearerReader::bearers_right_behind(const TitleMention& mention) const {
  for (const std::size_t end : {mention.title.words.end, mention.phrase.end}) {
    const auto at = end < words_.size() ? clauses_.phrase_at(end) : std::nullopt;
    if (!at || phrases_[*at].words.begin != end || !names_person(*at)) continue;
    if (!mention.title.plural) return {{*at}, false, false};
    Bearers bearers{persons(tree_.coordination(head_of(*at))), false, false};
    if (bearers.phrases.size() > 1) return bearers;
  }
  return {};
}

Bearers BearerReader::bearers_in_apposition(const TitleMention& mention) const {
  if (Bearers found = bearers_before(mention); !found.phrases.empty()) return found;
  return mention.title.plural ? bearers_listed_behind(mention) : bearer_behind(mention);
}

/// "Ana Lima, chairwoman of the board, …", "Ana Lima and Ben Okoro, the presidents of …".
Bearers BearerReader::bearers_before(const TitleMention& mention) const {
  std::size_t end = mention.phrase.begin;
  if (end < 2 || !is_comma(end - 1)) return {};
  --end;
  if (words_[end - 1].is(WordClass::kNumber) && end > 1 && is_comma(end - 2)) end -= 2;  // age
  const std::vector<std::size_t> named = listed_before(end);
  if (named.empty() || mention.title.plural != (named.size() > 1)) {
    if (named.empty() || mention.title.plural) return {};
  }
  const bool tree =
      tree_.stands_as(mention.head, "appos") && tree_.is_under(mention.head, head_of(named.back()));
  if (!tree && !closes(mention.phrase.end)) return {};
  if (mention.title.plural) return {named, false, true};
  return {{named.back()}, false, true};
}

/// The persons named one after the other up to a word, with nothing but "and" and commas between.
std::vector<std::size_t> BearerReader::listed_before(std::size_t end) const {
  std::vector<std::size_t> named;
  while (end > 0) {
    const auto at = clauses_.phrase_at(end - 1);
    if (!at || !names_person(*at) || phrases_[*at].words.end > end + 1) break;
    named.insert(named.begin(), *at);
    end = phrases_[*at].words.begin;
    while (end > 0 && (words_[end - 1].is("and") || is_comma(end - 1))) --end;
  }
  return named;
}

/// "The chairwoman of the board, Ana Lima, …"
Bearers BearerReader::bearer_behind(const TitleMention& mention) const {
  for (std::size_t p = 0; p < phrases_.size(); ++p) {
    if (phrases_[p].words.begin < mention.title.words.end || !names_person(p)) continue;
    const std::size_t name = head_of(p);
    const bool hangs = tree_.stands_as(name, "appos") && tree_.is_under(name, mention.head);
    const std::size_t first = phrases_[p].words.begin;
    const bool follows = first == mention.phrase.end + 1 && is_comma(mention.phrase.end) &&
                         is_definite(mention) && closes(phrases_[p].words.end);
    if ((hangs && is_comma(first - 1) && no_title_between(mention, first)) || follows) {
      return {{p}, false, false};
    }
  }
  return {};
}

/// "The foreign ministers of Peru and Kenya, Ana Lima and Ben Okoro, …"
Bearers BearerReader::bearers_listed_behind(const TitleMention& mention) const {
  Bearers bearers;
  std::size_t at = mention.phrase.end;
  if (!is_comma(at)) return bearers;
  for (++at; at < words_.size();) {
    if (words_[at].is("and") || is_comma(at)) {
      ++at;
      continue;
    }
    const auto phrase = clauses_.phrase_at(at);
    if (!phrase || !names_person(*phrase)) break;
    bearers.phrases.push_back(*phrase);
    at = phrases_[*phrase].words.end;
  }
  if (bearers.phrases.size() < 2) bearers.phrases.clear();
  return bearers;
}

bool BearerReader::is_comma(std::size_t i) const {
  return i < words_.size() && (words_[i].is(",") || words_[i].is("--") || words_[i].is("–"));
}

bool BearerReader::is_definite(const TitleMention& mention) const {
  const Word& first = words_[mention.phrase.begin];
  if (first.is("the") || first.is(WordClass::kPossessive)) return true;
  for (std::size_t i = mention.phrase.begin; i < mention.title.words.begin; ++i) {
    if (words_[i].is("'s") || words_[i].is("'")) return true;
  }
  return false;
}

bool BearerReader::no_title_between(const TitleMention& mention, std::size_t word) const {
  return std::none_of(mentions_.begin(), mentions_.end(), [&](const TitleMention& other) {
    const std::size_t at = other.title.words.begin;
    return at >= mention.title.words.end && at < word;
  });
}

/// What follows cannot continue a list: a comma, perhaps behind another phrase of place.
bool BearerReader::closes(std::size_t i) const {
  while (i < words_.size() && is_one_of(words_[i].upos, {"ADP", "DET", "ADJ", "NOUN", "PROPN"})) {
    ++i;
  }
  if (i >= words_.size()) return true;
  return words_[i].is(WordClass::kPunctuation) || is_one_of(words_[i].lower, {"who", "whose"});
}

/// "Ana Lima is the president", "was elected president", "resigned as president".
Bearers BearerReader::bearers_of_predicate(const TitleMention& mention) const {
  const std::size_t head = mention.head;
  if (const auto copula = tree_.child(head, "cop")) {
    if (clauses_.status(head) != FactStatus::kOccurred) return {};
    return {persons(clauses_.subject(head)), is_past(*copula, head), true};
  }
  const auto governor = tree_.head(tree_.first_conjunct(head));
  if (!governor) return {};
  const bool as = tree_.preposition(head) == "as";
  if (!tree_.is_verb(*governor)) return as ? bearers_of_noun(*governor) : Bearers{};
  const Holder holder = verb_with_as(words_[*governor].lemma).holder;
  if (as && *governor > head && holder == Holder::kNone) {
    return {persons(clauses_.subject(*governor)), false, true};  // "As president, Ana Lima …"
  }
  if (clauses_.status(*governor) != FactStatus::kOccurred) return {};
  const bool argument = tree_.stands_as(head, "xcomp") || tree_.stands_as(head, "obj") ||
                        tree_.stands_as(head, "obl") || tree_.stands_as(head, "ccomp");
  const OfficeVerb verb = as         ? verb_with_as(words_[*governor].lemma)
                          : argument ? verb_with_title(words_[*governor].lemma)
                                     : OfficeVerb{};
  const bool served = words_[*governor].lemma == "serve" && !clauses_.is_perfect(*governor) &&
                      tree_.has_feature(*governor, "Tense=Past");
  Bearers bearers{holders(verb, *governor, head), verb.ends || served, true};
  if (verb.holder == Holder::kObject) bearers.appointer = appointer(*governor);
  return bearers;
}

std::optional<std::size_t> BearerReader::appointer(std::size_t verb) const {
  const Nominals subjects = clauses_.subject(verb);
  return subjects.size() == 1 ? clauses_.phrase_at(subjects[0]) : std::nullopt;
}

std::vector<std::size_t> BearerReader::holders(const OfficeVerb& verb, std::size_t governor,
                                               std::size_t title) const {
  if (verb.holder == Holder::kNone) return {};
  if (verb.holder == Holder::kSubject) return persons(clauses_.subject(governor));
  // "appointed Ana Lima minister": the parser may take the name for a part of the title.
  const auto before = title > 0 ? clauses_.phrase_at(name_before(title)) : std::nullopt;
  if (before && names_person(*before) && tree_.is_under(head_of(*before), title)) {
    return {*before};
  }
  std::vector<std::size_t> found = persons(clauses_.object(governor));
  if (found.empty()) found = persons(clauses_.indirect_object(governor));
  const auto own = clauses_.phrase_at(title);
  std::erase_if(found, [&](std::size_t phrase) { return phrase == own; });
  return found;
}

/// The word before the noun phrase that a word heads.
std::size_t BearerReader::name_before(std::size_t head) const {
  for (const TitleMention& mention : mentions_) {
    if (mention.head == head && mention.phrase.begin > 0) return mention.phrase.begin - 1;
  }
  return head;
}

/// "her resignation as minister", "Ana Lima's role as chair".
Bearers BearerReader::bearers_of_noun(std::size_t noun) const {
  const Word& word = words_[noun];
  const bool ends = is_end_of_office(word.lemma);
  if (!ends && !is_office_noun(word.lemma)) return {};
  const auto owner = tree_.child(noun, "nmod:poss");
  if (owner) return {persons({*owner}), ends, true};
  for (std::size_t child : tree_.children(noun)) {
    if (tree_.stands_as(child, "nmod") && tree_.preposition(child) == "of") {
      return {persons({child}), ends, true};
    }
  }
  return {};
}

bool BearerReader::is_past(std::size_t copula, std::size_t head) const {
  if (!words_[copula].is("was") && !words_[copula].is("were")) return false;
  // "said he was the president": the tense follows the verb above.
  const auto above = tree_.head(head);
  return !(tree_.stands_as(head, "ccomp") && above && tree_.has_feature(*above, "Tense=Past"));
}

bool may_be_person(const Words& words, const Phrase& phrase) {
  if (phrase.name.empty()) return false;
  if (phrase.sort == PhraseSort::kPerson) return true;
  if (phrase.sort != PhraseSort::kName) return false;
  if (has_tag(words, phrase, "PERSON")) return true;
  const bool other =
      std::any_of(words.begin() + static_cast<std::ptrdiff_t>(phrase.words.begin),
                  words.begin() + static_cast<std::ptrdiff_t>(phrase.words.end),
                  [](const Word& word) { return !word.ner.empty() && word.ner != "O"; });
  return !other && phrase.name.find(' ') != std::string::npos;
}

}  // namespace newsgraph::understanding
