#include "newsgraph/ingest/understanding/sayings.h"

#include <algorithm>
#include <utility>

#include "newsgraph/ingest/understanding/statements.h"

namespace newsgraph::understanding {

namespace {

/// Who says what, before it is written.
struct Saying {
  std::size_t predicate = 0;
  std::size_t speaker = 0;  ///< an entity
  Statement statement;
  bool quoted = false;
  std::optional<FactDate> date;
};

/// Reads who says what in one sentence.
class SayingReader {
 public:
  SayingReader(const Clauses& clauses, Discourse& discourse, const Attribution& attribution,
               const std::string& text, const OpenQuotation& open, SentenceOutput& output)
      : clauses_(clauses),
        tree_(clauses.tree()),
        words_(clauses.view().words),
        discourse_(discourse),
        attribution_(attribution),
        text_(text),
        open_(open),
        output_(output),
        slots_(clauses, discourse, output.registry),
        statements_(clauses, open.inside_marks()) {}

  /// Whether the last statement written stands between quotation marks.
  bool quoted() const { return !sayings_.empty() && sayings_.back().quoted; }

  /// Gives the last speaker found in the sentence.
  std::optional<std::size_t> read(bool had_events) {
    for (std::size_t i = 0; i < words_.size(); ++i) read_verb(i);
    read_colon();
    if (sayings_.empty() && !had_events) read_attributions();
    std::erase_if(sayings_, [&, all = sayings_](const Saying& saying) {
      return std::any_of(all.begin(), all.end(),
                         [&](const Saying& outer) { return is_within(saying, outer); });
    });
    for (const Saying& saying : sayings_) write(saying, FactOrigin::Predicate::kVerb);
    return speaker();
  }

  /// What the speaker of the sentence before goes on to say.
  void read_continued(std::size_t speaker, WordRange words, bool quoted) {
    write({0, speaker, {words}, quoted, std::nullopt}, FactOrigin::Predicate::kContinued);
  }

 private:
  /// Whose words the sentence ends with: who is told of within a quotation does not speak it.
  std::optional<std::size_t> speaker() const {
    const auto last = std::find_if(sayings_.rbegin(), sayings_.rend(), [&](const Saying& saying) {
      return !statements_.is_quoted(saying.predicate);
    });
    return last == sayings_.rend() ? std::nullopt : std::optional(last->speaker);
  }

  void write(const Saying& saying, FactOrigin::Predicate predicate) {
    const std::string text = statements_.text(saying.statement, text_);
    if (text.empty()) return;
    Fact fact;
    fact.subject = saying.speaker;
    fact.relation = "SAID";
    fact.object = output_.registry.statement(text, saying.quoted);
    // "In 1995 she left. She says …": that is said now.
    const bool now =
        predicate == FactOrigin::Predicate::kVerb && clauses_.is_present(saying.predicate);
    fact.date = saying.date ? saying.date : now ? discourse_.news_date() : discourse_.story_date();
    fact.origin = output_.origin;
    fact.origin.predicate = predicate;
    fact.origin.quoted = saying.quoted;
    if (fact.date) {
      fact.origin.dating = saying.date ? FactOrigin::Dating::kSentence : FactOrigin::Dating::kStory;
    }
    fact.evidence.push_back(output_.evidence);
    output_.facts.add(std::move(fact), output_.weak);
  }

  /// "Said he believes it is time": what somebody says of his own thoughts is one saying.
  static bool is_within(const Saying& inner, const Saying& outer) {
    if (inner.speaker != outer.speaker || inner.predicate == outer.predicate) return false;
    return std::any_of(outer.statement.begin(), outer.statement.end(),
                       [&](WordRange piece) { return piece.contains(inner.predicate); });
  }

  void add(std::size_t predicate, std::size_t speaker, Statement statement,
           std::optional<FactDate> date = std::nullopt) {
    Saying saying{predicate, speaker, std::move(statement), false, std::move(date)};
    saying.quoted = statements_.strip_marks(saying.statement);
    sayings_.push_back(std::move(saying));
  }

