#include "newsgraph/ingest/understanding/titled_phrases.h"

#include "newsgraph/ingest/understanding/organizations.h"

namespace newsgraph::understanding {

namespace {

class TitledReader {
 public:
  explicit TitledReader(const Spotting& text) : text_(text) {}

  std::optional<Phrase> at(std::size_t i) const {
    Phrase phrase;
    std::size_t j = i;
    if (text_.within(j) &&
        (text_.words[j].is(WordClass::kDeterminer) ||
         (text_.words[j].is(WordClass::kPossessive) && text_.words[j].form.size() > 2))) {
      ++j;
    }
    const bool former = text_.knowledge.offices.is_former(text_.words, j) &&
                        country_at(text_.words, j + 1, text_.knowledge.gazetteer).has_value();
    if (former) ++j;  // "former Peruvian president"
    const std::size_t before_owner = j;
    std::optional<CountryAt> owner = country_at(text_.words, j, text_.knowledge.gazetteer);
    if (owner && owner->match.kind != CountryNameKind::kCapital && !is_fronted_place(j, *owner)) {
      phrase.country = owner->match.country;
      j = text_.after_possessive(owner->end);
    }
    if (text_.is_at(j, "counterpart")) {
      phrase.counterpart = true;
      phrase.words = {i, j + 1};
    } else if (!read_title(j, phrase)) {
      if (j == before_owner || !read_title(before_owner, phrase)) return std::nullopt;
      phrase.country.reset();
    }
    phrase.words.begin = i;
    if (former && phrase.title) phrase.title->former = true;
    read_posting(phrase);
    read_name_after_title(phrase);
    if (phrase.name.empty() && phrase.title && phrase.title->of == OfficeOf::kNone) {
      return std::nullopt;
    }
    return phrase;
  }

  void read_behind_name(Phrase& phrase) const {
    if (is_post_nominal(text_.words, phrase.words.end)) ++phrase.words.end;
    const std::size_t comma = phrase.words.end;
    if (!text_.is_at(comma, ",") || !text_.within(comma + 1)) return;
    std::optional<Phrase> apposition = at(comma + 1);
    if (!apposition || !apposition->title || !apposition->name.empty() ||
        !closes_apposition(apposition->words.end)) {
      return;
    }
    phrase.sort = PhraseSort::kPerson;
    phrase.title = std::move(apposition->title);
    phrase.country = apposition->country;
    phrase.body = std::move(apposition->body);
    phrase.words.end = apposition->words.end;
    close_apposition(phrase);
  }

 private:
  /// "In Turkey Minister A met …": the country is where, not whose minister.
  bool is_fronted_place(std::size_t i, const CountryAt& country) const {
    if (i == 0 || country.match.kind != CountryNameKind::kName || text_.is_at(country.end, "'s")) {
      return false;
    }
    const Word& before = text_.words[i - 1];
    return before.is("in") || before.is("to") || before.is("from") || before.is("at");
  }

  /// The title at `j`, perhaps with the name of its body before it.
  bool read_title(std::size_t j, Phrase& phrase) const {
    phrase.title = text_.knowledge.offices.title_at(text_.words, j);
    if (!phrase.title) {
      WordRange body = name_at(text_.words, j);
      if (body.empty()) {
        const std::size_t end = body_noun_end(text_.words, j);
        if (end > j) body = {j, end};
      }
      if (body.empty() || (is_capitalised(text_.words[body.begin]) &&
                           shape_of(text_.words, body) != NameShape::kOrganization)) {
        return false;
      }
      phrase.title =
          text_.knowledge.offices.title_at(text_.words, text_.after_possessive(body.end));
      if (!phrase.title || !phrase.title->is_office()) return false;
      phrase.body = text_of(text_.words, body);
    }
    phrase.sort = PhraseSort::kTitle;
    phrase.words.end = phrase.title->words.end;
    return true;
  }

  /// "of Malaysia", "for the Indonesian military", "to Pakistan", "for Central Asia".
  void read_posting(Phrase& phrase) const {
    if (!phrase.title || !phrase.title->is_office()) return;
    std::size_t j = phrase.words.end;
    if (!text_.is_at(j, "of") && !text_.is_at(j, "for") && !text_.is_at(j, "to")) return;
    const bool of = text_.words[j].is("of");
    const bool to = text_.words[j].is("to");
    const std::size_t noun = text_.is_at(j + 1, "the") ? j + 2 : j + 1;
    if (!text_.within(noun)) return;
    if (auto owner = country_at(text_.words, noun, text_.knowledge.gazetteer)) {
      const std::size_t body_end = body_noun_end(text_.words, owner->end);
      if (owner->match.kind == CountryNameKind::kDemonym && body_end > owner->end) {
        phrase.body = text_of(text_.words, {noun, body_end});
        phrase.country = owner->match.country;
        phrase.words.end = body_end;
      } else if (owner->match.kind == CountryNameKind::kName) {
        if (!to && !phrase.country) phrase.country = owner->match.country;
        phrase.words.end = owner->end;
      }
      return;
    }
    if (to) return;
    const WordRange name = before_person(name_at(text_.words, noun));
    if (name.empty()) {
      const std::size_t body_end = body_noun_end(text_.words, noun);
      if (body_end > noun) {
        phrase.body = text_of(text_.words, {noun, body_end});
        phrase.words.end = body_end;
      } else if (of && text_.knowledge.offices.title_at(text_.words, noun) == std::nullopt) {
        read_field(noun, phrase);
      }
      return;
    }
    if (shape_of(text_.words, name) == NameShape::kOrganization) {
      phrase.body = text_of(text_.words, name);
    } else {
      phrase.title->text += lower_case(" " + text_of(text_.words, {j, name.end}));
    }
    phrase.words.end = name.end;
  }

