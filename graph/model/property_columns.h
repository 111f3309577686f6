// Properties by key: one column a key, each column in pages that exist only where there are values.
//
// A key that nearly every node has costs one slot a node; a key that few have costs a page for
// every 256 neighbouring ids that hold any.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "newsgraph/graph/graph.h"

namespace newsgraph::model {

class PropertyColumns {
 public:
  /// Null when absent. The reference is valid until the next set().
  const Value& get(std::uint32_t id, KeyId key) const;
  /// A null value takes the property away. Returns what was there before.
  Value set(std::uint32_t id, KeyId key, Value value);

  /// Calls visit(key, value) for each property of the id, in the order of key ids.
  template <class Visit>
  void for_each(std::uint32_t id, Visit visit) const {
    for (std::uint32_t key = 0; key < columns_.size(); ++key) {
      const Value& value = get(id, KeyId{key});
      if (!value.is_null()) visit(KeyId{key}, value);
    }
  }

 private:
  static constexpr std::uint32_t kPageSize = 256;
  struct Page {
    std::vector<Value> values = std::vector<Value>(kPageSize);
    std::uint32_t used = 0;
  };
  using Column = std::vector<std::unique_ptr<Page>>;

  std::vector<Column> columns_;
};

}  // namespace newsgraph::model
