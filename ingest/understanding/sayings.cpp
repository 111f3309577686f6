#include "newsgraph/ingest/understanding/sayings.h"

#include <algorithm>
#include <utility>

namespace newsgraph::understanding {

namespace {

constexpr std::size_t kMaximumStatementWords = 120;
constexpr std::size_t kQuotationSentences = 12;
constexpr std::size_t kListedSentences = 5;

bool opens_quote(const Word& word) {
  return word.form == "“" || word.form == "``";
}
bool closes_quote(const Word& word) {
  return word.form == "”" || word.form == "''";
}
bool is_plain_quote(const Word& word) {
  return word.form == "\"";
}

/// Reads who says what in one sentence.
class SayingReader {
 public:
  SayingReader(const Clauses& clauses, Discourse& discourse, const std::string& text,
               SentenceOutput& output)
      : clauses_(clauses),
        tree_(clauses.tree()),
        words_(clauses.view().words),
        discourse_(discourse),
        text_(text),
        output_(output),
        slots_(clauses, discourse, output.registry) {}

  /// Gives the last speaker found in the sentence.
  std::optional<std::size_t> read(bool had_events) {
    std::optional<std::size_t> speaker;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const auto found = is_saying(i) ? read_verb(i) : std::nullopt;
      if (found) speaker = found;
    }
    for (std::size_t i = 0; i + 1 < words_.size() && !speaker && !had_events; ++i) {
      if (words_[i].is("according") && words_[i + 1].is("to")) speaker = read_attribution(i);
    }
    return speaker;
  }

  /// The words of a statement as the text has them; empty when they are too few to be one.
  std::string text_of_statement(WordRange statement) const {
    trim(statement);
    if (statement.end < statement.begin + 2) return {};
    if (statement.end - statement.begin > kMaximumStatementWords) {
      statement.end = statement.begin + kMaximumStatementWords;
    }
    const std::size_t begin = words_[statement.begin].begin_byte;
    const std::size_t end = words_[statement.end - 1].end_byte;
    return text_.substr(begin, end - begin);
  }

  void write(std::size_t speaker, WordRange statement, bool quoted, FactOrigin::Predicate predicate,
             const std::optional<FactDate>& date = std::nullopt) {
    const std::string text = text_of_statement(statement);
    if (!text.empty())
      write(speaker, text, quoted, predicate, date, output_.evidence, output_.weak);
  }

  void write(std::size_t speaker, const std::string& text, bool quoted,
             FactOrigin::Predicate predicate, const std::optional<FactDate>& date,
             const FactEvidence& evidence, bool weak) {
    Fact fact;
    fact.subject = speaker;
    fact.relation = "SAID";
    fact.object = output_.registry.statement(text, quoted);
    fact.date = date ? date : discourse_.story_date();
    fact.origin = output_.origin;
    fact.origin.predicate = predicate;
    fact.origin.quoted = quoted;
    if (fact.date) {
      fact.origin.dating = date ? FactOrigin::Dating::kSentence : FactOrigin::Dating::kStory;
    }
    fact.evidence.push_back(evidence);
    output_.facts.add(std::move(fact), weak);
  }

 private:
  bool is_saying(std::size_t word) const {
    return clauses_.is_saying(word) && !tree_.is_passive(word);
  }

  std::optional<std::size_t> read_verb(std::size_t verb) {
    const Filling subject = slots_.resolve(clauses_.subject(verb), Role::kActor);
    if (subject.entities.empty()) return std::nullopt;
    if (clauses_.status(verb) != FactStatus::kOccurred) return std::nullopt;
    const std::size_t speaker = subject.entities.front();
    const WordRange statement = statement_of(verb);
    if (!statement.empty()) write_found(speaker, statement, date_of(verb));
    return speaker;
  }

  /// "According to the ministry, the road is open."
  std::optional<std::size_t> read_attribution(std::size_t word) {
    const auto source = tree_.head(word);
    if (!source || !tree_.is_nominal(*source)) return std::nullopt;
    const Filling speakers = slots_.resolve(tree_.coordination(*source), Role::kActor);
    const auto above = tree_.head(*source);
    const auto clause = above ? clauses_.verb_above(*above) : std::nullopt;
    const bool aside = clause && tree_.stands_as(*clause, "acl");
    if (speakers.entities.empty() || !clause || aside) return std::nullopt;
    write_found(speakers.entities.front(), without(tree_.span(*clause), tree_.span(*source)),
                std::nullopt);
    return speakers.entities.front();
  }

