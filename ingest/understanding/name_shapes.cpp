#include "newsgraph/ingest/understanding/name_shapes.h"

#include <utf8proc.h>

#include <algorithm>
#include <unordered_set>

#include "newsgraph/ingest/understanding/name_words.h"

namespace newsgraph::understanding {

namespace {

using WordSet = std::unordered_set<std::string_view>;

constexpr std::size_t kMaximumNameWords = 10;

const WordSet& organization_words() {
  static const WordSet kWords{
      "ministry",       "department", "organisation", "organization", "office",
      "council",        "union",      "nations",      "party",        "bank",
      "agency",         "army",       "navy",         "university",   "coalition",
      "group",          "company",    "corp",         "corporation",  "commission",
      "parliament",     "court",      "committee",    "association",  "institute",
      "forces",         "force",      "airlines",     "airways",      "news",
      "fund",           "front",      "movement",     "federation",   "league",
      "authority",      "senate",     "congress",     "assembly",     "community",
      "programme",      "program",    "secretariat",  "bureau",       "brigade",
      "corps",          "police",     "guard",        "guards",       "command",
      "chamber",        "board",      "foundation",   "society",      "academy",
      "centre",         "center",     "inc",          "ltd",          "holdings",
      "energy",         "petroleum",  "alliance",     "embassy",      "consulate",
      "treaty",         "times",      "post",         "tribune",      "herald",
      "television",     "radio",      "cabinet",      "taliban",      "militia",
      "administration", "state",      "service",      "mission",      "cooperation",
      "trust",          "consortium", "crescent",     "college",      "school",
      "hospital",       "club",       "ministries",   "bloc",         "military"};
  return kWords;
}

const WordSet& place_words() {
  static const WordSet kWords{
      "river",     "airport", "region",    "province", "island",   "islands",   "sea",   "strip",
      "valley",    "city",    "airfield",  "palace",   "mountain", "mountains", "lake",  "gulf",
      "bay",       "canal",   "strait",    "desert",   "district", "county",    "port",  "street",
      "square",    "hotel",   "house",     "hall",     "dam",      "bridge",    "base",  "camp",
      "peninsula", "coast",   "heights",   "plateau",  "village",  "town",      "west",  "east",
      "north",     "south",   "ocean",     "corridor", "border",   "crossing",  "field", "basin",
      "oblast",    "delta",   "highlands", "castle"};
  return kWords;
}

const WordSet& event_words() {
  static const WordSet kWords{"summit",    "conference", "forum",        "games", "olympics",
                              "expo",      "festival",   "biennale",     "cup",   "dialogue",
                              "symposium", "convention", "consultations"};
  return kWords;
}

const WordSet& name_particles() {
  static const WordSet kWords{"al", "bin", "ibn", "von", "van", "de",  "da",   "del",  "der",
                              "el", "la",  "le",  "dos", "das", "abu", "ben",  "bint", "ul",
                              "ur", "di",  "du",  "ter", "ten", "den", "ould", "zu",   "e"};
  return kWords;
}

bool may_be_in_name(const Word& word) {
  if (!is_capitalised(word) || is_calendar_name(word)) return false;
  // "What", "Although" at the beginning of a sentence.
  static const WordSet kFunctionWords{"PRON", "AUX", "SCONJ", "CCONJ", "INTJ"};
  if (kFunctionWords.contains(word.upos) && word.ner == "O" && !is_acronym(word)) return false;
  if (is_plural_of_people(word) || is_epithet(word)) return false;
  return word.is(WordClass::kOther) || is_acronym(word) ||
         (word.is(WordClass::kPossessive) && word.form.size() > 3) || word.form.size() == 1;
}

/// Offices that end a name: in "State Department Spokesperson" the name has two words.
bool is_office_word(const Word& word) {
  static const WordSet kWords{"minister",
                              "president",
                              "secretary",
                              "ambassador",
                              "spokesman",
                              "spokeswoman",
                              "spokesperson",
                              "premier",
                              "chairman",
                              "director",
                              "commissioner",
                              "ministers",
                              "presidents",
                              "pm",
                              "governor",
                              "senator",
                              "mayor",
                              "judge",
                              "lawmaker",
                              "congressman",
                              "chancellor",
                              "congresswoman",
                              "ceo",
                              "chief",
                              "envoy",
                              "representative",
                              "rapporteur",
                              "coordinator",
                              "secretary-general",
                              "director-general",
                              "under-secretary-general",
                              "chairwoman",
                              "chairperson",
                              "commander",
                              "leader",
                              "negotiator",
                              "prosecutor",
                              "boss"};
  return kWords.contains(word.lower);
}

/// "Donald Hall", "Amina West": the language analysis sees one person in all of the name.
bool is_named_person(const Words& words, WordRange name) {
  static const WordSet kFamilyNames{"hall",   "west", "north", "field", "castle", "lake",  "street",
                                    "bridge", "camp", "dam",   "bay",   "port",   "house", "post",
                                    "court",  "bank", "guard", "times", "school", "trust", "club"};
  if (name.end - name.begin < 2 || words[name.begin].ner != "B-PERSON") return false;
  if (!kFamilyNames.contains(words[name.end - 1].lower)) return false;
  return std::all_of(words.begin() + static_cast<std::ptrdiff_t>(name.begin) + 1,
                     words.begin() + static_cast<std::ptrdiff_t>(name.end),
                     [](const Word& word) { return word.ner == "I-PERSON"; });
}

/// "Special Rapporteur", "Deputy Minister": an office begins here.
bool begins_office(const Words& words, std::size_t at) {
  static const WordSet kModifiers{
      "special", "deputy", "acting",  "vice",      "assistant", "senior", "chief", "former",
      "interim", "prime",  "foreign", "executive", "high",      "shadow", "joint", "permanent"};
  if (is_office_word(words[at])) return true;
  return kModifiers.contains(words[at].lower) && at + 1 < words.size() &&
         is_office_word(words[at + 1]);
}

bool takes_of(const Words& words, WordRange so_far) {
  return std::any_of(words.begin() + static_cast<std::ptrdiff_t>(so_far.begin),
                     words.begin() + static_cast<std::ptrdiff_t>(so_far.end),
                     [](const Word& word) { return organization_words().contains(word.lower); });
}

/// "Wilson Or was elected": a capital says that a function word is a name, behind a person's and
/// where not all words have one.
bool is_name_like_word(const Words& words, std::size_t at) {
  const Word& word = words[at];
  const bool function = !word.is(WordClass::kOther) && !word.is(WordClass::kPunctuation) &&
                        !word.is(WordClass::kPossessive);
  const bool alone = at + 1 == words.size() || !is_capitalised(words[at + 1]);
  return function && alone && is_capitalised(word) && word.form.size() > 1 &&
         words[at - 1].ner.ends_with("PERSON");
}

/// Where the name goes on after a connecting word at `at`, or `at` when it ends there.
std::size_t after_connection(const Words& words, WordRange so_far, std::size_t at) {
  const auto name_follows = [&](std::size_t i) {
    return i < words.size() && may_be_in_name(words[i]) && !is_office_word(words[i]);
  };
  const Word& word = words[at];
  if (name_particles().contains(word.lower) && !is_capitalised(word)) {
    if (name_follows(at + 1)) return at + 1;
    // "von der Leyen", "de la Cruz"
    const bool two = at + 1 < words.size() && name_particles().contains(words[at + 1].lower);
    return two && name_follows(at + 2) ? at + 2 : at;
  }
  // "Unity for Georgia": a party
  const bool party = word.is("for") && words[at - 1].ner.ends_with("ORG") && name_follows(at + 1) &&
                     words[at + 1].ner == "B-GPE";
  if (party) return at + 1;
  // "Railway Workers' Union", "General Confederation of Workers": the language analysis sees one
  // body that goes on.
  const bool inside = word.ner == "I-ORG" && name_follows(at + 1) && words[at + 1].ner == "I-ORG";
  if (inside && !word.is(WordClass::kPunctuation)) return at + 1;
  // "the Los Angeles Sheriff's office"
  const bool bureau = at + 1 < words.size() && word.is("'s") &&
                      (words[at + 1].is("office") || words[at + 1].is("department"));
  if (bureau && keeps_an_office(words[at - 1])) return at + 1;
  if (!takes_of(words, so_far)) return at;
  if (word.is("of") || word.is("for") || word.is("on")) {
    if (name_follows(at + 1)) return at + 1;
    if (at + 1 < words.size() && words[at + 1].is("the") && name_follows(at + 2)) return at + 2;
  }
  // "Ministry of Information and Broadcasting", "Iraq and the Levant": only after an "of", and
  // never across a comma.
  const bool of_before = std::any_of(words.begin() + static_cast<std::ptrdiff_t>(so_far.begin),
                                     words.begin() + static_cast<std::ptrdiff_t>(so_far.end),
                                     [](const Word& earlier) { return earlier.is("of"); });
  if ((word.is("and") || word.is("&")) && (of_before || word.is("&"))) {
    if (at + 1 < words.size() && words[at + 1].is("the") && name_follows(at + 2)) return at + 2;
    if (name_follows(at + 1) && !takes_of(words, {at + 1, at + 2})) return at + 1;
  }
  return at;
}

}  // namespace

WordRange name_at(const Words& words, std::size_t begin) {
  WordRange name{begin, begin};
  if (begin >= words.size()) return name;
  // "von der Leyen said"
  const Word& first = words[begin];
  const bool particle = name_particles().contains(first.lower) && first.ner == "B-PERSON";
  if (!may_be_in_name(first) && !particle) return name;
  name.end = begin + 1;
  while (name.end < words.size() && name.end - name.begin < kMaximumNameWords) {
    const Word& word = words[name.end];
    if (is_post_nominal(words, name.end)) break;
    if (may_be_in_name(word) && !begins_office(words, name.end)) {
      ++name.end;
      continue;
    }
    // An initial's full stop, when the tokenizer left it alone: "Albert P . Khorev".
    if (word.form == "." && words[name.end - 1].form.size() == 1 && name.end + 1 < words.size() &&
        may_be_in_name(words[name.end + 1])) {
      name.end += 2;
      continue;
    }
    if (is_name_like_word(words, name.end)) {
      ++name.end;
      continue;
    }
    const std::size_t next = after_connection(words, name, name.end);
    if (next == name.end) break;
    name.end = next + 1;
  }
  const bool only_particle = particle && name.end == begin + 1 && !is_capitalised(first);
  return only_particle ? WordRange{begin, begin} : name;
}

NameShape shape_of(const Words& words, WordRange name) {
  if (name.empty() || is_named_person(words, name)) return NameShape::kUnknown;
  const Word& last = words[name.end - 1];
  if (event_words().contains(last.lower) && name.end - name.begin > 1) return NameShape::kEvent;
  const bool one_word = name.end - name.begin == 1;
  if (one_word) return is_acronym(last) ? NameShape::kOrganization : NameShape::kUnknown;
  std::size_t head_end = name.end;
  for (std::size_t i = name.begin; i < name.end; ++i) {
    if (words[i].is("of") || words[i].is("for") || words[i].is("on")) {
      head_end = i;
      break;
    }
  }
  for (std::size_t i = name.begin; i < head_end; ++i) {
    // The head of the name decides, so its last words count first.
    const Word& word = words[head_end - 1 - (i - name.begin)];
    if (organization_words().contains(word.lower)) return NameShape::kOrganization;
    if (place_words().contains(word.lower)) return NameShape::kPlace;
  }
  return NameShape::kUnknown;
}

NameShape recognised_as(const Words& words, WordRange name) {
  std::size_t counts[5] = {};
  for (std::size_t i = name.begin; i < name.end; ++i) {
    const std::string_view tag = words[i].ner.size() > 2 ? words[i].ner.substr(2) : words[i].ner;
    NameShape shape = NameShape::kUnknown;
    if (tag == "PERSON") shape = NameShape::kPerson;
    // "Houthis", "Hezbollah": a people's name that is no country's acts as a group.
    if (tag == "ORG" || (tag == "NORP" && !is_people(words[i]))) shape = NameShape::kOrganization;
    if (tag == "GPE" || tag == "LOC" || tag == "FAC") shape = NameShape::kPlace;
    if (tag == "EVENT") shape = NameShape::kEvent;
    ++counts[static_cast<std::size_t>(shape)];
  }
  // Half of the words is enough where the others say nothing: "Epic Games", the second untagged.
  const auto most = std::max_element(std::begin(counts) + 1, std::end(counts));
  const std::size_t silent = counts[static_cast<std::size_t>(NameShape::kUnknown)];
  const std::size_t size = name.end - name.begin;
  const bool enough = *most > 0 && (2 * *most > size || (2 * *most == size && *most == silent));
  return enough ? static_cast<NameShape>(most - std::begin(counts)) : NameShape::kUnknown;
}

std::size_t body_noun_end(const Words& words, std::size_t begin) {
  static const WordSet kBodies{"congress",     "legislature", "junta",   "judiciary",  "military",
                               "army",         "navy",        "police",  "parliament", "ministry",
                               "embassy",      "court",       "senate",  "cabinet",    "mission",
                               "intelligence", "militia",     "assembly"};
  static const WordSet kFields{
      "foreign",  "interior", "defence",   "defense",  "finance",   "trade",      "energy",
      "health",   "security", "armed",     "air",      "central",   "supreme",    "coast",
      "special",  "border",   "federal",   "national", "regional",  "justice",    "oil",
      "election", "commerce", "transport", "culture",  "education", "agriculture"};
  static const WordSet kFieldBodies{"ministry",   "forces", "force",      "bank",      "court",
                                    "guard",      "police", "office",     "agency",    "council",
                                    "commission", "army",   "department", "government"};
  if (begin >= words.size()) return begin;
  if (kBodies.contains(words[begin].lower)) return begin + 1;
  if (begin + 1 < words.size() && kFields.contains(words[begin].lower) &&
      kFieldBodies.contains(words[begin + 1].lower)) {
    return begin + 2;
  }
  return begin;
}

bool is_officials_noun(const Word& word) {
  static const WordSet kWords{
      "officials", "government", "delegation", "side",        "authorities",     "leadership",
      "leaders",   "diplomats",  "ministers",  "negotiators", "representatives", "administration",
      "party",     "team",       "delegates",  "envoys",      "counterparts",    "lawmakers"};
  return kWords.contains(word.lower) && !word.is("party");
}

bool is_body_noun(const Word& word) {
  static const WordSet kWords{
      "ministry",     "party",      "agency",   "organisation", "company", "bank",
      "group",        "alliance",   "bloc",     "department",   "council", "commission",
      "organization", "parliament", "army",     "military",     "union",   "committee",
      "navy",         "police",     "embassy",  "court",        "office",  "fund",
      "association",  "coalition",  "movement", "newspaper"};
  return kWords.contains(word.lower);
}

std::string in_mixed_case(const std::string& name) {
  constexpr std::size_t kLongestInitials = 3;
  std::string mixed;
  bool inside_word = false;
  for (std::size_t byte = 0; byte < name.size();) {
    utf8proc_int32_t c = 0;
    const auto length =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(name.data()) + byte,
                         static_cast<utf8proc_ssize_t>(name.size() - byte), &c);
    if (length <= 0 || utf8proc_category(c) == UTF8PROC_CATEGORY_LL) return name;
    const bool letter = utf8proc_category(c) == UTF8PROC_CATEGORY_LU;
    utf8proc_uint8_t encoded[4];
    const auto size = utf8proc_encode_char(inside_word ? utf8proc_tolower(c) : c, encoded);
    mixed.append(reinterpret_cast<const char*>(encoded), static_cast<std::size_t>(size));
    // "SANA'A" is one word, "PORT-AU-PRINCE" three.
    inside_word = letter || (inside_word && (c == '\'' || c == 0x2019));
    byte += static_cast<std::size_t>(length);
  }
  return name.size() > kLongestInitials ? mixed : name;
}

}  // namespace newsgraph::understanding