  void read_verb(std::size_t verb) {
    if (!tree_.is_verb(verb) || tree_.is_passive(verb) || is_of_speaker(verb)) return;
    Statement statement = statements_.said_by(verb);
    const bool announces = clauses_.is_saying(verb) && !statements_.is_quoted(verb);
    if (statement.empty() && !announces) return;
    const Nominals subject = clauses_.subject(verb);
    const std::vector<std::size_t> speakers = subject.empty()
                                                  ? attribution_.unsaid_subject(verb)
                                                  : slots_.resolve(subject, Role::kActor).entities;
    if (speakers.empty()) return;
    if (clauses_.status(verb) != FactStatus::kOccurred) return;
    const TimeExpression* time = time_of(verb);
    if (time != nullptr && !statement.empty() && statement.front().begin == time->words.begin) {
      statement.front().begin = time->words.end;  // "said on Thursday it would go"
    }
    const auto date = time != nullptr
                          ? newsgraph::understanding::resolve(*time, discourse_.time(), false)
                          : std::nullopt;
    add(verb, speakers.front(), std::move(statement), date);
  }

  /// "I think …" within a quotation belongs to what its speaker says.
  bool is_of_speaker(std::size_t verb) const {
    const auto subject = tree_.child(verb, "nsubj");
    const bool first_person =
        subject && (tree_.word(*subject).is("i") || tree_.word(*subject).is("we"));
    return first_person && (statements_.is_quoted(verb) || open_.open());
  }

  /// A defended the vote: “We had no choice.” Or said so, and goes on.
  void read_colon() {
    Statement statement = statements_.behind_colon();
    if (statement.empty() || is_read(statement.front().begin)) return;
    if (!sayings_.empty()) {
      const std::size_t speaker = sayings_.back().speaker;
      return add(sayings_.back().predicate, speaker, std::move(statement));
    }
    for (std::size_t i = 0; i < statement.front().begin; ++i) {
      if (tree_.head(i) || !tree_.is_verb(i)) continue;
      const Filling subject = slots_.resolve(clauses_.subject(i), Role::kPerson);
      if (subject.entities.size() == 1) add(i, subject.entities.front(), std::move(statement));
      return;
    }
  }

  /// Whether a statement already found has what stands behind a word, or begins there.
  bool is_read(std::size_t word) const {
    return std::any_of(sayings_.begin(), sayings_.end(), [&](const Saying& saying) {
      return std::any_of(saying.statement.begin(), saying.statement.end(), [&](WordRange piece) {
        return piece.contains(word) || piece.begin == word + 1;
      });
    });
  }

  void read_attributions() {
    for (std::size_t i = 0; i + 1 < words_.size() && sayings_.empty(); ++i) {
      if (words_[i].is("according") && words_[i + 1].is("to")) read_attribution(i);
    }
  }

  /// "According to the ministry, the road is open."
  void read_attribution(std::size_t word) {
    const auto source = tree_.head(word);
    if (!source || !tree_.is_nominal(*source)) return;
    Statement statement = statements_.according_to(*source);
    if (statement.empty()) return;
    const Filling speakers = slots_.resolve(tree_.coordination(*source), Role::kActor);
    if (!speakers.entities.empty()) add(word, speakers.entities.front(), std::move(statement));
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

  const Clauses& clauses_;
  const Syntax& tree_;
  const Words& words_;
  Discourse& discourse_;
  const Attribution& attribution_;
  const std::string& text_;
  const OpenQuotation& open_;
  SentenceOutput& output_;
  SlotReader slots_;
  StatementReader statements_;
  std::vector<Saying> sayings_;
};

}  // namespace

void read_sayings(const Clauses& clauses, Discourse& discourse, const Attribution& attribution,
                  const std::string& text, bool had_events, OpenQuotation& open,
                  SentenceOutput& output) {
  const Words& words = clauses.view().words;
  if (words.empty()) return;
  const OpenQuotation before = open;
  SayingReader reader(clauses, discourse, attribution, text, before, output);
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
  const WordRange part =
      marked ? between_marks(words, before.inside_marks()) : WordRange{0, words.size()};
  if (!had_events) reader.read_continued(*continued, part, marked);
  if (marked) open.last_speaker = continued;
}

}  // namespace newsgraph::understanding
