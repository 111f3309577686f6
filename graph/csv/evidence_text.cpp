#include "newsgraph/graph/csv/evidence_text.h"

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "newsgraph/graph/store/value_encoding.h"
#include "newsgraph/graph/utf8.h"

namespace newsgraph::csv {

namespace {

void write(store::JsonWriter& writer, const Evidence& evidence) {
  const std::string article = std::to_string(evidence.article.value);
  const std::string quote = valid_utf8(evidence.quote);
  writer.StartObject();
  writer.Key("article");
  writer.String(article.data(), static_cast<rapidjson::SizeType>(article.size()));
  writer.Key("sentence");
  writer.Uint(evidence.sentence);
  writer.Key("begin");
  writer.Uint(evidence.begin_codepoint);
  writer.Key("end");
  writer.Uint(evidence.end_codepoint);
  writer.Key("quote");
  writer.String(quote.data(), static_cast<rapidjson::SizeType>(quote.size()));
  writer.Key("confidence");
  writer.Double(evidence.confidence);
  writer.EndObject();
}

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
  store::JsonWriter writer(buffer);
  writer.StartArray();
  for (const Evidence& each : evidence) write(writer, each);
  writer.EndArray();
  return {buffer.GetString(), buffer.GetSize()};
}

std::optional<std::vector<Evidence>> read_evidence(
    std::string_view text,
    const std::function<std::optional<NodeId>(std::string_view id)>& article_of) {
  rapidjson::Document document;
  document.Parse<store::kJsonFlags>(text.data(), text.size());
  if (document.HasParseError() || !document.IsArray()) return std::nullopt;
  std::vector<Evidence> evidence;
  for (const rapidjson::Value& json : document.GetArray()) {
    std::optional<Evidence> each = read(json, article_of);
    if (!each) return std::nullopt;
    evidence.push_back(std::move(*each));
  }
  return evidence;
}

}  // namespace newsgraph::csv
