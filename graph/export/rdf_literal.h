// Values as RDF literals (https://www.w3.org/TR/xmlschema11-2/).
#pragma once

#include "newsgraph/graph/export/rdf.h"

namespace newsgraph::exporting {

/// An XML Schema literal where it has one for the value; else one of a datatype of newsgraph's own
/// with the ISO 8601 text: durations of several signs, offsets that have seconds. The name of a
/// time zone goes; the offset stays. A list is an RDF list.
Term literal_of(const Value& value);

}  // namespace newsgraph::exporting
