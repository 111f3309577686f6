#include <boost/graph/incremental_components.hpp>
#include <boost/pending/disjoint_sets.hpp>

#include "newsgraph/graph/algorithm/numbering.h"
#include "newsgraph/graph/algorithms.h"

namespace newsgraph {

std::vector<std::size_t> weakly_connected_components(const Projection& projection) {
  const std::size_t size = projection.size();
  std::vector<std::uint32_t> ranks(size), parents(size);
  boost::disjoint_sets sets(ranks.data(), parents.data());
  boost::initialize_incremental_components(projection.packed(), sets);
  boost::incremental_components(projection.packed(), sets);
  std::vector<std::size_t> components(size);
  for (std::uint32_t vertex = 0; vertex < size; ++vertex) {
    components[vertex] = sets.find_set(vertex);
  }
  return numbered_by_appearance(std::move(components));
}

}  // namespace newsgraph
