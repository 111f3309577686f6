#include "newsgraph/graph/export/json_text.h"

#include <cmath>

#include "newsgraph/graph/export/json_writer.h"
#include "newsgraph/graph/utf8.h"

namespace newsgraph::exporting {

namespace {

void write_float(JsonWriter& writer, double number) {
  if (std::isfinite(number)) {
    writer.Double(number);
  } else {
    write_text(writer, std::isnan(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
  }
}

void write_map(JsonWriter& writer, const Map& map) {
  writer.StartObject();
  for (const auto& [key, value] : map) {
    write_key(writer, key);
    write_value(writer, value);
  }
  writer.EndObject();
}

std::string temporal_text(const Value& value) {
  switch (value.type()) {
    case ValueType::kDate:
      return to_string(value.as_date());
    case ValueType::kLocalTime:
      return to_string(value.as_local_time());
    case ValueType::kTime:
      return to_string(value.as_time());
    case ValueType::kLocalDateTime:
      return to_string(value.as_local_date_time());
    case ValueType::kDateTime:
      return to_string(value.as_date_time());
    default:
      return to_string(value.as_duration());
  }
}

/// What `write` writes.
template <typename Write>
std::string written(const Write& write) {
  rapidjson::StringBuffer buffer;
  JsonWriter writer(buffer);
  write(writer);
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace

// ---- pieces -------------------------------------------------------------------------------------

void write_text(JsonWriter& writer, std::string_view text) {
  const std::string valid = valid_utf8(text);
  writer.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
}

void write_key(JsonWriter& writer, std::string_view key) {
  const std::string valid = valid_utf8(key);
  writer.Key(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
}

void write_value(JsonWriter& writer, const Value& value) {
  if (value.is_temporal()) return write_text(writer, temporal_text(value));
  switch (value.type()) {
    case ValueType::kBoolean:
      writer.Bool(value.as_boolean());
      return;
    case ValueType::kInteger:
      writer.Int64(value.as_integer());
      return;
    case ValueType::kFloat:
      return write_float(writer, value.as_float());
    case ValueType::kString:
      return write_text(writer, value.as_string());
    case ValueType::kList:
      writer.StartArray();
      for (const Value& element : value.as_list()) write_value(writer, element);
      writer.EndArray();
      return;
    case ValueType::kMap:
      return write_map(writer, value.as_map());
    default:
      writer.Null();
  }
}

void write_evidence(JsonWriter& writer, const Evidence& evidence, ArticleId article) {
  writer.StartObject();
  writer.Key("article");
  if (article == ArticleId::kNumber) {
    writer.Uint(evidence.article.value);
  } else {
    write_text(writer, std::to_string(evidence.article.value));
  }
  writer.Key("sentence");
  writer.Uint(evidence.sentence);
  writer.Key("begin");
  writer.Uint(evidence.begin_codepoint);
  writer.Key("end");
  writer.Uint(evidence.end_codepoint);
  writer.Key("quote");
  write_text(writer, evidence.quote);
  writer.Key("confidence");
  write_float(writer, evidence.confidence);
  writer.EndObject();
}

// ---- whole texts --------------------------------------------------------------------------------

std::string json_of(const Value& value) {
  return written([&](JsonWriter& writer) { write_value(writer, value); });
}

std::string json_of(const Map& properties) {
  return written([&](JsonWriter& writer) { write_map(writer, properties); });
}

std::string json_of(std::string_view text) {
  return written([&](JsonWriter& writer) { write_text(writer, text); });
}

std::string json_of(std::span<const Evidence> evidence) {
  return written([&](JsonWriter& writer) {
    writer.StartArray();
    for (const Evidence& each : evidence) write_evidence(writer, each);
    writer.EndArray();
  });
}

std::string plain_text(const Value& value) {
  if (value.is_string()) return value.as_string();
  if (value.is_temporal()) return temporal_text(value);
  if (value.is_float() && !std::isfinite(value.as_float())) {
    const std::string quoted = json_of(value);
    return quoted.substr(1, quoted.size() - 2);
  }
  return json_of(value);
}

}  // namespace newsgraph::exporting
