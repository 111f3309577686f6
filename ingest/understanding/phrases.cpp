#include "newsgraph/ingest/understanding/phrases.h"

#include <algorithm>

#include "newsgraph/ingest/understanding/name_shapes.h"

namespace newsgraph::understanding {

namespace {

constexpr std::size_t kMaximumCountryWords = 6;

/// Reads the phrases of one sentence, left to right. Each reader gives the phrase that begins at a
/// word, or nothing; the first that answers wins.
class Spotter {
 public:
  Spotter(const Words& words, const SpottingKnowledge& knowledge)
      : words_(words), knowledge_(knowledge) {}

  std::vector<Phrase> run() {
    std::vector<Phrase> phrases;
    for (std::size_t i = 0; i < words_.size();) {
      std::optional<Phrase> phrase = phrase_at(i);
      if (!phrase || phrase->words.empty()) {
        ++i;
        continue;
      }
      i = phrase->words.end;
      phrases.push_back(std::move(*phrase));
    }
    return phrases;
  }

 private:
  std::optional<Phrase> phrase_at(std::size_t i) const {
    if (words_[i].is(WordClass::kPunctuation)) return std::nullopt;
    if (auto phrase = pronoun_at(i)) return phrase;
    if (auto phrase = group_at(i)) return phrase;
    if (auto phrase = titled_at(i)) return phrase;
    if (auto phrase = numbered_summit_at(i)) return phrase;
    if (auto phrase = of_country_at(i)) return phrase;
    if (auto phrase = government_at(i)) return phrase;
    if (auto phrase = country_phrase_at(i)) return phrase;
    if (auto phrase = body_at(i)) return phrase;
    return name_phrase_at(i);
  }

  bool within(std::size_t i) const { return i < words_.size(); }
  bool is_at(std::size_t i, std::string_view text) const { return within(i) && words_[i].is(text); }
  std::size_t after_determiner(std::size_t i) const {
    return is_at(i, "the") || is_at(i, "a") || is_at(i, "an") ? i + 1 : i;
  }
  std::size_t after_possessive(std::size_t i) const {
    return is_at(i, "'s") || is_at(i, "'") ? i + 1 : i;
  }

  /// "It seems that"; "it denied that" is no such, whatever the parser says.
  bool is_expletive(const Word& word) const {
    if (word.deprel != "expl" || word.head == Word::kRoot) return word.deprel == "expl";
    static const std::unordered_set<std::string_view> kImpersonal{
        "seem", "appear", "turn", "happen", "take", "remain", "mean", "be"};
    const Word& verb = words_[word.head];
    return verb.upos != "VERB" || kImpersonal.contains(verb.lemma);
  }

