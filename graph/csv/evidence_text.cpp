#include "newsgraph/graph/csv/evidence_text.h"

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>

#include "newsgraph/graph/export/json_writer.h"
#include "newsgraph/graph/store/value_encoding.h"

namespace newsgraph::csv {

namespace {

/// The member, when it is of the kind that `is` tells.
const rapidjson::Value* member(const rapidjson::Value& object, const char* name,
                               bool (rapidjson::Value::*is)() const) {
  const auto found = object.FindMember(name);
  return found != object.MemberEnd() && (found->value.*is)() ? &found->value : nullptr;
}

std::string_view text_of(const rapidjson::Value& json) {
  return {json.GetString(), json.GetStringLength()};
}

std::optional<Evidence> read(
    const rapidjson::Value& json,
    const std::function<std::optional<NodeId>(std::string_view id)>& article_of) {
  if (!json.IsObject()) return std::nullopt;
  const auto* article = member(json, "article", &rapidjson::Value::IsString);
  const auto* sentence = member(json, "sentence", &rapidjson::Value::IsUint);
  const auto* begin = member(json, "begin", &rapidjson::Value::IsUint);
  const auto* end = member(json, "end", &rapidjson::Value::IsUint);
  const auto* quote = member(json, "quote", &rapidjson::Value::IsString);
  const auto* confidence = member(json, "confidence", &rapidjson::Value::IsNumber);
  if (!article || !sentence || !begin || !end || !quote || !confidence) return std::nullopt;
  const std::optional<NodeId> node = article_of(text_of(*article));
  if (!node) return std::nullopt;
  return Evidence{.article = *node,
                  .sentence = sentence->GetUint(),
                  .begin_codepoint = begin->GetUint(),
                  .end_codepoint = end->GetUint(),
                  .quote = std::string(text_of(*quote)),
                  .confidence = confidence->GetDouble()};
}

}  // namespace

std::string evidence_text(std::span<const Evidence> evidence) {
  rapidjson::StringBuffer buffer;
  exporting::JsonWriter writer(buffer);
  writer.StartArray();
  for (const Evidence& each : evidence) {
    exporting::write_evidence(writer, each, exporting::ArticleId::kText);
  }
  writer.EndArray();
  return {buffer.GetString(), buffer.GetSize()};
}

std::optional<std::vector<Evidence>> read_evidence(
    std::string_view text,
    const std::function<std::optional<NodeId>(std::string_view id)>& article_of) {
  rapidjson::Document document;
  if (!store::read_json(text, document) || !document.IsArray()) return std::nullopt;
  std::vector<Evidence> evidence;
  for (const rapidjson::Value& json : document.GetArray()) {
    std::optional<Evidence> each = read(json, article_of);
    if (!each) return std::nullopt;
    evidence.push_back(std::move(*each));
  }
  return evidence;
}

}  // namespace newsgraph::csv