  /// A statement between quotation marks is only what stands between them.
  void write_found(std::size_t speaker, WordRange range, const std::optional<FactDate>& date) {
    const bool marked = range.begin > 0 && is_quote(words_[range.begin - 1]);
    bool quoted = marked;
    while (range.begin < range.end && words_[range.begin].is(WordClass::kPunctuation)) {
      quoted = quoted || is_quote(words_[range.begin]);
      ++range.begin;
    }
    for (std::size_t i = range.begin; quoted && i < range.end; ++i) {
      if (is_quote(words_[i])) range.end = i;
    }
    write(speaker, range, quoted, FactOrigin::Predicate::kVerb, date);
  }

  /// "said on Tuesday": only what stands beside the verb is about the saying.
  std::optional<FactDate> date_of(std::size_t verb) const {
    const auto& times = clauses_.view().times;
    for (const TimeExpression& time : times) {
      const bool beside = time.words.begin == verb + 1 || time.words.end == verb;
      const bool own = std::any_of(tree_.children(verb).begin(), tree_.children(verb).end(),
                                   [&](std::size_t child) { return time.words.contains(child); });
      if (beside || own) {
        return newsgraph::understanding::resolve(time, discourse_.time(), false);
      }
    }
    return std::nullopt;
  }

  /// The words of the report itself: "the minister told reporters on Monday".
  WordRange reporting_clause(std::size_t verb) const {
    WordRange range{verb, verb + 1};
    for (std::size_t child : tree_.children(verb)) {
      const bool content = tree_.stands_as(child, "ccomp") || tree_.stands_as(child, "parataxis") ||
                           tree_.stands_as(child, "punct") || tree_.stands_as(child, "conj") ||
                           tree_.stands_as(child, "dep") || tree_.stands_as(child, "cc");
      if (content) continue;
      range.begin = std::min(range.begin, tree_.span(child).begin);
      range.end = std::max(range.end, tree_.span(child).end);
    }
    return range;
  }

  /// What is left of a range when a part is taken out: the longer side of it.
  static WordRange without(WordRange range, WordRange part) {
    if (part.end <= range.begin || part.begin >= range.end) return range;
    const std::size_t before = part.begin > range.begin ? part.begin - range.begin : 0;
    const std::size_t after = range.end > part.end ? range.end - part.end : 0;
    return before >= after ? WordRange{range.begin, part.begin} : WordRange{part.end, range.end};
  }

  WordRange statement_of(std::size_t verb) const {
    const WordRange report = reporting_clause(verb);
    for (const char* relation : {"ccomp", "parataxis"}) {
      const auto content = tree_.child(verb, relation);
      if (content) {
        return before_another(verb, without(with_quotation(tree_.span(*content), verb), report));
      }
    }
    const auto above = tree_.head(verb);
    // A verb with a content of its own reports nothing beside it: "A left; B vowed to return".
    const bool own = tree_.has_child(verb, "xcomp") || tree_.has_child(verb, "obj");
    if (above && tree_.stands_as(verb, "parataxis") && !own) {
      return without(tree_.span(*above), tree_.span(verb));
    }
    return marked_statement(verb, report);
  }

  /// To where the same speaker goes on with another verb of saying.
  WordRange before_another(std::size_t verb, WordRange range) const {
    for (std::size_t i = std::max(range.begin, verb) + 1; i < range.end; ++i) {
      const bool another = is_saying(i) && tree_.stands_as(i, "conj") &&
                           !tree_.has_child(i, "nsubj") && i > 0 &&
                           words_[i - 1].is(WordClass::kConjunction);
      if (another) range.end = i - 1;
    }
    return range;
  }

  /// A quotation that begins in the clause is taken to its end: the parser may have cut it.
  WordRange with_quotation(WordRange range, std::size_t verb) const {
    const bool opened =
        (range.begin > 0 && is_quote(words_[range.begin - 1])) || is_quote(words_[range.begin]);
    if (!opened || range.begin < verb) return range;
    for (std::size_t i = range.begin + 1; i < words_.size(); ++i) {
      if (closes_quote(words_[i]) || is_plain_quote(words_[i])) return {range.begin, i + 1};
    }
    return {range.begin, words_.size()};
  }

