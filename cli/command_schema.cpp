#include "newsgraph/cli/commands.h"
#include "newsgraph/cli/json_report.h"
#include "newsgraph/cli/schema_table.h"

namespace newsgraph::cli {

namespace {

void print(Console& console) {
  const TableStyle style = style_of(console);
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
  JsonReport::write(console.out, [](JsonReport& json) {
    json.list("labels", [&] {
      for (const LabelMeaning& label : label_meanings()) {
        json.object([&] {
          json.text("name", label.name);
          json.text("properties", label.properties);
          json.text("meaning", label.meaning);
        });
      }
    });
    json.list("relationships", [&] {
      for (const RelationshipMeaning& relationship : relationship_meanings()) {
        json.object([&] {
          json.text("name", relationship.name);
          json.text("from", relationship.from);
          json.text("to", relationship.to);
          json.truth("symmetric", relationship.symmetric);
          json.text("event_type", relationship.event_type);
          json.text("meaning", relationship.meaning);
        });
      }
    });
    json.list("event_types", [&] {
      for (const EventTypeMeaning& type : event_type_meanings()) {
        json.object([&] {
          json.text("name", type.name);
          json.text("meaning", type.meaning);
        });
      }
    });
  });
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
