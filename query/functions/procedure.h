// Procedures: what CALL names. The engine brings its own; a caller (the compatibility kit's runner)
// may add more.
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/graph/graph.h"
#include "newsgraph/query/notification.h"

namespace newsgraph {
class Projection;
class TextSearch;
struct ProjectionOptions;
}  // namespace newsgraph

namespace newsgraph::functions {

struct ProcedureField {
  std::string name;
  std::string type;  ///< "INTEGER", "STRING", "NUMBER", "FLOAT", "ANY" …
  bool nullable = true;
  /// Of an input, that a call may leave it out, and all after it; it is null then.
  bool optional = false;
};

/// What a procedure may look at besides its arguments.
struct ProcedureContext {
  const Graph& graph;
  std::function<const TextSearch&()> text_search;
  /// To be called after each piece of work of bounded size; throws QueryError when the query has to
  /// stop.
  std::function<void()> checkpoint;
  /// The part of the graph, as it is now; alive until the next call. Made once for calls that ask
  /// for the same part of an unchanged graph, as one for each row of a MATCH does. Throws what the
  /// constructor of Projection throws.
  std::function<const Projection&(const ProjectionOptions&)> projection;
  /// Tells who asks of what is legal but hardly meant, once however often it is said; place and
  /// excerpt are added.
  std::function<void(Notification)> notify;
};

struct Procedure {
  /// Rows of the outputs' values.
  using Rows = std::vector<std::vector<Value>>;

  std::string name;  ///< with namespaces: "db.labels"
  std::string summary;
  std::vector<ProcedureField> inputs;
  std::vector<ProcedureField> outputs;  ///< empty for a procedure called for its effect
  std::function<Rows(const ProcedureContext&, std::span<const Value>)> call;

  /// How many arguments a call must have at least.
  std::size_t required_inputs() const;
  /// "db.labels() :: (label :: STRING)"; a `?` follows a type that may be null, and what may be
  /// left out has a default.
  std::string signature() const;
};

using ProcedureTable = std::map<std::string, Procedure, std::less<>>;

/// The procedures every engine has.
const ProcedureTable& built_in_procedures();

}  // namespace newsgraph::functions
