#include "newsgraph/query/execution/entity.h"

#include "newsgraph/query/functions/temporal_fields.h"

namespace newsgraph::execution {
namespace {

template <class Id>
Value stored(const Graph& graph, Id entity, const KeyName& key) {
  const auto id = key.id(graph);
  return id ? graph.property(entity, *id) : Value();
}

[[noreturn]] void fail_access(const Value& object) {
  throw QueryError("TypeError", "InvalidArgumentType",
                   "A value of type " + std::string(type_name(object.type())) +
                       " has no properties; expected a node, relationship, map or temporal value");
}

}  // namespace

Value property_of(const Execution& execution, const Value& object, const KeyName& key) {
  switch (object.type()) {
    case ValueType::kNull:
      return {};
    case ValueType::kNode:
      execution.require_alive(object);
      return stored(execution.graph(), object.as_node(), key);
    case ValueType::kRelationship:
      execution.require_alive(object);
      return stored(execution.graph(), object.as_relationship(), key);
    case ValueType::kMap: {
      const auto found = object.as_map().find(key.name());
      return found == object.as_map().end() ? Value() : found->second;
    }
    default:
      break;
  }
  if (!object.is_temporal()) fail_access(object);
  const auto field = functions::temporal_field(object, key.name());
  return field ? *field : Value();
}

Map properties_of(const Execution& execution, const Value& object) {
  if (object.is_map()) return object.as_map();
  if (object.is_node()) {
    execution.require_alive(object);
    return execution.graph().properties(object.as_node());
  }
  if (object.is_relationship()) {
    execution.require_alive(object);
    return execution.graph().properties(object.as_relationship());
  }
  fail_access(object);
}

bool has_label(const Execution& execution, const Value& entity, const LabelName& label) {
  const Graph& graph = execution.graph();
  if (!entity.is_node() && !entity.is_relationship()) {
    throw QueryError("TypeError", "InvalidArgumentType",
                     "A value of type " + std::string(type_name(entity.type())) +
                         " has no labels; expected a node or a relationship");
  }
  execution.require_alive(entity);
  if (entity.is_relationship()) {
    return graph.name(graph.type(entity.as_relationship())) == label.name();
  }
  const auto id = label.id(graph);
  return id && graph.has_label(entity.as_node(), *id);
}

void require_property_value(const Value& value) {
  const auto unfit = [](const Value& part) {
    return part.is_map() || part.is_node() || part.is_relationship() || part.is_path();
  };
  bool fits = !unfit(value);
  if (value.is_list()) {
    for (const Value& item : value.as_list()) {
      fits = fits && !unfit(item) && !item.is_null() && !item.is_list();
    }
  }
  if (fits) return;
  throw QueryError("TypeError", "InvalidPropertyType",
                   "A property can be a boolean, number, string, temporal value or a list of "
                   "these, not a value of type " +
                       std::string(type_name(value.type())) +
                       (value.is_list() ? " that holds anything else" : ""));
}

void set_property(Execution& execution, const Value& entity, std::string_view key,
                  const Value& value) {
  require_property_value(value);
  execution.require_alive(entity);
  execution.changed(kPropertyBytes + own_bytes(value));
  if (entity.is_node()) {
    execution.writable().set_property(entity.as_node(), key, value);
  } else {
    execution.writable().set_property(entity.as_relationship(), key, value);
  }
}

}  // namespace newsgraph::execution
