#include "newsgraph/ingest/understanding/office_peers.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace newsgraph::understanding {

namespace {

/// So many countries make a circle of peers.
constexpr std::size_t kCircle = 3;

/// A person called by a country's name: "Paraguay's Horacio Benegas".
struct Peer {
  std::size_t entity = 0;
  std::size_t country = 0;  ///< in the gazetteer
  std::size_t sentence = 0;
  std::size_t phrase = 0;
};

/// The country whose possessive ends before a phrase.
std::optional<std::size_t> country_before(const SpottedSentence& sentence, std::size_t phrase) {
  const std::size_t begin = sentence.phrases[phrase].words.begin;
  if (begin < 2 || phrase == 0) return std::nullopt;
  const Word& ending = sentence.words[begin - 1];
  const Phrase& owner = sentence.phrases[phrase - 1];
  const bool possessive = ending.is("'s") || ending.is("'");
  return possessive && owner.sort == PhraseSort::kCountry && owner.words.end + 1 == begin
             ? owner.country
             : std::nullopt;
}

/// The office of state that somebody holds of a country, or null.
const Office* office_of_state(const PersonRecord& person) {
  const auto found =
      std::find_if(person.offices.begin(), person.offices.end(), [](const Office& office) {
        return office.title.of == OfficeOf::kCountry && office.country && office.body.empty() &&
               !office.title.former;
      });
  return found == person.offices.end() ? nullptr : &*found;
}

/// Holds an office of somebody; a title alone is none.
bool has_office(const PersonRecord& person) {
  return std::any_of(person.offices.begin(), person.offices.end(),
                     [](const Office& office) { return office.country || !office.body.empty(); });
}

class PeerReader {
 public:
  PeerReader(std::span<const SpottedSentence> sentences, Registry& registry)
      : sentences_(sentences), registry_(registry) {}

  void run() {
    find_peers();
    for (const Peer& peer : peers_) {
      PersonRecord* person = registry_.person(peer.entity);
      if (has_office(*person)) continue;
      const Office* shared = office_beside(peer);
      if (shared == nullptr) shared = office_of_circle(peer);
      if (shared == nullptr) continue;
      Office office;
      office.title = shared->title;
      office.country = peer.country;
      office.sentence = peer.sentence;
      office.assumed = true;
      person->offices.push_back(std::move(office));
    }
  }

 private:
  void find_peers() {
    for (std::size_t s = 0; s < sentences_.size(); ++s) {
      if (sentences_[s].block == BlockKind::kHeadline) continue;
      for (std::size_t p = 0; p < sentences_[s].phrases.size(); ++p) {
        const auto country = country_before(sentences_[s], p);
        const auto entity = country ? registry_.entity(sentences_[s].phrases[p]) : std::nullopt;
        const PersonRecord* person = entity ? registry_.person(*entity) : nullptr;
        if (person != nullptr && !has_office(*person)) peers_.push_back({*entity, *country, s, p});
      }
    }
  }

  /// "Bolivian President Marcos Choque and Colombia's Gabriela Duarte".
  const Office* office_beside(const Peer& peer) {
    const SpottedSentence& sentence = sentences_[peer.sentence];
    if (peer.phrase < 2) return nullptr;
    const Phrase& before = sentence.phrases[peer.phrase - 2];
    const std::size_t end = before.words.end;
    const bool joined = end < sentence.words.size() &&
                        (sentence.words[end].is("and") || sentence.words[end].is(",") ||
                         sentence.words[end - 1].is(","));
    const auto entity = joined ? registry_.entity(before) : std::nullopt;
    const PersonRecord* person = entity ? registry_.person(*entity) : nullptr;
    return person == nullptr ? nullptr : office_of_state(*person);
  }

  /// The office that others hold of the most countries, where with those called by their country
  /// there are enough.
  const Office* office_of_circle(const Peer& peer) {
    std::map<std::string, std::set<std::size_t>> countries;  // by title
    std::map<std::string, const Office*> offices;
    for (const PersonRecord& person : registry_.persons()) {
      const Office* held = office_of_state(person);
      if (held == nullptr || held->country == peer.country) continue;
      countries[held->title.head].insert(*held->country);
      offices.try_emplace(held->title.head, held);
    }
    const auto most = std::max_element(countries.begin(), countries.end(),
                                       [](const auto& left, const auto& right) {
                                         return left.second.size() < right.second.size();
                                       });
    if (most == countries.end()) return nullptr;
    for (const Peer& other : peers_) most->second.insert(other.country);
    return most->second.size() >= kCircle ? offices[most->first] : nullptr;
  }

  std::span<const SpottedSentence> sentences_;
  Registry& registry_;
  std::vector<Peer> peers_;
};

}  // namespace

void settle_peers(std::span<const SpottedSentence> sentences, Registry& registry) {
  PeerReader(sentences, registry).run();
}

}  // namespace newsgraph::understanding
