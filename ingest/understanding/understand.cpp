#include "newsgraph/ingest/understanding/understand.h"

#include <algorithm>
#include <unordered_set>

#include "newsgraph/ingest/understanding/antecedents.h"
#include "newsgraph/ingest/understanding/article_frame.h"
#include "newsgraph/ingest/understanding/attribution.h"
#include "newsgraph/ingest/understanding/authors.h"
#include "newsgraph/ingest/understanding/clauses.h"
#include "newsgraph/ingest/understanding/confidence.h"
#include "newsgraph/ingest/understanding/dates.h"
#include "newsgraph/ingest/understanding/discourse.h"
#include "newsgraph/ingest/understanding/events.h"
#include "newsgraph/ingest/understanding/fact_collector.h"
#include "newsgraph/ingest/understanding/lexicon.h"
#include "newsgraph/ingest/understanding/locations.h"
#include "newsgraph/ingest/understanding/memberships.h"
#include "newsgraph/ingest/understanding/offices.h"
#include "newsgraph/ingest/understanding/phrases.h"
#include "newsgraph/ingest/understanding/registry.h"
#include "newsgraph/ingest/understanding/sayings.h"
#include "newsgraph/ingest/understanding/standing.h"
#include "newsgraph/ingest/understanding/topics.h"
#include "newsgraph/ingest/understanding/turns.h"

namespace newsgraph::understanding {

namespace {

/// Longer "sentences" are tables and lists without punctuation; no clause is looked for in them.
constexpr std::size_t kMaximumSentenceWords = 250;

/// Understands one article.
class Reader {
 public:
  Reader(const Document& document, const language::Analysis& analysis, const Knowledge& knowledge,
         Explanation* explanation)
      : document_(document),
        analysis_(analysis),
        gazetteer_(knowledge.gazetteer),
        lexicon_(knowledge.lexicon),
        explanation_(explanation),
        registry_(knowledge.gazetteer, knowledge.lexicon) {}

  Extraction run() {
    spot();
    const OfficeClaims offices = read_offices(sentences_, gazetteer_, lexicon_);
    mark_family_names(sentences_);
    const CityCountries cities(find_countries(sentences_, gazetteer_), gazetteer_,
                               Cities::built_in());
    mark_datelines(sentences_, cities);
    locations_ = locate_places(sentences_, gazetteer_, cities);
    registry_.learn(sentences_);
    settle_offices(offices, sentences_, dateline_country(sentences_, gazetteer_), cities,
                   registry_);
    read_sentences();
    write_offices();
    write_memberships();
    write_locations();
    Extraction extraction;
    facts_.finish(extraction);
    extraction.mentions = std::move(mentions_);
    extraction.entities = registry_.take_entities();
    rate_facts(extraction);
    return extraction;
  }

 private:
  static bool is_read(BlockKind block) {
    return block != BlockKind::kMetadata && block != BlockKind::kByline;
  }

  void spot() {
    std::unordered_set<std::string> common_words;
    std::optional<std::size_t> paragraph;
    for (const language::Sentence& sentence : analysis_.sentences) {
      SpottedSentence spotted;
      spotted.block = sentence.block;
      spotted.begins_paragraph = paragraph != sentence.paragraph;
      paragraph = sentence.paragraph;
      if (is_read(sentence.block) && sentence.tokens.size() <= kMaximumSentenceWords) {
        spotted.words = words_of(sentence);
        for (Word& word : spotted.words) {
          if (word.upos == "VERB") word.lemma = lexicon_.verb_lemma(word.lemma, word.lower);
          if (word.upos == "NOUN") word.lemma = lexicon_.noun_lemma(word.lemma, word.lower);
        }
      }
      for (const Word& word : spotted.words) {
        if (word.is(WordClass::kOther) && word.form == word.lower) common_words.insert(word.lower);
      }
      sentences_.push_back(std::move(spotted));
    }
    const SpottingKnowledge knowledge{gazetteer_, Offices::built_in(), common_words};
    for (SpottedSentence& sentence : sentences_) {
      sentence.phrases = spot_phrases(sentence.words, knowledge);
    }
  }

  void read_sentences() {
    TimeFrame time;
    time.article = document_.date;
    if (!document_.date) time.only_year = only_year(sentences_);
    const Antecedents antecedents(analysis_, sentences_);
    Discourse discourse(registry_, time, home_country(sentences_, gazetteer_), antecedents);
    author_ = author_of(sentences_, discourse);
    OpenQuotation quotation;
    for (std::size_t i = 0; i < sentences_.size(); ++i) {
      const BlockKind block = sentences_[i].block;
      if (sentences_[i].words.empty() || block == BlockKind::kDateline) {
        if (block == BlockKind::kDateline) read_mentions(i, discourse);
        continue;
      }
      read_sentence(i, discourse, quotation);
    }
  }

