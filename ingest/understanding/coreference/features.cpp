#include "newsgraph/ingest/understanding/coreference/features.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace newsgraph::coreference {

namespace {

using understanding::Gender;

/// A count in steps that grow.
Term bucket(std::size_t count) {
  static constexpr std::array<Term, 8> kNames{"0", "1", "2", "3", "4-5", "6-9", "10-19", "20+"};
  if (count < 4) return kNames[count];
  return count < 6 ? kNames[4] : count < 10 ? kNames[5] : count < 20 ? kNames[6] : kNames[7];
}

Term yes_no(bool value) {
  static constexpr Term kYes("yes"), kNo("no");
  return value ? kYes : kNo;
}

Term term_of(Number number) {
  static constexpr std::array<Term, 3> kNames{"unknown", "singular", "plural"};
  return kNames[static_cast<std::size_t>(number)];
}

Term term_of(Gender gender) {
  static constexpr std::array<Term, 3> kNames{"unknown", "masculine", "feminine"};
  return kNames[static_cast<std::size_t>(gender)];
}

template <class Value>
Term agreement(Value left, Value right) {
  static constexpr Term kOpen("open"), kYes("yes"), kNo("no");
  if (left == Value{} || right == Value{}) return kOpen;
  return left == right ? kYes : kNo;
}

/// How the content words besides the head compare.
Term modifiers(const Mention& antecedent, const Mention& mention) {
  static constexpr Term kNone("none"), kSame("same"), kFewer("fewer"), kMore("more"),
      kOther("other");
  const auto within = [](const Mention& small, const Mention& large) {
    return std::ranges::all_of(small.words, [&](std::uint64_t word) {
      return std::ranges::find(large.words, word) != large.words.end();
    });
  };
  if (antecedent.words.empty() && mention.words.empty()) return kNone;
  const bool fewer = within(mention, antecedent), more = within(antecedent, mention);
  if (fewer && more) return kSame;
  return fewer ? kFewer : more ? kMore : kOther;
}

/// How the names or words of two mentions are alike.
Term likeness(const Mention& antecedent, const Mention& mention) {
  static constexpr Term kText("text"), kAcronym("acronym"), kCountry("country"), kHead("head"),
      kFamily("family name"), kWord("word"), kNothing("nothing");
  if (antecedent.text.hash == mention.text.hash) return kText;
  for (const std::size_t country : antecedent.countries) {
    if (std::ranges::find(mention.countries, country) != mention.countries.end()) return kCountry;
  }
  const bool names = antecedent.is_name() && mention.is_name();
  if (names &&
      (antecedent.initials == mention.text.hash || mention.initials == antecedent.text.hash)) {
    return kAcronym;
  }
  if (names && antecedent.last_name == mention.last_name) return kFamily;
  if (antecedent.head_lemma.hash == mention.head_lemma.hash) return kHead;
  const auto has = [](const Mention& in, const Mention& of) {
    return std::ranges::find(in.words, of.head_lemma.hash) != in.words.end();
  };
  return has(antecedent, mention) || has(mention, antecedent) ? kWord : kNothing;
}

/// Places of two mentions in one sentence that say something by themselves.
Term construction(const Mention& antecedent, const Mention& mention) {
  static constexpr Term kOther("other"), kApart("apart"), kApposition("apposition"),
      kPredicate("predicate"), kInside("inside"), kAround("around"), kSameVerb("same verb"),
      kOwner("owner"), kAdjacent("adjacent");
  if (antecedent.sentence != mention.sentence) return kApart;
  if (mention.role.text == "appos" && mention.governor == antecedent.head) return kApposition;
  if (antecedent.role.text == "nsubj" && antecedent.governor == mention.head) return kPredicate;
  if (antecedent.contains(mention)) {
    return mention.role.text == "nmod:poss" && mention.governor == antecedent.head ? kOwner
                                                                                   : kInside;
  }
  if (mention.contains(antecedent)) return kAround;
  if (mention.governor == antecedent.governor) return kSameVerb;
  return mention.begin <= antecedent.end + 1 ? kAdjacent : kOther;
}

/// Who speaks: both within one quotation, in two, one outside.
Term quotations(const Mention& antecedent, const Mention& mention) {
  static constexpr Term kNone("none"), kSame("same"), kTwo("two"), kFirst("antecedent"),
      kSecond("mention");
  if (antecedent.quotation == mention.quotation) return mention.quotation == 0 ? kNone : kSame;
  if (antecedent.quotation != 0 && mention.quotation != 0) return kTwo;
  return mention.quotation == 0 ? kFirst : kSecond;
}

Term entity_of(const Mention& mention) {
  return mention.entity.text.empty() ? Term("none") : mention.entity;
}

/// Mentions between the two that could be meant as well: of the kind of thing that agrees.
std::size_t rivals(const Choice& choice, std::size_t rank) {
  const Mention& mention = choice.mentions[choice.mention];
  std::size_t count = 0;
  for (std::size_t i = 0; i < rank; ++i) {
    const Mention& rival = choice.mentions[choice.candidates[i]];
    const bool agrees = (rival.gender == Gender::kUnknown || rival.gender == mention.gender) &&
                        (rival.number == Number::kUnknown || rival.number == mention.number);
    if (agrees && rival.role.text == "nsubj") ++count;
  }
  return count;
}

template <class Sink>
void describe_as_new(const Choice& choice, Sink& sink) {
  const Mention& mention = choice.mentions[choice.mention];
  std::size_t same_text = 0, same_head = 0;
  for (const std::size_t candidate : choice.candidates) {
    const Mention& other = choice.mentions[candidate];
    if (other.text.hash == mention.text.hash) ++same_text;
    if (other.head_lemma.hash == mention.head_lemma.hash) ++same_head;
  }
  sink("new", "");
  sink("new: same text before", bucket(same_text));
  sink("new: same head before", bucket(same_head));
  sink("new: head", mention.head_lemma);
  sink("new: role", mention.role);
  sink("new: governor", mention.governor_lemma);
  sink("new: entity", entity_of(mention));
  sink("new: number", term_of(mention.number));
  sink("new: words", bucket(mention.end - mention.begin));
  sink("new: word before", mention.before);
  sink("new: word after", mention.after);
  sink("new: sentence", bucket(mention.sentence));
  sink("new: quoted", yes_no(mention.quotation != 0));
  sink("new: modifiers", bucket(mention.words.size()));
}

template <class Sink>
void describe_likeness(const Mention& antecedent, const Mention& mention, std::size_t distance,
                       Sink& sink) {
  const Term alike = likeness(antecedent, mention);
  const Term rest = modifiers(antecedent, mention);
  sink("alike", alike, rest);
  sink("alike, apart", alike, bucket(distance));
  if (alike.text != "nothing") {
    sink("alike in", alike, mention.head_lemma);
    sink("alike as", alike, entity_of(mention));
  }
  sink("modifiers", rest);
  sink("words", bucket(antecedent.words.size()), bucket(mention.words.size()));
}

template <class Sink>
void describe_agreement(const Mention& antecedent, const Mention& mention, Sink& sink) {
  sink("number", term_of(antecedent.number), term_of(mention.number));
  sink("number agrees", agreement(antecedent.number, mention.number));
  sink("gender", term_of(antecedent.gender), term_of(mention.gender));
  sink("gender agrees", agreement(antecedent.gender, mention.gender));
  sink("entities", entity_of(antecedent), entity_of(mention));
  sink("entity and head", entity_of(antecedent), mention.head_lemma);
  sink("antecedent's head", antecedent.head_lemma);
  sink("heads", antecedent.head_lemma, mention.head_lemma);
}

template <class Sink>
void describe_place(const Choice& choice, std::size_t rank, Sink& sink) {
  const Mention& antecedent = choice.mentions[choice.candidates[rank]];
  const Mention& mention = choice.mentions[choice.mention];
  const Term apart = bucket(mention.sentence - antecedent.sentence);
  const Term how = construction(antecedent, mention);
  sink("sentences apart", apart);
  sink("mentions apart", bucket(choice.mention - choice.candidates[rank]));
  sink("rivals", bucket(rivals(choice, rank)));
  sink("roles", antecedent.role, mention.role);
  sink("antecedent's role", antecedent.role, apart);
  sink("construction", how);
  sink("construction, word before", how, mention.before);
  sink("construction, role", how, mention.role);
  sink("quotations", quotations(antecedent, mention));
  sink("antecedent's governor", antecedent.governor_lemma, how);
  sink("antecedent's place", bucket(antecedent.begin), apart);
  sink("antecedent in the first sentence", yes_no(antecedent.sentence == 0));
  sink("antecedent's word before", antecedent.before);
}

template <class Sink>
void describe_pair(const Choice& choice, std::size_t rank, Sink& sink) {
  const Mention& antecedent = choice.mentions[choice.candidates[rank]];
  const Mention& mention = choice.mentions[choice.mention];
  sink("pair", "");
  describe_likeness(antecedent, mention, mention.sentence - antecedent.sentence, sink);
  describe_agreement(antecedent, mention, sink);
  describe_place(choice, rank, sink);
}

/// Adds up weights. Each feature counts with the mention's type, and with the types of both.
class ScoreSink {
 public:
  ScoreSink(const Weights& weights, const Mention& mention, const Mention* antecedent)
      : weights_(weights), mention_(mention), antecedent_(antecedent) {}

