// Names that a query or the options of a procedure ask for, and whether the graph has them.
#pragma once

#include <string>
#include <string_view>

#include "newsgraph/graph/graph.h"
#include "newsgraph/query/notification.h"

namespace newsgraph::functions {

enum class NameKind { kLabel, kType, kKey };

/// Whether a node has the label, a relationship the type; whether a key was ever used.
bool is_used(const Graph& graph, NameKind kind, std::string_view name);

/// "Did you mean :Person?" for the nearest name of the kind that the graph uses; empty when none is
/// near.
std::string suggestion(const Graph& graph, NameKind kind, std::string_view name);

/// Says that the graph has nothing of the name. Place and excerpt are left to who knows where the
/// name stands.
Notification unknown_name(const Graph& graph, NameKind kind, std::string_view name);

}  // namespace newsgraph::functions