  /// What the marks show where the tree does not: after "that", a colon or a quotation mark, or
  /// between quotation marks before the verb.
  WordRange marked_statement(std::size_t verb, WordRange report) const {
    for (std::size_t i = verb + 1; i < words_.size() && i <= report.end + 1; ++i) {
      if (words_[i].form == ":" || words_[i].is("that") || is_quote(words_[i])) {
        return {i + (is_quote(words_[i]) ? 0 : 1), words_.size()};
      }
    }
    for (std::size_t close = report.begin; close-- > 0;) {
      if (!is_quote(words_[close])) continue;
      for (std::size_t open = close; open-- > 0;) {
        if (is_quote(words_[open])) return {open, close};
      }
      return {0, close};
    }
    return {};
  }

  void trim(WordRange& range) const {
    while (!range.empty() && words_[range.end - 1].is(WordClass::kPunctuation) &&
           words_[range.end - 1].form != ")") {
      --range.end;
    }
    while (!range.empty() &&
           (words_[range.begin].is(WordClass::kPunctuation) || words_[range.begin].is("that"))) {
      ++range.begin;
    }
    while (!range.empty() && (words_[range.end - 1].is(WordClass::kConjunction))) --range.end;
  }

  const Clauses& clauses_;
  const Syntax& tree_;
  const Words& words_;
  Discourse& discourse_;
  const std::string& text_;
  SentenceOutput& output_;
  SlotReader slots_;
};

/// How a sentence leaves a quotation: the net effect of its marks.
void follow_quotes(const Words& words, std::optional<std::size_t> speaker, OpenQuotation& open) {
  bool inside = open.open() && open.quoted;
  for (const Word& word : words) {
    if (opens_quote(word)) inside = true;
    if (closes_quote(word)) inside = false;
    if (is_plain_quote(word)) inside = !inside;
  }
  if (inside) {
    if (!open.open() || !open.quoted) {
      open.speaker = speaker;
      open.quoted = true;
      open.sentences_left = kQuotationSentences + 1;
    }
    if (speaker) open.speaker = speaker;
    --open.sentences_left;
    return;
  }
  if (open.open() && open.quoted) open = {};
  if (speaker && !words.empty() && words.back().form == ":") {
    open = {speaker, false, kListedSentences, {}};
  } else if (open.open()) {
    --open.sentences_left;
  }
}

/// What of a sentence that goes on with a quotation stands between the marks.
WordRange quoted_part(const Words& words, bool inside) {
  std::size_t begin = 0;
  if (!inside) {
    while (begin < words.size() && !is_quote(words[begin])) ++begin;
    ++begin;
  }
  std::size_t end = begin;
  while (end < words.size() && !closes_quote(words[end]) && !is_plain_quote(words[end])) ++end;
  return {std::min(begin, words.size()), std::min(end, words.size())};
}

}  // namespace

void read_sayings(const Clauses& clauses, Discourse& discourse, const std::string& text,
                  bool had_events, OpenQuotation& open, SentenceOutput& output) {
  SayingReader reader(clauses, discourse, text, output);
  const Words& words = clauses.view().words;
  if (words.empty()) return;
  const OpenQuotation before = open;
  const std::optional<std::size_t> speaker = reader.read(had_events);
  follow_quotes(words, speaker, open);
  if (speaker) {
    for (const PendingStatement& pending : before.pending) {
      reader.write(*speaker, pending.text, true, FactOrigin::Predicate::kContinued, std::nullopt,
                   pending.evidence, pending.weak);
    }
    open.pending.clear();
    return;
  }
  const bool goes_on = before.open() && before.speaker;
  if (goes_on && !had_events) {
    const WordRange part = before.quoted ? quoted_part(words, true) : WordRange{0, words.size()};
    reader.write(*before.speaker, part, before.quoted, FactOrigin::Predicate::kContinued);
  }
  const bool unknown = open.open() && open.quoted && !open.speaker;
  if (unknown && !had_events) {
    const WordRange part = quoted_part(words, before.open() && before.quoted);
    std::string said = reader.text_of_statement(part);
    if (!said.empty()) open.pending.push_back({std::move(said), output.evidence, output.weak});
  }
}

}  // namespace newsgraph::understanding
