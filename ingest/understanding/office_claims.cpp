#include "newsgraph/ingest/understanding/office_claims.h"

#include <algorithm>
#include <initializer_list>

#include "newsgraph/ingest/understanding/name_shapes.h"
#include "newsgraph/ingest/understanding/office_owner.h"

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

// ---- verbs of office
// ------------------------------------------------------------------------------

/// Of a verb with "as" and a title: whose title it is, and whether it ends.
enum class Holder { kNone, kSubject, kObject };
struct OfficeVerb {
  Holder holder = Holder::kNone;
  bool ends = false;
};

/// "appointed X as Y", "X resigned as Y".
OfficeVerb verb_with_as(std::string_view lemma) {
  if (is_one_of(lemma,
                {"appoint",   "name",       "elect",     "re-elect",  "reelect",   "install",
                 "choose",    "pick",       "select",    "confirm",   "swear",     "hire",
                 "designate", "tap",        "reinstate", "reappoint", "promote",   "keep",
                 "retain",    "inaugurate", "proclaim",  "crown",     "recognize", "recognise"})) {
    return {Holder::kObject, false};
  }
  if (is_one_of(lemma, {"dismiss", "sack", "fire", "remove", "oust", "depose", "suspend"})) {
    return {Holder::kObject, true};
  }
  if (is_one_of(lemma, {"serve", "act", "work", "continue", "return", "take", "succeed", "replace",
                        "remain", "stay"})) {
    return {Holder::kSubject, false};
  }
  if (is_one_of(lemma, {"resign", "quit", "retire", "step", "stand", "leave", "depart"})) {
    return {Holder::kSubject, true};
  }
  return {};
}

/// "became president", "was elected president", "named X president": the title is an argument.
OfficeVerb verb_with_title(std::string_view lemma) {
  if (is_one_of(lemma, {"become", "remain"})) return {Holder::kSubject, false};
  if (is_one_of(lemma, {"appoint", "name", "elect", "re-elect", "reelect", "make", "declare",
                        "proclaim", "crown", "choose"})) {
    return {Holder::kObject, false};
  }
  return {};
}

/// The office that a verb says its subject holds of its object: "who chairs the bloc".
std::string_view office_of_verb(std::string_view lemma) {
  if (lemma == "chair") return "chair";
  if (lemma == "head") return "head";
  if (lemma == "lead") return "leader";
  return lemma == "command" ? "commander" : "";
}

// ---- reading
// ------------------------------------------------------------------------------------------

class ClaimReader {
 public:
  ClaimReader(const Clauses& clauses, const Gazetteer& gazetteer, const Offices& offices)
      : clauses_(clauses),
        tree_(clauses.tree()),
        words_(clauses.view().words),
        phrases_(clauses.view().phrases),
        offices_(offices),
        owners_(clauses, gazetteer) {}

  std::vector<OfficeClaim> run() {
    find_titles();
    for (std::size_t m = 0; m < mentions_.size(); ++m) read_title(m);
    read_counterparts();
    for (std::size_t i = 0; i < words_.size(); ++i) read_verb(i);
    return std::move(claims_);
  }

 private:
  struct Bearers {
    std::vector<std::size_t> phrases;
    bool ends = false;  ///< the sentence says that the office is held no more
    bool behind_name = false;
  };
  struct Reading {
    TitleMention mention;
    OfficeOwner owner;
    Bearers bearers;
  };

  void find_titles() {
    for (std::size_t i = 0; i < words_.size();) {
      const auto title =
          names_place(i) ? std::nullopt : offices_.title_at(words_, i, TitleNumber::kAny);
      if (!title) {
        ++i;
        continue;
      }
      Reading reading{owners_.mention_of(*title), {}, {}};
      if (is_title(reading.mention)) {
        reading.mention.title.former = reading.mention.title.former || is_former(reading.mention);
        reading.owner = owners_.owner_of(reading.mention);
        mentions_.push_back(std::move(reading));
      }
      i = title->words.end;
    }
  }

  /// "State" of "Lagos State Governor".
  bool names_place(std::size_t word) const {
    if (word == 0 || words_[word].form == words_[word].lower) return false;
    const Word& before = words_[word - 1];
    return is_one_of(words_[word].lower, {"state", "county", "city", "district"}) &&
           before.upos == "PROPN" && is_capitalised(before);
  }

  /// Not "heads to Paris", nor a part of "the Prime Minister's Office".
  bool is_title(const TitleMention& mention) const {
    if (!mention.title.is_office() || tree_.is_verb(mention.head)) return false;
    const auto at = clauses_.phrase_at(mention.head);
    const PhraseSort sort = at ? phrases_[*at].sort : PhraseSort::kTitle;
    const bool people = sort == PhraseSort::kOfficials && !mention.title.plural;
    return sort != PhraseSort::kOrganization && sort != PhraseSort::kPlace &&
           sort != PhraseSort::kEvent && !people;
  }

