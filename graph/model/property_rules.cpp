#include "newsgraph/graph/model/property_rules.h"

#include "newsgraph/graph/error.h"
#include "newsgraph/graph/message.h"

namespace newsgraph::model {

namespace {

void require_storable(std::string_view key, const Value& value, bool in_list) {
  const bool nested_in_list = in_list && (value.is_null() || value.is_list());
  if (value.is_map() || value.is_node() || value.is_relationship() || value.is_path() ||
      nested_in_list) {
    throw Error(ErrorKind::kInput,
                "property " + in_quotes(key) + " cannot hold " +
                    with_article(type_name(value.type())) + (in_list ? " in a list" : ""),
                {},
                "Properties hold booleans, numbers, strings, temporal values and lists of them.");
  }
  if (value.is_list()) {
    for (const Value& item : value.as_list()) require_storable(key, item, true);
  }
}

}  // namespace

void require_storable(std::string_view key, const Value& value) {
  require_storable(key, value, false);
}

void require_storable(const Map& properties) {
  for (const auto& [key, value] : properties) require_storable(key, value);
}

}  // namespace newsgraph::model
