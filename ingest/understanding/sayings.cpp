#include "newsgraph/ingest/understanding/sayings.h"

#include <algorithm>
#include <utility>

#include "newsgraph/ingest/understanding/noun_classes.h"

namespace newsgraph::understanding {

namespace {

constexpr std::size_t kMaximumStatementWords = 120;

/// The words of a statement: one range, or two with the report between them ("A," X said, "B").
using Statement = std::vector<WordRange>;

/// What is left of a range when a part is taken out.
Statement without(WordRange range, WordRange part) {
  if (part.end <= range.begin || part.begin >= range.end) return {range};
  Statement left;
  if (part.begin > range.begin) left.push_back({range.begin, part.begin});
  if (part.end < range.end) left.push_back({part.end, range.end});
  return left;
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

  /// Whether the last statement written stands between quotation marks.
  bool quoted() const { return quoted_; }

  /// Gives the last speaker found in the sentence.
  std::optional<std::size_t> read(bool had_events) {
    std::optional<std::size_t> speaker;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const auto found = is_saying(i) || !naming(i).empty() ? read_verb(i) : std::nullopt;
      if (found) speaker = found;
    }
    for (std::size_t i = 0; i + 1 < words_.size() && !speaker && !had_events; ++i) {
      if (words_[i].is("according") && words_[i + 1].is("to")) speaker = read_attribution(i);
    }
    return speaker;
  }

  void write(std::size_t speaker, const Statement& statement, bool quoted,
             FactOrigin::Predicate predicate, const std::optional<FactDate>& date = std::nullopt) {
    const std::string text = text_of_statement(statement);
    if (text.empty()) return;
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
    fact.evidence.push_back(output_.evidence);
    output_.facts.add(std::move(fact), output_.weak);
  }

 private:
  bool is_saying(std::size_t word) const {
    return clauses_.is_saying(word) && !tree_.is_passive(word);
  }

  /// A statement's words as the text has them; empty when they are too few to be one.
  std::string text_of_statement(const Statement& statement) const {
    std::string text;
    std::size_t words = 0;
    for (WordRange piece : statement) {
      trim(piece);
      if (piece.empty()) continue;
      piece.end = std::min(piece.end, piece.begin + kMaximumStatementWords);
      words += piece.end - piece.begin;
      const std::size_t begin = words_[piece.begin].begin_byte;
      const std::size_t end = words_[piece.end - 1].end_byte;
      text += (text.empty() ? "" : " ") + text_.substr(begin, end - begin);
    }
    return words < 2 ? std::string{} : text;
  }

  std::optional<std::size_t> read_verb(std::size_t verb) {
    const Filling subject = slots_.resolve(clauses_.subject(verb), Role::kActor);
    if (subject.entities.empty()) return std::nullopt;
    if (clauses_.status(verb) != FactStatus::kOccurred) return std::nullopt;
    const std::size_t speaker = subject.entities.front();
    const TimeExpression* time = time_of(verb);
    Statement statement = statement_of(verb);
    if (time != nullptr && !statement.empty() && statement.front().begin == time->words.begin) {
      statement.front().begin = time->words.end;  // "said on Thursday it would go"
    }
    const auto date = time != nullptr
                          ? newsgraph::understanding::resolve(*time, discourse_.time(), false)
                          : std::nullopt;
    write_found(speaker, std::move(statement), date);
    return speaker;
  }

  /// "According to the ministry, the road is open."
  std::optional<std::size_t> read_attribution(std::size_t word) {
    const auto source = tree_.head(word);
    if (!source || !tree_.is_nominal(*source)) return std::nullopt;
    const Filling speakers = slots_.resolve(tree_.coordination(*source), Role::kActor);
    const auto clause = clause_above(*source);
    const bool aside = clause && tree_.stands_as(*clause, "acl");
    if (speakers.entities.empty() || !clause || aside) return std::nullopt;
    write_found(speakers.entities.front(), without(tree_.span(*clause), tree_.span(*source)),
                std::nullopt);
    return speakers.entities.front();
  }

  /// The verb or the copula's complement that a word stands in the clause of.
  std::optional<std::size_t> clause_above(std::size_t word) const {
    auto at = tree_.head(word);
    const auto is_clause = [&](std::size_t head) {
      if (tree_.has_child(head, "nsubj")) return true;
      // "…, killing dozens, according to A": A tells the whole of it.
      return tree_.is_verb(head) && !tree_.stands_as(head, "advcl");
    };
    while (at && !is_clause(*at)) at = tree_.head(*at);
    return at;
  }

