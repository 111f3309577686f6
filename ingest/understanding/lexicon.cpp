#include "newsgraph/ingest/understanding/lexicon.h"

#include <iterator>
#include <utility>

#include "newsgraph/ingest/understanding/inflection.h"
#include "newsgraph/ingest/understanding/lexicon_syntax.h"

extern "C" const char newsgraph_embedded_events_lexicon[];
extern "C" const char newsgraph_embedded_events_lexicon_end[];

namespace newsgraph::understanding {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string key_of(PredicateKind kind, std::string_view lemma) {
  static constexpr std::string_view kLetters[] = {"v:", "n:", "a:"};
  return std::string(kLetters[static_cast<std::size_t>(kind)]) + american_spelling(lemma);
}

struct ListName {
  std::string_view name;
  WordList list;
  PredicateKind kind;
};
constexpr ListName kLists[] = {
    {"light", WordList::kLight, PredicateKind::kVerb},
    {"recalled", WordList::kRecalled, PredicateKind::kVerb},
    {"plain", WordList::kPlain, PredicateKind::kVerb},
    {"occasion", WordList::kOccasion, PredicateKind::kNoun},
    {"controls-itself", WordList::kControlsItself, PredicateKind::kVerb},
};

}  // namespace

/// Reads the lines of a file into a lexicon of their own, and drops lines from the one below it.
class Lexicon::Reader {
 public:
  Reader(Lexicon& lexicon, Lexicon& below, const std::string& file_name)
      : lexicon_(lexicon), below_(below), file_name_(file_name) {}

  void read(std::string_view text) {
    if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
    for (std::size_t number = 1; !text.empty(); ++number) {
      const std::size_t end = text.find('\n');
      const LexiconLine line(text.substr(0, end), file_name_, number);
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
      if (!line.words().empty()) read_line(line);
    }
  }

 private:
  void read_line(const LexiconLine& line) {
    const std::string_view directive = line.words()[0];
    if (directive == "event") return read_event(line);
    if (directive == "governs") return read_governs(line);
    if (directive == "drop") return read_drop(line);
    for (const ListName& list : kLists) {
      if (list.name == directive) return read_list(line, list);
    }
    line.fail(directive, "there is no directive '" + std::string(directive) + "'",
              "A line begins with event, governs, drop, light, recalled, plain, occasion or "
              "controls-itself.");
  }

  void read_event(const LexiconLine& line) {
    Frame frame = read_frame(line);
    const SourceLocation location = line.location(line.words()[0]);
    note_words(frame);
    frame.source = location.file + ":" + std::to_string(location.line);
    for (TriggerWord& trigger : read_trigger(line, line.words()[4])) {
      if (trigger.kind == PredicateKind::kNoun) lexicon_.nouns_.insert(trigger.lemma);
      lexicon_.nouns_.insert(trigger.companions.begin(), trigger.companions.end());
      frame.companions = std::move(trigger.companions);
      lexicon_.frames_[key_of(trigger.kind, trigger.lemma)].push_back(frame);
    }
  }

  /// Slots ask for words, which are mostly nouns.
  void note_words(const Frame& frame) {
    std::vector<Slot> slots{frame.from, frame.to};
    for (const auto* more : {&frame.needed, &frame.absent, &frame.joint, &frame.properties}) {
      slots.insert(slots.end(), more->begin(), more->end());
    }
    for (const Slot& slot : slots) lexicon_.nouns_.insert(slot.words.begin(), slot.words.end());
  }

  void read_governs(const LexiconLine& line) {
    const auto triggers = line.arguments(2, "the line ends before a status and a trigger");
    const FactStatus status = read_status(line, line.words()[1]);
    for (const std::string_view text : triggers) {
      for (const TriggerWord& trigger : read_bare_trigger(line, text)) {
        lexicon_.governed_.insert_or_assign(key_of(trigger.kind, trigger.lemma), status);
      }
    }
  }

  void read_list(const LexiconLine& line, const ListName& list) {
    for (const std::string_view text : line.arguments(1, "the line ends before a trigger")) {
      for (const TriggerWord& trigger : read_bare_trigger(line, text)) {
        if (trigger.kind != list.kind) {
          const bool verbs = list.kind == PredicateKind::kVerb;
          line.fail(text, std::string(list.name) + " lists " + (verbs ? "verbs" : "nouns"),
                    std::string("Write ") + (verbs ? "v:" : "n:") + " before the lemmas.");
        }
        lexicon_.lists_[static_cast<int>(list.list)].insert(trigger.lemma);
      }
    }
  }

