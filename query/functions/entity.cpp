// Functions of nodes, relationships and paths.
#include <limits>

#include "newsgraph/query/functions/arguments.h"
#include "newsgraph/query/functions/function_groups.h"

namespace newsgraph::functions {

namespace {

using Arguments = std::span<const Value>;
using Context = FunctionContext;

QueryError deleted_entity() {
  return QueryError("EntityNotFound", "DeletedEntityAccess",
                    "this node or relationship has been deleted by the query");
}

void require_living(const Graph& graph, const Value& value) {
  const bool living =
      value.is_node() ? graph.contains(value.as_node()) : graph.contains(value.as_relationship());
  if (!living) throw deleted_entity();
}

Value id(const Context&, Arguments arguments) {
  const Value& entity = arguments[0];
  if (entity.is_node()) return std::int64_t{entity.as_node().value};
  if (entity.is_relationship()) return std::int64_t{entity.as_relationship().value};
  throw wrong_type("id", "a NODE or a RELATIONSHIP", entity);
}

Value element_id(const Context& context, Arguments arguments) {
  return std::to_string(id(context, arguments).as_integer());
}

Value labels(const Context& context, Arguments arguments) {
  if (!arguments[0].is_node()) throw wrong_type("labels", "a NODE", arguments[0]);
  require_living(context.graph, arguments[0]);
  List names;
  for (const LabelId label : context.graph.labels(arguments[0].as_node())) {
    names.emplace_back(context.graph.name(label));
  }
  return names;
}

Value type(const Context& context, Arguments arguments) {
  if (!arguments[0].is_relationship()) throw wrong_type("type", "a RELATIONSHIP", arguments[0]);
  require_living(context.graph, arguments[0]);
  return context.graph.name(context.graph.type(arguments[0].as_relationship()));
}

Map properties_of(std::string_view function, const Graph& graph, const Value& value) {
  if (value.is_map()) return value.as_map();
  if (!value.is_node() && !value.is_relationship()) {
    throw wrong_type(function, "a NODE, a RELATIONSHIP or a MAP", value);
  }
  require_living(graph, value);
  return value.is_node() ? graph.properties(value.as_node())
                         : graph.properties(value.as_relationship());
}

Value properties(const Context& context, Arguments arguments) {
  return properties_of("properties", context.graph, arguments[0]);
}

Value keys(const Context& context, Arguments arguments) {
  List names;
  for (const auto& [key, value] : properties_of("keys", context.graph, arguments[0])) {
    names.emplace_back(key);
  }
  return names;
}

NodeId end_of(std::string_view function, const Context& context, const Value& relationship,
              bool start) {
  if (!relationship.is_relationship()) throw wrong_type(function, "a RELATIONSHIP", relationship);
  require_living(context.graph, relationship);
  const RelationshipId of = relationship.as_relationship();
  return start ? context.graph.source(of) : context.graph.target(of);
}

Value start_node(const Context& context, Arguments arguments) {
  return end_of("startNode", context, arguments[0], true);
}

Value end_node(const Context& context, Arguments arguments) {
  return end_of("endNode", context, arguments[0], false);
}

Value length(const Context&, Arguments arguments) {
  if (!arguments[0].is_path()) throw wrong_type("length", "a PATH", arguments[0]);
  return static_cast<std::int64_t>(arguments[0].as_path().relationships.size());
}

Value nodes(const Context&, Arguments arguments) {
  if (!arguments[0].is_path()) throw wrong_type("nodes", "a PATH", arguments[0]);
  const Path& path = arguments[0].as_path();
  return List(path.nodes.begin(), path.nodes.end());
}

Value relationships(const Context&, Arguments arguments) {
  if (!arguments[0].is_path()) throw wrong_type("relationships", "a PATH", arguments[0]);
  const Path& path = arguments[0].as_path();
  return List(path.relationships.begin(), path.relationships.end());
}

Value coalesce(const Context&, Arguments arguments) {
  for (const Value& value : arguments) {
    if (!value.is_null()) return value;
  }
  return {};
}

Value exists(const Context&, Arguments arguments) {
  return !arguments[0].is_null();
}

constexpr std::size_t kAny = std::numeric_limits<std::size_t>::max();

}  // namespace

std::vector<Function> entity_functions() {
  using enum ValueType;
  return {
      {"id",
       "id(entity :: NODE? | RELATIONSHIP?) :: INTEGER?",
       "The id of a node or relationship, stable for as long as it lives.",
       1,
       1,
       true,
       {{kNode, kRelationship}},
       id},
      {"elementId",
       "elementId(entity :: NODE? | RELATIONSHIP?) :: STRING?",
       "The id of a node or relationship as text.",
       1,
       1,
       true,
       {{kNode, kRelationship}},
       element_id},
      {"labels",
       "labels(node :: NODE?) :: LIST OF STRING?",
       "The labels of a node.",
       1,
       1,
       true,
       {{kNode}},
       labels},
      {"type",
       "type(relationship :: RELATIONSHIP?) :: STRING?",
       "The type of a relationship.",
       1,
       1,
       true,
       {{kRelationship}},
       type},
      {"properties",
       "properties(entity :: NODE? | RELATIONSHIP? | MAP?) :: MAP?",
       "All properties of a node or relationship as a map.",
       1,
       1,
       true,
       {{kNode, kRelationship, kMap}},
       properties},
      {"keys",
       "keys(entity :: NODE? | RELATIONSHIP? | MAP?) :: LIST OF STRING?",
       "The keys of all properties of a node or relationship, or of a map.",
       1,
       1,
       true,
       {{kNode, kRelationship, kMap}},
       keys},
      {"startNode",
       "startNode(relationship :: RELATIONSHIP?) :: NODE?",
       "The node a relationship leaves.",
       1,
       1,
       true,
       {{kRelationship}},
       start_node},
      {"endNode",
       "endNode(relationship :: RELATIONSHIP?) :: NODE?",
       "The node a relationship enters.",
       1,
       1,
       true,
       {{kRelationship}},
       end_node},
      {"length",
       "length(path :: PATH?) :: INTEGER?",
       "The number of relationships of a path.",
       1,
       1,
       true,
       {{kPath}},
       length},
      {"nodes",
       "nodes(path :: PATH?) :: LIST OF NODE?",
       "The nodes of a path, in order.",
       1,
       1,
       true,
       {{kPath}},
       nodes},
      {"relationships",
       "relationships(path :: PATH?) :: LIST OF RELATIONSHIP?",
       "The relationships of a path, in order.",
       1,
       1,
       true,
       {{kPath}},
       relationships},
      {"coalesce",
       "coalesce(value :: ANY?, …) :: ANY?",
       "The first argument that is not null.",
       1,
       kAny,
       false,
       {},
       coalesce},
      {"exists",
       "exists(property :: ANY?) :: BOOLEAN",
       "Whether a property is there.",
       1,
       1,
       false,
       {},
       exists},
  };
}

}  // namespace newsgraph::functions
