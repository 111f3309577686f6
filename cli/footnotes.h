// The sentences behind the relationships of a table, numbered and quoted under it.
#pragma once

#include <cstddef>
#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "newsgraph/cli/table.h"
#include "newsgraph/graph/graph.h"

namespace newsgraph::cli {

class Footnotes {
 public:
  /// "[1]": the number of the relationship, the next one when it is new.
  std::string reference(RelationshipId relationship);
  /// Each relationship with its evidence:
  ///     [1] “…” – Title, 2025-02-25
  void write(const Graph& graph, std::ostream& out, const TableStyle& style) const;

 private:
  std::map<RelationshipId, std::size_t> numbers_;
  std::vector<RelationshipId> in_order_;
};

}  // namespace newsgraph::cli