  void read_drop(const LexiconLine& line) {
    const auto triggers = line.arguments(2, "the line ends before a relation and a trigger");
    const std::string relation = read_relation(line, line.words()[1]);
    for (const std::string_view text : triggers) {
      for (const TriggerWord& trigger : read_trigger(line, text)) {
        if (drop(relation, trigger)) continue;
        line.fail(text, "there is no line of " + relation + " for it to drop",
                  "The built-in lines are in datasets/lexicon/events.lexicon.");
      }
    }
  }

  /// Whether there was anything to drop. A trigger without companions means all lines of the
  /// predicate.
  bool drop(const std::string& relation, const TriggerWord& trigger) {
    const auto found = below_.frames_.find(key_of(trigger.kind, trigger.lemma));
    if (found == below_.frames_.end()) return false;
    const std::size_t dropped = std::erase_if(found->second, [&](const Frame& frame) {
      return frame.relation == relation &&
             (trigger.companions.empty() || trigger.companions == frame.companions);
    });
    if (found->second.empty()) below_.frames_.erase(found);
    return dropped > 0;
  }

  /// A trigger that companions would have no meaning in.
  static std::vector<TriggerWord> read_bare_trigger(const LexiconLine& line,
                                                    std::string_view text) {
    std::vector<TriggerWord> triggers = read_trigger(line, text);
    if (const std::size_t plus = text.find('+'); plus != std::string_view::npos) {
      line.fail(text.substr(plus), "a word stands alone here", "Companions belong to event lines.");
    }
    return triggers;
  }

  Lexicon& lexicon_;
  Lexicon& below_;
  const std::string& file_name_;
};

Lexicon Lexicon::read(std::string_view text, const std::string& file_name) {
  return Lexicon().extended(text, file_name);
}

Lexicon Lexicon::extended(std::string_view text, const std::string& file_name) const {
  Lexicon lexicon;
  Lexicon below = *this;
  Reader(lexicon, below, file_name).read(text);
  for (auto& [key, frames] : below.frames_) {
    std::vector<Frame>& all = lexicon.frames_[key];
    std::move(frames.begin(), frames.end(), std::back_inserter(all));
  }
  lexicon.governed_.merge(below.governed_);
  lexicon.nouns_.merge(below.nouns_);
  for (auto& [list, lemmas] : below.lists_) lexicon.lists_[list].merge(lemmas);
  return lexicon;
}

const Lexicon& Lexicon::built_in() {
  static const Lexicon kLexicon =
      read({newsgraph_embedded_events_lexicon,
            static_cast<std::size_t>(newsgraph_embedded_events_lexicon_end -
                                     newsgraph_embedded_events_lexicon)},
           "events.lexicon");
  return kLexicon;
}

const std::vector<Frame>& Lexicon::frames(PredicateKind kind, std::string_view lemma) const {
  static const std::vector<Frame> kNone;
  const auto found = frames_.find(key_of(kind, lemma));
  return found == frames_.end() ? kNone : found->second;
}

std::optional<FactStatus> Lexicon::governed_status(PredicateKind kind,
                                                   std::string_view lemma) const {
  const auto found = governed_.find(key_of(kind, lemma));
  return found == governed_.end() ? std::nullopt : std::optional(found->second);
}

bool Lexicon::is(WordList list, std::string_view lemma) const {
  const auto found = lists_.find(static_cast<int>(list));
  return found != lists_.end() && found->second.contains(american_spelling(lemma));
}

std::string Lexicon::verb_lemma(const std::string& lemma, std::string_view form) const {
  if (const std::string_view irregular = irregular_verb(form); !irregular.empty()) {
    return std::string(irregular);
  }
  if (knows_verb(lemma)) return american_spelling(lemma);
  for (const std::string& base : verb_bases(form)) {
    if (knows_verb(base)) return american_spelling(base);
  }
  return lemma;
}

std::string Lexicon::noun_lemma(const std::string& lemma, std::string_view form) const {
  std::vector<std::string> candidates = noun_bases(form);
  candidates.insert(candidates.begin(), lemma);
  for (const std::string& candidate : candidates) {
    std::string american = american_spelling(candidate);
    if (nouns_.contains(american)) return american;
  }
  return lemma;
}

bool Lexicon::knows_verb(std::string_view lemma) const {
  const std::string key = key_of(PredicateKind::kVerb, lemma);
  if (frames_.contains(key) || governed_.contains(key)) return true;
  return is(WordList::kLight, lemma) || is(WordList::kRecalled, lemma) ||
         is(WordList::kPlain, lemma);
}

std::size_t Lexicon::predicate_count() const {
  return frames_.size();
}

}  // namespace newsgraph::understanding
