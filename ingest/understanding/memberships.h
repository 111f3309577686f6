// Who belongs to which party or movement, by the words beside a name: "Grace Nalishebo of the
// opposition National Democratic Forum", "Sen. Dale Hutchins, a Republican from Iowa". Membership
// that a verb or "member" states is the lexicon's.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "newsgraph/ingest/understanding/registry.h"

namespace newsgraph::understanding {

struct Membership {
  std::size_t person = 0;        ///< an entity
  std::size_t organization = 0;  ///< an entity
  std::size_t sentence = 0;      ///< where it is said
};

/// The memberships that the sentences tell, headlines left out, in order. A leader of the body is
/// none: that is an office.
std::vector<Membership> read_memberships(std::span<const SpottedSentence> sentences,
                                         Registry& registry);

}  // namespace newsgraph::understanding