  /// Without the person who follows: "Public Works Ana Lima", "Education Mr Lima".
  WordRange before_person(WordRange name) const {
    for (std::size_t i = name.begin + 1; i < name.end; ++i) {
      const auto title = text_.knowledge.offices.title_at(text_.words, i);
      const bool honorific = title && !title->is_office();
      const bool field = text_.is_at(i - 1, "affairs");
      if (field || honorific || text_.words[i].ner == "B-PERSON") return {name.begin, i};
    }
    return name;
  }

  /// "minister of foreign affairs": up to three words in lower case, then a name or a comma.
  void read_field(std::size_t begin, Phrase& phrase) const {
    std::size_t end = begin;
    while (text_.within(end) && end < begin + 3 && text_.words[end].is(WordClass::kOther) &&
           !is_capitalised(text_.words[end])) {
      ++end;
    }
    if (end == begin || !text_.within(end)) return;
    if (!is_capitalised(text_.words[end]) && !text_.words[end].is(",")) return;
    phrase.title->text += " of " + lower_case(text_of(text_.words, {begin, end}));
    phrase.words.end = end;
  }

  void read_name_after_title(Phrase& phrase) const {
    const std::size_t end = phrase.words.end;
    const auto honorific = text_.knowledge.offices.title_at(text_.words, end);
    WordRange name =
        person_name_at(honorific && !honorific->is_office() ? honorific->words.end : end);
    if (name.empty() && text_.is_at(end, ",")) {
      // "the Iraqi foreign minister, Ibrahim al-Jaafari, …": an apposition is closed by what
      // cannot continue a list.
      const auto rank = text_.knowledge.offices.title_at(text_.words, end + 1);
      name = person_name_at(rank ? rank->words.end : end + 1);
      if (!name.empty() && !closes_apposition(name.end)) name = {end, end};
      if (!name.empty() && !rank && name.end - name.begin < 2) name = {end, end};
    }
    if (name.empty()) return;
    const bool apposition = text_.is_at(end, ",");
    phrase.sort = PhraseSort::kPerson;
    phrase.name = text_of(text_.words, name);
    phrase.words.end = name.end;
    if (is_post_nominal(text_.words, phrase.words.end)) ++phrase.words.end;
    if (apposition) {
      close_apposition(phrase);
    } else if (!phrase.title || !phrase.title->is_office()) {
      // "Major General A B, spokesman for the army": the rank is no office, what follows is.
      read_behind_name(phrase);
    }
  }

  /// The comma that closes an apposition belongs to it, so that the verb stands beside its subject.
  void close_apposition(Phrase& phrase) const {
    if (text_.is_at(phrase.words.end, ",") && text_.within(phrase.words.end + 1))
      ++phrase.words.end;
  }

  WordRange person_name_at(std::size_t i) const {
    const WordRange name = name_at(text_.words, i);
    if (name.empty() || shape_of(text_.words, name) != NameShape::kUnknown) return {i, i};
    if (is_before_noun(name)) return {i, i};
    // Some family names are cities' ("Lima"); a country's alone is the country.
    const auto country = country_at(text_.words, i, text_.knowledge.gazetteer);
    const bool alone = name.end - name.begin < 2;
    if (country && alone && country->match.kind != CountryNameKind::kCapital) return {i, i};
    return name;
  }

  /// "the Queen Salote wharf": what is called after a person is not the person.
  bool is_before_noun(WordRange name) const {
    if (!text_.within(name.end)) return false;
    const Word& next = text_.words[name.end];
    const Word& last = text_.words[name.end - 1];
    return next.upos == "NOUN" && last.head == name.end && last.deprel == "compound";
  }

  bool closes_apposition(std::size_t i) const {
    if (!text_.within(i)) return true;
    const Word& word = text_.words[i];
    return word.is(WordClass::kPunctuation) || word.is(WordClass::kPreposition) ||
           word.is(WordClass::kAuxiliary) || word.is("said") || word.is("and") ||
           word.lower.ends_with("ed");
  }

  const Spotting& text_;
};

}  // namespace

std::optional<Phrase> titled_at(const Spotting& text, std::size_t i) {
  std::optional<Phrase> phrase = TitledReader(text).at(i);
  if (!phrase || !phrase->name.empty()) return phrase;
  // "The UN High Commissioner for Refugees" is an office and a body.
  std::string whole = text_of(text.words, {text.after_determiner(i), phrase->words.end});
  if (Organizations::built_in().find(whole) == nullptr) return phrase;
  Phrase body;
  body.words = phrase->words;
  body.sort = PhraseSort::kOrganization;
  body.name = std::move(whole);
  return body;
}

void read_title_after_name(const Spotting& text, Phrase& phrase) {
  TitledReader(text).read_behind_name(phrase);
}

}  // namespace newsgraph::understanding
