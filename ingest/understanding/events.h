// The events of a sentence: every predicate that the lexicon knows, with its slots filled, as
// facts.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "newsgraph/ingest/explanation.h"
#include "newsgraph/ingest/understanding/attribution.h"
#include "newsgraph/ingest/understanding/clauses.h"
#include "newsgraph/ingest/understanding/discourse.h"
#include "newsgraph/ingest/understanding/fact_collector.h"
#include "newsgraph/ingest/understanding/slots.h"

namespace newsgraph::understanding {

/// Where a sentence's facts are written to, and what they all share.
struct SentenceOutput {
  FactCollector& facts;
  Registry& registry;
  FactEvidence evidence;
  FactOrigin origin;                   ///< what the sentence's facts have in common
  bool weak = false;                   ///< a headline: tells nothing by itself
  Explanation* explanation = nullptr;  ///< kept when somebody asks
};

class EventReader {
 public:
  EventReader(const Clauses& clauses, Discourse& discourse, const Attribution& attribution,
              SentenceOutput& output)
      : clauses_(clauses),
        discourse_(discourse),
        attribution_(attribution),
        output_(output),
        slots_(clauses, discourse, output.registry) {}

  /// Reads the predicates from left to right, so that the discourse follows the telling.
  void run();

 private:
  struct Match {
    const Frame* frame = nullptr;
    Anchor anchor;
    FactStatus status = FactStatus::kOccurred;
    std::optional<FactDate> date;
    bool dated = false;  ///< by the sentence, not by the story
    bool recalled = false;
    bool noun() const { return anchor.kind == PredicateKind::kNoun; }
  };

  /// Of one predicate: the event behind its facts, by PLOVER type and mode.
  using EventNumbers = std::unordered_map<std::string, std::size_t>;

  void note_mention(std::size_t phrase);
  void settle_pronoun(const Phrase& phrase);
  void read_verb(std::size_t verb);
  void read_noun(std::size_t noun);
  void read_adjective(std::size_t adjective);
  static bool is_verb(const Match& match);
  void read_frames(Match match);
  bool read_frame(Match& match, EventNumbers& events);
  void write_facts(const Match& match, const Filling& from, const Filling& to,
                   EventNumbers& events);
  Match at_own_date(const Match& match, std::size_t object) const;
  std::optional<std::size_t> conjunct_of(std::size_t predicate, std::size_t entity) const;
  void write_fact(const Match& match, std::size_t from, std::size_t to, const FactOrigin& origin,
                  EventNumbers& events);
  void add_alike(std::vector<std::size_t>& entities, const std::vector<std::size_t>& more) const;
  Filling subject_of(std::size_t predicate);
  Filling subject_of_noun(std::size_t noun);
  Filling owner_of_noun(std::size_t noun);
  Filling named_ahead(std::size_t noun, const Phrase& pronoun);
  bool agrees(const Filling& named, const Phrase& pronoun) const;
  Filling owner_as_object(std::size_t noun);
  bool is_assault(std::size_t noun) const;
  Filling striking_around(std::size_t verb);
  Filling issuer(std::size_t document);
  bool is_consultation(const std::string& noun) const;
  bool is_agreed_on(const Match& match) const;
  bool is_mere_purpose(const Match& match) const;
  Filling acting(const Match& match);
  std::optional<std::size_t> state_acting(const Match& match);
  Filling unsaid_target(const Match& match, const Filling& from);
  Filling unsaid_attackers(const Match& match, const Filling& from);
  Filling struck_place(std::size_t noun);
  bool is_known(std::size_t noun) const;
  bool is_located(std::size_t verb, std::size_t attack) const;
  Filling unsaid_recipient(const Match& match, const Filling& from);
  void date_match(Match& match);
  void look_ahead(Match& match) const;
  bool receives_persons(const Match& match, const Filling& to) const;
  void note_participants(const Match& match, const Filling& from, const Filling& to);
  void explain(const Match& match, const Filling& from, const Filling& to,
               std::string dropped) const;

  const Clauses& clauses_;
  Discourse& discourse_;
  const Attribution& attribution_;
  SentenceOutput& output_;
  SlotReader slots_;
  std::unordered_map<std::size_t, std::vector<std::size_t>> met_at_;  ///< by predicate
};

}  // namespace newsgraph::understanding
