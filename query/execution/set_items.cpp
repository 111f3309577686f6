#include "newsgraph/query/execution/set_items.h"

#include "newsgraph/query/execution/entity.h"

namespace newsgraph::execution {

using Kind = parser::SetItem::Kind;

ItemSetter::ItemSetter(const std::vector<planner::SetItem>& plan, Execution& execution)
    : execution_(execution) {
  for (const planner::SetItem& item : plan) {
    items_.push_back({item.kind, compile(item.target, execution), item.key,
                      compile(item.value, execution), item.labels, item.target.ast->span});
  }
}

void ItemSetter::set(Row& row) const {
  for (const Item& item : items_) {
    try {
      set(item, row);
    } catch (const QueryError& error) {
      execution_.fail(error, item.span);
    }
  }
}

void ItemSetter::set(const Item& item, Row& row) const {
  const Value entity = item.target->evaluate(row);
  const Value value = item.value ? item.value->evaluate(row) : Value();
  if (entity.is_null()) return;
  require_entity(entity);
  switch (item.kind) {
    case Kind::kProperty:
      set_property(execution_, entity, item.key, value);
      break;
    case Kind::kReplaceProperties:
      set_all(entity, value, true);
      break;
    case Kind::kMergeProperties:
      set_all(entity, value, false);
      break;
    case Kind::kLabels:
      add_labels(item, entity);
      break;
  }
}

void ItemSetter::set_all(const Value& entity, const Value& value, bool replace) const {
  const Map properties = value.is_null() ? Map{} : properties_of(execution_, value);
  for (const auto& [key, property] : properties) require_property_value(property);
  if (replace) {
    for (const auto& [key, property] : properties_of(execution_, entity)) {
      if (!properties.contains(key)) set_property(execution_, entity, key, Value());
    }
  }
  for (const auto& [key, property] : properties) {
    set_property(execution_, entity, key, property);
  }
}

void ItemSetter::add_labels(const Item& item, const Value& entity) const {
  if (!entity.is_node()) {
    throw QueryError("TypeError", "InvalidArgumentType", "Only nodes have labels to set");
  }
  execution_.require_alive(entity);
  for (const std::string& label : item.labels) {
    execution_.changed(kLabelBytes);
    execution_.writable().add_label(entity.as_node(), label);
  }
}

void require_entity(const Value& value) {
  if (value.is_node() || value.is_relationship()) return;
  throw QueryError("TypeError", "InvalidArgumentType",
                   "Expected a node or a relationship, not a value of type " +
                       std::string(type_name(value.type())));
}

}  // namespace newsgraph::execution
