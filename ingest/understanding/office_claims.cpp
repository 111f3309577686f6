#include "newsgraph/ingest/understanding/office_claims.h"

#include <algorithm>
#include <initializer_list>

#include "newsgraph/ingest/understanding/name_shapes.h"
#include "newsgraph/ingest/understanding/office_bearers.h"
#include "newsgraph/ingest/understanding/office_owner.h"
#include "newsgraph/ingest/understanding/office_verbs.h"

namespace newsgraph::understanding {

namespace {

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

class ClaimReader {
 public:
  ClaimReader(const Clauses& clauses, const Gazetteer& gazetteer, const Offices& offices)
      : clauses_(clauses),
        tree_(clauses.tree()),
        words_(clauses.view().words),
        phrases_(clauses.view().phrases),
        offices_(offices),
        owners_(clauses, gazetteer),
        bearers_(clauses, mentions_) {}

  std::vector<OfficeClaim> run() {
    find_titles();
    for (std::size_t m = 0; m < mentions_.size(); ++m) read_title(m);
    read_counterparts();
    for (std::size_t i = 0; i < words_.size(); ++i) read_verb(i);
    return std::move(claims_);
  }

 private:
  /// Of the title at the same place in mentions_.
  struct Reading {
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
      TitleMention mention = owners_.mention_of(*title);
      if (is_title(mention)) {
        mention.title.former = mention.title.former || is_former(mention);
        OfficeOwner owner = owners_.owner_of(mention);
        if (!owner.said() && !owner.place && continues_title(mention))
          owner = readings_.back().owner;
        readings_.push_back({std::move(owner), {}});
        mentions_.push_back(std::move(mention));
      }
      i = title->words.end;
    }
  }

  /// "New Zealand's deputy prime minister and foreign minister".
  bool continues_title(const TitleMention& mention) const {
    const std::size_t begin = mention.phrase.begin;
    return !mentions_.empty() && begin > 0 && words_[begin - 1].is("and") &&
           mentions_.back().title.words.end == begin - 1 &&
           mentions_.back().title.of == mention.title.of;
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

  void read_title(std::size_t m) {
    const TitleMention& mention = mentions_[m];
    Reading& reading = readings_[m];
    reading.bearers = bearers_of(m);
    const std::vector<std::size_t>& phrases = reading.bearers.phrases;
    const std::vector<OfficeOwner> owners = owners_of(m);
    for (std::size_t i = 0; i < phrases.size(); ++i) {
      OfficeClaim claim;
      claim.phrase = phrases[i];
      claim.title = mention.title;
      claim.appointer = reading.bearers.appointer;
      claim.met = !reading.bearers.behind_name && is_met(mention, phrases[i]);
      claim.title.former = claim.title.former || reading.bearers.ends || has_died(phrases[i]);
      claim.owner = owners.size() == phrases.size() ? owners[i] : reading.owner;
      if (claim.owner.count == phrases.size()) claim.owner.ordinal = i;
      complete_owner(mention, claim);
      claims_.push_back(std::move(claim));
    }
    read_predecessor(m);
  }

  /// "A succeeds B as minister": B was that.
  void read_predecessor(std::size_t m) {
    const std::size_t title = mentions_[m].head;
    const auto verb = tree_.head(title);
    if (!verb || readings_[m].bearers.phrases.empty() || claims_.empty()) return;
    if (!is_one_of(words_[*verb].lemma, {"succeed", "replace"})) return;
    if (tree_.preposition(title) != "as") return;
    for (std::size_t phrase : bearers_.persons(clauses_.object(*verb))) {
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
    const std::size_t name = bearers_.head_of(phrase);
    if (before.upos == "VERB") {
      return !is_of_one_state(before.lemma) &&
             (tree_.stands_as(name, "obj") || tree_.stands_as(name, "iobj"));
    }
    if (before.is("on")) return is_called_on(name);
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

  /// "called on Minister B at his office", not "called on Minister B to resign".
  bool is_called_on(std::size_t name) const {
    const auto verb = tree_.head(name);
    return verb && words_[*verb].lemma == "call" && !tree_.child(*verb, "xcomp") &&
           !tree_.child(*verb, "advcl");
  }

  bool has_died(std::size_t phrase) const {
    const std::size_t name = bearers_.head_of(phrase);
    const auto verb = tree_.head(name);
    return verb && tree_.stands_as(name, "nsubj") && words_[*verb].lemma == "die" &&
           clauses_.status(*verb) == FactStatus::kOccurred;
  }

  /// What the words behind the name and the phrase itself tell of the owner.
  void complete_owner(const TitleMention& mention, OfficeClaim& claim) const {
    const Phrase& phrase = phrases_[claim.phrase];
    OfficeOwner& owner = claim.owner;
    if (owner.said() || owner.place) return;
    if (mention.title.words.begin < bearers_.name_begin(phrase)) {
      owner = owners_.owner_behind(mention, phrase);
    }
    const bool own = phrase.title && phrase.title->words == mention.title.words;
    if (owner.said() || owner.place || !own) return;
    owner.country = phrase.country;
    owner.body = phrase.body;
  }

  /// "The foreign ministers of Egypt and Jordan, A and B": one owner for each.
  std::vector<OfficeOwner> owners_of(std::size_t m) const {
    const TitleMention& mention = mentions_[m];
    std::vector<OfficeOwner> owners;
    if (!mention.title.plural || readings_[m].bearers.phrases.size() < 2) return owners;
    for (std::size_t i = mention.phrase.begin; i < mention.phrase.end;) {
      OfficeOwner owner;
      const std::size_t next = owners_.read_country_or_body(i, words_.size(), owner);
      if (next > i) owners.push_back(owner);
      i = std::max(next, i + 1);
    }
    return owners;
  }

  Bearers bearers_of(std::size_t m) const {
    Bearers found = bearers_.bearers_of(mentions_[m]);
    return found.phrases.empty() ? bearers_of_former_conjunct(m) : found;
  }

  /// "head of the opposition and leader of the Green Party".
  Bearers bearers_of_former_conjunct(std::size_t m) const {
    const std::size_t head = mentions_[m].head;
    const auto above = tree_.head(head);
    if (m == 0 || !above || !tree_.stands_as(head, "conj")) return {};
    const Bearers& former = readings_[m - 1].bearers;
    const bool joined = former.behind_name && tree_.is_under(*above, mentions_[m - 1].head);
    return joined ? former : Bearers{};
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
    for (std::size_t phrase : bearers_.persons(clauses_.subject(verb))) {
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
  std::vector<TitleMention> mentions_;
  std::vector<Reading> readings_;
  BearerReader bearers_;
  std::vector<OfficeClaim> claims_;
};

}  // namespace

std::vector<OfficeClaim> read_office_claims(const Clauses& clauses, const Gazetteer& gazetteer,
                                            const Offices& offices) {
  return ClaimReader(clauses, gazetteer, offices).run();
}

}  // namespace newsgraph::understanding
