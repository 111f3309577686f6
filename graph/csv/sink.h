// Where what was read from CSV files goes: a new graph file, or a graph.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "newsgraph/graph/graph.h"

namespace newsgraph::csv {

/// A property of the record at hand. A string is a view of the record, since most of them only go
/// from one file into another.
struct Property {
  KeyId key;
  std::string_view text;
  std::optional<Value> value;  ///< none: it is the string `text`
};

class Sink {
 public:
  virtual ~Sink() = default;
  virtual LabelId intern_label(std::string_view name) = 0;
  virtual TypeId intern_type(std::string_view name) = 0;
  virtual KeyId intern_key(std::string_view name) = 0;
  /// Has nodes of the label found by the property.
  virtual void create_index(LabelId label, KeyId key) = 0;
  /// Labels and properties rise by id. Gives the id of the node.
  virtual std::uint32_t add_node(std::span<const LabelId> labels,
                                 std::span<const Property> properties) = 0;
  virtual void add_relationship(std::uint32_t source, TypeId type, std::uint32_t target,
                                std::span<const Property> properties,
                                std::span<const Evidence> evidence) = 0;
};

}  // namespace newsgraph::csv
