#include "newsgraph/ingest/understanding/coreference/candidates.h"

#include <algorithm>
#include <functional>
#include <string>

namespace newsgraph::coreference {

namespace {

/// A pronoun looks back so many sentences and mentions.
constexpr std::size_t kPronounSentences = 4;
constexpr std::size_t kPronounMentions = 25;
/// Other mentions without a common word: appositions, predicates, "the country".
constexpr std::size_t kNearSentences = 1;
constexpr std::size_t kNearMentions = 8;
/// … and what is hardly ever said of a known thing in other words: "a deal", "deals", "A and B".
constexpr std::size_t kNearMentionsOfNew = 3;
/// The latest and the first mentions that share a word.
constexpr std::size_t kSharing = 6;

/// The words by which a mention is found again.
template <class Visit>
void for_each_key(const Mention& mention, Visit visit) {
  if (mention.is_pronoun() || mention.kind == MentionKind::kGroup) {
    visit(mention.text.hash);
    return;
  }
  visit(mention.head_lemma.hash);
  if (mention.text.hash != mention.head_lemma.hash) visit(mention.text.hash);
  if (mention.initials != 0) visit(mention.initials);
  for (const std::size_t country : mention.countries) visit(join_hashes(1, country));
  if (!mention.is_name()) return;
  for (const std::uint64_t word : mention.words) visit(word);
}

std::size_t near_mentions(const Mention& mention) {
  if (mention.is_pronoun()) return kPronounMentions;
  const std::string& type = mention.type.text;
  const bool known = mention.is_name() || type == "definite noun" || type == "demonstrative noun" ||
                     type == "noun of an owner";
  return known ? kNearMentions : kNearMentionsOfNew;
}

}  // namespace

std::vector<std::size_t> CandidateFinder::next(std::size_t index) {
  const Mention& mention = mentions_[index];
  std::vector<std::size_t> candidates;
  const bool pronoun = mention.is_pronoun();
  const std::size_t sentences = pronoun ? kPronounSentences : kNearSentences;
  const std::size_t most = near_mentions(mention);
  for (std::size_t i = index; i-- > 0 && candidates.size() < most;) {
    if (mention.sentence - mentions_[i].sentence > sentences) break;
    candidates.push_back(i);
  }
  if (!pronoun) {
    for_each_key(mention, [&](std::uint64_t key) {
      const auto found = by_word_.find(key);
      if (found == by_word_.end()) return;
      candidates.insert(candidates.end(), found->second.begin(), found->second.end());
    });
  }
  std::ranges::sort(candidates, std::greater<>());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  if (candidates.size() > kMost) candidates.resize(kMost);
  remember(index);
  return candidates;
}

/// Of each word's mentions the first stays, and the latest.
void CandidateFinder::remember(std::size_t index) {
  for_each_key(mentions_[index], [&](std::uint64_t key) {
    std::vector<std::size_t>& sharing = by_word_[key];
    if (!sharing.empty() && sharing.back() == index) return;
    if (sharing.size() == kSharing) sharing.erase(sharing.begin() + 1);
    sharing.push_back(index);
  });
}

}  // namespace newsgraph::coreference
