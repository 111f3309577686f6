#include "newsgraph/graph/json.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cmath>
#include <string_view>

#include "newsgraph/graph/utf8.h"

namespace newsgraph {

namespace {

class ValueWriter {
 public:
  explicit ValueWriter(const Graph& graph) : graph_(graph) {}

  std::string text() const { return buffer_.GetString(); }

  void row(const std::vector<std::string>& columns, const std::vector<Value>& row) {
    json_.StartObject();
    for (std::size_t i = 0; i < columns.size(); ++i) {
      key(columns[i]);
      value(row[i]);
    }
    json_.EndObject();
  }

  void value(const Value& value) {
    switch (value.type()) {
      case ValueType::kNull:
        json_.Null();
        break;
      case ValueType::kBoolean:
        json_.Bool(value.as_boolean());
        break;
      case ValueType::kInteger:
        json_.Int64(value.as_integer());
        break;
      case ValueType::kFloat:
        floating(value.as_float());
        break;
      case ValueType::kString:
        string(value.as_string());
        break;
      case ValueType::kList:
        list(value.as_list());
        break;
      case ValueType::kMap:
        map(value.as_map());
        break;
      case ValueType::kNode:
        node(value.as_node());
        break;
      case ValueType::kRelationship:
        relationship(value.as_relationship());
        break;
      case ValueType::kPath:
        path(value.as_path());
        break;
      default:
        temporal(value);
    }
  }

 private:
  // A graph file that others wrote may hold bytes that are no text; JSON is UTF-8 (RFC 8259 §8.1).
  void key(std::string_view name) {
    const std::string valid = valid_utf8(name);
    json_.Key(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
  }
  void string(std::string_view text) {
    const std::string valid = valid_utf8(text);
    json_.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
  }

  void floating(double number) {
    if (std::isfinite(number)) {
      json_.Double(number);
    } else {
      string(std::isnan(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
    }
  }

  void temporal(const Value& value) {
    if (value.is_date()) return string(to_string(value.as_date()));
    if (value.is_local_time()) return string(to_string(value.as_local_time()));
    if (value.is_time()) return string(to_string(value.as_time()));
    if (value.is_local_date_time()) return string(to_string(value.as_local_date_time()));
    if (value.is_date_time()) return string(to_string(value.as_date_time()));
    string(to_string(value.as_duration()));
  }

  void list(const List& list) {
    json_.StartArray();
    for (const Value& element : list) value(element);
    json_.EndArray();
  }

  void map(const Map& map) {
    json_.StartObject();
    for (const auto& [name, element] : map) {
      key(name);
      value(element);
    }
    json_.EndObject();
  }

  // A query may return what it has deleted: only the id is left of that.
  void node(NodeId node) {
    json_.StartObject();
    key("id");
    json_.Uint(node.value);
    if (graph_.contains(node)) {
      key("labels");
      json_.StartArray();
      for (const LabelId label : graph_.labels(node)) string(graph_.name(label));
      json_.EndArray();
      key("properties");
      map(graph_.properties(node));
    }
    json_.EndObject();
  }

  void relationship(RelationshipId relationship) {
    json_.StartObject();
    key("id");
    json_.Uint(relationship.value);
    if (graph_.contains(relationship)) {
      key("type");
      string(graph_.name(graph_.type(relationship)));
      key("source");
      json_.Uint(graph_.source(relationship).value);
      key("target");
      json_.Uint(graph_.target(relationship).value);
      key("properties");
      map(graph_.properties(relationship));
      evidence(relationship);
    }
    json_.EndObject();
  }

  void evidence(RelationshipId relationship) {
    const std::vector<Evidence> sentences = graph_.evidence(relationship);
    if (sentences.empty()) return;
    key("evidence");
    json_.StartArray();
    for (const Evidence& evidence : sentences) {
      json_.StartObject();
      key("article");
      json_.Uint(evidence.article.value);
      key("sentence");
      json_.Uint(evidence.sentence);
      key("begin");
      json_.Uint(evidence.begin_codepoint);
      key("end");
      json_.Uint(evidence.end_codepoint);
      key("quote");
      string(evidence.quote);
      key("confidence");
      floating(evidence.confidence);
      json_.EndObject();
    }
    json_.EndArray();
  }

  void path(const Path& path) {
    json_.StartObject();
    key("nodes");
    json_.StartArray();
    for (const NodeId each : path.nodes) node(each);
    json_.EndArray();
    key("relationships");
    json_.StartArray();
    for (const RelationshipId each : path.relationships) relationship(each);
    json_.EndArray();
    json_.EndObject();
  }

  const Graph& graph_;
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> json_{buffer_};
};

}  // namespace

std::string to_json(const Graph& graph, const Value& value) {
  ValueWriter writer(graph);
  writer.value(value);
  return writer.text();
}

std::string to_json(const Graph& graph, const std::vector<std::string>& columns,
                    const std::vector<Value>& row) {
  ValueWriter writer(graph);
  writer.row(columns, row);
  return writer.text();
}

}  // namespace newsgraph