  void write_found(std::size_t speaker, Statement statement, const std::optional<FactDate>& date) {
    quoted_ = false;
    for (WordRange& piece : statement) quoted_ = to_quotation(piece) || quoted_;
    write(speaker, statement, quoted_, FactOrigin::Predicate::kVerb, date);
  }

  /// A statement between quotation marks is only what stands between them. Whether it does.
  bool to_quotation(WordRange& range) const {
    bool quoted = range.begin > 0 && is_quote(words_[range.begin - 1]);
    while (range.begin < range.end && words_[range.begin].is(WordClass::kPunctuation)) {
      quoted = quoted || is_quote(words_[range.begin]);
      ++range.begin;
    }
    for (std::size_t i = range.begin; quoted && i < range.end; ++i) {
      if (is_quote(words_[i])) range.end = i;
    }
    return quoted;
  }

  /// "said on Tuesday": only what stands beside the verb is about the saying.
  const TimeExpression* time_of(std::size_t verb) const {
    const auto& times = clauses_.view().times;
    for (const TimeExpression& time : times) {
      const bool beside = time.words.begin == verb + 1 || time.words.end == verb;
      const bool own = std::any_of(tree_.children(verb).begin(), tree_.children(verb).end(),
                                   [&](std::size_t child) { return time.words.contains(child); });
      if (beside || own) return &time;
    }
    return nullptr;
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

  /// "called the veto a betrayal", "described the talks as fruitful": what is named, and how.
  Statement naming(std::size_t verb) const {
    const auto named = tree_.child(verb, "obj");
    const bool names =
        is_one_of(tree_.word(verb).lemma, {"call", "describe", "label", "brand", "term", "dub"});
    if (!names || !named) return {};
    const auto is_predicate = [&](std::size_t child) {
      const bool second = tree_.stands_as(child, "obj") || tree_.stands_as(child, "xcomp");
      const bool as = tree_.marker(child) == "as" || tree_.preposition(child) == "as";
      return child > *named && (as || (second && tree_.marker(child).empty()));
    };
    for (std::size_t child : tree_.children(verb)) {
      if (is_predicate(child)) return {{tree_.span(*named).begin, tree_.span(child).end}};
    }
    for (std::size_t child : tree_.children(*named)) {
      const bool participle = tree_.word(verb).is("called") && tree_.stands_as(child, "acl") &&
                              tree_.marker(child).empty();
      if (participle) return {{tree_.span(*named).begin, tree_.span(child).end}};
    }
    return {};
  }

  Statement statement_of(std::size_t verb) const {
    if (!clauses_.is_saying(verb)) return naming(verb);
    const WordRange report = reporting_clause(verb);
    if (Statement split = split_quotation(report); !split.empty()) return split;
    for (const char* relation : {"ccomp", "parataxis"}) {
      const auto content = tree_.child(verb, relation);
      if (!content) continue;
      const WordRange range = with_quotation(tree_.span(*content), verb);
      return without(before_another(verb, range), report);
    }
    const auto above = tree_.head(verb);
    // A verb with a content of its own reports nothing beside it: "A left; B vowed to return".
    const bool own = tree_.has_child(verb, "xcomp") || tree_.has_child(verb, "obj");
    if (above && tree_.stands_as(verb, "parataxis") && !own) {
      return without(tree_.span(*above), tree_.span(verb));
    }
    return {marked_statement(verb, report)};
  }

  /// “A,” X said, “B.”: marks close right before the report and open right behind it.
  Statement split_quotation(WordRange report) const {
    const std::size_t before = skip_commas_back(report.begin);
    const std::size_t behind = skip_commas(report.end);
    const bool split = before > 0 && is_quote(words_[before - 1]) && behind < words_.size() &&
                       is_quote(words_[behind]);
    if (!split) return {};
    std::size_t open = before - 1;
    while (open > 0 && !is_quote(words_[open - 1])) --open;
    std::size_t close = behind + 1;
    while (close < words_.size() && !is_quote(words_[close])) ++close;
    return {{open, before - 1}, {behind, close}};
  }

  std::size_t skip_commas(std::size_t i) const {
    while (i < words_.size() && words_[i].is(",")) ++i;
    return i;
  }
  std::size_t skip_commas_back(std::size_t i) const {
    while (i > 0 && words_[i - 1].is(",")) --i;
    return i;
  }

  /// To where the same speaker goes on with another verb of saying.
  WordRange before_another(std::size_t verb, WordRange range) const {
    for (std::size_t i = std::max(range.begin, verb) + 1; i < range.end; ++i) {
      const bool second = tree_.is_verb(i) && tree_.stands_as(i, "conj") &&
                          !tree_.has_child(i, "nsubj") && words_[i - 1].is(WordClass::kConjunction);
      if (second && (is_saying(i) || clauses_.coordinated_with(i) == verb)) range.end = i - 1;
    }
    return range;
  }

  /// A quotation that begins in the clause is taken to its end: the parser may have cut it.
  WordRange with_quotation(WordRange range, std::size_t verb) const {
    const bool opened =
        (range.begin > 0 && is_quote(words_[range.begin - 1])) || is_quote(words_[range.begin]);
    if (!opened || range.begin < verb) return range;
    for (std::size_t i = range.begin + 1; i < words_.size(); ++i) {
      if (closes_quotation(words_[i])) return {range.begin, i + 1};
    }
    return {range.begin, words_.size()};
  }

  /// What the marks show where the tree does not: after "that", a colon or a quotation mark, or
  /// between quotation marks before the verb.
  WordRange marked_statement(std::size_t verb, WordRange report) const {
    for (std::size_t i = verb + 1; i < words_.size() && i <= report.end + 1; ++i) {
      if (words_[i].form == ":" || words_[i].is("that") || is_quote(words_[i])) {
        return {i + (is_quote(words_[i]) ? 0 : 1), end_of_content(verb)};
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

  /// "Noting that A grows, B called on C": what is noted ends before B.
  std::size_t end_of_content(std::size_t verb) const {
    const auto above = tree_.head(verb);
    if (!above || *above < verb || !tree_.stands_as(verb, "advcl")) return words_.size();
    const auto subject = tree_.child(*above, "nsubj");
    return subject && *subject > verb ? tree_.span(*subject).begin : *above;
  }

  /// Takes punctuation off both ends, but no mark of a quotation that stands inside.
  void trim(WordRange& range) const {
    const auto goes = [&](const Word& word) {
      return word.is(WordClass::kPunctuation) && word.form != ")" &&
             !(is_quote(word) && quotes_in(range) % 2 == 0);
    };
    while (!range.empty() && goes(words_[range.end - 1])) --range.end;
    while (!range.empty() && (goes(words_[range.begin]) || words_[range.begin].is("that"))) {
      ++range.begin;
    }
    while (!range.empty() && words_[range.end - 1].is(WordClass::kConjunction)) --range.end;
  }

  std::ptrdiff_t quotes_in(WordRange range) const {
    const auto begin = words_.begin();
    return std::count_if(begin + static_cast<std::ptrdiff_t>(range.begin),
                         begin + static_cast<std::ptrdiff_t>(range.end), is_quote);
  }

  const Clauses& clauses_;
  const Syntax& tree_;
  const Words& words_;
  Discourse& discourse_;
  const std::string& text_;
  SentenceOutput& output_;
  SlotReader slots_;
  bool quoted_ = false;
};

}  // namespace

void read_sayings(const Clauses& clauses, Discourse& discourse, const std::string& text,
                  bool had_events, OpenQuotation& open, SentenceOutput& output) {
  const Words& words = clauses.view().words;
  if (words.empty()) return;
  SayingReader reader(clauses, discourse, text, output);
  const OpenQuotation before = open;
  const std::optional<std::size_t> continued =
      before.open() && !before.quoted ? before.speaker : discourse.speaker();
  const std::optional<std::size_t> named = reader.read(had_events);
  open = after_sentence(words, named ? named : discourse.speaker(), before);
  if (named) {
    if (reader.quoted()) open.last_speaker = named;
    return;
  }
  if (!continued) return;
  const bool marked = !before.open() || before.quoted;
  const Statement part{marked ? between_marks(words, before.inside_marks())
                              : WordRange{0, words.size()}};
  if (!had_events) reader.write(*continued, part, marked, FactOrigin::Predicate::kContinued);
  if (marked) open.last_speaker = continued;
}

}  // namespace newsgraph::understanding
