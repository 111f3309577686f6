// Graph's properties as they lie in memory.
#include "newsgraph/graph/graph.h"
#include "newsgraph/graph/model/graph_implementation.h"

namespace newsgraph {

const PropertyColumn& Graph::node_column(KeyId key) const {
  return implementation_->node_properties.column(key);
}

const PropertyColumn& Graph::relationship_column(KeyId key) const {
  return implementation_->relationship_properties.column(key);
}

const Strings& Graph::strings() const {
  return implementation_->strings;
}

std::string_view Graph::text(StringId id) const {
  return implementation_->strings.text(id);
}

std::optional<StringId> Graph::find_text(std::string_view text) const {
  return implementation_->strings.find(text);
}

}  // namespace newsgraph
