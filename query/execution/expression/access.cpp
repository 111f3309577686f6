// Parts of things: properties, subscripts, slices, labels, map projections.
#include <algorithm>

#include "newsgraph/query/execution/entity.h"
#include "newsgraph/query/execution/expression/compiler.h"
#include "newsgraph/query/functions/list_builder.h"

namespace newsgraph::execution {
namespace {

[[noreturn]] void fail_subscript(std::string detail, const Value& object, const Value& index) {
  throw QueryError("TypeError", std::move(detail),
                   "A value of type " + std::string(type_name(object.type())) +
                       " cannot be subscripted by a value of type " +
                       std::string(type_name(index.type())),
                   object.is_string() ? "Write substring(text, start, length)." : "");
}

/// The place that an index, from the end when negative, means in a list; nullopt outside it.
std::optional<std::size_t> position(std::int64_t index, std::size_t size) {
  const auto signed_size = static_cast<std::int64_t>(size);
  if (index < 0) index += signed_size;
  if (index < 0 || index >= signed_size) return std::nullopt;
  return static_cast<std::size_t>(index);
}

Value subscript(const Execution& execution, const Value& object, const Value& index) {
  const bool keyed = object.is_map() || object.is_node() || object.is_relationship();
  if (object.is_null()) return {};
  if (!object.is_list() && !keyed) fail_subscript("InvalidArgumentType", object, index);
  if (index.is_null()) return {};
  if (object.is_list()) {
    if (!index.is_integer()) fail_subscript("ListElementAccessByNonInteger", object, index);
    const auto place = position(index.as_integer(), object.as_list().size());
    return place ? object.as_list()[*place] : Value();
  }
  if (!index.is_string()) {
    fail_subscript(object.is_map() ? "MapElementAccessByNonString" : "PropertyAccessByNonString",
                   object, index);
  }
  return property_of(execution, object, KeyName(index.as_string()));
}

/// A bound of a slice, brought into the list.
std::int64_t slice_bound(const Value& bound, std::int64_t size) {
  if (!bound.is_integer()) {
    throw QueryError("TypeError", "ListElementAccessByNonInteger",
                     "The bounds of a slice are integers, not values of type " +
                         std::string(type_name(bound.type())));
  }
  const std::int64_t index = bound.as_integer();
  return std::clamp<std::int64_t>(index < 0 ? index + size : index, 0, size);
}

Value slice(const Value& object, const Value* from, const Value* to, functions::Budget& budget) {
  if (object.is_null() || (from && from->is_null()) || (to && to->is_null())) return {};
  if (!object.is_list()) {
    throw QueryError(
        "TypeError", "InvalidArgumentType",
        "Only a list can be sliced, not a value of type " + std::string(type_name(object.type())));
  }
  const List& list = object.as_list();
  const auto size = static_cast<std::int64_t>(list.size());
  const std::int64_t begin = from ? slice_bound(*from, size) : 0;
  const std::int64_t end = to ? slice_bound(*to, size) : size;
  functions::ListBuilder part(budget, static_cast<std::size_t>(std::max(end - begin, {})));
  for (std::int64_t i = begin; i < end; ++i) part.add(list[static_cast<std::size_t>(i)]);
  return part.take();
}

struct ProjectedItem {
  parser::MapProjection::ItemKind kind;
  KeyName key;
  ExpressionPtr value;
  planner::Slot slot;
};

void project(const Execution& execution, const Value& object, const ProjectedItem& item, Row& row,
             Map& out) {
  using Kind = parser::MapProjection::ItemKind;
  switch (item.kind) {
    case Kind::kProperty:
      out.insert_or_assign(item.key.name(), property_of(execution, object, item.key));
      break;
    case Kind::kAllProperties:
      for (auto& [key, value] : properties_of(execution, object)) out.insert_or_assign(key, value);
      break;
    case Kind::kVariable:
      out.insert_or_assign(item.key.name(), row[item.slot]);
      break;
    case Kind::kEntry:
      out.insert_or_assign(item.key.name(), item.value->evaluate(row));
      break;
  }
}

}  // namespace

ExpressionPtr Compiler::make(const Source& source, const parser::PropertyAccess& node) {
  return make_expression([object = compile(node.object), key = KeyName(node.key),
                          span = source.span, &execution = execution_](Row& row) -> Value {
    const Value value = object->evaluate(row);
    try {
      return property_of(execution, value, key);
    } catch (const QueryError& error) {
      execution.fail(error, span);
    }
  });
}

ExpressionPtr Compiler::make(const Source& source, const parser::Subscript& node) {
  return make_expression([object = compile(node.object), index = compile(node.index),
                          span = source.span, &execution = execution_](Row& row) -> Value {
    const Value object_value = object->evaluate(row);
    const Value index_value = index->evaluate(row);
    try {
      return subscript(execution, object_value, index_value);
    } catch (const QueryError& error) {
      execution.fail(error, span);
    }
  });
}

ExpressionPtr Compiler::make(const Source& source, const parser::Slice& node) {
  return make_expression([object = compile(node.object), from = compile(node.from),
                          to = compile(node.to), span = source.span,
                          &execution = execution_](Row& row) -> Value {
    const Value object_value = object->evaluate(row);
    const Value from_value = from ? from->evaluate(row) : Value();
    const Value to_value = to ? to->evaluate(row) : Value();
    try {
      return slice(object_value, from ? &from_value : nullptr, to ? &to_value : nullptr,
                   execution.budget());
    } catch (const QueryError& error) {
      execution.fail(error, span);
    }
  });
}

ExpressionPtr Compiler::make(const Source& source, const parser::LabelTest& node) {
  std::vector<LabelName> labels;
  for (const std::string& label : node.labels) labels.emplace_back(label);
  return make_expression([object = compile(node.object), labels = std::move(labels),
                          span = source.span, &execution = execution_](Row& row) -> Value {
    const Value entity = object->evaluate(row);
    if (entity.is_null()) return {};
    try {
      for (const LabelName& label : labels) {
        if (!has_label(execution, entity, label)) return false;
      }
      return true;
    } catch (const QueryError& error) {
      execution.fail(error, span);
    }
  });
}

ExpressionPtr Compiler::make(const Source& source, const parser::MapProjection& node) {
  std::vector<ProjectedItem> items;
  for (const parser::MapProjection::Item& item : node.items) {
    const auto slot = bound_.reads.find(&item);
    items.push_back({item.kind, KeyName(item.key), compile(item.value),
                     slot == bound_.reads.end() ? planner::Slot{} : slot->second});
  }
  return make_expression([slot = local(source), items = std::move(items), span = source.span,
                          &execution = execution_](Row& row) -> Value {
    const Value object = row[slot];
    if (object.is_null()) return {};
    try {
      Map map;
      for (const ProjectedItem& item : items) project(execution, object, item, row, map);
      return execution.sound(std::move(map));
    } catch (const QueryError& error) {
      execution.fail(error, span);
    }
  });
}

}  // namespace newsgraph::execution
