// Labels and properties as versions 1 and 2 of the file keep them: a row each, in tables of their
// own.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "newsgraph/graph/store/connection.h"
#include "newsgraph/graph/store/cursor.h"
#include "newsgraph/graph/store/property_text.h"

namespace newsgraph::store {

class OlderRows {
 public:
  /// `owner` is "node" or "relationship".
  OlderRows(const Connection& connection, const std::string& owner);

  // Owners are asked for in the order of their ids; the answer is good until the next one.
  const std::vector<std::int64_t>& labels_of(std::uint32_t node);
  const std::vector<PropertyReader::Property>& properties_of(std::uint32_t owner);
  /// Throws Error when rows are left that belong to nobody.
  void expect_end() const;

 private:
  std::optional<Cursor> label_rows_;
  Cursor property_rows_;
  std::vector<std::int64_t> labels_;
  std::vector<PropertyReader::Property> properties_;
};

}  // namespace newsgraph::store
