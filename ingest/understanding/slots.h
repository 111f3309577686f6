// Filling the slots of a lexicon frame at a predicate: which entities or topics stand there.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "newsgraph/ingest/understanding/clauses.h"
#include "newsgraph/ingest/understanding/discourse.h"
#include "newsgraph/ingest/understanding/lexicon.h"

namespace newsgraph::understanding {

/// What stands in a slot: entities of the registry, texts of topics (made entities when they are
/// used), and whether the slot's words are there at all.
struct Filling {
  std::vector<std::size_t> entities;
  std::vector<std::string> topics;
  bool present = false;
  FactOrigin::Reference reference = FactOrigin::Reference::kName;  ///< the least plain of them
  std::optional<std::size_t> word{};  ///< the head of the first nominal that stands there
  bool empty() const { return entities.empty() && topics.empty(); }
};

/// Adds the entities that a list lacks.
void add_unique(std::vector<std::size_t>& list, const std::vector<std::size_t>& more);

/// Adds what stands in another slot.
void merge(Filling& filling, const Filling& more);

/// Where a frame is anchored in a sentence.
struct Anchor {
  std::size_t predicate = 0;
  PredicateKind kind = PredicateKind::kVerb;
  Filling subject;  ///< resolved
};

class SlotReader {
 public:
  SlotReader(const Clauses& clauses, Discourse& discourse, Registry& registry)
      : clauses_(clauses), discourse_(discourse), registry_(registry) {}

  Filling fill(const Slot& slot, const Anchor& anchor) const;
  /// The entities that nominals mean in a role.
  Filling resolve(const Nominals& nominals, Role role) const;
  /// Countries and bodies that stand before a noun: "Israeli strike", "US-China talks".
  Filling modifiers(std::size_t noun) const;
  /// The place of what happens at an anchor: "in Islamabad".
  std::optional<std::size_t> place(const Anchor& anchor) const;

 private:
  Filling resolve_owners(const Nominals& nominals) const;
  Filling owners_behind(std::size_t nominal) const;
  Filling done_by(std::size_t deed) const;
  bool is_done_to(const Word& deed) const;
  std::optional<std::size_t> country_in_title(std::size_t nominal) const;
  Filling each_other(std::size_t nominal, Role role) const;
  Filling topics_of(const Nominals& nominals) const;
  Filling fill_nominals(const Slot& slot, const Nominals& nominals) const;
  Filling fill_preposition(const Slot& slot, const Anchor& anchor) const;
  Filling fill_object(const Slot& slot, const Anchor& anchor) const;
  Filling fill_infinitive(const Anchor& anchor) const;
  Filling fill_that(const Anchor& anchor) const;
  Filling fill_clause(const Slot& slot, const Anchor& anchor) const;
  Filling fill_between(const Slot& slot, const Anchor& anchor) const;
  bool has_word(const std::vector<std::string>& words, const Nominals& nominals) const;
  std::optional<std::size_t> place_of(std::size_t nominal) const;

  const Clauses& clauses_;
  Discourse& discourse_;
  Registry& registry_;
  mutable std::vector<std::size_t> deeds_;  ///< whose doers are being looked for
};

}  // namespace newsgraph::understanding
