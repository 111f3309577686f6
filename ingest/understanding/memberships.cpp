#include "newsgraph/ingest/understanding/memberships.h"

#include <algorithm>
#include <unordered_set>

#include "newsgraph/ingest/understanding/organizations.h"

namespace newsgraph::understanding {

namespace {

/// Between "of the" and a party's name, or between "a" and "Republican".
constexpr std::size_t kMostModifiers = 4;

/// A word by which parties and movements are called.
bool is_party_word(std::string_view word) {
  static const std::unordered_set<std::string_view> kWords{
      "party",  "movement", "alliance",      "front",     "coalition", "congress", "forum",
      "league", "union",    "bloc",          "democrats", "greens",    "rally",    "socialists",
      "labour", "partido",  "confederation", "faction",   "militia"};
  return kWords.contains(word);
}

/// Says what a body is before it is named: "the opposition National Democratic Forum".
bool is_party_modifier(const Word& word) {
  static const std::unordered_set<std::string_view> kWords{
      "opposition", "ruling", "governing", "party", "leftist", "rightist", "islamist", "rebel"};
  return kWords.contains(word.lower);
}

bool is_party(const std::string& name) {
  const KnownOrganization* known = Organizations::built_in().find(name);
  if (known != nullptr) return known->kind == "party" || known->kind == "armed group";
  const std::vector<std::string> words = name_words(name);
  return std::any_of(words.begin(), words.end(),
                     [](const std::string& word) { return is_party_word(word); });
}

/// Titles of those who run for parties.
bool is_elected(std::string_view title) {
  static const std::unordered_set<std::string_view> kTitles{
      "mp",         "lawmaker",      "senator",        "sen",         "sen.",
      "rep.",       "mep",           "governor",       "congressman", "legislator",
      "councillor", "congresswoman", "mayor",          "leader",      "parliamentarian",
      "president",  "politician",    "representative", "speaker"};
  return kTitles.contains(title);
}

class MembershipReader {
 public:
  MembershipReader(const SpottedSentence& sentence, Registry& registry)
      : words_(sentence.words), phrases_(sentence.phrases), registry_(registry) {}

  /// The body that the person of a phrase is said to belong to, as an entity.
  std::optional<std::size_t> body_of(std::size_t person) {
    if (const auto body = body_behind(phrases_[person].words.end)) return body;
    if (const auto body = party_behind(phrases_[person].words.end)) return body;
    return party_before(phrases_[person]);
  }

 private:
  bool is(std::size_t i, std::string_view text) const {
    return i < words_.size() && words_[i].is(text);
  }

  const Phrase* phrase_at(std::size_t word) const {
    const auto found = std::find_if(phrases_.begin(), phrases_.end(), [&](const Phrase& phrase) {
      return phrase.words.contains(word);
    });
    return found == phrases_.end() ? nullptr : &*found;
  }

  /// "of the opposition National Democratic Forum", ", of the leftist party Tierra y Agua".
  std::optional<std::size_t> body_behind(std::size_t at) {
    if (is(at, ",") && (is(at + 1, "of") || is(at + 1, "from"))) ++at;
    if (!is(at, "of") && !is(at, "from")) return std::nullopt;
    bool called_party = false;
    std::size_t i = at + 1;
    for (; i < words_.size() && i <= at + kMostModifiers; ++i) {
      const Phrase* phrase = phrase_at(i);
      if (phrase != nullptr && is_capitalised(words_[i])) return named_body(*phrase, called_party);
      called_party = called_party || is_party_modifier(words_[i]);
      const bool modifies = words_[i].is(WordClass::kDeterminer) || words_[i].upos == "ADJ" ||
                            words_[i].upos == "NOUN";  // "right-wing"
      if (!modifies) break;
    }
    return std::nullopt;
  }

  /// The entity of a phrase that names a party: by its own words, those before it, or "party"
  /// behind it.
  std::optional<std::size_t> named_body(const Phrase& phrase, bool called_party) {
    // A "National Democratic Forum" looks like an occasion.
    const bool body = phrase.sort == PhraseSort::kOrganization ||
                      phrase.sort == PhraseSort::kName || phrase.sort == PhraseSort::kEvent;
    if (!body || phrase.name.empty()) return std::nullopt;
    const bool party = called_party || is(phrase.words.end, "party");
    if (!party && (phrase.sort == PhraseSort::kEvent || !is_party(phrase.name))) {
      return std::nullopt;
    }
    if (phrase.sort == PhraseSort::kEvent) return registry_.organization(phrase.name);
    const auto entity = registry_.entity(phrase);
    if (!entity) return registry_.organization(phrase.name);
    const bool organization = registry_.entities()[*entity].label == EntityLabel::kOrganization;
    return organization ? entity : std::nullopt;
  }

  /// The party of a word such as "Republican"; case counts.
  std::optional<std::size_t> party_at(std::size_t word) {
    if (word >= words_.size() || !is_capitalised(words_[word])) return std::nullopt;
    const KnownOrganization* known = Organizations::built_in().find(words_[word].form);
    if (known == nullptr || known->kind != "party") return std::nullopt;
    return registry_.organization(known->name);
  }

  /// ", a Republican from Iowa", ", a moderate Democrat".
  std::optional<std::size_t> party_behind(std::size_t at) {
    if (at > 0 && words_[at - 1].is(",")) --at;
    if (!is(at, ",") || !(is(at + 1, "a") || is(at + 1, "the"))) return std::nullopt;
    for (std::size_t i = at + 2; i < words_.size() && i < at + 2 + kMostModifiers; ++i) {
      if (const auto party = party_at(i)) return party;
      if (words_[i].upos != "ADJ" && words_[i].upos != "ADV") break;
    }
    return std::nullopt;
  }

  /// "Republican Senator Dale Hutchins": before the phrase or its first word. A "Labour judge"
  /// has a field.
  std::optional<std::size_t> party_before(const Phrase& person) {
    const std::size_t begin = person.words.begin;
    if (person.title && !is_elected(person.title->head)) return std::nullopt;
    if (const auto party = party_at(begin)) return party;
    return begin > 0 ? party_at(begin - 1) : std::nullopt;
  }

  const Words& words_;
  const std::vector<Phrase>& phrases_;
  Registry& registry_;
};

/// The person leads or speaks for the body.
bool holds_office(const PersonRecord& person, const Entity& body) {
  return std::any_of(person.offices.begin(), person.offices.end(), [&](const Office& office) {
    return !office.body.empty() && fold(office.body) == fold(body.name);
  });
}

}  // namespace

std::vector<Membership> read_memberships(std::span<const SpottedSentence> sentences,
                                         Registry& registry) {
  std::vector<Membership> memberships;
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const SpottedSentence& sentence = sentences[s];
    if (sentence.block == BlockKind::kHeadline) continue;
    MembershipReader reader(sentence, registry);
    for (std::size_t p = 0; p < sentence.phrases.size(); ++p) {
      const Phrase& phrase = sentence.phrases[p];
      if (phrase.sort != PhraseSort::kPerson && phrase.sort != PhraseSort::kName) continue;
      const auto entity = registry.entity(phrase);
      if (!entity || registry.person(*entity) == nullptr) continue;
      const auto body = reader.body_of(p);
      if (!body || holds_office(*registry.person(*entity), registry.entities()[*body])) continue;
      memberships.push_back({*entity, *body, s});
    }
  }
  return memberships;
}

}  // namespace newsgraph::understanding