  void read_sentence(std::size_t index, Discourse& discourse, OpenQuotation& quotation) {
    const SpottedSentence& sentence = sentences_[index];
    const std::vector<TimeExpression> times = find_times(sentence.words);
    const Clauses clauses({sentence.words, sentence.phrases, times, lexicon_});
    SentenceOutput output{facts_,
                          registry_,
                          evidence(index),
                          origin(index),
                          sentence.block == BlockKind::kHeadline,
                          explanation_};
    discourse.begin_sentence(index);
    if (sentence.begins_paragraph) quotation = at_paragraph(sentence.words, quotation);
    if (tells_of_speaker(sentence, quotation, discourse, registry_)) quotation = {};
    if (const auto issuer = issuer_of_list(sentence, discourse)) author_ = issuer;
    const auto named = named_speaker(index, discourse, quotation);
    discourse.note_speaker(named ? named : speaker_at_beginning(sentence.words, quotation));
    if (sentence.begins_paragraph) turn_at_paragraph(clauses, discourse);
    if (!output.weak) turn_at_time(clauses, discourse);
    const std::size_t mark = facts_.mark();
    const SlotReader slots(clauses, discourse, registry_);
    const Attribution attribution(clauses, slots, quotation, discourse.speaker(), author_);
    EventReader(clauses, discourse, attribution, output).run();
    read_sayings(clauses, discourse, attribution, document_.text, !facts_.empty_since(mark),
                 quotation, output);
    read_commitment(clauses, discourse);
    read_mentions(index, discourse);
    if (!output.weak) note_told(times, discourse);
    discourse.note_accord(told_accord(clauses));
    discourse.end_sentence();
  }

  /// Who is named where the quotation closes that a sentence opens: “A. B,” said X.
  std::optional<std::size_t> named_speaker(std::size_t index, Discourse& discourse,
                                           const OpenQuotation& quotation) {
    if (quotation.open()) return std::nullopt;
    const auto closing = closing_sentence(std::span(sentences_).subspan(index));
    if (!closing) return std::nullopt;
    const SpottedSentence& last = sentences_[index + *closing];
    const std::vector<TimeExpression> times;
    const Clauses clauses({last.words, last.phrases, times, lexicon_});
    return speaker_behind_quotation(clauses, SlotReader(clauses, discourse, registry_));
  }

  /// What a sentence dates last, the next may count from: "Two days later".
  static void note_told(const std::vector<TimeExpression>& times, Discourse& discourse) {
    for (const TimeExpression& time : times) {
      if (const auto date = resolve(time, discourse.time(), false)) discourse.note_told(*date);
    }
  }

  FactEvidence evidence(std::size_t index) const {
    const language::Sentence& sentence = analysis_.sentences[index];
    FactEvidence evidence;
    evidence.sentence = index;
    evidence.begin_codepoint = sentence.begin_codepoint;
    evidence.end_codepoint = sentence.end_codepoint;
    evidence.quote =
        document_.text.substr(sentence.begin_byte, sentence.end_byte - sentence.begin_byte);
    return evidence;
  }

  FactOrigin origin(std::size_t index) const {
    FactOrigin origin;
    origin.block = sentences_[index].block;
    origin.sentence_words = sentences_[index].words.size();
    return origin;
  }

  /// "The Foreign Secretary underlined the UK's commitment": who reaffirms a country's commitment
  /// holds its office.
  void read_commitment(const Clauses& clauses, Discourse& discourse) {
    const Syntax& tree = clauses.tree();
    for (std::size_t i = 0; i < tree.size(); ++i) {
      if (!tree.is_verb(i) || tree.is_passive(i)) continue;
      const auto object = tree.child(i, "obj");
      const auto owner = object ? tree.child(*object, "nmod:poss") : std::nullopt;
      const auto phrase = owner ? clauses.phrase_at(*owner) : std::nullopt;
      if (!phrase) continue;
      const Word& head = tree.word(*object);
      const Phrase& country = clauses.view().phrases[*phrase];
      if (!head.is("commitment") && !head.is("support")) continue;
      if (country.sort != PhraseSort::kCountry) continue;
      const SlotReader slots(clauses, discourse, registry_);
      for (std::size_t entity : slots.resolve(clauses.subject(i), Role::kActor).entities) {
        give_country(entity, country.country);
      }
    }
  }

  void give_country(std::size_t entity, std::optional<std::size_t> country) {
    PersonRecord* person = registry_.person(entity);
    if (person == nullptr) return;
    for (Office& office : person->offices) {
      if (!office.country) office.country = country;
    }
  }

