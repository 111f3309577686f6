#include "newsgraph/ingest/understanding/lexicon_syntax.h"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

#include "newsgraph/ingest/understanding/plover.h"

namespace newsgraph::understanding {

namespace {

constexpr const char* kEventForm =
    "An event line is: event RELATION TYPE/MODE CAMEO TRIGGER SLOT [SLOT…] [=STATUS].";
constexpr const char* kTriggerForm =
    "A trigger is v:, n: or a: and lemmas divided by |, each perhaps with companions behind +: "
    "v:accuse|blame, v:call+on, n:phone+call.";
constexpr const char* kSlotForm =
    "A slot is PLACE[:FILLER[|FILLER…]][~WORD[/WORD…]], and PLACE is subject, object, infinitive, "
    "that, clause, between, each, or prepositions divided by /, perhaps behind joint-, need-, no- or "
    "property-.";

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

/// The parts between the dividers, empty ones included.
std::vector<std::string_view> split(std::string_view text, char divider) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(divider);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

/// What stands before the divider; the text is left with what stands behind it, as an empty view
/// when there is no divider.
std::string_view take(std::string_view& text, char divider) {
  const std::size_t end = text.find(divider);
  const std::string_view head = text.substr(0, end);
  text = end == std::string_view::npos ? text.substr(text.size()) : text.substr(end + 1);
  return head;
}

std::string quoted(std::string_view text) {
  return "'" + std::string(text) + "'";
}

template <typename Names>
std::string listed(const Names& names) {
  std::string text;
  for (const std::string_view name : names) {
    if (!text.empty()) text += ", ";
    text += name;
  }
  return text;
}

bool is_lower_case(std::string_view word) {
  return std::none_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::string read_lemma(const LexiconLine& line, std::string_view text, const char* form) {
  if (text.empty()) line.fail(text, "a word is missing here", form);
  if (!is_lower_case(text)) {
    line.fail(text, quoted(text) + " is no lemma", "Lemmas are written in lower case.");
  }
  return american_spelling(text);
}

bool is_preposition(std::string_view word) {
  static const std::unordered_set<std::string_view> kPrepositions{
      "about",  "above",  "across",    "after",   "against", "ahead",   "along",      "alongside",
      "amid",   "among",  "amongst",   "around",  "as",      "at",      "before",     "behind",
      "below",  "beside", "besides",   "between", "beyond",  "by",      "concerning", "despite",
      "down",   "during", "following", "for",     "from",    "in",      "including",  "inside",
      "into",   "near",   "of",        "off",     "on",      "onto",    "out",        "outside",
      "over",   "past",   "regarding", "round",   "since",   "through", "throughout", "till",
      "to",     "toward", "towards",   "under",   "until",   "unto",    "up",         "upon",
      "versus", "via",    "with",      "within",  "without"};
  return kPrepositions.contains(word);
}

struct PlaceName {
  std::string_view name;
  SlotPlace place;
};
constexpr PlaceName kPlaces[] = {
    {"subject", SlotPlace::kSubject}, {"object", SlotPlace::kObject},
    {"that", SlotPlace::kThat},       {"infinitive", SlotPlace::kInfinitive},
    {"each", SlotPlace::kEach},       {"between", SlotPlace::kBetween},
    {"clause", SlotPlace::kClause},
};

struct FillerName {
  std::string_view name;
  Filler filler;
};
constexpr FillerName kFillers[] = {
    {"actor", Filler::kActor},
    {"person", Filler::kPerson},
    {"organization", Filler::kOrganization},
    {"country", Filler::kCountry},
    {"place", Filler::kPlace},
    {"event", Filler::kEvent},
    {"topic", Filler::kTopic},
    {"statement", Filler::kStatement},
};

void read_place(const LexiconLine& line, std::string_view text, Slot& slot) {
  for (const PlaceName& known : kPlaces) {
    if (known.name != text) continue;
    slot.place = known.place;
    return;
  }
  slot.place = SlotPlace::kPreposition;
  for (const std::string_view preposition : split(text, '/')) {
    if (!is_preposition(preposition)) {
      line.fail(preposition, quoted(preposition) + " is neither a place nor a preposition",
                kSlotForm);
    }
    slot.prepositions.emplace_back(preposition);
  }
}

Filler read_filler(const LexiconLine& line, std::string_view text) {
  for (const FillerName& known : kFillers) {
    if (known.name == text) return known.filler;
  }
  line.fail(text, "there is no filler " + quoted(text),
            "Fillers are actor, person, organization, country, place, event, topic, statement.");
}

Slot read_slot(const LexiconLine& line, std::string_view text) {
  Slot slot;
  std::string_view words = text;
  std::string_view fillers = take(words, '~');
  const bool has_words = fillers.size() < text.size();
  const std::string_view head = fillers;
  const std::string_view place = take(fillers, ':');
  read_place(line, place, slot);
  if (place.size() == head.size()) {
    const bool clause = slot.place == SlotPlace::kInfinitive || slot.place == SlotPlace::kThat;
    slot.fillers = {clause ? Filler::kTopic : Filler::kActor};
  } else {
    for (const std::string_view name : split(fillers, '|')) {
      slot.fillers.push_back(read_filler(line, name));
    }
  }
  if (!has_words) return slot;
  for (const std::string_view word : split(words, '/')) {
    slot.words.push_back(read_lemma(line, word, kSlotForm));
  }
  return slot;
}

void read_type(const LexiconLine& line, std::string_view text, Frame& frame) {
  std::string_view mode = text;
  const std::string_view name = take(mode, '/');
  if (name == "-" && (mode.empty() || mode == "-")) return;
  const PloverType* type = plover_type(name);
  if (type == nullptr) {
    std::vector<std::string_view> names;
    for (const PloverType& known : plover_types()) names.push_back(known.name);
    line.fail(name, quoted(name) + " is no event type of PLOVER",
              "Its types are " + listed(names) + "; - stands for none.");
  }
  frame.type = name;
  if (mode.empty() || mode == "-") return;
  if (std::find(type->modes.begin(), type->modes.end(), mode) == type->modes.end()) {
    line.fail(mode, quoted(mode) + " is no mode of " + frame.type,
              type->modes.empty()
                  ? frame.type + " has no modes: write " + frame.type + "/-."
                  : "Its modes are " + listed(type->modes) + "; - stands for none.");
  }
  frame.mode = mode;
}

void read_cameo(const LexiconLine& line, std::string_view text, Frame& frame) {
  if (text == "-") return;
  const bool digits =
      std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  const bool category = digits && text.size() >= 2 && text.size() <= 4 &&
                        text.substr(0, 2) >= "01" && text.substr(0, 2) <= "20";
  if (!category) {
    line.fail(text, quoted(text) + " is no CAMEO event code",
              "A code has two to four digits, the first two between 01 and 20; - stands for none.");
  }
  frame.cameo = text;
}

/// The slot behind "joint-" and the like; nothing when the text does not begin so.
std::optional<Slot> read_marked_slot(const LexiconLine& line, std::string_view text,
                                     std::string_view mark) {
  if (!text.starts_with(mark)) return std::nullopt;
  const std::string_view rest = text.substr(mark.size());
  Slot slot = read_slot(line, rest);
  const bool any_place = mark == "need-" || mark == "no-";
  if (!any_place && slot.place != SlotPlace::kPreposition) {
    line.fail(rest, "only prepositions stand behind " + std::string(mark), kSlotForm);
  }
  return slot;
}

void set_ends(const LexiconLine& line, std::vector<Slot> ends, Frame& frame) {
  const std::string_view last = line.words().back();
  if (ends.empty() || ends.size() > 2) {
    line.fail(last, "a fact has two ends, and the line has " + std::to_string(ends.size()),
              "Slots with need-, no-, joint- or property- before them are no ends. " +
                  std::string(kEventForm));
  }
  frame.from = ends[0];
  frame.to = ends.back();
  frame.one_slot = ends.size() == 1;
  const bool both = frame.from.place == SlotPlace::kBetween || frame.from.place == SlotPlace::kEach;
  if (frame.one_slot && !both) {
    line.fail(last, "the second end of the fact is missing",
              "Only between and each are both ends in one.");
  }
}

void read_slots(const LexiconLine& line, const std::vector<std::string_view>& texts, Frame& frame) {
  std::vector<Slot> ends;
  for (const std::string_view text : texts) {
    if (text.starts_with('=')) {
      if (frame.effect) line.fail(text, "the line has a status already", kEventForm);
      frame.effect = read_status(line, text.substr(1));
    } else if (auto joint = read_marked_slot(line, text, "joint-")) {
      frame.joint.push_back(*std::move(joint));
    } else if (auto needed = read_marked_slot(line, text, "need-")) {
      frame.needed.push_back(*std::move(needed));
    } else if (auto absent = read_marked_slot(line, text, "no-")) {
      frame.absent.push_back(*std::move(absent));
    } else if (auto property = read_marked_slot(line, text, "property-")) {
      frame.properties.push_back(*std::move(property));
    } else {
      ends.push_back(read_slot(line, text));
    }
  }
  set_ends(line, std::move(ends), frame);
}

}  // namespace

LexiconLine::LexiconLine(std::string_view text, const std::string& file_name, std::size_t number)
    : text_(text.substr(0, text.find('#'))), file_name_(file_name), number_(number) {
  std::size_t begin = 0;
  while (true) {
    while (begin < text_.size() && is_blank(text_[begin])) ++begin;
    if (begin == text_.size()) return;
    std::size_t end = begin;
    while (end < text_.size() && !is_blank(text_[end])) ++end;
    words_.push_back(text_.substr(begin, end - begin));
    begin = end;
  }
}

SourceLocation LexiconLine::location(std::string_view part) const {
  const std::string_view before(text_.data(), static_cast<std::size_t>(part.data() - text_.data()));
  // All bytes but those that continue a UTF-8 sequence begin a code point.
  const auto column = std::count_if(before.begin(), before.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  });
  return {file_name_, number_, static_cast<std::size_t>(column) + 1};
}

void LexiconLine::fail(std::string_view part, const std::string& message,
                       const std::string& hint) const {
  throw Error(ErrorKind::kInput, message, location(part), hint);
}

std::vector<std::string_view> LexiconLine::arguments(std::size_t first,
                                                     const std::string& missing) const {
  if (words_.size() <= first) fail(text_.substr(text_.size()), missing, kEventForm);
  return {words_.begin() + static_cast<std::ptrdiff_t>(first), words_.end()};
}

std::vector<TriggerWord> read_trigger(const LexiconLine& line, std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, PredicateKind>, 3> kKinds{
      {{"v:", PredicateKind::kVerb},
       {"n:", PredicateKind::kNoun},
       {"a:", PredicateKind::kAdjective}}};
  const auto kind = std::find_if(kKinds.begin(), kKinds.end(),
                                 [&](const auto& known) { return text.starts_with(known.first); });
  if (kind == kKinds.end()) line.fail(text, quoted(text) + " is no trigger", kTriggerForm);
  std::vector<TriggerWord> triggers;
  for (const std::string_view alternative : split(text.substr(2), '|')) {
    TriggerWord trigger;
    trigger.kind = kind->second;
    for (const std::string_view word : split(alternative, '+')) {
      trigger.companions.push_back(read_lemma(line, word, kTriggerForm));
    }
    // The noun stands last: "n:phone+call" is a call that "phone" comes before.
    const auto head = trigger.kind == PredicateKind::kNoun ? trigger.companions.end() - 1
                                                           : trigger.companions.begin();
    trigger.lemma = *head;
    trigger.companions.erase(head);
    triggers.push_back(std::move(trigger));
  }
  return triggers;
}

std::string read_relation(const LexiconLine& line, std::string_view text) {
  const bool well_formed = text.front() >= 'A' && text.front() <= 'Z' &&
                           std::all_of(text.begin(), text.end(), [](char c) {
                             return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
                           });
  if (!well_formed) {
    line.fail(text, quoted(text) + " is no relation",
              "Relations are written in capitals, as docs/schema.md lists them: MET_WITH.");
  }
  return std::string(text);
}

FactStatus read_status(const LexiconLine& line, std::string_view text) {
  static constexpr std::array kStatuses{FactStatus::kOccurred, FactStatus::kPlanned,
                                        FactStatus::kCalledFor, FactStatus::kDenied,
                                        FactStatus::kHypothetical};
  for (const FactStatus status : kStatuses) {
    if (to_string(status) == text) return status;
  }
  line.fail(text, "there is no status " + quoted(text),
            "A status is occurred, planned, called_for, denied or hypothetical.");
}

Frame read_frame(const LexiconLine& line) {
  const std::vector<std::string_view> slots = line.arguments(5, "the event line ends too early");
  Frame frame;
  frame.relation = read_relation(line, line.words()[1]);
  read_type(line, line.words()[2], frame);
  read_cameo(line, line.words()[3], frame);
  read_slots(line, slots, frame);
  return frame;
}

}  // namespace newsgraph::understanding
