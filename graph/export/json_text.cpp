#include "newsgraph/graph/export/json_text.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cmath>

#include "newsgraph/graph/utf8.h"

namespace newsgraph::exporting {

namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void write(Writer& writer, std::string_view text) {
  const std::string valid = valid_utf8(text);
  writer.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
}

void write_key(Writer& writer, std::string_view key) {
  const std::string valid = valid_utf8(key);
  writer.Key(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
}

void write(Writer& writer, double number) {
  if (std::isfinite(number)) {
    writer.Double(number);
  } else {
    write(writer, std::isnan(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
  }
}

void write(Writer& writer, const Value& value);

void write(Writer& writer, const Map& map) {
  writer.StartObject();
  for (const auto& [key, value] : map) {
    write_key(writer, key);
    write(writer, value);
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

void write(Writer& writer, const Value& value) {
  if (value.is_temporal()) return write(writer, std::string_view(temporal_text(value)));
  switch (value.type()) {
    case ValueType::kBoolean:
      writer.Bool(value.as_boolean());
      return;
    case ValueType::kInteger:
      writer.Int64(value.as_integer());
      return;
    case ValueType::kFloat:
      return write(writer, value.as_float());
    case ValueType::kString:
      return write(writer, std::string_view(value.as_string()));
    case ValueType::kList:
      writer.StartArray();
      for (const Value& element : value.as_list()) write(writer, element);
      writer.EndArray();
      return;
    case ValueType::kMap:
      return write(writer, value.as_map());
    default:
      writer.Null();
  }
}

void write(Writer& writer, const Evidence& evidence) {
  writer.StartObject();
  writer.Key("article");
  writer.Uint(evidence.article.value);
  writer.Key("sentence");
  writer.Uint(evidence.sentence);
  writer.Key("begin");
  writer.Uint(evidence.begin_codepoint);
  writer.Key("end");
  writer.Uint(evidence.end_codepoint);
  writer.Key("quote");
  write(writer, std::string_view(evidence.quote));
  writer.Key("confidence");
  write(writer, evidence.confidence);
  writer.EndObject();
}

template <typename T>
std::string written(const T& thing) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  write(writer, thing);
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace

std::string json_of(const Value& value) {
  return written(value);
}

std::string json_of(const Map& properties) {
  return written(properties);
}

std::string json_of(std::string_view text) {
  return written(text);
}

std::string json_of(std::span<const Evidence> evidence) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartArray();
  for (const Evidence& item : evidence) write(writer, item);
  writer.EndArray();
  return {buffer.GetString(), buffer.GetSize()};
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
