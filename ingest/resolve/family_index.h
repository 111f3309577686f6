// The persons of a family name, by what their given names may be the same as.
//
// Thousands may have one family name; of two full names with the same only those are worth
// comparing (person_match.h) of which some given name is another spelling, a short form or the
// initial of one of the other. Families are read from the graph when they are first asked for; what
// is filed is never taken out.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "newsgraph/graph/graph.h"
#include "newsgraph/ingest/resolve/name_match.h"

namespace newsgraph::resolve {

class FamilyIndex {
 public:
  /// Whether a look-up under this block is one that the index answers.
  static bool serves(const Profile& profile, const Block& block);

  bool holds(const Block& family) const { return families_.contains(family.text); }
  /// Begins a family, whose Names are then filed.
  void begin(const Block& family) { families_.insert(family.text); }
  /// Files a Name under its family, if that was begun.
  void file(NodeId name, const Profile& profile);
  /// Adds the Names of the family that may mean the same person.
  void find(const Block& family, const Profile& profile, std::set<NodeId>& found) const;
  void clear();
  std::size_t size() const { return names_.size(); }

 private:
  std::unordered_set<std::string> families_;
  std::unordered_multimap<std::uint64_t, NodeId> names_;
};

}  // namespace newsgraph::resolve
