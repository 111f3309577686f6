#include "newsgraph/ingest/understanding/discourse.h"

#include <algorithm>
#include <cstdlib>
#include <unordered_set>
#include <utility>

#include "newsgraph/ingest/understanding/organizations.h"

namespace newsgraph::understanding {

namespace {

/// How far back a title or a body may refer, in mentions.
constexpr std::size_t kMemory = 200;
/// What an article reports as its news happened at most so many days before or after it.
constexpr std::int64_t kNewsDays = 31;
/// A story this many days before the news is told as another story.
constexpr std::int64_t kAnotherStoryDays = 8;

bool same_office(const Office& office, const Phrase& phrase, bool exactly) {
  if (phrase.country && office.country != phrase.country) return false;
  const std::string& text = phrase.title->text;
  if (office.title.text == text) return true;
  // "The Philippine leader" is whoever heads that state.
  static const std::unordered_set<std::string> kLeaders{
      "president", "prime minister", "pm",     "premier",       "chancellor",
      "king",      "emir",           "sultan", "supreme leader"};
  if (text == "leader" && phrase.country && kLeaders.contains(office.title.text)) return true;
  // "the secretary", "the ambassador", "the PM" for a longer title.
  const bool prime = (text == "prime minister" || text == "premier" || text == "pm") &&
                     (office.title.text == "prime minister" || office.title.text == "premier" ||
                      office.title.text == "pm");
  return prime ||
         (!exactly && phrase.title->text == phrase.title->head && office.title.head == text);
}

void push_unique(std::vector<std::size_t>& list, std::size_t value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

}  // namespace

bool Discourse::is_person(std::size_t entity) const {
  return registry_.entities()[entity].label == EntityLabel::kPerson;
}

std::vector<std::size_t> Discourse::resolve(const Phrase& phrase, Role role) {
  switch (phrase.sort) {
    case PhraseSort::kPronoun:
      return resolve_pronoun(phrase);
    case PhraseSort::kGroup:
      return resolve_group(phrase);
    case PhraseSort::kBody:
      return resolve_body(phrase);
    case PhraseSort::kTitle:
      if (phrase.name.empty()) return resolve_title(phrase);
      break;
    case PhraseSort::kCapital:
      if (role == Role::kActor || role == Role::kCountry) {
        const KnownOrganization* seated = Organizations::built_in().seated_in(phrase.name);
        if (seated != nullptr && role == Role::kActor)
          return {*registry_.organization(seated->name)};
        return {registry_.country(*phrase.country)};
      }
      break;
    case PhraseSort::kOfficials:
      if (role == Role::kPlace) return {};
      if (!phrase.country) return resolve_officials(phrase);
      break;
    case PhraseSort::kSeat:
      if (role == Role::kPlace) return {};
      break;
    default:
      break;
  }
  std::optional<std::size_t> entity = registry_.entity(phrase);
  // Where a place is wanted, a name of which nothing else is known is a place.
  const bool named_only = phrase.sort == PhraseSort::kName && role == Role::kPlace;
  if (named_only &&
      (!entity || registry_.entities()[*entity].label == EntityLabel::kOrganization)) {
    entity = registry_.place(phrase.name, std::nullopt);
  }
  if (!entity) return {};
  const EntityLabel label = registry_.entities()[*entity].label;
  switch (role) {
    case Role::kActor:
      if (label == EntityLabel::kPlace || label == EntityLabel::kEvent) return {};
      break;
    case Role::kPerson:
      if (label != EntityLabel::kPerson) return {};
      break;
    case Role::kOrganization:
      if (label != EntityLabel::kOrganization) return {};
      break;
    case Role::kCountry:
      if (label != EntityLabel::kCountry) return {};
      break;
    case Role::kPlace:
      if (label != EntityLabel::kPlace && label != EntityLabel::kCountry) return {};
      break;
    case Role::kEvent:
      if (label != EntityLabel::kEvent) return {};
      break;
  }
  return {*entity};
}

std::vector<std::size_t> Discourse::resolve_title(const Phrase& phrase) {
  if (!phrase.title || !phrase.title->is_office()) {
    // "his Russian counterpart" without a name.
    if (phrase.country) return {registry_.country(*phrase.country)};
    return {};
  }
  for (const bool exactly : {true, false}) {
    for (std::size_t i = recent_.size(); i-- > 0;) {
      const PersonRecord* person = registry_.person(recent_[i]);
      if (person == nullptr) continue;
      for (const Office& office : person->offices) {
        if (same_office(office, phrase, exactly)) return {recent_[i]};
      }
    }
    // Somebody named only further down.
    for (const PersonRecord& person : registry_.persons()) {
      for (const Office& office : person.offices) {
        if (exactly && same_office(office, phrase, true)) return {person.entity};
      }
    }
  }
  if (!phrase.body.empty()) {
    // "a Ukrainian defence ministry spokesman"
    const bool common = phrase.body.front() >= 'a' && phrase.body.front() <= 'z';
    const auto* country =
        phrase.country ? &registry_.gazetteer().countries()[*phrase.country] : nullptr;
    const bool of_state = common && country != nullptr && !country->demonyms.empty();
    const auto body = registry_.organization(
        of_state ? country->demonyms.front() + " " + phrase.body : phrase.body);
    if (body) return {*body};
  }
  if (phrase.country) return {registry_.country(*phrase.country)};
  return {};
}

void Discourse::settle(const Phrase& pronoun) {
  settled_.insert_or_assign(pronoun.words.begin, resolve_pronoun(pronoun));
}

void Discourse::settle(const Phrase& pronoun, std::vector<std::size_t> speaker) {
  settled_.insert_or_assign(pronoun.words.begin, std::move(speaker));
}

std::optional<std::size_t> Discourse::home() {
  return home_ ? std::optional(registry_.country(*home_)) : std::nullopt;
}

/// "The government" is that of whoever speaks of it, else of the country the article is about.
std::vector<std::size_t> Discourse::resolve_officials(const Phrase&) {
  if (acting_.size() == 1 && is_person(acting_[0])) {
    if (const auto country = registry_.country_of(acting_[0])) return {registry_.country(*country)};
  }
  if (home_) return {registry_.country(*home_)};
  return {};
}

std::vector<std::size_t> Discourse::resolve_pronoun(const Phrase& phrase) {
  if (const auto settled = settled_.find(phrase.words.begin); settled != settled_.end()) {
    return settled->second;
  }
  if (phrase.name == "i" || phrase.name == "we") return {};  // settled, or nobody
  if (phrase.name == "it") {
    if (const auto named = named_before(phrase, false)) return {*named};
    if (subject_body_) return {*subject_body_};
    return last_body_ ? std::vector{*last_body_} : std::vector<std::size_t>{};
  }
  if (phrase.name == "they" || phrase.name == "them") {
    if (recalled_meeting_) return *recalled_meeting_;
    if (!last_group_.empty()) return last_group_;
    return participants();
  }
  return resolve_person(phrase);
}

/// Who coreference says a pronoun means, of those named before it in its sentence.
std::optional<std::size_t> Discourse::named_before(const Phrase& pronoun, bool person) {
  for (const Phrase* name : antecedents_.of(sentence_, pronoun.words.begin)) {
    const auto entity = registry_.entity(*name);
    if (!entity) continue;
    const EntityLabel label = registry_.entities()[*entity].label;
    const bool body = label == EntityLabel::kCountry || label == EntityLabel::kOrganization;
    if (person ? is_person(*entity) : body) return entity;
  }
  return std::nullopt;
}

/// "He" and "she": who is named so in the sentence, else who acted last, else who was mentioned
/// last, of those it can mean.
std::vector<std::size_t> Discourse::resolve_person(const Phrase& pronoun) {
  const Gender gender = gender_of_pronoun(pronoun.name);
  const auto may_be = [&](std::size_t entity) {
    const PersonRecord* person = registry_.person(entity);
    const bool acts = std::find(acting_.begin(), acting_.end(), entity) != acting_.end();
    return person != nullptr && may_agree(person->gender, gender) &&
           !(acts && pronoun.name == "him");
  };
  const auto named = named_before(pronoun, true);
  if (named && may_be(*named)) return {*named};
  if (subject_person_ && may_be(*subject_person_)) return {*subject_person_};
  if (last_person_ && may_be(*last_person_)) return {*last_person_};
  for (std::size_t i = recent_.size(); i-- > 0;) {
    if (may_be(recent_[i])) return {recent_[i]};
  }
  return {};
}

std::vector<std::size_t> Discourse::countries_of(const std::vector<std::size_t>& entities) {
  std::vector<std::size_t> countries;
  for (std::size_t entity : entities) {
    if (const auto country = registry_.country_of(entity)) {
      push_unique(countries, registry_.country(*country));
    }
  }
  return countries;
}

std::vector<std::size_t> Discourse::resolve_group(const Phrase& phrase) {
  const std::vector<std::size_t>& together = participants();
  if (phrase.bare) {
    if (last_group_.size() == phrase.count) return last_group_;
    return together.size() == phrase.count ? together : std::vector<std::size_t>{};
  }
  if (phrase.group != GroupOf::kPersons) {
    std::vector<std::size_t> countries = countries_of(together);
    if (countries.size() >= 2) return countries;
    return phrase.group == GroupOf::kSides && together.size() >= 2 ? together
                                                                   : std::vector<std::size_t>{};
  }
  std::vector<std::size_t> persons;
  for (std::size_t entity : together) {
    if (is_person(entity)) persons.push_back(entity);
  }
  const std::size_t wanted = phrase.count == 0 ? persons.size() : phrase.count;
  if (persons.size() >= 2 && persons.size() == wanted) return persons;
  const bool all_persons = std::all_of(last_group_.begin(), last_group_.end(),
                                       [&](std::size_t entity) { return is_person(entity); });
  if (all_persons && last_group_.size() >= 2 &&
      (phrase.count == 0 || last_group_.size() == phrase.count)) {
    return last_group_;
  }
  std::vector<std::size_t> of_news;
  for (std::size_t entity : news_participants_) {
    if (is_person(entity)) of_news.push_back(entity);
  }
  if (of_news.size() == std::max<std::size_t>(phrase.count, 2)) return of_news;
  return bearers_of(phrase);
}

/// "The three presidents": those with that title, if just so many have been spoken of.
std::vector<std::size_t> Discourse::bearers_of(const Phrase& phrase) {
  std::vector<std::size_t> bearers;
  for (std::size_t i = recent_.size(); i-- > 0;) {
    const PersonRecord* person = registry_.person(recent_[i]);
    if (person == nullptr) continue;
    const bool bears = std::any_of(
        person->offices.begin(), person->offices.end(),
        [&](const Office& office) { return phrase.name.ends_with(office.title.head + "s"); });
    if (bears) push_unique(bearers, recent_[i]);
  }
  std::reverse(bearers.begin(), bearers.end());
  return phrase.count >= 2 && bearers.size() == phrase.count ? bearers : std::vector<std::size_t>{};
}

std::vector<std::size_t> Discourse::resolve_body(const Phrase& phrase) {
  for (std::size_t i = recent_.size(); i-- > 0;) {
    const Entity& entity = registry_.entities()[recent_[i]];
    if (entity.label != EntityLabel::kOrganization) continue;
    const std::vector<std::string> words = name_words(entity.name);
    if (std::find(words.begin(), words.end(), phrase.name) != words.end()) return {recent_[i]};
  }
  // "Coalition forces": a coalition that is called nothing else.
  if (phrase.bare) return {*registry_.organization("Coalition")};
  // "The army", of which a country has one, acts for the country spoken of.
  static const std::unordered_set<std::string> kNational{
      "army", "military", "navy", "police", "parliament", "prosecutors", "authorities", "court"};
  if (!home_ || !kNational.contains(phrase.name)) return {};
  return {registry_.country(*home_)};
}

void Discourse::begin_sentence(std::size_t sentence) {
  sentence_ = sentence;
  settled_.clear();
  recalled_meeting_.reset();
  turned_ = false;
}

void Discourse::end_sentence() {
  recalled_meeting_.reset();
}

void Discourse::note_subject(const std::vector<std::size_t>& entities) {
  if (entities.size() >= 2) last_group_ = entities;
  if (entities.size() != 1) return;
  (is_person(entities[0]) ? subject_person_ : subject_body_) = entities[0];
}

void Discourse::return_to_news(const std::vector<std::size_t>& subject) {
  if (!time_.story || turned_ || subject.size() != 1) return;
  // Who takes part in the news and not in the older story brings the telling back to the news.
  const auto in = [&](const std::vector<std::size_t>& list) {
    return std::find(list.begin(), list.end(), subject[0]) != list.end();
  };
  if (in(news_participants_) && !in(meeting_)) {
    time_.story.reset();
    meeting_ = news_participants_;
    meeting_date_.reset();
  }
}

void Discourse::note_mention(std::size_t entity) {
  (is_person(entity) ? last_person_ : last_body_) = entity;
  recent_.push_back(entity);
  if (recent_.size() > kMemory) recent_.erase(recent_.begin(), recent_.begin() + kMemory / 2);
}

void Discourse::note_meeting(const std::vector<std::size_t>& participants,
                             const std::optional<FactDate>& date, bool recalled) {
  if (participants.size() < 2) return;
  if (recalled || recalled_meeting_) {
    recalled_meeting_ = participants;
    return;
  }
  meeting_ = participants;
  meeting_date_ = date;
  last_group_.clear();
  if (!time_.story) {
    for (std::size_t entity : participants) push_unique(news_participants_, entity);
  }
}

const std::vector<std::size_t>& Discourse::participants() const {
  return recalled_meeting_ ? *recalled_meeting_ : meeting_;
}

void Discourse::turn_to(const FactDate& date) {
  const std::optional<Date> now = news_date_ ? std::optional(news_date_->begin) : time_.article;
  // "Earlier this month" looks back for a sentence, and opens no story.
  const bool running =
      now && date.precision != DatePrecision::kDay && to_string(*now).starts_with(date.to_string());
  const bool another = now && !running && now->days - date.begin.days >= kAnotherStoryDays;
  turned_ = another;
  if (another) {
    time_.story = date;
  } else {
    time_.story.reset();
  }
}

bool Discourse::tells_of_year() const {
  return time_.story && time_.story->precision == DatePrecision::kYear;
}

bool Discourse::is_news(const FactDate& date) const {
  const auto news = news_date();
  return news && date.precision == DatePrecision::kDay &&
         std::abs(news->begin.days - date.begin.days) < kAnotherStoryDays;
}

bool Discourse::is_background(const FactDate& date) const {
  if (time_.story || !news_date_) return false;
  const std::string a = news_date_->to_string();
  const std::string b = date.to_string();
  const bool overlap = a.starts_with(b) || b.starts_with(a);
  return !overlap && date.begin.days < news_date_->begin.days;
}

void Discourse::note_news_date(const FactDate& date) {
  if (news_date_ || time_.story) return;
  const bool recent =
      !time_.article || std::abs(time_.article->days - date.begin.days) <= kNewsDays;
  if (recent) news_date_ = date;
}

std::optional<FactDate> Discourse::story_date() const {
  return time_.story ? time_.story : news_date();
}

std::optional<FactDate> Discourse::news_date() const {
  if (news_date_) return news_date_;
  if (!time_.article) return std::nullopt;
  FactDate date;
  date.begin = *time_.article;
  return date;
}

}  // namespace newsgraph::understanding
