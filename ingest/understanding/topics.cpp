#include "newsgraph/ingest/understanding/topics.h"

#include <algorithm>
#include <unordered_set>
#include <vector>

namespace newsgraph::understanding {

namespace {

using WordSet = std::unordered_set<std::string_view>;

constexpr std::size_t kMaximumTopicWords = 40;

/// Nouns that an infinitive names ("plan to liberate X"); behind others it is a purpose.
bool is_named_by_infinitive(const Word& noun) {
  static const WordSet kWords{
      "need",      "effort",  "campaign",  "bid",         "plan",      "decision",    "commitment",
      "call",      "fight",   "step",      "measure",     "proposal",  "offer",       "right",
      "attempt",   "pledge",  "mission",   "operation",   "role",      "opportunity", "way",
      "readiness", "program", "programme", "willingness", "agreement", "ability",     "failure"};
  return kWords.contains(noun.lemma);
}

bool is_idle_opening(const Word& word) {
  static const WordSet kWords{"the", "a",   "an",   "its",   "their", "his",
                              "her", "our", "this", "these", "also"};
  return kWords.contains(word.lower) || word.is(WordClass::kAdverb);
}

bool hangs(const Word& word) {
  return word.is(WordClass::kPreposition) || word.is(WordClass::kConjunction) ||
         word.is(WordClass::kPunctuation) || word.is("to") || word.is("that");
}

/// Collects the words of one topic.
class TopicReader {
 public:
  TopicReader(const Clauses& clauses, std::size_t head)
      : clauses_(clauses),
        tree_(clauses.tree()),
        words_(clauses.view().words),
        head_(head),
        taken_(words_.size(), false) {
    for (const TimeExpression& time : clauses.view().times) {
      for (std::size_t i = time.words.begin; i < time.words.end; ++i) time_words_.insert(i);
    }
    take(head_);
    take_behind_object();
  }

  /// The unbroken stretch of taken words around the head.
  WordRange range() const {
    WordRange range{head_, head_ + 1};
    while (range.begin > 0 && follows(range.begin - 1, -1)) --range.begin;
    while (range.end < words_.size() && follows(range.end, 1)) ++range.end;
    while (!range.empty() && hangs(words_[range.end - 1])) --range.end;
    while (!range.empty() && words_[range.begin].is(WordClass::kPunctuation)) ++range.begin;
    return range;
  }

 private:
  /// A word that was taken, or a mark with taken words on both sides.
  bool follows(std::size_t i, int step) const {
    if (taken_[i]) return true;
    if (!words_[i].is(WordClass::kPunctuation) && !words_[i].is(WordClass::kConjunction)) {
      return false;
    }
    const std::size_t next = i + static_cast<std::size_t>(step);
    return next < words_.size() && taken_[next];
  }

  void take(std::size_t word) {
    taken_[word] = true;
    for (std::size_t child : tree_.children(word)) {
      if (!taken_[child] && belongs(word, child)) take(child);
    }
  }

  /// "resume consultations | on fishing": what follows an object and hangs on its verb may as well
  /// tell what the object is about.
  void take_behind_object() {
    const auto verb = tree_.head(head_);
    const bool object = tree_.stands_as(head_, "obj");
    if (!verb || !tree_.is_verb(*verb) || (!object && !tree_.stands_as(head_, "obl"))) return;
    for (std::size_t child : tree_.children(*verb)) {
      if (child < head_ || time_words_.contains(child)) continue;
      const std::string marker = tree_.marker(child);
      const bool clause = tree_.stands_as(child, "advcl") || tree_.stands_as(child, "xcomp");
      const bool phrase = object && tree_.stands_as(child, "obl") && belongs_phrase(child);
      const bool gerund = clause && (marker == "in" || marker == "of");
      // "urged supporters | to keep off the streets": what is asked of them.
      const bool asked = object && tree_.stands_as(child, "xcomp") && marker == "to";
      const bool named = clause && marker == "to" && is_named_by_infinitive(words_[head_]);
      if (phrase || gerund || asked || named) take(child);
    }
  }

