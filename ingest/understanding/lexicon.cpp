#include "newsgraph/ingest/understanding/lexicon.h"

#include <array>
#include <string>
#include <utility>

#include "newsgraph/graph/error.h"

extern "C" const char newsgraph_embedded_events_lexicon[];
extern "C" const char newsgraph_embedded_events_lexicon_end[];

namespace newsgraph::understanding {

namespace {

std::vector<std::string> split(std::string_view text, char divider) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    std::size_t end = text.find(divider, begin);
    if (end == std::string_view::npos) end = text.size();
    if (end > begin) parts.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

bool is_vowel(char c) {
  return std::string_view("aeiou").find(c) != std::string_view::npos;
}

/// "plan" → "planned": one vowel before one final consonant, in a word of one syllable or one of
/// the few longer ones that double.
bool doubles(const std::string& base) {
  const std::size_t size = base.size();
  if (size < 3 || is_vowel(base[size - 1]) || !is_vowel(base[size - 2]) || is_vowel(base[size - 3]))
    return false;
  if (std::string_view("wxy").find(base[size - 1]) != std::string_view::npos) return false;
  static const std::unordered_set<std::string> kLonger{"cancel",   "commit", "compel", "expel",
                                                       "occur",    "permit", "refer",  "submit",
                                                       "transfer", "begin",  "travel", "veto"};
  if (kLonger.contains(base)) return true;
  int vowels = 0;
  for (char c : base) vowels += is_vowel(c) ? 1 : 0;
  return vowels == 1;
}

std::string with_ending(const std::string& base, std::string_view ending) {
  const char last = base.back();
  if (ending == "s") {
    const bool hisses = base.ends_with("s") || base.ends_with("sh") || base.ends_with("ch") ||
                        base.ends_with("x") || base.ends_with("z") || base.ends_with("o");
    if (hisses) return base + "es";
    if (last == 'y' && base.size() > 1 && !is_vowel(base[base.size() - 2])) {
      return base.substr(0, base.size() - 1) + "ies";
    }
    return base + "s";
  }
  if (ending == "ed" && last == 'y' && base.size() > 1 && !is_vowel(base[base.size() - 2])) {
    return base.substr(0, base.size() - 1) + "ied";
  }
  const bool silent_e = last == 'e' && !(ending == "ing" && base.ends_with("ee"));
  if (silent_e) return base.substr(0, base.size() - 1) + std::string(ending);
  if (doubles(base)) return base + last + std::string(ending);
  return base + std::string(ending);
}

}  // namespace

/// Reads the lines of a lexicon into it.
class Lexicon::Reader {
 public:
  Reader(Lexicon& lexicon, const std::string& file_name)
      : lexicon_(lexicon), file_name_(file_name) {}

  void read(std::string_view text) {
    while (!text.empty()) {
      ++line_;
      const std::size_t end = text.find('\n');
      std::string_view line = text.substr(0, end);
      text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
      line = line.substr(0, line.find('#'));
      const std::vector<std::string> words = split(line, ' ');
      if (!words.empty()) read_directive(words);
    }
  }

 private:
  [[noreturn]] void fail(const std::string& message) const {
    throw Error(ErrorKind::kInput, message, {file_name_, line_, 1},
                "The head of events.lexicon describes the format.");
  }

  void read_directive(const std::vector<std::string>& words) {
    static const std::unordered_set<std::string> kKinds{"light",   "planned",  "wished",
                                                        "refused", "recalled", "plain"};
    const std::string& directive = words[0];
    if (directive == "event") {
      read_event(words);
    } else if (directive == "irregular") {
      if (words.size() < 3 || words.size() > 4) fail("an irregular verb has two or three forms");
      lexicon_.add_form(words[1], words[1], VerbForm::kBase);
      lexicon_.add_form(words[2], words[1], VerbForm::kPast);
      if (words.size() == 4 && words[3] != words[2]) {
        lexicon_.add_form(words[3], words[1], VerbForm::kParticiple);
        lexicon_.verbs_[words[2]].finite = true;
      }
      lexicon_.add_form(with_ending(words[1], "s"), words[1], VerbForm::kPresent);
      lexicon_.add_form(with_ending(words[1], "ing"), words[1], VerbForm::kGerund);
      irregular_.insert(words[1]);
    } else if (directive == "verbs") {
      for (std::size_t i = 1; i < words.size(); ++i) add_regular(words[i]);
    } else if (directive == "occasion") {
      lexicon_.occasions_.insert(words.begin() + 1, words.end());
    } else if (kKinds.contains(directive)) {
      lexicon_.kinds_[directive].insert(words.begin() + 1, words.end());
    } else {
      fail("there is no directive " + directive);
    }
  }

  void add_regular(const std::string& lemma) {
    if (!irregular_.contains(lemma)) lexicon_.add_verb(lemma);
  }

  void read_event(const std::vector<std::string>& words) {
    if (words.size() < 5) fail("an event needs a relation, a type, a trigger and its slots");
    Frame frame;
    frame.relation = words[1];
    read_type(words[2], frame);
    const std::vector<std::string> trigger = split(words[3], '+');
    if (trigger.empty() || trigger[0].size() < 3 || trigger[0][1] != ':') {
      fail("a trigger is v:VERB or n:NOUN, not " + words[3]);
    }
    const bool verb = trigger[0][0] == 'v';
    std::string head = trigger[0].substr(2);
    if (verb) {
      frame.companions.assign(trigger.begin() + 1, trigger.end());
    } else {
      // The noun stands last: "n:phone+call" is a call that "phone" comes before.
      frame.companions.assign(trigger.begin(), trigger.end() - 1);
      if (!frame.companions.empty()) {
        frame.companions[0] = head;
        head = trigger.back();
      }
    }
    read_slots({words.begin() + 4, words.end()}, frame);
    if (verb) add_regular(head);
    (verb ? lexicon_.verb_frames_ : lexicon_.noun_frames_)[head].push_back(std::move(frame));
  }

