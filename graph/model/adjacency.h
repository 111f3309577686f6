// The relationships on one side of one node, grouped by type in contiguous memory.
//
// Within a type, entries are in the order of relationship ids, so taking a relationship back in
// puts it where it was. Types stand in the order of their ids.
#pragma once

#include <span>
#include <vector>

#include "newsgraph/graph/graph.h"

namespace newsgraph::model {

class Adjacency {
 public:
  void insert(TypeId type, Adjacent entry);
  /// The relationship must be there.
  void erase(TypeId type, RelationshipId relationship);

  std::span<const Adjacent> all() const { return entries_; }
  std::span<const Adjacent> of_type(TypeId type) const;

 private:
  /// A type and where its entries end; they begin where those of the type before end.
  struct Run {
    TypeId type;
    std::uint32_t end;
  };

  std::vector<Run>::iterator find_run(TypeId type);
  std::uint32_t begin_of(std::vector<Run>::const_iterator run) const;

  std::vector<Adjacent> entries_;
  std::vector<Run> runs_;
};

}  // namespace newsgraph::model