  void operator()(Term name, Term value) { add(join_hashes(name.hash, value.hash)); }
  void operator()(Term name, Term value, Term second) {
    add(join_hashes(join_hashes(name.hash, value.hash), second.hash));
  }
  double sum() const { return sum_; }

 private:
  void add(std::uint64_t hash) {
    hash = join_hashes(hash, mention_.type.hash);
    sum_ += weights_.of(hash);
    if (antecedent_) sum_ += weights_.of(join_hashes(hash, antecedent_->type.hash));
  }

  const Weights& weights_;
  const Mention& mention_;
  const Mention* antecedent_;
  double sum_ = 0;
};

/// Spells the same features out.
class NameSink {
 public:
  NameSink(const Mention& mention, const Mention* antecedent)
      : mention_(mention), antecedent_(antecedent) {}

  void operator()(Term name, Term value) { add(plain(name) + '|' + plain(value)); }
  void operator()(Term name, Term value, Term second) {
    add(plain(name) + '|' + plain(value) + '|' + plain(second));
  }
  std::vector<std::string> take() { return std::move(names_); }

 private:
  static std::string plain(Term term) { return std::string(term.text); }

  void add(std::string name) {
    name += '|' + mention_.type.text;
    names_.push_back(name);
    if (antecedent_) names_.push_back(name + '|' + antecedent_->type.text);
  }

  const Mention& mention_;
  const Mention* antecedent_;
  std::vector<std::string> names_;
};

}  // namespace

double score_as_new(const Choice& choice, const Weights& weights) {
  ScoreSink sink(weights, choice.mentions[choice.mention], nullptr);
  describe_as_new(choice, sink);
  return sink.sum();
}

double score_candidate(const Choice& choice, std::size_t rank, const Weights& weights) {
  ScoreSink sink(weights, choice.mentions[choice.mention],
                 &choice.mentions[choice.candidates[rank]]);
  describe_pair(choice, rank, sink);
  return sink.sum();
}

std::vector<std::string> features_as_new(const Choice& choice) {
  NameSink sink(choice.mentions[choice.mention], nullptr);
  describe_as_new(choice, sink);
  return sink.take();
}

std::vector<std::string> features_of_candidate(const Choice& choice, std::size_t rank) {
  NameSink sink(choice.mentions[choice.mention], &choice.mentions[choice.candidates[rank]]);
  describe_pair(choice, rank, sink);
  return sink.take();
}

}  // namespace newsgraph::coreference
