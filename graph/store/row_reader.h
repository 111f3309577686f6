// What the rows of a graph file say, checked: ids in range, names that exist, values that have a
// meaning. Whatever is wrong with a row throws the error of a damaged file.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "newsgraph/graph/graph.h"
#include "newsgraph/graph/store/connection.h"
#include "newsgraph/graph/store/property_text.h"

namespace newsgraph::store {

class RowReader {
 public:
  /// `names` has all labels, types and keys of the file, once they are asked for; both must outlive
  /// the reader.
  RowReader(const Connection& connection, const Graph& names)
      : connection_(connection), names_(names) {}

  std::uint32_t number32(const Statement& row, int column) const;
  LabelId label(std::int64_t number) const;
  TypeId type(std::int64_t number) const;
  KeyId key(std::int64_t number) const;

  // Good until the next call.
  const std::vector<LabelId>& labels(const Statement& row, int column);
  const std::vector<LabelId>& labels(std::span<const std::int64_t> numbers);
  using Properties = std::vector<std::pair<KeyId, Value>>;
  const Properties& properties(const Statement& row, int column, std::int64_t owner);
  const Properties& properties(std::span<const PropertyReader::Property> read, std::int64_t owner);

  /// Of the six columns from `column` on.
  Evidence evidence(const Statement& row, int column) const;

  [[noreturn]] void damaged(const std::string& detail) const;

 private:
  template <class Id>
  Id id_of(std::span<const std::string> names, std::int64_t number) const;

  const Connection& connection_;
  const Graph& names_;
  // Kept from row to row for their memory.
  PropertyReader reader_;
  std::vector<std::int64_t> numbers_;
  std::vector<LabelId> labels_;
  Properties properties_;
};

/// The columns of table evidence that make up an Evidence, in order.
inline constexpr const char* kEvidenceColumns =
    "article, sentence, begin_codepoint, end_codepoint, quote, confidence";

}  // namespace newsgraph::store