  bool belongs(std::size_t word, std::size_t child) const {
    static const WordSet kAlways{"det",    "det:predet", "amod",      "compound",      "nummod",
                                 "flat",   "fixed",      "nmod:poss", "compound:prt",  "goeswith",
                                 "advmod", "cc",         "nmod:desc", "nmod:unmarked", "cop"};
    if (time_words_.contains(child)) return false;
    const std::string_view deprel = words_[child].deprel;
    if (kAlways.contains(deprel)) return true;
    const bool verb = tree_.is_verb(word);
    if (deprel == "case" || deprel == "mark") return word != head_;
    if (deprel == "conj") return belongs_conjunct(word, child);
    if (deprel == "nmod" || deprel == "obl" || deprel == "nmod:outer") {
      return belongs_phrase(child);
    }
    if (deprel == "acl") return belongs_clause(word, child);
    if (deprel == "appos") return tree_.span(child).begin == word + 1;  // "lawyer Nadia Karimi"
    if (verb && (deprel == "obj" || deprel == "xcomp" || deprel == "iobj")) return true;
    return word != head_ && (deprel == "obj" || deprel == "xcomp");
  }

  /// "trade and energy"; not the second of "on A and on B", nor another clause.
  bool belongs_conjunct(std::size_t word, std::size_t child) const {
    const bool own_preposition = word == head_ && tree_.has_child(head_, "case") &&
                                 tree_.has_child(child, "case") && !tree_.is_verb(child);
    return !own_preposition && !tree_.has_child(child, "nsubj") &&
           tree_.is_verb(word) == tree_.is_verb(child);
  }

  bool belongs_phrase(std::size_t child) const {
    static const WordSet kEnding{
        "during",    "via",    "despite", "until", "since", "because",   "through", "after",
        "alongside", "before", "ahead",   "amid",  "as",    "including", "such as", "according to"};
    const std::string preposition = tree_.preposition(child);
    if (preposition.empty() || kEnding.contains(preposition)) return false;
    if (clauses_.view().lexicon.is(WordList::kOccasion, words_[child].lemma)) {
      return preposition == "of";
    }
    if (preposition == "in" && words_[child].is("detail")) return false;
    const auto at = clauses_.phrase_at(child);
    if (!at) return true;
    const Phrase& phrase = clauses_.view().phrases[*at];
    const bool city =
        phrase.sort == PhraseSort::kCapital && (preposition == "in" || preposition == "at");
    const bool actor = preposition == "with" && phrase.sort != PhraseSort::kCountry;
    const bool parties =
        phrase.sort == PhraseSort::kGroup && (preposition == "between" || preposition == "among");
    return !city && !actor && !parties;
  }

  bool belongs_clause(std::size_t word, std::size_t child) const {
    const std::string marker = tree_.marker(child);
    if (marker == "to") {
      const bool bare = !tree_.has_child(word, "amod") && !tree_.has_child(word, "compound") &&
                        !tree_.has_child(word, "nmod");
      return is_named_by_infinitive(words_[word]) || (bare && child == word + 2);
    }
    return !marker.empty();  // "the importance of boosting trade"
  }

