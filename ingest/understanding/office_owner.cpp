#include "newsgraph/ingest/understanding/office_owner.h"

#include <algorithm>

#include "newsgraph/ingest/understanding/cities.h"
#include "newsgraph/ingest/understanding/name_shapes.h"
#include "newsgraph/ingest/understanding/noun_classes.h"
#include "newsgraph/ingest/understanding/organizations.h"

namespace newsgraph::understanding {

namespace {

constexpr std::size_t kMostFieldWords = 6;

/// An ambassador "at the UN", "in Paris" is sent there; the office is of the sender.
bool is_sent(const Title& title) {
  return is_one_of(title.head, {"ambassador", "consul", "attaché", "attache", "nuncio"}) ||
         title.text.ends_with("permanent representative") || title.text.ends_with("affaires");
}

bool is_meeting_place_of_envoys(std::string_view body) {
  return is_one_of(body, {"UN", "U.N.", "United Nations", "NATO", "WTO"});
}

}  // namespace

const Phrase* OwnerReader::phrase_at(std::size_t word) const {
  const auto at = word < words_.size() ? clauses_.phrase_at(word) : std::nullopt;
  return at ? &clauses_.view().phrases[*at] : nullptr;
}

/// Past the name of an organisation that begins at a word, or the word when none does.
std::size_t OwnerReader::organization_end(std::size_t word, std::size_t end) const {
  const Phrase* phrase = phrase_at(word);
  const bool begins = phrase != nullptr &&
                      (word == phrase->words.begin || (word == phrase->words.begin + 1 &&
                                                       word > 0 && words_[word - 1].upos == "DET"));
  if (begins && phrase->sort == PhraseSort::kOrganization && phrase->words.end <= end) {
    return phrase->words.end;
  }
  const std::size_t name_end = std::min(name_at(words_, word).end, end);
  if (name_end == word) return word;
  const bool tagged = words_[word].ner == "B-ORG";
  const bool shaped = shape_of(words_, {word, name_end}) == NameShape::kOrganization;
  // "Dockers' Union"
  const std::size_t rest = name_end + 1;
  if (rest < end && words_[name_end].is("'") &&
      shape_of(words_, {word, name_at(words_, rest).end}) == NameShape::kOrganization) {
    return std::min(name_at(words_, rest).end, end);
  }
  if (!shaped && !tagged) return word;
  if (shaped) return name_end;
  std::size_t tag_end = word + 1;
  while (tag_end < name_end && words_[tag_end].ner == "I-ORG") ++tag_end;
  const bool goes_on = tag_end < name_end && words_[tag_end].is("for");  // "Unity for Georgia"
  return goes_on ? name_end : tag_end;
}

std::size_t OwnerReader::read_country_or_body(std::size_t word, std::size_t end,
                                              OfficeOwner& owner) const {
  const auto country = country_at(words_, word, gazetteer_);
  const bool inside = country && country->end <= end;
  const std::size_t body_end = organization_end(word, end);
  if (body_end > word && (!inside || body_end > country->end)) {
    const Phrase* phrase = phrase_at(word);
    const bool whole = phrase != nullptr && phrase->sort == PhraseSort::kOrganization;
    owner.body = whole ? phrase->name : text_of(words_, {word, body_end});
    if (whole && phrase->country) owner.country = phrase->country;
    if (inside && country->match.kind == CountryNameKind::kDemonym) {
      owner.country = country->match.country;
    }
    return body_end;
  }
  if (inside) {
    owner.country = country->match.country;
    if (country->match.kind == CountryNameKind::kCapital) owner.place = word;
    const bool possessive = country->end < end && is_possessive_ending(words_[country->end]);
    const std::size_t noun = possessive ? country->end + 1 : country->end;
    const std::size_t noun_end = body_noun_end(words_, noun);
    const auto& demonyms = gazetteer_.countries()[owner.country.value()].demonyms;
    const bool demonym = country->match.kind == CountryNameKind::kDemonym;
    if (noun_end == noun || noun_end > end || !(demonym || possessive)) return country->end;
    if (demonym) {
      owner.body = text_of(words_, {word, noun_end});  // "Indonesian military"
    } else if (!demonyms.empty()) {
      owner.body = demonyms.front() + ' ' + text_of(words_, {noun, noun_end});
    }
    return noun_end;
  }
  const std::size_t noun_end = body_noun_end(words_, word);
  if (noun_end > word && noun_end <= end && !is_capitalised(words_[word])) {
    owner.body = lower_case(text_of(words_, {word, noun_end}));
    return noun_end;
  }
  return word;
}

/// The words before the title: "Rwandan government", "the group's", "Kremlin", "UNICEF".
void OwnerReader::read_before(const TitleMention& mention, OfficeOwner& owner) const {
  const std::size_t end = mention.title.words.begin;
  std::size_t i = mention.phrase.begin;
  if (i > 0 && i < end && is_one_of(words_[i - 1].lower, {"in", "to", "from", "at"})) {
    // "In Turkey Minister A met": the country is where, not whose minister.
    const auto where = country_at(words_, i, gazetteer_);
    const bool fronted = where && where->match.kind != CountryNameKind::kDemonym &&
                         where->end <= end && !is_possessive_ending(words_[where->end]);
    if (fronted) i = where->end;
  }
  while (i < end) {
    const std::size_t next = read_country_or_body(i, end, owner);
    if (next > i) {
      i = next;
      continue;
    }
    if (is_possessive_ending(words_[i])) {
      if (i > 0 && !owner.said()) owner.referring = i - 1;
    } else if (words_[i].is(WordClass::kPossessive)) {
      owner.referring = i;
    }
    ++i;
  }
  // "Nordgas chairman": a name that nothing else is known of
  const std::size_t last = end - 1;
  if (mention.title.of != OfficeOf::kBody || owner.said() || end == mention.phrase.begin) return;
  if (words_[last].upos != "PROPN" || words_[last].ner.ends_with("GPE")) return;
  std::size_t first = last;
  while (first > mention.phrase.begin && words_[first - 1].upos == "PROPN") --first;
  if (is_capitalised(words_[first])) owner.body = text_of(words_, {first, end});
}

/// "Thai army spokesman": the body is a part of the title.
void OwnerReader::read_within(const TitleMention& mention, OfficeOwner& owner) const {
  const WordRange title = mention.title.words;
  if (mention.title.of != OfficeOf::kBody || !owner.body.empty()) return;
  const std::size_t end = body_noun_end(words_, title.begin);
  if (end == title.begin || end >= title.end || words_[title.begin].is("cabinet")) return;
  // Who leads the military of a state leads the state.
  if (owner.referring || mention.title.head == "leader") return;
  owner.body = lower_case(text_of(words_, {title.begin, end}));
  if (!owner.country) return;
  const auto& demonyms = gazetteer_.countries()[*owner.country].demonyms;
  if (!demonyms.empty()) owner.body = demonyms.front() + ' ' + owner.body;
}

/// "Minister for Border Affairs": what the language analysis takes for a body is a minister's
/// field, unless its words name a body.
bool OwnerReader::is_field(WordRange name, const Title& title) const {
  const bool minister = is_one_of(title.head, {"minister", "secretary", "undersecretary"});
  return minister && title.of == OfficeOf::kCountry &&
         shape_of(words_, name) != NameShape::kOrganization &&
         Organizations::built_in().find(text_of(words_, name)) == nullptr;
}

/// "the opposition's Negotiations Committee", "Syria's Central Bank": the body is meant.
bool OwnerReader::read_owned_body(std::size_t begin, std::size_t end, OfficeOwner& owner) const {
  for (std::size_t i = begin + 1; i + 1 < end; ++i) {
    if (!is_possessive_ending(words_[i])) continue;
    const std::size_t body_end = organization_end(i + 1, end);
    const bool named = is_capitalised(words_[i + 1]) && body_noun_end(words_, i + 1) == i + 1;
    if (!named || body_end == i + 1) continue;
    owner.body = text_of(words_, {i + 1, body_end});
    if (const auto country = country_at(words_, begin, gazetteer_)) {
      owner.country = country->match.country;
    }
    return true;
  }
  return false;
}

/// "for Humanitarian Affairs": what somebody sees to, and no body.
bool OwnerReader::is_affairs(std::size_t begin, std::size_t end) const {
  return words_[end - 1].is("affairs") && is_capitalised(words_[end - 1]) &&
         shape_of(words_, {begin, end}) == NameShape::kUnknown;
}

/// The noun phrase behind "of", "for" …; false when it is no owner.
bool OwnerReader::read_noun(std::size_t begin, std::size_t end, const Title& title,
                            OfficeOwner& owner) const {
  if (read_owned_body(begin, end, owner)) return true;
  if (end > begin && is_affairs(begin, end)) return false;
  for (std::size_t i = begin; i < end; ++i) {
    const std::size_t next = read_country_or_body(i, end, owner);
    if (next > i && !owner.body.empty() && !owner.country && is_field({i, next}, title)) {
      owner.body.clear();
      return false;
    }
    if (next > i) return true;
    const Word& word = words_[i];
    const Phrase* phrase = phrase_at(i);
    const bool place = word.ner == "B-LOC" || word.ner == "B-FAC" ||
                       (phrase != nullptr && phrase->sort == PhraseSort::kPlace);
    const bool named = word.upos == "PROPN" && is_capitalised(word);
    if (named && !place && title.of == OfficeOf::kBody) {
      owner.body = text_of(words_, {i, std::max(std::min(name_at(words_, i).end, end), i + 1)});
      return true;
    }
    if (place || word.ner == "B-GPE") {
      owner.place = i;
      return true;
    }
    const bool pronoun = word.is(WordClass::kPossessive) && !is_possessive_ending(word);
    const bool companies = is_one_of(word.lower, {"companies", "firms", "groups", "parties"});
    if (pronoun || ((is_body_noun(word) || companies) && !is_capitalised(word))) {
      owner.referring = i;
      if (i > begin && words_[i - 1].is("two")) owner.count = 2;
      return true;
    }
  }
  return false;
}

void OwnerReader::read_behind(TitleMention& mention, OfficeOwner& owner) const {
  const std::size_t at = mention.title.words.end;
  if (mention.phrase.end <= at + 1) return;
  const Word& preposition = words_[at];
  if (preposition.is("to") || preposition.is("on")) return;
  const bool where = preposition.is("in") || preposition.is("at") || preposition.is("with");
  OfficeOwner behind;
  const bool found = read_noun(at + 1, mention.phrase.end, mention.title, behind);
  if (where) {
    if (behind.body.empty() || (is_sent(mention.title) && !behind.country)) return;
  }
  if (found && (behind.said() || behind.place)) {
    if (!behind.body.empty()) owner.body = behind.body;
    if (behind.referring && !owner.said()) {
      owner.referring = behind.referring;
      owner.count = behind.count;
    }
    if (!owner.country) owner.country = behind.country;
    if (!owner.place) owner.place = behind.place;
  }
  const bool of_body = found && (behind.said() || behind.place);
  if (of_body || where) return;
  if (mention.phrase.end - at - 1 > kMostFieldWords) return;
  mention.title.text += ' ' + lower_case(text_of(words_, {at, mention.phrase.end}));
}

OfficeOwner OwnerReader::owner_of(TitleMention& mention) const {
  OfficeOwner owner;
  read_before(mention, owner);
  read_within(mention, owner);
  const bool of_place = mention.title.of == OfficeOf::kCountry && !owner.body.empty() &&
                        without_kind(owner.body) != owner.body;
  if (of_place) {  // "Lagos State Governor"
    owner.body.clear();
    owner.place = mention.phrase.begin;
    while (!is_capitalised(words_[*owner.place])) ++*owner.place;
  }
  read_behind(mention, owner);
  if (is_sent(mention.title)) {
    // Of the state that sends them, whatever they are sent to.
    if (owner.country || is_meeting_place_of_envoys(owner.body)) owner.body.clear();
  }
  return owner;
}

OfficeOwner OwnerReader::owner_behind(const TitleMention& mention, const Phrase& name) const {
  OfficeOwner owner;
  std::size_t at = name.words.end;
  if (at < words_.size() && words_[at].is(",")) ++at;
  if (at + 1 >= words_.size() || !words_[at].is("of")) return owner;
  read_noun(at + 1, complement_end(at + 1, false), mention.title, owner);
  // "Senator A of the Green Party": a member of it, but an office of the state.
  if (mention.title.of == OfficeOf::kCountry && !owner.country) return {};
  return owner;
}

}  // namespace newsgraph::understanding
