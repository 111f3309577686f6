#include "newsgraph/ingest/understanding/state_phrases.h"

#include <algorithm>

#include "newsgraph/ingest/understanding/noun_classes.h"
#include "newsgraph/ingest/understanding/organizations.h"

namespace newsgraph::understanding {

namespace {

/// "the government of Iraq".
std::optional<Phrase> government_of_at(const Spotting& text, std::size_t i) {
  const std::size_t j = text.after_determiner(i);
  if (!text.is_at(j, "government") || !text.is_at(j + 1, "of")) return std::nullopt;
  const std::size_t noun = text.is_at(j + 2, "the") ? j + 3 : j + 2;
  const auto owner = country_at(text.words, noun, text.knowledge.gazetteer);
  if (!owner || owner->match.kind != CountryNameKind::kName) return std::nullopt;
  Phrase phrase;
  phrase.words = {i, owner->end};
  phrase.sort = PhraseSort::kOfficials;
  phrase.name = "government";
  phrase.country = owner->match.country;
  return phrase;
}

/// "Foreign ministry officials", "military forces": those who act for the state, and no body.
bool are_people(const Spotting& text, std::size_t end) {
  return text.within(end) && (is_officials_noun(text.words[end]) || is_force(text.words[end]) ||
                              text.is_at(end, "officer") || text.is_at(end, "officers"));
}

/// "Washington Moreno", "Santiago Paz": the language analysis sees one person or town, named like
/// a state or its seat.
bool is_one_name(const Words& words, WordRange name) {
  if (name.end - name.begin < 2) return false;
  const std::string_view tag = words[name.begin].ner;
  if (tag != "B-PERSON" && tag != "B-GPE") return false;
  return std::all_of(words.begin() + static_cast<std::ptrdiff_t>(name.begin) + 1,
                     words.begin() + static_cast<std::ptrdiff_t>(name.end), [&](const Word& word) {
                       return word.ner.starts_with("I-") && word.ner.substr(2) == tag.substr(2);
                     });
}

/// "officials", "security officials", "foreign ministry officials".
std::size_t officials_end(const Spotting& text, std::size_t i) {
  std::size_t end = std::max(i, body_noun_end(text.words, i));
  for (std::size_t steps = 0; steps < 2 && text.within(end); ++steps, ++end) {
    if (is_officials_noun(text.words[end])) return end + 1;
    if (!text.words[end].is(WordClass::kOther) || is_capitalised(text.words[end])) break;
  }
  return i;
}

/// "the government", "The Federal Government".
std::optional<Phrase> the_government_at(const Spotting& text, std::size_t i) {
  if (!text.is_at(i, "the")) return std::nullopt;
  const std::size_t noun =
      text.is_at(i + 1, "federal") || text.is_at(i + 1, "central") ? i + 2 : i + 1;
  const bool state = text.is_at(noun, "government") || text.is_at(noun, "authorities") ||
                     text.is_at(noun, "regime") || text.is_at(noun, "state");
  const bool followed =
      text.is_at(noun, "state") && (text.is_at(noun + 1, "of") || !text.is_subject(noun));
  if (!state || followed) return std::nullopt;
  Phrase phrase;
  phrase.words = {i, noun + 1};
  phrase.sort = PhraseSort::kOfficials;
  phrase.name = "government";
  return phrase;
}

/// A name that goes on behind the country's at `next`; false when its sort is unknown.
bool read_longer_name(const Spotting& text, WordRange name, std::size_t next, Phrase& phrase) {
  const bool known = Organizations::built_in().find(text_of(text.words, name)) != nullptr;
  const NameShape shape = known ? NameShape::kOrganization : shape_of(text.words, name);
  if (shape == NameShape::kUnknown) return false;
  // "US State Department", but "Nigeria Labour Congress".
  const Word& first = text.words[name.begin];
  const bool short_form = is_acronym(first) || first.form.find('.') != std::string::npos;
  const bool whole = known || shape != NameShape::kOrganization || !short_form;
  const bool one_name = first.ner == "B-ORG";
  phrase.words = name;
  phrase.name = text_of(text.words, {whole || one_name ? name.begin : next, name.end});
  phrase.sort = sort_of(shape);
  read_bracketed_alias(text, phrase);
  return true;
}

/// "the Saudi-led coalition", "Coalition forces": the latter are of the coalition that the article
/// is about, whatever it is called.
std::optional<Phrase> coalition_at(const Spotting& text, std::size_t i) {
  std::size_t noun = text.after_determiner(i);
  const std::size_t begin = noun;
  const bool led = text.within(noun) && text.words[noun].lower.ends_with("-led");
  if (led) ++noun;
  if (led && (text.is_at(noun, "international") || text.is_at(noun, "military"))) ++noun;
  if (!text.is_at(noun, "coalition")) return std::nullopt;
  Phrase phrase;
  phrase.words = {i, noun + 1};
  if (led) {
    phrase.sort = PhraseSort::kOrganization;
    phrase.name = text_of(text.words, {begin, noun + 1});
    return phrase;
  }
  const bool field = text.is_at(noun + 1, "military") || text.is_at(noun + 1, "air");
  const std::size_t force = field ? noun + 2 : noun + 1;
  if (!text.within(force) || !is_force(text.words[force])) return std::nullopt;
  phrase.sort = PhraseSort::kBody;
  phrase.name = "coalition";
  phrase.bare = true;
  return phrase;
}

}  // namespace

std::optional<Phrase> government_at(const Spotting& text, std::size_t i) {
  auto phrase = government_of_at(text, i);
  return phrase ? phrase : the_government_at(text, i);
}

std::optional<Phrase> country_phrase_at(const Spotting& text, std::size_t i) {
  const std::size_t j = text.after_determiner(i);
  const auto owner = country_at(text.words, j, text.knowledge.gazetteer);
  if (!owner) return std::nullopt;
  Phrase phrase;
  phrase.country = owner->match.country;
  const std::size_t next = owner->end;
  const bool demonym = owner->match.kind == CountryNameKind::kDemonym;
  // A longer name that begins with the country's: "Iraqi Kurdistan Region", "US State
  // Department", "Paris Agreement" (which is then of unknown sort).
  WordRange longer = name_at(text.words, j);
  // "the Australian Government": a capital makes no other name of it.
  if (longer.end == next + 1 && text.is_at(next, "government")) longer.end = next;
  if (is_one_name(text.words, longer) && longer.end > next && !demonym) return std::nullopt;
  if (longer.end > next) {
    if (read_longer_name(text, longer, next, phrase)) {
      phrase.words.begin = i;
      return phrase;
    }
    if (demonym) return std::nullopt;
  }
  const std::size_t body = text.after_possessive(next);
  const std::size_t body_end = body_noun_end(text.words, body);
  if (body_end > body && !are_people(text, body_end)) {
    phrase.words = {i, body_end};
    phrase.sort = PhraseSort::kOrganization;
    // "China's foreign ministry" is the Chinese foreign ministry.
    const auto& demonyms = text.knowledge.gazetteer.countries()[owner->match.country].demonyms;
    const bool named = body > next && !demonyms.empty();
    phrase.name = named ? demonyms.front() + " " + text_of(text.words, {body, body_end})
                        : text_of(text.words, {j, body_end});
    return phrase;
  }
  if (const std::size_t officials = officials_end(text, next); officials > next) {
    phrase.words = {i, officials};
    phrase.sort = PhraseSort::kOfficials;
    phrase.name = text.words[officials - 1].lower;
    return phrase;
  }
  if (demonym) {
    const bool people =
        text.words[next - 1].lower.ends_with("s") && text.is_at(j - 1, "the") && j > i;
    if (!people) return std::nullopt;
  }
  phrase.words = {i, next};
  phrase.name = text_of(text.words, {j, next});
  phrase.sort = owner->match.kind == CountryNameKind::kCapital ? PhraseSort::kCapital
                : owner->match.kind == CountryNameKind::kSeat  ? PhraseSort::kSeat
                                                               : PhraseSort::kCountry;
  return phrase;
}

std::optional<Phrase> body_at(const Spotting& text, std::size_t i) {
  if (auto coalition = coalition_at(text, i)) return coalition;
  // "Police arrested …"
  const bool bare =
      text.is_at(i, "police") || text.is_at(i, "prosecutors") || text.is_at(i, "authorities");
  if (bare && text.words[i].upos == "NOUN" && text.is_subject(i)) {
    Phrase police;
    police.words = {i, i + 1};
    police.sort = PhraseSort::kBody;
    police.name = "police";
    return police;
  }
  if (!text.is_at(i, "the") || !text.within(i + 1) || is_capitalised(text.words[i + 1]))
    return std::nullopt;
  Phrase phrase;
  if (is_body_noun(text.words[i + 1])) {
    phrase.words = {i, i + 2};
    phrase.sort = PhraseSort::kBody;
    phrase.name = text.words[i + 1].lower;
    return phrase;
  }
  const std::size_t end = body_noun_end(text.words, i + 1);
  if (end != i + 3 || are_people(text, end)) return std::nullopt;
  phrase.words = {i, end};
  phrase.sort = PhraseSort::kOrganization;
  phrase.name = text_of(text.words, {i + 1, end});
  return phrase;
}

}  // namespace newsgraph::understanding
