// The properties of a node or a relationship as the text of one column.
//
//     [[0,4,"Mohsin Naqvi"],[3,2,46]]
//
// A JSON array of triples, by rising key: the key's id, the type's number and the value. A thing
// without properties has NULL instead. One column rather than a row a property, because a row of
// its own costs more than most values: a third of the file, and most of the time of an import.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "newsgraph/graph/graph.h"
#include "newsgraph/graph/store/value_encoding.h"

namespace newsgraph::store {

/// Writes one such text after the other into the same memory.
class PropertyText {
 public:
  PropertyText() : writer_(buffer_) { clear(); }

  void clear();
  /// Keys must rise. Throws as write_value() does; the text is of no use then until clear().
  void add(KeyId key, const Value& value);
  void add_text(KeyId key, std::string_view text);
  /// All of a thing's properties, and nothing else.
  void set(const Graph& graph, const Map& properties);
  /// What to bind; borrowed until the next clear(). Call once.
  Cell finish();

 private:
  void begin_triple(KeyId key, std::int64_t type);

  rapidjson::StringBuffer buffer_;
  JsonWriter writer_;
  bool empty_ = true;
  std::vector<std::pair<KeyId, const Value*>> by_key_;
};

/// Reads such texts back.
class PropertyReader {
 public:
  struct Property {
    std::int64_t key;
    std::optional<Value> value;  ///< nothing when type and value do not fit
  };
  /// nullptr when the text is no array of triples. Good until the next call.
  const std::vector<Property>* read(std::string_view text);

 private:
  // One piece of memory for all texts: a document of its own would take and free 64 KiB a row.
  std::vector<char> room_ = std::vector<char>(std::size_t{1} << 16);
  rapidjson::MemoryPoolAllocator<> memory_{room_.data(), room_.size()};
  std::vector<Property> properties_;
};

}  // namespace newsgraph::store