  bool is_former(const TitleMention& mention) const {
    for (std::size_t i = mention.phrase.begin; i < mention.title.words.begin; ++i) {
      if (offices_.is_former(words_, i)) return true;
    }
    return false;
  }

  bool names_person(std::size_t phrase) const { return may_be_person(words_, phrases_[phrase]); }

  /// The named persons that nominals stand for.
  std::vector<std::size_t> persons(const Nominals& nominals) const {
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

  void read_title(std::size_t m) {
    Reading& reading = mentions_[m];
    reading.bearers = bearers_of(m);
    const std::vector<std::size_t>& phrases = reading.bearers.phrases;
    const std::vector<OfficeOwner> owners = owners_of(reading);
    for (std::size_t i = 0; i < phrases.size(); ++i) {
      OfficeClaim claim;
      claim.phrase = phrases[i];
      claim.title = reading.mention.title;
      claim.met = !reading.bearers.behind_name && is_met(reading.mention, phrases[i]);
      claim.title.former = claim.title.former || reading.bearers.ends || has_died(phrases[i]);
      claim.owner = owners.size() == phrases.size() ? owners[i] : reading.owner;
      if (claim.owner.count == phrases.size()) claim.owner.ordinal = i;
      complete_owner(reading.mention, claim);
      claims_.push_back(std::move(claim));
    }
    read_predecessor(reading);
  }

  /// "A succeeds B as minister": B was that.
  void read_predecessor(const Reading& reading) {
    const auto verb = tree_.head(reading.mention.head);
    if (!verb || reading.bearers.phrases.empty() || claims_.empty()) return;
    if (!is_one_of(words_[*verb].lemma, {"succeed", "replace"})) return;
    if (tree_.preposition(reading.mention.head) != "as") return;
    for (std::size_t phrase : persons(clauses_.object(*verb))) {
      OfficeClaim claim = claims_.back();
      claim.phrase = phrase;
      claim.title.former = true;
      claims_.push_back(std::move(claim));
    }
  }

  /// "met President A", "talks with Minister B": whom others meet may be of another state.
  bool is_met(const TitleMention& mention, std::size_t phrase) const {
    const std::size_t begin = mention.phrase.begin;
    if (begin == 0 || words_[begin].is("the")) return false;
    const Word& before = words_[begin - 1];
    const std::size_t name = head_of(phrase);
    if (before.upos == "VERB") return tree_.stands_as(name, "obj") || tree_.stands_as(name, "iobj");
    if (!before.is("with")) return before.is("to") || before.is("from") || before.is("by");
    // "toured the port with Minister B": they belong together.
    const auto governor = tree_.head(name);
    const auto kind = governor ? clauses_.kind(*governor) : std::nullopt;
    if (!kind) return true;
    const auto& frames = clauses_.view().lexicon.frames(*kind, words_[*governor].lemma);
    return frames.empty() || std::any_of(frames.begin(), frames.end(), [](const Frame& frame) {
             return frame.relation == "MET_WITH" || frame.relation == "SPOKE_WITH" ||
                    frame.relation == "DISCUSSED";
           });
  }

  bool has_died(std::size_t phrase) const {
    const std::size_t name = head_of(phrase);
    const auto verb = tree_.head(name);
    return verb && tree_.stands_as(name, "nsubj") && words_[*verb].lemma == "die" &&
           clauses_.status(*verb) == FactStatus::kOccurred;
  }

  /// What the words behind the name and the phrase itself tell of the owner.
  void complete_owner(const TitleMention& mention, OfficeClaim& claim) const {
    const Phrase& phrase = phrases_[claim.phrase];
    OfficeOwner& owner = claim.owner;
    if (owner.said() || owner.place) return;
    if (mention.title.words.begin < name_begin(phrase)) {
      owner = owners_.owner_behind(mention, phrase);
    }
    const bool own = phrase.title && phrase.title->words == mention.title.words;
    if (owner.said() || owner.place || !own) return;
    owner.country = phrase.country;
    owner.body = phrase.body;
  }

  std::size_t name_begin(const Phrase& phrase) const {
    for (std::size_t i = phrase.words.begin; i < phrase.words.end; ++i) {
      if (is_capitalised(words_[i]) && phrase.name.starts_with(words_[i].form)) return i;
    }
    return phrase.words.begin;
  }

  /// "The foreign ministers of Egypt and Jordan, A and B": one owner for each.
  std::vector<OfficeOwner> owners_of(const Reading& reading) const {
    std::vector<OfficeOwner> owners;
    if (!reading.mention.title.plural || reading.bearers.phrases.size() < 2) return owners;
    for (std::size_t i = reading.mention.phrase.begin; i < reading.mention.phrase.end;) {
      OfficeOwner owner;
      const std::size_t next = owners_.read_country_or_body(i, words_.size(), owner);
      if (next > i) owners.push_back(owner);
      i = std::max(next, i + 1);
    }
    return owners;
  }

  Bearers bearers_of(std::size_t m) const {
    const TitleMention& mention = mentions_[m].mention;
    if (Bearers found = bearers_in_phrase(mention); !found.phrases.empty()) return found;
    if (Bearers found = bearers_right_behind(mention); !found.phrases.empty()) return found;
    if (Bearers found = bearers_in_apposition(mention); !found.phrases.empty()) return found;
    if (Bearers found = bearers_of_predicate(mention); !found.phrases.empty()) return found;
    return bearers_of_former_conjunct(m);
  }

  /// The phrase was spotted whole: "Foreign Minister Ana Lima".
  Bearers bearers_in_phrase(const TitleMention& mention) const {
    const auto at = clauses_.phrase_at(mention.head);
    if (!at || phrases_[*at].sort != PhraseSort::kPerson || phrases_[*at].name.empty()) return {};
    return {{*at}, false, name_begin(phrases_[*at]) < mention.title.words.begin};
  }

  /// "Minister of Public Works Ana Lima", "presidents Ana Lima of Peru and Ben Okoro of Kenya".
  Bearers bearers_right_behind(const TitleMention& mention) const {
    for (const std::size_t end : {mention.title.words.end, mention.phrase.end}) {
      const auto at = end < words_.size() ? clauses_.phrase_at(end) : std::nullopt;
      if (!at || phrases_[*at].words.begin != end || !names_person(*at)) continue;
      if (!mention.title.plural) return {{*at}, false, false};
      Bearers bearers{persons(tree_.coordination(head_of(*at))), false, false};
      if (bearers.phrases.size() > 1) return bearers;
    }
    return {};
  }

  /// The word of a phrase's name that the tree hangs it up by.
  std::size_t head_of(std::size_t phrase) const {
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

  Bearers bearers_in_apposition(const TitleMention& mention) const {
    if (Bearers found = bearers_before(mention); !found.phrases.empty()) return found;
    return mention.title.plural ? bearers_listed_behind(mention) : bearer_behind(mention);
  }

  /// "Ana Lima, chairwoman of the board, …", "Ana Lima and Ben Okoro, the presidents of …".
  Bearers bearers_before(const TitleMention& mention) const {
    std::size_t end = mention.phrase.begin;
    if (end < 2 || !is_comma(end - 1)) return {};
    --end;
    if (words_[end - 1].is(WordClass::kNumber) && end > 1 && is_comma(end - 2)) end -= 2;  // age
    const std::vector<std::size_t> named = listed_before(end);
    if (named.empty() || mention.title.plural != (named.size() > 1)) {
      if (named.empty() || mention.title.plural) return {};
    }
    const bool tree = tree_.stands_as(mention.head, "appos") &&
                      tree_.is_under(mention.head, head_of(named.back()));
    if (!tree && !closes(mention.phrase.end)) return {};
    if (mention.title.plural) return {named, false, true};
    return {{named.back()}, false, true};
  }

  /// The persons named one after the other up to a word, with nothing but "and" and commas between.
  std::vector<std::size_t> listed_before(std::size_t end) const {
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
  Bearers bearer_behind(const TitleMention& mention) const {
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
  Bearers bearers_listed_behind(const TitleMention& mention) const {
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

  bool is_comma(std::size_t i) const {
    return i < words_.size() && (words_[i].is(",") || words_[i].is("--") || words_[i].is("–"));
  }

  bool is_definite(const TitleMention& mention) const {
    const Word& first = words_[mention.phrase.begin];
    if (first.is("the") || first.is(WordClass::kPossessive)) return true;
    for (std::size_t i = mention.phrase.begin; i < mention.title.words.begin; ++i) {
      if (words_[i].is("'s") || words_[i].is("'")) return true;
    }
    return false;
  }

  bool no_title_between(const TitleMention& mention, std::size_t word) const {
    return std::none_of(mentions_.begin(), mentions_.end(), [&](const Reading& other) {
      const std::size_t at = other.mention.title.words.begin;
      return at >= mention.title.words.end && at < word;
    });
  }

  /// What follows cannot continue a list: a comma, perhaps behind another phrase of place.
  bool closes(std::size_t i) const {
    while (i < words_.size() && is_one_of(words_[i].upos, {"ADP", "DET", "ADJ", "NOUN", "PROPN"})) {
      ++i;
    }
    if (i >= words_.size()) return true;
    return words_[i].is(WordClass::kPunctuation) || is_one_of(words_[i].lower, {"who", "whose"});
  }

  /// "Ana Lima is the president", "was elected president", "resigned as president".
  Bearers bearers_of_predicate(const TitleMention& mention) const {
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
    return {holders(verb, *governor, head), verb.ends || served, true};
  }

  std::vector<std::size_t> holders(const OfficeVerb& verb, std::size_t governor,
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
  std::size_t name_before(std::size_t head) const {
    for (const Reading& reading : mentions_) {
      const TitleMention& mention = reading.mention;
      if (mention.head == head && mention.phrase.begin > 0) return mention.phrase.begin - 1;
    }
    return head;
  }

  /// "her resignation as minister", "Ana Lima's role as chair".
  Bearers bearers_of_noun(std::size_t noun) const {
    const Word& word = words_[noun];
    const bool ends = is_one_of(word.lemma, {"resignation", "dismissal", "removal", "ouster"});
    if (!ends && !is_one_of(word.lemma, {"role", "capacity", "position", "tenure", "term", "post",
                                         "job", "appointment", "election", "stint", "work"})) {
      return {};
    }
    const auto owner = tree_.child(noun, "nmod:poss");
    if (owner) return {persons({*owner}), ends, true};
    for (std::size_t child : tree_.children(noun)) {
      if (tree_.stands_as(child, "nmod") && tree_.preposition(child) == "of") {
        return {persons({child}), ends, true};
      }
    }
    return {};
  }

  bool is_past(std::size_t copula, std::size_t head) const {
    if (!words_[copula].is("was") && !words_[copula].is("were")) return false;
    // "said he was the president": the tense follows the verb above.
    const auto above = tree_.head(head);
    return !(tree_.stands_as(head, "ccomp") && above && tree_.has_feature(*above, "Tense=Past"));
  }

  /// "head of the opposition and leader of the Green Party".
  Bearers bearers_of_former_conjunct(std::size_t m) const {
    const std::size_t head = mentions_[m].mention.head;
    const auto above = tree_.head(head);
    if (m == 0 || !above || !tree_.stands_as(head, "conj")) return {};
    const Reading& former = mentions_[m - 1];
    const bool joined = former.bearers.behind_name && tree_.is_under(*above, former.mention.head);
    return joined ? former.bearers : Bearers{};
  }

  /// "Her Russian counterpart, Ben Okoro": he has the office that she has.
  void read_counterparts() {
    for (std::size_t p = 0; p < phrases_.size(); ++p) {
      const Phrase& phrase = phrases_[p];
      if (!phrase.counterpart || phrase.name.empty()) continue;
      OfficeClaim claim;
      claim.phrase = p;
      claim.counterpart = true;
      claim.owner.country = phrase.country;
      claims_.push_back(std::move(claim));
    }
  }

  /// "who chairs the bloc", "the mission was headed by Ana Lima".
  void read_verb(std::size_t verb) {
    if (!tree_.is_verb(verb)) return;
    const std::string_view office = office_of_verb(words_[verb].lemma);
    if (office.empty() || clauses_.status(verb) != FactStatus::kOccurred) return;
    const Nominals objects = clauses_.object(verb);
    if (objects.size() != 1) return;
    const WordRange span = tree_.span(objects[0]);
    OfficeOwner owner;
    for (std::size_t i = span.begin; i <= objects[0] && owner.body.empty(); ++i) {
      if (owners_.read_country_or_body(i, span.end, owner) == i && is_body_noun(words_[i])) {
        owner.referring = i;
      }
    }
    if (owner.body.empty() && !owner.referring) return;
    for (std::size_t phrase : persons(clauses_.subject(verb))) {
      OfficeClaim claim;
      claim.phrase = phrase;
      claim.title.text = office;
      claim.title.head = office;
      claim.title.of = OfficeOf::kBody;
      claim.owner = owner;
      claim.owner.country.reset();
      claims_.push_back(std::move(claim));
    }
  }

  const Clauses& clauses_;
  const Syntax& tree_;
  const Words& words_;
  const std::vector<Phrase>& phrases_;
  const Offices& offices_;
  OwnerReader owners_;
  std::vector<Reading> mentions_;
  std::vector<OfficeClaim> claims_;
};

}  // namespace

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

bool may_be_organization(const Words& words, const Phrase& phrase) {
  if (phrase.sort == PhraseSort::kOrganization) return true;
  return phrase.sort == PhraseSort::kName && has_tag(words, phrase, "ORG");
}

std::vector<OfficeClaim> read_office_claims(const Clauses& clauses, const Gazetteer& gazetteer,
                                            const Offices& offices) {
  return ClaimReader(clauses, gazetteer, offices).run();
}

}  // namespace newsgraph::understanding
