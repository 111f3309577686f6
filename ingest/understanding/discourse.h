// What the telling stands at: who was spoken of last, who meets whom in the story now told, and
// when that story happens; and from it, whom "he", "the ministry" or "both sides" mean.
//
// One Discourse goes along an article from its first sentence to its last.
#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "newsgraph/ingest/fact.h"
#include "newsgraph/ingest/understanding/antecedents.h"
#include "newsgraph/ingest/understanding/dates.h"
#include "newsgraph/ingest/understanding/registry.h"

namespace newsgraph::understanding {

/// As what a phrase is used.
enum class Role { kActor, kPerson, kOrganization, kCountry, kPlace, kEvent };

class Discourse {
 public:
  /// `home` is the country that the article is about, in the gazetteer, if it is about one.
  /// Registry and antecedents are borrowed.
  Discourse(Registry& registry, TimeFrame time, std::optional<std::size_t> home,
            const Antecedents& antecedents)
      : registry_(registry), time_(time), home_(home), antecedents_(antecedents) {}

  /// The entities that a phrase means in a role; none when it cannot be told.
  std::vector<std::size_t> resolve(const Phrase& phrase, Role role);
  /// What the agreement told of last is about; "the deal" means it. Empty when there is none.
  const std::string& accord() const { return accord_; }
  void note_accord(std::string topic) {
    if (!topic.empty()) accord_ = std::move(topic);
  }
  /// The reading has come to a pronoun: whom it means is settled for the sentence.
  void settle(const Phrase& pronoun);
  /// The same for "I" and "we", which mean whoever speaks.
  void settle(const Phrase& pronoun, std::vector<std::size_t> speaker);
  /// The quotation that the next sentence goes on with is of this speaker.
  void note_speaker(std::optional<std::size_t> speaker) { speaker_ = speaker; }
  /// The country that the article is about, as an entity.
  std::optional<std::size_t> home();
  /// The country or organisation mentioned last.
  std::optional<std::size_t> last_body() const { return last_body_; }
  std::optional<std::size_t> speaker() const { return speaker_; }

  /// `sentence` is its index in the article.
  void begin_sentence(std::size_t sentence);
  void end_sentence();
  /// The clause that is being read is about these.
  void begin_clause(const std::vector<std::size_t>& subject) { acting_ = subject; }
  /// A clause was read whose subject these are.
  void note_subject(const std::vector<std::size_t>& entities);
  /// Comes back from an older story when the subject is of the news and not of that story.
  void return_to_news(const std::vector<std::size_t>& subject);
  void note_mention(std::size_t entity);
  /// These came together. What is only recalled lasts until the sentence ends.
  void note_meeting(const std::vector<std::size_t>& participants,
                    const std::optional<FactDate>& date, bool recalled);
  const std::vector<std::size_t>& participants() const;
  /// Who attacked whom in the attack told of last: "the attacks" that are spoken of next.
  void note_attack(const std::vector<std::size_t>& by, const std::vector<std::size_t>& on) {
    attackers_ = by;
    struck_ = on;
  }
  const std::vector<std::size_t>& attackers() const { return attackers_; }
  const std::vector<std::size_t>& struck() const { return struck_; }
  /// When the participants came together, if that is told.
  const std::optional<FactDate>& meeting_date() const { return meeting_date_; }

  /// The story turns to another time, until end_story() or another turn.
  void turn_to(const FactDate& date);
  /// The telling is back at the news.
  void end_story() { time_.story.reset(); }
  /// The story being told is of a year.
  bool tells_of_year() const;
  /// A day so near that of the news that it is told as a part of it.
  bool is_news(const FactDate& date) const;
  /// A date away from that of the news, and from the story being told.
  bool is_background(const FactDate& date) const;
  /// A date was told, from which "the next day" counts.
  void note_told(const FactDate& date) { time_.told = date; }
  /// The article's own news has a date.
  void note_news_date(const FactDate& date);
  /// What an undated happening of the current story is dated by.
  std::optional<FactDate> story_date() const;
  /// What an undated happening of the news is dated by, whatever story is being told.
  std::optional<FactDate> news_date() const;
  const TimeFrame& time() const { return time_; }

 private:
  std::vector<std::size_t> resolve_title(const Phrase& phrase);
  std::vector<std::size_t> resolve_pronoun(const Phrase& phrase);
  std::vector<std::size_t> resolve_person(const Phrase& pronoun);
  std::optional<std::size_t> named_before(const Phrase& pronoun, bool person);
  std::vector<std::size_t> resolve_group(const Phrase& phrase);
  std::vector<std::size_t> bearers_of(const Phrase& phrase);
  std::vector<std::size_t> resolve_body(const Phrase& phrase);
  std::vector<std::size_t> resolve_officials(const Phrase& phrase);
  std::vector<std::size_t> countries_of(const std::vector<std::size_t>& entities);
  bool is_person(std::size_t entity) const;

  Registry& registry_;
  TimeFrame time_;
  std::optional<std::size_t> home_;
  const Antecedents& antecedents_;
  std::size_t sentence_ = 0;
  std::unordered_map<std::size_t, std::vector<std::size_t>> settled_;  ///< by a pronoun's word
  std::string accord_;
  std::optional<FactDate> news_date_;
  std::vector<std::size_t> news_participants_;

  std::optional<std::size_t> subject_person_;  ///< of the last clause about a person
  std::optional<std::size_t> last_person_;     ///< mentioned last
  std::optional<std::size_t> subject_body_;  ///< of the last clause about a country or organisation
  std::optional<std::size_t> last_body_;
  std::optional<std::size_t> speaker_;
  std::vector<std::size_t> acting_;      ///< in the clause that is being read
  std::vector<std::size_t> last_group_;  ///< the last subject of two or more
  std::vector<std::size_t> meeting_;     ///< who came together in the story
  std::optional<FactDate> meeting_date_;
  std::vector<std::size_t> attackers_;  ///< in the attack told of last
  std::vector<std::size_t> struck_;     ///< by it
  bool turned_ = false;  ///< the sentence itself turned to another time
  std::optional<std::vector<std::size_t>> recalled_meeting_;
  std::vector<std::size_t> recent_;  ///< mentioned entities, the latest last, bounded
};

}  // namespace newsgraph::understanding
