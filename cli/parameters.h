// "name=value" arguments to the values of $name in a query.
#pragma once

#include <string>
#include <vector>

#include "newsgraph/query/engine.h"

namespace newsgraph::cli {

/// A value is read as JSON; what is no JSON is the text itself, so that names need no quotes:
/// `limit=5` is a number, `name=Mohsin Naqvi` a string, `name="5"` a string, `ids=[1,2]` a list.
/// Throws Error (kUsage) when an argument has no name, a name is given twice, or a value cannot be
/// held.
Parameters parse_parameters(const std::vector<std::string>& arguments);

/// The members of the JSON object that a line is. Throws Error (kInput) at `where` when it is none.
Parameters parse_parameter_line(const std::string& line, const SourceLocation& where);

}  // namespace newsgraph::cli
