#include "newsgraph/ingest/understanding/sayings.h"

#include <algorithm>

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

class SayingReader {
 public:
  SayingReader(const ClauseView& clauses, Discourse& discourse, const std::string& text,
               SentenceOutput& output)
      : clauses_(clauses),
        words_(clauses.view().words),
        discourse_(discourse),
        text_(text),
        output_(output),
        slots_(clauses, discourse) {}

  /// Gives the last speaker found in the sentence.
  std::optional<std::size_t> read() {
    std::optional<std::size_t> speaker;
    const auto& chunks = clauses_.chunks();
    for (std::size_t i = 0; i < chunks.size(); ++i) {
      if (chunks[i].kind != ChunkKind::kVerb || !is_saying(i) || chunks[i].passive) continue;
      const std::optional<std::size_t> found = read_verb(i);
      if (found) speaker = found;
    }
    return speaker;
  }

  void write(std::size_t speaker, WordRange statement, bool quoted, FactOrigin::Predicate predicate,
             const std::optional<FactDate>& date = std::nullopt) {
    trim(statement);
    if (statement.end < statement.begin + 2) return;
    if (statement.end - statement.begin > kMaximumStatementWords) {
      statement.end = statement.begin + kMaximumStatementWords;
    }
    const std::size_t begin = words_[statement.begin].begin_byte;
    const std::size_t end = words_[statement.end - 1].end_byte;
    Fact fact;
    fact.subject = speaker;
    fact.relation = "SAID";
    fact.object = output_.registry.statement(text_.substr(begin, end - begin), quoted);
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
  bool is_saying(std::size_t chunk) const {
    const auto& frames = clauses_.view().lexicon.verb_frames(clauses_.chunks()[chunk].lemma);
    return std::any_of(frames.begin(), frames.end(),
                       [](const Frame& frame) { return frame.relation == "SAID"; });
  }

  std::optional<std::size_t> read_verb(std::size_t verb) {
    bool inverted = false;
    const std::optional<std::size_t> speaker = speaker_of(verb, inverted);
    if (!speaker) return std::nullopt;
    if (clauses_.chunks()[verb].status != FactStatus::kOccurred) return std::nullopt;
    bool quoted = false;
    WordRange statement = inverted ? WordRange{} : statement_after(verb, quoted);
    if (statement.empty()) statement = statement_before(verb, quoted);
    if (!statement.empty()) {
      write(*speaker, statement, quoted, FactOrigin::Predicate::kVerb, date_of(verb));
    }
    return speaker;
  }

  /// "said on Tuesday": only what stands beside the verb is about the saying.
  std::optional<FactDate> date_of(std::size_t verb) const {
    const auto& chunks = clauses_.chunks();
    for (std::size_t beside : {verb + 1, verb - 1}) {
      if (beside >= chunks.size() || !chunks[beside].time) continue;
      return newsgraph::understanding::resolve(clauses_.view().times[*chunks[beside].time],
                                               discourse_.time(), false);
    }
    return std::nullopt;
  }

  /// The subject, or the noun behind the verb in `"…", said X`.
  std::optional<std::size_t> speaker_of(std::size_t verb, bool& inverted) {
    const auto& chunks = clauses_.chunks();
    const NounList before = clauses_.subject(verb);
    const bool after_pause = verb == 0 || chunks[verb - 1].kind == ChunkKind::kComma ||
                             chunks[verb - 1].kind == ChunkKind::kBreak;
    if (after_pause && verb + 1 < chunks.size() && chunks[verb + 1].kind == ChunkKind::kNoun) {
      const Filling behind = slots_.resolve(clauses_.nouns_after(verb), Role::kActor);
      if (!behind.entities.empty()) {
        inverted = true;
        return behind.entities.front();
      }
      return std::nullopt;
    }
    const Filling subject = slots_.resolve(before, Role::kActor);
    if (subject.entities.empty()) return std::nullopt;
    return subject.entities.front();
  }

  WordRange statement_after(std::size_t verb, bool& quoted) const {
    const auto& chunks = clauses_.chunks();
    std::size_t i = verb + 1;
    while (i < chunks.size() && chunks[i].kind == ChunkKind::kAdverb) ++i;
    // "told reporters that", "said in a statement that"
    std::size_t that = i;
    while (that < chunks.size() &&
           (chunks[that].kind == ChunkKind::kNoun || chunks[that].kind == ChunkKind::kPreposition ||
            chunks[that].kind == ChunkKind::kAdverb || chunks[that].kind == ChunkKind::kComma)) {
      ++that;
    }
    if (clauses_.is_word(that, "that") && that + 1 < chunks.size()) {
      quoted = false;
      return {chunks[that].words.end, end_of_statement(that + 1)};
    }
    for (std::size_t k = i; k < chunks.size() && k <= that; ++k) {
      const Word& word = words_[chunks[k].words.begin];
      if (!is_quote(word) && word.form != ":") continue;
      std::size_t begin = chunks[k].words.end;
      if (word.form == ":" && begin < words_.size() && is_quote(words_[begin])) ++begin;
      quoted = is_quote(words_[begin - 1]);
      if (begin >= words_.size()) return {};
      return {begin, end_of_quote(begin, quoted)};
    }
    const bool bare = i < chunks.size() && chunks[i].kind == ChunkKind::kNoun &&
                      clauses_.clause_follows(i) && clauses_.chunks()[verb].lemma != "tell";
    if (!bare) {
      const bool relative = i < chunks.size() && chunks[i].kind == ChunkKind::kRelative &&
                            !clauses_.is_word(i, "after") && !clauses_.is_word(i, "as");
      if (!relative) return {};
    }
    return {chunks[i].words.begin, end_of_statement(i)};
  }

  /// To the end of the sentence, or to where the same speaker goes on with another verb of saying.
  std::size_t end_of_statement(std::size_t chunk) const {
    const auto& chunks = clauses_.chunks();
    for (std::size_t i = chunk; i < chunks.size(); ++i) {
      if (chunks[i].kind == ChunkKind::kBreak && is_quote(words_[chunks[i].words.begin])) continue;
      const bool another = chunks[i].kind == ChunkKind::kVerb && i > chunk && is_saying(i) &&
                           chunks[i - 1].kind == ChunkKind::kConjunction;
      if (another) return chunks[i - 1].words.begin;
    }
    return words_.size();
  }

  std::size_t end_of_quote(std::size_t begin, bool quoted) const {
    for (std::size_t i = begin; quoted && i < words_.size(); ++i) {
      if (closes_quote(words_[i]) || is_plain_quote(words_[i])) return i;
    }
    return words_.size();
  }

  /// `"…", X said` and `…, X said`.
  WordRange statement_before(std::size_t verb, bool& quoted) const {
    const auto& chunks = clauses_.chunks();
    std::size_t comma = verb;
    while (comma > 0 && chunks[comma].kind != ChunkKind::kComma &&
           !is_quote(words_[chunks[comma].words.begin])) {
      --comma;
    }
    const std::size_t end = chunks[comma].words.begin;
    if (end < 2) return {};
    // The closing mark stands before or behind the comma.
    for (std::size_t i = end + 1; i-- > 0;) {
      if (!is_quote(words_[i])) continue;
      if (i + 2 < end && !opens_quote(words_[i]) && !is_plain_quote(words_[i])) continue;
      const std::size_t close = i;
      for (std::size_t open = close; open-- > 0;) {
        if (!is_quote(words_[open])) continue;
        quoted = true;
        return {open + 1, close};
      }
      if (close + 2 < end) return {};
      quoted = true;
      return {0, close};
    }
    quoted = false;
    const bool is_clause = std::any_of(
        chunks.begin(), chunks.begin() + static_cast<std::ptrdiff_t>(comma),
        [](const Chunk& chunk) { return chunk.kind == ChunkKind::kVerb && !chunk.participle; });
    return is_clause ? WordRange{0, end} : WordRange{};
  }

  void trim(WordRange& range) const {
    while (!range.empty() && words_[range.end - 1].is(WordClass::kPunctuation) &&
           words_[range.end - 1].form != ")") {
      --range.end;
    }
    while (!range.empty() && words_[range.begin].is(WordClass::kPunctuation)) ++range.begin;
    while (!range.empty() && (words_[range.end - 1].is(WordClass::kConjunction))) --range.end;
  }

  const ClauseView& clauses_;
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
    if (speaker || !open.open()) open = {speaker, true, kQuotationSentences + 1};
    --open.sentences_left;
    return;
  }
  if (open.open() && open.quoted) open = {};
  if (speaker && !words.empty() && words.back().form == ":") {
    open = {speaker, false, kListedSentences};
  } else if (open.open()) {
    --open.sentences_left;
  }
}

}  // namespace

void read_sayings(const ClauseView& clauses, Discourse& discourse, const std::string& text,
                  bool had_events, OpenQuotation& open, SentenceOutput& output) {
  SayingReader reader(clauses, discourse, text, output);
  const OpenQuotation before = open;
  const std::optional<std::size_t> speaker = reader.read();
  const Words& words = clauses.view().words;
  if (!speaker && before.open() && before.speaker && !had_events && !words.empty()) {
    std::size_t end = words.size();
    for (std::size_t i = 0; i < words.size() && before.quoted; ++i) {
      if (closes_quote(words[i]) || is_plain_quote(words[i])) {
        end = i;
        break;
      }
    }
    reader.write(*before.speaker, {0, end}, before.quoted, FactOrigin::Predicate::kContinued);
  }
  follow_quotes(words, speaker, open);
}

}  // namespace newsgraph::understanding
