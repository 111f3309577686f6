#include <rapidjson/ostreamwrapper.h>
#include <rapidjson/prettywriter.h>

#include "newsgraph/cli/commands.h"
#include "newsgraph/cli/schema_table.h"

namespace newsgraph::cli {

namespace {

void print(Console& console) {
  const TableStyle style{console.colour_out, console.out_columns};
  Table labels({"label", "properties", "one node is"});
  for (const LabelMeaning& label : label_meanings()) {
    labels.add({{label.name}, {label.properties}, {label.meaning}});
  }
  labels.write(console.out, style);

  Table relationships({"relationship", "from", "to", "event type", "the text says that"});
  for (const RelationshipMeaning& relationship : relationship_meanings()) {
    relationships.add(
        {{relationship.name},
         {relationship.from},
         {std::string(relationship.to) + (relationship.symmetric ? ", both ways" : "")},
         {relationship.event_type},
         {relationship.meaning}});
  }
  console.out << '\n';
  relationships.write(console.out, style);

  Table types({"event type", "somebody is said to"});
  for (const EventTypeMeaning& type : event_type_meanings())
    types.add({{type.name}, {type.meaning}});
  console.out << '\n';
  types.write(console.out, style);

  console.out << "\nAn actor is a Person, a Country or an Organization. Event types are those of "
                 "PLOVER.\n";
}

void print_json(Console& console) {
  rapidjson::OStreamWrapper out(console.out);
  rapidjson::PrettyWriter json(out);
  json.SetIndent(' ', 2);
  const auto text = [&](const char* key, const char* value) {
    json.Key(key);
    json.String(value);
  };
  json.StartObject();
  json.Key("labels");
  json.StartArray();
  for (const LabelMeaning& label : label_meanings()) {
    json.StartObject();
    text("name", label.name);
    text("properties", label.properties);
    text("meaning", label.meaning);
    json.EndObject();
  }
  json.EndArray();
  json.Key("relationships");
  json.StartArray();
  for (const RelationshipMeaning& relationship : relationship_meanings()) {
    json.StartObject();
    text("name", relationship.name);
    text("from", relationship.from);
    text("to", relationship.to);
    json.Key("symmetric");
    json.Bool(relationship.symmetric);
    text("event_type", relationship.event_type);
    text("meaning", relationship.meaning);
    json.EndObject();
  }
  json.EndArray();
  json.Key("event_types");
  json.StartArray();
  for (const EventTypeMeaning& type : event_type_meanings()) {
    json.StartObject();
    text("name", type.name);
    text("meaning", type.meaning);
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
  console.out << '\n';
}

}  // namespace

ExitStatus run(const SchemaOptions& options, Console& console) {
  if (options.format == ListingFormat::kJson) {
    print_json(console);
  } else {
    print(console);
  }
  return kDone;
}

}  // namespace newsgraph::cli
