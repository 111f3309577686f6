// Slots, properties, labels, the types of relationships.
#include "newsgraph/graph/property_column.h"
#include "newsgraph/query/execution/batch/expression/compiler.h"
#include "newsgraph/query/functions/function.h"

namespace newsgraph::execution::batch {
namespace {

class SlotRead final : public Expression {
 public:
  SlotRead(planner::Slot slot, Kind kind) : Expression(kind, true), slot_(slot) {}
  const Vector& evaluate(const Chunk& chunk) override { return chunk.columns[slot_]; }

 private:
  planner::Slot slot_;
};

Kind kind_of(ColumnKind kind) {
  switch (kind) {
    case ColumnKind::kBoolean:
      return Kind::kBoolean;
    case ColumnKind::kInteger:
      return Kind::kInteger;
    case ColumnKind::kFloat:
      return Kind::kFloat;
    case ColumnKind::kString:
      return Kind::kString;
    case ColumnKind::kDate:
      return Kind::kDate;
    default:
      return Kind::kValue;
  }
}

/// Calls `put` with every row whose entity has the property, `put_null` with every other.
template <class Put, class PutNull>
void for_each_entity(const PropertyColumn& column, const std::vector<std::uint32_t>& ids,
                     const Put& put, const PutNull& put_null) {
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (ids[i] != kNullId && column.has(ids[i])) {
      put(i, ids[i]);
    } else {
      put_null(i);
    }
  }
}

void fill_property(const PropertyColumn& column, const std::vector<std::uint32_t>& ids,
                   Vector& out) {
  const auto null_beside = [&](std::size_t i) { out.nulls[i] = 1; };
  switch (out.kind) {
    case Kind::kString:
      for_each_entity(
          column, ids,
          [&](std::size_t i, std::uint32_t id) { out.ids[i] = column.string(id).value; },
          [&](std::size_t i) { out.ids[i] = kNullId; });
      break;
    case Kind::kInteger:
    case Kind::kDate:
      for_each_entity(
          column, ids,
          [&](std::size_t i, std::uint32_t id) {
            out.integers[i] = out.kind == Kind::kDate ? column.date(id).days : column.integer(id);
            out.nulls[i] = 0;
          },
          null_beside);
      break;
    case Kind::kFloat:
      for_each_entity(
          column, ids,
          [&](std::size_t i, std::uint32_t id) {
            out.floats[i] = column.number(id);
            out.nulls[i] = 0;
          },
          null_beside);
      break;
    case Kind::kBoolean:
      for_each_entity(
          column, ids,
          [&](std::size_t i, std::uint32_t id) { out.truths[i] = to_truth(column.boolean(id)); },
          [&](std::size_t i) { out.truths[i] = Truth::kUnknown; });
      break;
    default:
      for_each_entity(
          column, ids, [&](std::size_t i, std::uint32_t id) { out.values[i] = column.mixed(id); },
          [&](std::size_t i) { out.values[i] = {}; });
  }
}

}  // namespace

ExpressionPtr make_slot_read(planner::Slot slot, Kind kind) {
  return std::make_unique<SlotRead>(slot, kind);
}

std::optional<planner::Slot> Compiler::slot_of(const Source& source) const {
  const auto read = bound_.reads.find(&source);
  if (read == bound_.reads.end() || !layout_.contains(read->second)) return std::nullopt;
  return read->second;
}

ExpressionPtr Compiler::read(const Source& source) const {
  const auto slot = slot_of(source);
  if (!slot) return nullptr;
  return make_slot_read(*slot, layout_.at(*slot));
}

ExpressionPtr Compiler::make(const Source& source, const parser::Variable&) {
  return read(source);
}

ExpressionPtr Compiler::property(planner::Slot slot, const std::string& key) const {
  const Graph& graph = execution_.graph();
  const Kind owner = layout_.at(slot);
  // A key that nothing has means an empty column.
  const KeyId id = graph.find_key(key).value_or(KeyId{});
  const PropertyColumn& column =
      owner == Kind::kNode ? graph.node_column(id) : graph.relationship_column(id);
  return make_filled(kind_of(column.kind()), [&column, slot](const Chunk& chunk, Vector& out) {
    fill_property(column, chunk.columns[slot].ids, out);
  });
}

ExpressionPtr Compiler::label_set(planner::Slot slot) const {
  const LabelSets& sets = execution_.graph().topology().label_sets();
  return make_filled(Kind::kType, [&sets, slot](const Chunk& chunk, Vector& out) {  // an id
    const std::vector<std::uint32_t>& ids = chunk.columns[slot].ids;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      out.ids[i] = ids[i] == kNullId ? kNullId : sets.number(NodeId{ids[i]});
    }
  });
}

ExpressionPtr Compiler::make(const Source&, const parser::PropertyAccess& node) {
  if (const auto slot = slot_of(*node.object)) {
    const Kind owner = layout_.at(*slot);
    if (owner == Kind::kNode || owner == Kind::kRelationship) return property(*slot, node.key);
  }
  return make_temporal_field(node);
}

ExpressionPtr Compiler::make(const Source&, const parser::LabelTest& node) {
  const auto slot = slot_of(*node.object);
  if (!slot || layout_.at(*slot) != Kind::kNode) return nullptr;
  const Graph& graph = execution_.graph();
  std::vector<const IdSet*> wanted;
  static const IdSet kNone;
  for (const std::string& name : node.labels) {
    const auto label = graph.find_label(name);
    wanted.push_back(label ? &graph.topology().nodes_with(*label) : &kNone);
  }
  return make_filled(Kind::kBoolean, [slot = *slot, wanted](const Chunk& chunk, Vector& out) {
    const std::vector<std::uint32_t>& ids = chunk.columns[slot].ids;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      bool all = true;
      for (const IdSet* nodes : wanted) all = all && nodes->contains(ids[i]);
      out.truths[i] = ids[i] == kNullId ? Truth::kUnknown : to_truth(all);
    }
  });
}

ExpressionPtr Compiler::make(const Source& source, const parser::FunctionCall& node) {
  const functions::Function* function = functions::find_function(node.name);
  if (!function) return nullptr;
  if (function->name == "coalesce" && !node.arguments.empty()) return make_coalesce(node);
  if (function->name.starts_with("date")) return make_date(source, *function, node);
  if (node.arguments.size() != 1) return nullptr;
  if (function->name == "size") return make_size(source, node);
  const auto slot = slot_of(*node.arguments.front());
  if (!slot) return nullptr;
  const Kind kind = layout_.at(*slot);
  const Graph& graph = execution_.graph();
  if (function->name == "type" && kind == Kind::kRelationship) {
    return make_filled(Kind::kType, [&graph, slot = *slot](const Chunk& chunk, Vector& out) {
      const std::vector<std::uint32_t>& ids = chunk.columns[slot].ids;
      for (std::size_t i = 0; i < ids.size(); ++i) {
        out.ids[i] =
            ids[i] == kNullId ? kNullId : graph.topology().type(RelationshipId{ids[i]}).value;
      }
    });
  }
  if (function->name == "id" && (kind == Kind::kNode || kind == Kind::kRelationship)) {
    return make_filled(Kind::kInteger, [slot = *slot](const Chunk& chunk, Vector& out) {
      const std::vector<std::uint32_t>& ids = chunk.columns[slot].ids;
      for (std::size_t i = 0; i < ids.size(); ++i) {
        out.nulls[i] = ids[i] == kNullId ? 1 : 0;
        out.integers[i] = ids[i];
      }
    });
  }
  return nullptr;
}

}  // namespace newsgraph::execution::batch