  std::optional<Phrase> pronoun_at(std::size_t i) const {
    const Word& word = words_[i];
    const bool thing = word.is("it") && !is_expletive(word);
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

  std::optional<Phrase> group_at(std::size_t i) const {
    std::size_t j = i;
    bool counted = false;
    if (is_at(j, "the") || is_at(j, "both") || is_at(j, "these")) {
      counted = words_[j].is("both");
      ++j;
    }
    if (j == i) return std::nullopt;
    if (is_at(j, "the")) ++j;
    Phrase phrase;
    phrase.sort = PhraseSort::kGroup;
    phrase.count = counted ? 2 : 0;
    // "The two agreed"
    if (is_at(j, "two") && is_subject(j)) {
      phrase.words = {i, j + 1};
      phrase.name = "two";
      phrase.count = 2;
      phrase.group = GroupOf::kSides;
      phrase.bare = true;
      return phrase;
    }
    for (const auto& [word, count] : {std::pair("two", 2u), std::pair("2", 2u),
                                      std::pair("three", 3u), std::pair("four", 4u)}) {
      if (!is_at(j, word)) continue;
      counted = true;
      phrase.count = count;
      ++j;
      break;
    }
    if (!within(j)) return std::nullopt;
    std::size_t end = j + 1;
    if (within(j + 1) &&
        (words_[j].is("prime") || words_[j].is("foreign") || words_[j].is("defence") ||
         words_[j].is("defense") || words_[j].is("interior"))) {
      end = j + 2;
    }
    const std::string& head = words_[end - 1].lower;
    if (head == "sides" || head == "delegations" || head == "parties" || head == "governments") {
      phrase.group = GroupOf::kSides;
    } else if (head == "countries" || head == "nations" || head == "states" ||
               head == "neighbours" || head == "neighbors") {
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
    phrase.name = lower_case(text_of(words_, {j, end}));
    return phrase;
  }

  /// A title, with the country or body before it, what follows it, and the name it belongs to.
  std::optional<Phrase> titled_at(std::size_t i) const {
    Phrase phrase;
    std::size_t j = i;
    if (within(j) && (words_[j].is(WordClass::kDeterminer) ||
                      (words_[j].is(WordClass::kPossessive) && words_[j].form.size() > 2))) {
      ++j;
    }
    const bool former = knowledge_.offices.is_former(words_, j) &&
                        country_at(words_, j + 1, knowledge_.gazetteer).has_value();
    if (former) ++j;  // "former Peruvian president"
    const std::size_t before_owner = j;
    std::optional<CountryAt> owner = country_at(words_, j, knowledge_.gazetteer);
    if (owner && owner->match.kind != CountryNameKind::kCapital && !is_fronted_place(j, *owner)) {
      phrase.country = owner->match.country;
      j = after_possessive(owner->end);
    }
    if (is_at(j, "counterpart")) {
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

  /// "In Turkey Minister A met …": the country is where, not whose minister.
  bool is_fronted_place(std::size_t i, const CountryAt& country) const {
    if (i == 0 || country.match.kind != CountryNameKind::kName || is_at(country.end, "'s")) {
      return false;
    }
    const Word& before = words_[i - 1];
    return before.is("in") || before.is("to") || before.is("from") || before.is("at");
  }

  /// The title at `j`, perhaps with the name of its body before it.
  bool read_title(std::size_t j, Phrase& phrase) const {
    phrase.title = knowledge_.offices.title_at(words_, j);
    if (!phrase.title) {
      WordRange body = name_at(words_, j);
      if (body.empty()) {
        const std::size_t end = body_noun_end(words_, j);
        if (end > j) body = {j, end};
      }
      if (body.empty() || (is_capitalised(words_[body.begin]) &&
                           shape_of(words_, body) != NameShape::kOrganization)) {
        return false;
      }
      phrase.title = knowledge_.offices.title_at(words_, after_possessive(body.end));
      if (!phrase.title || !phrase.title->is_office()) return false;
      phrase.body = text_of(words_, body);
    }
    phrase.sort = PhraseSort::kTitle;
    phrase.words.end = phrase.title->words.end;
    return true;
  }

  /// "of Malaysia", "for the Indonesian military", "to Pakistan", "for Central Asia".
  void read_posting(Phrase& phrase) const {
    if (!phrase.title || !phrase.title->is_office()) return;
    std::size_t j = phrase.words.end;
    if (!is_at(j, "of") && !is_at(j, "for") && !is_at(j, "to")) return;
    const bool of = words_[j].is("of");
    const bool to = words_[j].is("to");
    const std::size_t noun = is_at(j + 1, "the") ? j + 2 : j + 1;
    if (!within(noun)) return;
    if (auto owner = country_at(words_, noun, knowledge_.gazetteer)) {
      const std::size_t body_end = body_noun_end(words_, owner->end);
      if (owner->match.kind == CountryNameKind::kDemonym && body_end > owner->end) {
        phrase.body = text_of(words_, {noun, body_end});
        phrase.country = owner->match.country;
        phrase.words.end = body_end;
      } else if (owner->match.kind == CountryNameKind::kName) {
        if (!to && !phrase.country) phrase.country = owner->match.country;
        phrase.words.end = owner->end;
      }
      return;
    }
    if (to) return;
    const WordRange name = before_person(name_at(words_, noun));
    if (name.empty()) {
      const std::size_t body_end = body_noun_end(words_, noun);
      if (body_end > noun) {
        phrase.body = text_of(words_, {noun, body_end});
        phrase.words.end = body_end;
      } else if (of && knowledge_.offices.title_at(words_, noun) == std::nullopt) {
        read_field(noun, phrase);
      }
      return;
    }
    if (shape_of(words_, name) == NameShape::kOrganization) {
      phrase.body = text_of(words_, name);
    } else {
      phrase.title->text += lower_case(" " + text_of(words_, {j, name.end}));
    }
    phrase.words.end = name.end;
  }

  /// Without the person's name that follows: "Public Works Ana Lima".
  WordRange before_person(WordRange name) const {
    for (std::size_t i = name.begin + 1; i < name.end; ++i) {
      if (words_[i].ner == "B-PERSON") return {name.begin, i};
    }
    return name;
  }

  /// "minister of foreign affairs": up to three words in lower case, then a name or a comma.
  void read_field(std::size_t begin, Phrase& phrase) const {
    std::size_t end = begin;
    while (within(end) && end < begin + 3 && words_[end].is(WordClass::kOther) &&
           !is_capitalised(words_[end])) {
      ++end;
    }
    if (end == begin || !within(end)) return;
    if (!is_capitalised(words_[end]) && !words_[end].is(",")) return;
    phrase.title->text += " of " + lower_case(text_of(words_, {begin, end}));
    phrase.words.end = end;
  }

  void read_name_after_title(Phrase& phrase) const {
    const std::size_t end = phrase.words.end;
    WordRange name = person_name_at(end);
    if (name.empty() && is_at(end, ",")) {
      // "the Iraqi foreign minister, Ibrahim al-Jaafari, …": an apposition is closed by what
      // cannot continue a list.
      name = person_name_at(end + 1);
      if (!name.empty() && !closes_apposition(name.end)) name = {end, end};
      if (!name.empty() && name.end - name.begin < 2) name = {end, end};
    }
    if (name.empty()) return;
    const bool apposition = name.begin > end;
    phrase.sort = PhraseSort::kPerson;
    phrase.name = text_of(words_, name);
    phrase.words.end = name.end;
    if (apposition) {
      close_apposition(phrase);
    } else if (!phrase.title || !phrase.title->is_office()) {
      // "Major General A B, spokesman for the army": the rank is no office, what follows is.
      read_title_after_name(phrase);
    }
  }

  /// The comma that closes an apposition belongs to it, so that the verb stands beside its subject.
  void close_apposition(Phrase& phrase) const {
    if (is_at(phrase.words.end, ",") && within(phrase.words.end + 1)) ++phrase.words.end;
  }

  WordRange person_name_at(std::size_t i) const {
    const WordRange name = name_at(words_, i);
    if (name.empty() || shape_of(words_, name) != NameShape::kUnknown) return {i, i};
    // Some family names are cities' ("Lima"); a country's alone is the country.
    const auto country = country_at(words_, i, knowledge_.gazetteer);
    const bool alone = name.end - name.begin < 2;
    if (country && alone && country->match.kind != CountryNameKind::kCapital) return {i, i};
    return name;
  }

  bool closes_apposition(std::size_t i) const {
    if (!within(i)) return true;
    const Word& word = words_[i];
    return word.is(WordClass::kPunctuation) || word.is(WordClass::kPreposition) ||
           word.is(WordClass::kAuxiliary) || word.is("said") || word.is("and") ||
           word.lower.ends_with("ed");
  }

  /// "the 23rd summit of the Shanghai Cooperation Organisation (SCO)", "the SCO summit".
  std::optional<Phrase> numbered_summit_at(std::size_t i) const {
    const std::size_t j = after_determiner(i);
    const WordRange name = name_at(words_, j);
    std::size_t noun = name.empty() ? j : name.end;
    if (name.empty() && within(j) && words_[j].is(WordClass::kNumber)) noun = j + 1;
    if (noun == j || !within(noun)) return std::nullopt;
    const bool is_event =
        is_at(noun, "summit") || is_at(noun, "conference") || is_at(noun, "forum");
    if (!is_event) return std::nullopt;
    Phrase phrase;
    phrase.sort = PhraseSort::kEvent;
    std::size_t end = noun + 1;
    if (is_at(end, "of")) {
      const std::size_t host = is_at(end + 1, "the") ? end + 2 : end + 1;
      const WordRange body = name_at(words_, host);
      if (!body.empty()) end = body.end;
    }
    if (name.empty() && end == noun + 1) return std::nullopt;
    phrase.words = {i, end};
    phrase.name = text_of(words_, {j, end});
    read_bracketed_alias(phrase);
    phrase.alias.clear();
    return phrase;
  }

  /// "the government of Iraq".
  std::optional<Phrase> of_country_at(std::size_t i) const {
    const std::size_t j = after_determiner(i);
    if (!is_at(j, "government") || !is_at(j + 1, "of")) return std::nullopt;
    const std::size_t noun = is_at(j + 2, "the") ? j + 3 : j + 2;
    const auto owner = country_at(words_, noun, knowledge_.gazetteer);
    if (!owner || owner->match.kind != CountryNameKind::kName) return std::nullopt;
    Phrase phrase;
    phrase.words = {i, owner->end};
    phrase.sort = PhraseSort::kOfficials;
    phrase.name = "government";
    phrase.country = owner->match.country;
    return phrase;
  }

  /// What begins with a country or its people.
  std::optional<Phrase> country_phrase_at(std::size_t i) const {
    const std::size_t j = after_determiner(i);
    const auto owner = country_at(words_, j, knowledge_.gazetteer);
    if (!owner) return std::nullopt;
    Phrase phrase;
    phrase.country = owner->match.country;
    const std::size_t next = owner->end;
    const bool demonym = owner->match.kind == CountryNameKind::kDemonym;
    // A longer name that begins with the country's: "Iraqi Kurdistan Region", "US State
    // Department", "Paris Agreement" (which is then of unknown sort).
    const WordRange longer = name_at(words_, j);
    if (longer.end > next) {
      const NameShape shape = shape_of(words_, longer);
      if (shape != NameShape::kUnknown) {
        // "US State Department", but "Nigeria Labour Congress".
        const bool short_form =
            is_acronym(words_[j]) || words_[j].form.find('.') != std::string::npos;
        const bool keeps_country = shape != NameShape::kOrganization || !short_form;
        const bool one_name = words_[j].ner == "B-ORG";
        phrase.words = {i, longer.end};
        phrase.name = text_of(words_, {keeps_country || one_name ? j : next, longer.end});
        set_sort(phrase, shape);
        read_bracketed_alias(phrase);
        return phrase;
      }
      if (demonym) return std::nullopt;
    }
    const std::size_t body = after_possessive(next);
    const std::size_t body_end = body_noun_end(words_, body);
    if (body_end > body && !demonym_of_people(body_end)) {
      phrase.words = {i, body_end};
      phrase.sort = PhraseSort::kOrganization;
      // "China's foreign ministry" is the Chinese foreign ministry.
      const auto& demonyms = knowledge_.gazetteer.countries()[owner->match.country].demonyms;
      const bool named = body > next && !demonyms.empty();
      phrase.name = named ? demonyms.front() + " " + text_of(words_, {body, body_end})
                          : text_of(words_, {j, body_end});
      return phrase;
    }
    if (const std::size_t officials = officials_end(next); officials > next) {
      phrase.words = {i, officials};
      phrase.sort = PhraseSort::kOfficials;
      phrase.name = words_[officials - 1].lower;
      return phrase;
    }
    if (demonym) {
      const bool people = words_[next - 1].lower.ends_with("s") && is_at(j - 1, "the") && j > i;
      if (!people) return std::nullopt;
    }
    phrase.words = {i, next};
    phrase.name = text_of(words_, {j, next});
    phrase.sort = owner->match.kind == CountryNameKind::kCapital ? PhraseSort::kCapital
                  : owner->match.kind == CountryNameKind::kSeat  ? PhraseSort::kSeat
                                                                 : PhraseSort::kCountry;
    return phrase;
  }

  bool demonym_of_people(std::size_t end) const {
    return within(end) &&
           (is_officials_noun(words_[end]) || is_at(end, "officer") || is_at(end, "officers"));
  }

  /// "officials", "security officials", "foreign ministry officials".
  std::size_t officials_end(std::size_t i) const {
    std::size_t end = std::max(i, body_noun_end(words_, i));
    for (std::size_t steps = 0; steps < 2 && within(end); ++steps, ++end) {
      if (is_officials_noun(words_[end])) return end + 1;
      if (!words_[end].is(WordClass::kOther) || is_capitalised(words_[end])) break;
    }
    return i;
  }

  bool is_subject(std::size_t word) const {
    return within(word) && words_[word].deprel.starts_with("nsubj");
  }

  /// "the government", "The Federal Government": that of the country spoken of.
  std::optional<Phrase> government_at(std::size_t i) const {
    if (!is_at(i, "the")) return std::nullopt;
    const std::size_t noun = is_at(i + 1, "federal") || is_at(i + 1, "central") ? i + 2 : i + 1;
    const bool state = is_at(noun, "government") || is_at(noun, "authorities") ||
                       is_at(noun, "regime") || is_at(noun, "state");
    const bool followed = is_at(noun, "state") && (is_at(noun + 1, "of") || !is_subject(noun));
    if (!state || followed) return std::nullopt;
    Phrase phrase;
    phrase.words = {i, noun + 1};
    phrase.sort = PhraseSort::kOfficials;
    phrase.name = "government";
    return phrase;
  }

  /// "the ministry"; "the foreign ministry".
  std::optional<Phrase> body_at(std::size_t i) const {
    // "Police arrested …"
    const bool bare = is_at(i, "police") || is_at(i, "prosecutors") || is_at(i, "authorities");
    if (bare && words_[i].upos == "NOUN" && is_subject(i)) {
      Phrase police;
      police.words = {i, i + 1};
      police.sort = PhraseSort::kBody;
      police.name = "police";
      return police;
    }
    if (!is_at(i, "the") || !within(i + 1) || is_capitalised(words_[i + 1])) return std::nullopt;
    Phrase phrase;
    if (is_body_noun(words_[i + 1])) {
      phrase.words = {i, i + 2};
      phrase.sort = PhraseSort::kBody;
      phrase.name = words_[i + 1].lower;
      return phrase;
    }
    const std::size_t end = body_noun_end(words_, i + 1);
    if (end != i + 3 || demonym_of_people(end)) return std::nullopt;
    phrase.words = {i, end};
    phrase.sort = PhraseSort::kOrganization;
    phrase.name = text_of(words_, {i + 1, end});
    return phrase;
  }

  std::optional<Phrase> name_phrase_at(std::size_t i) const {
    const std::size_t j = after_determiner(i);
    WordRange name = name_at(words_, j);
    if (name.empty()) return std::nullopt;
    if (begins_sentence(j) && is_common(words_[j])) {
      name = name_at(words_, j + 1);
      if (name.empty() || country_at(words_, j + 1, knowledge_.gazetteer) ||
          knowledge_.offices.title_at(words_, j + 1)) {
        return std::nullopt;
      }
    }
    Phrase phrase;
    phrase.words = {name.begin == j ? i : name.begin, name.end};
    phrase.name = text_of(words_, name);
    phrase.sentence_initial = begins_sentence(name.begin);
    phrase.recognised = recognised_as(words_, name);
    set_sort(phrase, shape_of(words_, name));
    read_bracketed_alias(phrase);
    if (phrase.sort == PhraseSort::kName) read_title_after_name(phrase);
    return phrase;
  }

  bool begins_sentence(std::size_t i) const {
    return i == 0 || is_quote(words_[i - 1]) || is_hard_break(words_[i - 1]);
  }

  /// Capitalised only because the sentence begins with it.
  bool is_common(const Word& word) const {
    const bool common_noun = word.upos == "NOUN" && !word.ner.starts_with("B-");
    return common_noun || knowledge_.common_words.contains(word.lower) ||
           word.lower.ends_with("ing") || (word.lower.ends_with("ly") && word.form.size() > 4);
  }

  static void set_sort(Phrase& phrase, NameShape shape) {
    switch (shape) {
      case NameShape::kOrganization:
        phrase.sort = PhraseSort::kOrganization;
        break;
      case NameShape::kPlace:
        phrase.sort = PhraseSort::kPlace;
        break;
      case NameShape::kEvent:
        phrase.sort = PhraseSort::kEvent;
        break;
      case NameShape::kPerson:
      case NameShape::kUnknown:
        phrase.sort = PhraseSort::kName;
        break;
    }
  }

  /// "(SCO)" after the name it shortens.
  void read_bracketed_alias(Phrase& phrase) const {
    const std::size_t open = phrase.words.end;
    if (!is_at(open, "(") && !is_at(open, "[")) return;
    if (!within(open + 2) || !is_acronym(words_[open + 1])) return;
    if (!words_[open + 2].is(")") && !words_[open + 2].is("]")) return;
    phrase.alias = words_[open + 1].form;
    phrase.words.end = open + 3;
    if (phrase.sort == PhraseSort::kName) phrase.sort = PhraseSort::kOrganization;
  }

  /// "Fuad Basya, spokesman for the Indonesian military": the name is a person's.
  void read_title_after_name(Phrase& phrase) const {
    const std::size_t comma = phrase.words.end;
    if (!is_at(comma, ",") || !within(comma + 1)) return;
    std::optional<Phrase> apposition = titled_at(comma + 1);
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

  const Words& words_;
  const SpottingKnowledge& knowledge_;
};

}  // namespace

std::optional<CountryAt> country_at(const Words& words, std::size_t begin,
                                    const Gazetteer& gazetteer) {
  if (begin >= words.size() || !is_capitalised(words[begin])) return std::nullopt;
  std::optional<CountryAt> best;
  std::string name;
  for (std::size_t i = begin; i < words.size() && i < begin + kMaximumCountryWords; ++i) {
    if (i > begin) name += ' ';
    name += words[i].form;
    const std::vector<Gazetteer::Match> matches = gazetteer.find(name);
    if (!matches.empty()) best = CountryAt{matches.front(), i + 1};
  }
  return best;
}

std::vector<Phrase> spot_phrases(const Words& words, const SpottingKnowledge& knowledge) {
  return Spotter(words, knowledge).run();
}

}  // namespace newsgraph::understanding
