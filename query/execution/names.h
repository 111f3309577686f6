// Names of labels, types and keys, looked up in the graph once they are there.
//
// A name may come to be while the query runs, when the query itself writes it, so a failed look-up
// is tried again; a successful one holds for the life of the graph.
#pragma once

#include <optional>
#include <string>

#include "newsgraph/graph/graph.h"

namespace newsgraph::execution {

template <class Id, std::optional<Id> (Graph::*kFind)(std::string_view) const>
class CachedName {
 public:
  explicit CachedName(std::string name) : name_(std::move(name)) {}
  const std::string& name() const { return name_; }
  std::optional<Id> id(const Graph& graph) const {
    if (!id_) id_ = (graph.*kFind)(name_);
    return id_;
  }

 private:
  std::string name_;
  mutable std::optional<Id> id_;
};

using LabelName = CachedName<LabelId, &Graph::find_label>;
using TypeName = CachedName<TypeId, &Graph::find_type>;
using KeyName = CachedName<KeyId, &Graph::find_key>;

}  // namespace newsgraph::execution
