#include "newsgraph/graph/store/label_text.h"

#include <rapidjson/document.h>

#include "newsgraph/graph/store/value_encoding.h"

namespace newsgraph::store {

void write_labels(std::span<const LabelId> labels, std::string& text) {
  text = '[';
  for (const LabelId label : labels) {
    if (text.size() > 1) text += ',';
    text += std::to_string(label.value);
  }
  text += ']';
}

bool read_labels(std::string_view text, std::vector<std::int64_t>& ids) {
  ids.clear();
  rapidjson::Document json;
  if (!read_json(text, json) || !json.IsArray()) return false;
  for (const rapidjson::Value& id : json.GetArray()) {
    if (!id.IsInt64()) return false;
    ids.push_back(id.GetInt64());
  }
  return true;
}

}  // namespace newsgraph::store
