// Filling the slots of a lexicon frame from a clause: which entities or topics stand there.
#pragma once

#include <string>
#include <vector>

#include "newsgraph/ingest/understanding/clauses.h"
#include "newsgraph/ingest/understanding/discourse.h"
#include "newsgraph/ingest/understanding/lexicon.h"

namespace newsgraph::understanding {

/// What stands in a slot: entities of the registry (topics are made entities when they are used),
/// and whether the slot's words are there at all.
struct Filling {
  std::vector<std::size_t> entities;
  std::vector<std::string> topics;
  bool present = false;
  bool indirect = false;  ///< found by a pronoun, a group or a title
  bool empty() const { return entities.empty() && topics.empty(); }
};

/// Where a frame is anchored in a sentence.
struct Anchor {
  std::size_t chunk = 0;             ///< the verb, or the noun
  std::vector<std::size_t> subject;  ///< resolved
  bool subject_indirect = false;
  std::size_t reach = 0;  ///< one past the last chunk that may fill a slot
};

class SlotReader {
 public:
  SlotReader(const ClauseView& clauses, Discourse& discourse)
      : clauses_(clauses), discourse_(discourse) {}

  Filling fill(const Slot& slot, const Anchor& anchor) const;
  /// The entities that nouns mean in a role.
  Filling resolve(const NounList& nouns, Role role) const;
  /// The place of what happens at an anchor: "in Islamabad".
  std::optional<std::size_t> place(const Anchor& anchor) const;

 private:
  Filling fill_nouns(const Slot& slot, const NounList& nouns) const;
  Filling fill_object(const Slot& slot, const Anchor& anchor) const;
  Filling fill_preposition(const Slot& slot, const Anchor& anchor) const;
  Filling fill_infinitive(const Anchor& anchor) const;
  Filling fill_that(const Anchor& anchor) const;
  void add_further_topics(std::size_t after, const Anchor& anchor, Filling& filling) const;
  bool has_word(const std::string& word, const NounList& nouns) const;

  const ClauseView& clauses_;
  Discourse& discourse_;
};

}  // namespace newsgraph::understanding
