#include "newsgraph/ingest/understanding/statements.h"

#include <algorithm>

#include "newsgraph/ingest/understanding/noun_classes.h"
#include "newsgraph/ingest/understanding/quotations.h"

namespace newsgraph::understanding {

namespace {

constexpr std::size_t kMaximumStatementWords = 120;

/// What is left of a range when a part is taken out.
Statement without(WordRange range, WordRange part) {
  if (part.end <= range.begin || part.begin >= range.end) return {range};
  Statement left;
  if (part.begin > range.begin) left.push_back({range.begin, part.begin});
  if (part.end < range.end) left.push_back({part.end, range.end});
  return left;
}

std::size_t behind_commas(const Words& words, std::size_t i) {
  while (i < words.size() && words[i].is(",")) ++i;
  return i;
}

std::size_t before_commas(const Words& words, std::size_t i) {
  while (i > 0 && words[i - 1].is(",")) --i;
  return i;
}

}  // namespace

StatementReader::StatementReader(const Clauses& clauses, bool inside)
    : clauses_(clauses),
      tree_(clauses.tree()),
      words_(clauses.view().words),
      quoted_(inside_marks(words_, inside)) {}

Statement StatementReader::said_by(std::size_t verb) const {
  return clauses_.is_saying(verb) ? reported_by(verb) : naming(verb);
}

Statement StatementReader::reported_by(std::size_t verb) const {
  const WordRange report = reporting_clause(verb);
  if (Statement split = split_quotation(report); !split.empty()) return split;
  for (const char* relation : {"ccomp", "parataxis"}) {
    const auto content = tree_.child(verb, relation);
    if (!content) continue;
    if (tree_.marker(*content) == "whether") return {};  // a question states nothing
    const WordRange range = with_quotation(behind_addressee(*content, verb), verb);
    return without(before_another(verb, range), report);
  }
  const auto above = tree_.head(verb);
  // A verb with a content of its own reports nothing beside it: "A left; B vowed to return".
  const bool own = tree_.has_child(verb, "xcomp") || tree_.has_child(verb, "obj");
  if (above && tree_.stands_as(verb, "parataxis") && !own) {
    const std::size_t clause = is_clause(*above) ? *above : clause_above(*above).value_or(*above);
    return without(tree_.span(clause), tree_.span(verb));
  }
  return {marked_statement(verb, report)};
}

Statement StatementReader::according_to(std::size_t source) const {
  const auto clause = clause_above(source);
  if (!clause || tree_.stands_as(*clause, "acl")) return {};
  return without(tree_.span(*clause), tree_.span(source));
}

/// "called the veto a betrayal", "described the talks as fruitful": what is named, and how.
Statement StatementReader::naming(std::size_t verb) const {
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

/// The words of the report itself: "the minister told reporters on Monday".
WordRange StatementReader::reporting_clause(std::size_t verb) const {
  WordRange range{verb, verb + 1};
  for (std::size_t child : tree_.children(verb)) {
    if (is_content(child)) continue;
    range.begin = std::min(range.begin, tree_.span(child).begin);
    range.end = std::max(range.end, tree_.span(child).end);
  }
  return range;
}

/// "Told the press any process must be open": an object before the subject is who is told.
WordRange StatementReader::behind_addressee(std::size_t content, std::size_t verb) const {
  WordRange range = tree_.span(content);
  const auto subject = tree_.child(content, "nsubj");
  for (std::size_t child : tree_.children(content)) {
    const bool object = tree_.stands_as(child, "obj") || tree_.stands_as(child, "iobj");
    if (object && subject && child < *subject && tree_.span(child).begin == verb + 1) {
      range.begin = tree_.span(child).end;
    }
  }
  return range;
}

/// What hangs on a verb of saying without telling who says it, to whom, when and where.
bool StatementReader::is_content(std::size_t child) const {
  const std::string_view deprel = words_[child].deprel;
  return is_one_of(deprel.substr(0, deprel.find(':')),
                   {"ccomp", "parataxis", "punct", "conj", "dep", "cc"});
}

/// The clause that a word is told in: "…, killing dozens, according to A": A tells the whole of it.
std::optional<std::size_t> StatementReader::clause_above(std::size_t word) const {
  auto at = tree_.head(word);
  while (at && !is_clause(*at)) at = tree_.head(*at);
  return at;
}

/// What states something by itself: a verb or a copula's complement with a subject, or the root.
bool StatementReader::is_clause(std::size_t head) const {
  if (tree_.has_child(head, "nsubj")) return true;
  return tree_.is_verb(head) && tree_.marker(head) != "to" && !tree_.stands_as(head, "advcl") &&
         !tree_.stands_as(head, "xcomp") && !tree_.stands_as(head, "conj");
}

/// “A,” X said, “B.”: marks close right before the report and open right behind it.
Statement StatementReader::split_quotation(WordRange report) const {
  const std::size_t before = before_commas(words_, report.begin);
  const std::size_t behind = behind_commas(words_, report.end);
  const bool split = before > 0 && is_quote(words_[before - 1]) && behind < words_.size() &&
                     is_quote(words_[behind]);
  if (!split) return {};
  std::size_t open = before - 1;
  while (open > 0 && !is_quote(words_[open - 1])) --open;
  std::size_t close = behind + 1;
  while (close < words_.size() && !is_quote(words_[close])) ++close;
  return {{open, before - 1}, {behind, close}};
}

/// To where the same speaker goes on with another verb of saying.
WordRange StatementReader::before_another(std::size_t verb, WordRange range) const {
  for (std::size_t i = std::max(range.begin, verb) + 1; i < range.end; ++i) {
    const bool second = tree_.is_verb(i) && tree_.stands_as(i, "conj") &&
                        !tree_.has_child(i, "nsubj") && words_[i - 1].is(WordClass::kConjunction);
    if (second && (clauses_.is_saying(i) || clauses_.coordinated_with(i) == verb))
      range.end = i - 1;
  }
  return range;
}

/// A quotation that the clause begins is taken whole: the parser may have cut it.
WordRange StatementReader::with_quotation(WordRange range, std::size_t verb) const {
  const bool behind_mark = range.begin > 0 && is_quote(words_[range.begin - 1]);
  if (!behind_mark && !is_quote(words_[range.begin])) return range;
  const std::size_t first = range.begin + (is_quote(words_[range.begin]) ? 1 : 0);
  if (range.begin < verb) {
    if (first >= range.end || !quoted_[first] || !quoted_[range.end - 1]) return range;
    return {range.begin, end_of_marks(first)};
  }
  for (std::size_t i = range.begin + 1; i < words_.size(); ++i) {
    if (closes_quotation(words_[i])) return {range.begin, i + 1};
  }
  return {range.begin, words_.size()};
}

/// What the marks show where the tree does not: after "that", a colon or a quotation mark, or
/// between quotation marks before the verb.
WordRange StatementReader::marked_statement(std::size_t verb, WordRange report) const {
  const std::size_t end = std::min(end_of_content(verb), end_of_marks(verb));
  for (std::size_t i = verb + 1; i < end && i <= report.end + 1; ++i) {
    if (opens_statement(i, verb)) return {i + (is_quote(words_[i]) ? 0 : 1), end};
  }
  return quoted_[verb] ? WordRange{} : quotation_before(report.begin);
}

/// The last quotation that closes before a word.
WordRange StatementReader::quotation_before(std::size_t end) const {
  for (std::size_t close = end; close-- > 0;) {
    if (!is_quote(words_[close])) continue;
    for (std::size_t open = close; open-- > 0;) {
      if (is_quote(words_[open])) return {open, close};
    }
    return {0, close};
  }
  return {};
}

/// A "that" that brings a clause, a colon or a quotation mark, but not those within what else hangs
/// on the verb: promised a "formal update".
bool StatementReader::opens_statement(std::size_t word, std::size_t verb) const {
  if (words_[word].is("that")) return is_that(word);
  if (words_[word].form != ":" && !is_quote(words_[word])) return false;
  return std::none_of(tree_.children(verb).begin(), tree_.children(verb).end(),
                      [&](std::size_t child) {
                        const WordRange span = tree_.span(child);
                        return span.begin < word && word < span.end && !is_content(child);
                      });
}

/// "Noting that A grows, B called on C": what is noted ends before B.
std::size_t StatementReader::end_of_content(std::size_t verb) const {
  const auto above = tree_.head(verb);
  if (!above || *above < verb || !tree_.stands_as(verb, "advcl")) return words_.size();
  const auto subject = tree_.child(*above, "nsubj");
  return subject && *subject > verb ? tree_.span(*subject).begin : *above;
}

/// Where the quotation ends that a word stands in.
std::size_t StatementReader::end_of_marks(std::size_t word) const {
  if (!quoted_[word]) return words_.size();
  while (word < words_.size() && quoted_[word]) ++word;
  return word;
}

Statement StatementReader::behind_colon() const {
  for (std::size_t i = 1; i + 2 < words_.size(); ++i) {
    const bool opens = words_[i].form == ":" && is_quote(words_[i + 1]) && !quoted_[i];
    if (!opens) continue;
    const WordRange range = with_quotation({i + 1, words_.size()}, 0);
    return is_finite(range) ? Statement{range} : Statement{};  // else a name: “The X Files”
  }
  return {};
}

bool StatementReader::is_finite(WordRange range) const {
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (tree_.has_feature(i, "VerbForm=Fin")) return true;
  }
  return false;
}

bool StatementReader::strip_marks(Statement& statement) const {
  bool quoted = false;
  for (WordRange& piece : statement) quoted = to_quotation(piece) || quoted;
  return quoted;
}

/// A statement between quotation marks is only what stands between them. Whether it does.
bool StatementReader::to_quotation(WordRange& range) const {
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

std::string StatementReader::text(const Statement& statement, const std::string& document) const {
  std::string text;
  std::size_t words = 0;
  for (WordRange piece : statement) {
    trim(piece);
    if (piece.empty()) continue;
    piece.end = std::min(piece.end, piece.begin + kMaximumStatementWords);
    words += piece.end - piece.begin;
    const std::size_t begin = words_[piece.begin].begin_byte;
    const std::size_t end = words_[piece.end - 1].end_byte;
    text += (text.empty() ? "" : " ") + document.substr(begin, end - begin);
  }
  return words < 2 ? std::string{} : text;
}

/// Takes punctuation off both ends, but no mark of a quotation that stands inside.
void StatementReader::trim(WordRange& range) const {
  const auto goes = [&](const Word& word) {
    return word.is(WordClass::kPunctuation) && word.form != ")" &&
           !(is_quote(word) && quotes_in(range) % 2 == 0);
  };
  while (!range.empty() && goes(words_[range.end - 1])) --range.end;
  while (!range.empty() && (goes(words_[range.begin]) || is_that(range.begin))) {
    ++range.begin;
  }
  while (!range.empty() && words_[range.end - 1].is(WordClass::kConjunction)) --range.end;
}

std::ptrdiff_t StatementReader::quotes_in(WordRange range) const {
  const auto begin = words_.begin();
  return std::count_if(begin + static_cast<std::ptrdiff_t>(range.begin),
                       begin + static_cast<std::ptrdiff_t>(range.end), is_quote);
}

/// "That" before a clause; "That is why" begins a sentence with it.
bool StatementReader::is_that(std::size_t word) const {
  return words_[word].is("that") && tree_.stands_as(word, "mark");
}

}  // namespace newsgraph::understanding