  void read_mentions(std::size_t index, Discourse& discourse) {
    const SpottedSentence& sentence = sentences_[index];
    for (const Phrase& phrase : sentence.phrases) {
      Mention mention;
      mention.kind = kind_of(phrase);
      mention.sentence = index;
      mention.begin_codepoint = sentence.words[phrase.words.begin].begin_codepoint;
      mention.end_codepoint = last_word(sentence, phrase).end_codepoint;
      const bool place = phrase.sort == PhraseSort::kCapital || phrase.sort == PhraseSort::kPlace;
      const bool event = phrase.sort == PhraseSort::kEvent;
      mention.entities = discourse.resolve(phrase, place   ? Role::kPlace
                                                   : event ? Role::kEvent
                                                           : Role::kActor);
      mentions_.push_back(std::move(mention));
    }
  }

  /// A phrase with an apposition ends with a comma, a mention does not.
  static const Word& last_word(const SpottedSentence& sentence, const Phrase& phrase) {
    const Word& last = sentence.words[phrase.words.end - 1];
    const bool comma = last.is(",") && phrase.words.end > phrase.words.begin + 1;
    return comma ? sentence.words[phrase.words.end - 2] : last;
  }

  static MentionKind kind_of(const Phrase& phrase) {
    switch (phrase.sort) {
      case PhraseSort::kTitle:
        return MentionKind::kTitle;
      case PhraseSort::kOfficials:
      case PhraseSort::kBody:
        return MentionKind::kNominal;
      case PhraseSort::kPronoun:
        return MentionKind::kPronoun;
      case PhraseSort::kGroup:
        return MentionKind::kGroup;
      default:
        return MentionKind::kName;
    }
  }

  void write_offices() {
    for (const PersonRecord& person : registry_.persons()) {
      for (const Office& office : person.offices) {
        std::optional<std::size_t> of;
        if (!office.body.empty()) {
          of = registry_.organization(office.body);
        } else if (office.country) {
          of = registry_.country(*office.country);
        }
        if (!of) continue;
        Fact fact;
        fact.subject = person.entity;
        fact.relation = "HOLDS_OFFICE";
        fact.object = *of;
        fact.origin = origin(office.sentence);
        fact.origin.predicate = FactOrigin::Predicate::kTitle;
        if (office.assumed) fact.origin.object = FactOrigin::Reference::kAssumed;
        fact.properties["title"] = office.title.text;
        if (office.title.former) fact.properties["status"] = "former";
        fact.evidence.push_back(evidence(office.sentence));
        facts_.add(std::move(fact), false);
      }
    }
  }

  void write_memberships() {
    for (const Membership& membership : read_memberships(sentences_, registry_)) {
      Fact fact;
      fact.subject = membership.person;
      fact.relation = "MEMBER_OF";
      fact.object = membership.organization;
      fact.origin = origin(membership.sentence);
      fact.origin.predicate = FactOrigin::Predicate::kTitle;
      fact.evidence.push_back(evidence(membership.sentence));
      facts_.add(std::move(fact), false);
    }
  }

  void write_locations() {
    for (const Location& location : locations_) {
      const std::vector<Phrase>& phrases = sentences_[location.sentence].phrases;
      const auto place = place_of(phrases[location.phrase]);
      if (!place) continue;
      std::optional<std::size_t> owner;
      if (location.within) owner = place_of(phrases[*location.within]);
      if (!owner && location.country) owner = registry_.country(*location.country);
      if (!owner) continue;
      Fact fact;
      fact.subject = *place;
      fact.relation = "LOCATED_IN";
      fact.object = *owner;
      fact.confidence = location.confidence;
      fact.evidence.push_back(evidence(location.sentence));
      facts_.add(std::move(fact), false);
    }
  }

  std::optional<std::size_t> place_of(const Phrase& phrase) {
    const auto entity = registry_.entity(phrase);
    const bool place = entity && registry_.entities()[*entity].label == EntityLabel::kPlace;
    return place ? entity : std::nullopt;
  }

  const Document& document_;
  const language::Analysis& analysis_;
  const Gazetteer& gazetteer_;
  const Lexicon& lexicon_;
  Explanation* explanation_;
  Registry registry_;
  FactCollector facts_;
  std::vector<SpottedSentence> sentences_;
  std::vector<Location> locations_;
  std::optional<std::size_t> author_;  ///< an entity: who issues the text: "I", outside quotations
  std::vector<Mention> mentions_;
};

}  // namespace

Extraction understand(const Document& document, const language::Analysis& analysis,
                      const Knowledge& knowledge, Explanation* explanation) {
  return Reader(document, analysis, knowledge, explanation).run();
}

}  // namespace newsgraph::understanding
