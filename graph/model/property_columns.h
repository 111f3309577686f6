// Properties by key: one typed column a key, of the nodes or of the relationships of a Graph.
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "newsgraph/graph/graph.h"
#include "newsgraph/graph/model/mutable_column.h"

namespace newsgraph::model {

class PropertyColumns {
 public:
  /// `strings` must outlive the columns.
  explicit PropertyColumns(StringPool& strings) : strings_(strings) {}

  /// An empty column when nothing ever had the key.
  const PropertyColumn& column(KeyId key) const;
  /// Null when absent.
  Value get(std::uint32_t id, KeyId key) const { return column(key).value(strings_, id); }
  /// A null value takes the property away. Returns what was there before.
  Value set(std::uint32_t id, KeyId key, const Value& value);
  /// As set(), without looking for what was there before.
  void put(std::uint32_t id, KeyId key, const Value& value) { made(key).set(id, value, strings_); }
  void put_text(std::uint32_t id, KeyId key, std::string_view text) {
    made(key).set_text(id, text, strings_);
  }
  /// Takes over a column, whose strings are held already, of a key that has none.
  void adopt(KeyId key, MutableColumn column);

  // As of MutableColumn, for all columns.
  void mark_strings(std::vector<bool>& held) const;
  void renumber_strings(const std::vector<StringId>& renumbered);

  /// Calls visit(key, value) for each property of the id, in the order of key ids.
  template <class Visit>
  void for_each(std::uint32_t id, Visit visit) const {
    for (std::uint32_t key = 0; key < columns_.size(); ++key) {
      if (columns_[key].has(id)) visit(KeyId{key}, columns_[key].value(strings_, id));
    }
  }

 private:
  MutableColumn& made(KeyId key);

  StringPool& strings_;
  std::deque<MutableColumn> columns_;
};

}  // namespace newsgraph::model