  static void read_type(const std::string& text, Frame& frame) {
    const std::vector<std::string> parts = split(text, '/');
    if (parts[0] != "-") frame.type = parts[0];
    if (parts.size() > 1 && parts[1] != "-") frame.mode = parts[1];
  }

  void read_slots(const std::vector<std::string>& texts, Frame& frame) const {
    std::vector<Slot> ends;
    for (const std::string& text : texts) {
      if (text.starts_with("joint-")) {
        frame.joint.push_back(read_slot(text.substr(6)));
      } else if (text.starts_with("need-")) {
        frame.needed.push_back(read_slot(text.substr(5)));
      } else if (text.starts_with("property-")) {
        frame.properties.push_back(read_slot(text.substr(9)));
      } else {
        ends.push_back(read_slot(text));
      }
    }
    if (ends.empty() || ends.size() > 2) fail("an event has one or two ends");
    frame.from = ends[0];
    if (ends.size() == 1) {
      if (ends[0].place != SlotPlace::kBetween && ends[0].place != SlotPlace::kEach) {
        fail("only 'between' and 'each' are both ends of a fact");
      }
      frame.one_slot = true;
      frame.to = ends[0];
    } else {
      frame.to = ends[1];
    }
  }

  Slot read_slot(const std::string& text) const {
    const std::size_t colon = text.find(':');
    const std::string place = text.substr(0, colon);
    Slot slot;
    static const std::array<std::pair<std::string_view, SlotPlace>, 6> kPlaces{
        {{"subject", SlotPlace::kSubject},
         {"object", SlotPlace::kObject},
         {"infinitive", SlotPlace::kInfinitive},
         {"that", SlotPlace::kThat},
         {"between", SlotPlace::kBetween},
         {"each", SlotPlace::kEach}}};
    slot.place = SlotPlace::kPreposition;
    for (const auto& [name, value] : kPlaces) {
      if (place == name) slot.place = value;
    }
    if (slot.place == SlotPlace::kPreposition) slot.prepositions = split(place, '/');
    if (colon == std::string::npos) {
      slot.fillers = {Filler::kActor};
      return slot;
    }
    std::string fillers = text.substr(colon + 1);
    if (const std::size_t tilde = fillers.find('~'); tilde != std::string::npos) {
      slot.word = fillers.substr(tilde + 1);
      fillers.resize(tilde);
    }
    for (const std::string& name : split(fillers, '|')) slot.fillers.push_back(filler_of(name));
    return slot;
  }

  Filler filler_of(const std::string& name) const {
    static const std::array<std::pair<std::string_view, Filler>, 8> kFillers{
        {{"actor", Filler::kActor},
         {"person", Filler::kPerson},
         {"organization", Filler::kOrganization},
         {"country", Filler::kCountry},
         {"place", Filler::kPlace},
         {"event", Filler::kEvent},
         {"topic", Filler::kTopic},
         {"statement", Filler::kStatement}}};
    for (const auto& [text, filler] : kFillers) {
      if (name == text) return filler;
    }
    fail("there is no filler " + name);
  }

  Lexicon& lexicon_;
  const std::string& file_name_;
  std::size_t line_ = 0;
  std::unordered_set<std::string> irregular_;
};

void Lexicon::add_form(const std::string& form, const std::string& lemma, VerbForm verb_form) {
  verbs_.try_emplace(form, VerbReading{lemma, verb_form});
}

void Lexicon::add_verb(const std::string& lemma) {
  add_form(lemma, lemma, VerbForm::kBase);
  add_form(with_ending(lemma, "s"), lemma, VerbForm::kPresent);
  add_form(with_ending(lemma, "ed"), lemma, VerbForm::kPast);
  add_form(with_ending(lemma, "ing"), lemma, VerbForm::kGerund);
  // Both spellings are met: "travelled" and "traveled".
  if (lemma.ends_with("el")) {
    add_form(lemma + "ed", lemma, VerbForm::kPast);
    add_form(lemma + "ing", lemma, VerbForm::kGerund);
  }
}

Lexicon Lexicon::read(std::string_view text, const std::string& file_name) {
  Lexicon lexicon;
  Reader reader(lexicon, file_name);
  reader.read(text);
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

std::optional<VerbReading> Lexicon::verb(const std::string& lower) const {
  const auto found = verbs_.find(lower);
  return found == verbs_.end() ? std::nullopt : std::optional(found->second);
}

bool Lexicon::is(VerbKind kind, const std::string& lemma) const {
  static constexpr std::array<const char*, 6> kNames{"light",   "planned",  "wished",
                                                     "refused", "recalled", "plain"};
  const auto found = kinds_.find(kNames[static_cast<std::size_t>(kind)]);
  return found != kinds_.end() && found->second.contains(lemma);
}

const std::vector<Frame>& Lexicon::verb_frames(const std::string& lemma) const {
  static const std::vector<Frame> kNone;
  const auto found = verb_frames_.find(lemma);
  return found == verb_frames_.end() ? kNone : found->second;
}

const std::vector<Frame>& Lexicon::noun_frames(const std::string& lower) const {
  static const std::vector<Frame> kNone;
  const auto found = noun_frames_.find(lower);
  return found == noun_frames_.end() ? kNone : found->second;
}

}  // namespace newsgraph::understanding
