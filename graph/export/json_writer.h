// JSON piece by piece, for writers that make objects of their own.
#pragma once

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <string_view>

#include "newsgraph/graph/evidence.h"
#include "newsgraph/graph/value.h"

namespace newsgraph::exporting {

using JsonWriter = rapidjson::Writer<rapidjson::StringBuffer>;

// A graph file that others wrote may hold bytes that are no text; JSON is UTF-8 (RFC 8259 §8.1), so
// each of them becomes U+FFFD.
void write_text(JsonWriter& writer, std::string_view text);
void write_key(JsonWriter& writer, std::string_view key);
/// As json_of() of json_text.h.
void write_value(JsonWriter& writer, const Value& value);
/// How an article is named: by its number, or by that as a text, as the ids of CSV are.
enum class ArticleId { kNumber, kText };
/// {"article", "sentence", "begin", "end", "quote", "confidence"}.
void write_evidence(JsonWriter& writer, const Evidence& evidence,
                    ArticleId article = ArticleId::kNumber);

}  // namespace newsgraph::exporting
