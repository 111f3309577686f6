#include "newsgraph/graph/json.h"

#include <string_view>

#include "newsgraph/graph/export/json_writer.h"

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
      case ValueType::kList:
        return list(value.as_list());
      case ValueType::kMap:
        return map(value.as_map());
      case ValueType::kNode:
        return node(value.as_node());
      case ValueType::kRelationship:
        return relationship(value.as_relationship());
      case ValueType::kPath:
        return path(value.as_path());
      default:
        exporting::write_value(json_, value);
    }
  }

 private:
  void key(std::string_view name) { exporting::write_key(json_, name); }
  void string(std::string_view text) { exporting::write_text(json_, text); }

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
    for (const Evidence& each : sentences) exporting::write_evidence(json_, each);
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
  exporting::JsonWriter json_{buffer_};
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
