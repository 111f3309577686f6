#include "newsgraph/graph/store/older_rows.h"

namespace newsgraph::store {

OlderRows::OlderRows(const Connection& connection, const std::string& owner)
    : property_rows_(connection, owner + "_property",
                     "SELECT " + owner + ", key, type, value FROM " + owner +
                         "_property ORDER BY " + owner + ", key") {
  if (owner != "node") return;
  label_rows_.emplace(connection, "node_label",
                      "SELECT node, label FROM node_label ORDER BY node, label");
}

const std::vector<std::int64_t>& OlderRows::labels_of(std::uint32_t node) {
  labels_.clear();
  label_rows_->rows_of(node, [this](const Statement& row) { labels_.push_back(row.integer(1)); });
  return labels_;
}

const std::vector<PropertyReader::Property>& OlderRows::properties_of(std::uint32_t owner) {
  properties_.clear();
  property_rows_.rows_of(owner, [this](const Statement& row) {
    properties_.push_back({row.integer(1), decode_value(row.integer(2), row.cell(3))});
  });
  return properties_;
}

void OlderRows::expect_end() const {
  if (label_rows_) label_rows_->expect_end();
  property_rows_.expect_end();
}

}  // namespace newsgraph::store
