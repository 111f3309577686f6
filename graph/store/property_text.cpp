#include "newsgraph/graph/store/property_text.h"

#include <algorithm>

namespace newsgraph::store {

namespace {

constexpr std::int64_t kStringType = 4;  // as in table value_type

}  // namespace

void PropertyText::clear() {
  buffer_.Clear();
  writer_.Reset(buffer_);
  writer_.StartArray();
  empty_ = true;
}

void PropertyText::begin_triple(KeyId key, std::int64_t type) {
  empty_ = false;
  writer_.StartArray();
  writer_.Uint(key.value);
  writer_.Int64(type);
}

void PropertyText::add(KeyId key, const Value& value) {
  begin_triple(key, type_number(value));
  write_value(writer_, value);
  writer_.EndArray();
}

void PropertyText::add_text(KeyId key, std::string_view text) {
  begin_triple(key, kStringType);
  writer_.String(text.data() == nullptr ? "" : text.data(),
                 static_cast<rapidjson::SizeType>(text.size()));
  writer_.EndArray();
}

void PropertyText::set(const Graph& graph, const Map& properties) {
  by_key_.clear();
  for (const auto& [name, value] : properties) by_key_.emplace_back(*graph.find_key(name), &value);
  std::ranges::sort(by_key_, {}, [](const auto& property) { return property.first; });
  clear();
  for (const auto& [key, value] : by_key_) add(key, *value);
}

Cell PropertyText::finish() {
  if (empty_) return {};
  writer_.EndArray();
  return std::string_view(buffer_.GetString(), buffer_.GetSize());
}

const std::vector<PropertyReader::Property>* PropertyReader::read(std::string_view text) {
  properties_.clear();
  memory_.Clear();
  rapidjson::Document json(&memory_);
  if (!read_json(text, json) || !json.IsArray()) return nullptr;
  for (const rapidjson::Value& triple : json.GetArray()) {
    if (!triple.IsArray() || triple.Size() != 3 || !triple[0].IsInt64() || !triple[1].IsInt64()) {
      return nullptr;
    }
    properties_.push_back({triple[0].GetInt64(), read_value(triple[1].GetInt64(), triple[2])});
  }
  return &properties_;
}

}  // namespace newsgraph::store