  const Clauses& clauses_;
  const Syntax& tree_;
  const Words& words_;
  std::size_t head_;
  std::vector<bool> taken_;
  std::unordered_set<std::size_t> time_words_;
};

bool is_accord(const Word& word) {
  static const WordSet kAccords{"agreement", "deal",  "pact",     "accord",
                                "treaty",    "truce", "document", "memorandum"};
  return word.upos == "NOUN" && kAccords.contains(word.lemma);
}

/// "The agreement", "the occasion": says nothing that was not told before.
bool is_back_reference(const Clauses& clauses, std::size_t head) {
  static const WordSet kEmpty{
      "agreement", "deal", "meeting", "talk",   "occasion",  "matter",    "issue", "decision",
      "document",  "move", "step",    "event",  "situation", "visit",     "call",  "action",
      "statement", "pact", "accord",  "treaty", "truce",     "memorandum"};
  const Syntax& tree = clauses.tree();
  for (const TimeExpression& time : clauses.view().times) {
    if (time.words.contains(head)) return true;
  }
  if (!kEmpty.contains(tree.word(head).lemma)) return false;
  const auto children = tree.children(head);
  return !children.empty() && std::all_of(children.begin(), children.end(), [&](std::size_t child) {
    return tree.word(child).is("the") || tree.word(child).is("this") ||
           tree.word(child).is("that") || tree.stands_as(child, "case") ||
           tree.stands_as(child, "punct");
  });
}

std::string text_within(const Clauses& clauses, WordRange range) {
  if (range.empty() || range.end - range.begin > kMaximumTopicWords) return {};
  return text_of(clauses.view().words, range);
}

std::string gerund_of(const std::string& lemma) {
  if (lemma.ends_with("ie")) return lemma.substr(0, lemma.size() - 2) + "ying";
  if (lemma.ends_with("e") && !lemma.ends_with("ee")) {
    return lemma.substr(0, lemma.size() - 1) + "ing";
  }
  static constexpr std::string_view kDoubling[] = {"set",  "cut",   "put", "get", "run", "stop",
                                                   "plan", "begin", "sit", "win", "ban"};
  for (std::string_view doubling : kDoubling) {
    if (lemma == doubling) return lemma + lemma.back() + "ing";
  }
  return lemma + "ing";
}

}  // namespace

std::string topic_text(const Clauses& clauses, std::size_t head) {
  const Syntax& tree = clauses.tree();
  // "For Russia to use its influence" is a topic with a subject of its own.
  if (tree.is_verb(head) && tree.has_child(head, "nsubj")) return clause_topic(clauses, head);
  // "a range of issues, including trade and visas": what is included is what it is about.
  static const WordSet kVague{"range",   "issue", "matter", "variety", "array", "number",
                              "subject", "topic", "host",   "series",  "area",  "theme"};
  for (std::size_t child : tree.children(head)) {
    if (!kVague.contains(tree.word(head).lemma) || !tree.stands_as(child, "nmod")) continue;
    const bool vague = tree.preposition(child) == "of" && kVague.contains(tree.word(child).lemma);
    if (vague || tree.preposition(child) == "including") return topic_text(clauses, child);
  }
  if (is_back_reference(clauses, head)) return {};
  WordRange range = TopicReader(clauses, head).range();
  while (!range.empty() && is_idle_opening(clauses.view().words[range.begin])) ++range.begin;
  return text_within(clauses, range);
}

bool is_told_accord(const Clauses& clauses, std::size_t head) {
  return is_accord(clauses.tree().word(head)) && is_back_reference(clauses, head);
}

std::string told_accord(const Clauses& clauses) {
  const Syntax& tree = clauses.tree();
  std::string last;
  for (std::size_t i = 0; i < tree.size(); ++i) {
    // "a pact on fishing", "a fishing pact"
    if (!is_accord(tree.word(i)) || !(tree.has_child(i, "nmod") || tree.has_child(i, "compound"))) {
      continue;
    }
    const std::string text = topic_text(clauses, i);
    if (text.find(' ') != std::string::npos) last = text;
  }
  return last;
}

std::string infinitive_topic(const Clauses& clauses, std::size_t verb) {
  const Syntax& tree = clauses.tree();
  const auto object = tree.child(verb, "obj");
  if (!object) {
    // "to maintain and strengthen ties": the object follows the last verb.
    for (std::size_t child : tree.children(verb)) {
      const bool shares = tree.stands_as(child, "conj") && tree.has_child(child, "obj") &&
                          tree.marker(child).empty();
      if (shares) return infinitive_topic(clauses, child);
    }
    WordRange range = TopicReader(clauses, verb).range();
    range.begin = verb;
    return range.end > verb + 1 ? text_within(clauses, range) : std::string{};
  }
  const std::string text = topic_text(clauses, *object);
  const std::string& lemma = tree.word(verb).lemma;
  if (text.empty() || clauses.view().lexicon.is(WordList::kPlain, lemma)) return text;
  const auto particle = tree.child(verb, "compound:prt");  // "setting up a working group"
  return gerund_of(lemma) + " " + (particle ? tree.word(*particle).lower + " " : std::string{}) +
         text_within(clauses, TopicReader(clauses, *object).range());
}

std::string clause_topic(const Clauses& clauses, std::size_t clause) {
  const Words& words = clauses.view().words;
  WordRange range = clauses.tree().span(clause);
  while (!range.empty() && (words[range.begin].is("that") || hangs(words[range.begin]))) {
    ++range.begin;
  }
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (!words[i].is(WordClass::kPunctuation)) continue;
    range.end = i;
    break;
  }
  while (!range.empty() && is_idle_opening(words[range.begin])) ++range.begin;
  return text_within(clauses, range);
}

bool is_amount(std::string_view topic) {
  static const WordSet kWords{"over",    "about",   "around",   "nearly",  "almost",   "some",
                              "more",    "less",    "than",     "at",      "least",    "most",
                              "up",      "to",      "million",  "billion", "trillion", "thousand",
                              "hundred", "dollars", "euros",    "pounds",  "percent",  "per",
                              "cent",    "us",      "american", "a",       "another",  "additional"};
  bool number = false;
  while (!topic.empty()) {
    const std::size_t end = std::min(topic.find(' '), topic.size());
    const std::string word = lower_case(topic.substr(0, end));
    topic.remove_prefix(std::min(end + 1, topic.size()));
    const bool digits = word.find_first_of("0123456789") != std::string::npos;
    number = number || digits;
    if (!digits && !kWords.contains(word)) return false;
  }
  return number;
}

}  // namespace newsgraph::understanding
