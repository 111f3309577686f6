#include "newsgraph/ingest/fact.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <ostream>

namespace newsgraph {

namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void write_string(Writer& writer, std::string_view text) {
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void write_key(Writer& writer, std::string_view key) {
  writer.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
}

void write_value(Writer& writer, const Value& value) {
  switch (value.type()) {
    case ValueType::kBoolean:
      writer.Bool(value.as_boolean());
      return;
    case ValueType::kInteger:
      writer.Int64(value.as_integer());
      return;
    case ValueType::kFloat:
      writer.Double(value.as_float());
      return;
    case ValueType::kString:
      write_string(writer, value.as_string());
      return;
    case ValueType::kDate:
      write_string(writer, to_string(value.as_date()));
      return;
    case ValueType::kList:
      writer.StartArray();
      for (const Value& element : value.as_list()) write_value(writer, element);
      writer.EndArray();
      return;
    default:
      writer.Null();
      return;
  }
}

void write_entity(Writer& writer, const Entity& entity) {
  writer.StartObject();
  write_key(writer, "label");
  write_string(writer, to_string(entity.label));
  write_key(writer, entity.label == EntityLabel::kStatement ? "text" : "name");
  write_string(writer, entity.name);
  for (const auto& [key, value] : entity.properties) {
    write_key(writer, key);
    write_value(writer, value);
  }
  writer.EndObject();
}

void write_said_by(Writer& writer, const Extraction& extraction,
                   const std::vector<std::size_t>& said_by) {
  if (said_by.empty()) return;
  write_key(writer, "said_by");
  writer.StartArray();
  for (std::size_t entity : said_by) write_string(writer, extraction.entities[entity].name);
  writer.EndArray();
}

void write_evidence(Writer& writer, const Document& document, const Extraction& extraction,
                    const Fact& fact) {
  write_key(writer, "evidence");
  writer.StartArray();
  for (const FactEvidence& evidence : fact.evidence) {
    writer.StartObject();
    write_key(writer, "article");
    write_string(writer, document.id);
    write_key(writer, "sentence");
    writer.Uint64(evidence.sentence);
    write_key(writer, "begin");
    writer.Uint64(evidence.begin_codepoint);
    write_key(writer, "end");
    writer.Uint64(evidence.end_codepoint);
    write_key(writer, "quote");
    write_string(writer, evidence.quote);
    write_said_by(writer, extraction, evidence.said_by);
    writer.EndObject();
  }
  writer.EndArray();
}

void write_event(Writer& writer, std::size_t number, const Occurrence& event) {
  write_key(writer, "event");
  writer.StartObject();
  write_key(writer, "number");
  writer.Uint64(number);
  write_key(writer, "type");
  write_string(writer, event.type);
  if (!event.mode.empty()) {
    write_key(writer, "mode");
    write_string(writer, event.mode);
  }
  if (!event.cameo.empty()) {
    write_key(writer, "cameo");
    write_string(writer, event.cameo);
  }
  writer.EndObject();
}

void write_fact(Writer& writer, const Document& document, const Extraction& extraction,
                const Fact& fact) {
  writer.StartObject();
  write_key(writer, "subject");
  write_entity(writer, extraction.entities[fact.subject]);
  write_key(writer, "relation");
  write_string(writer, fact.relation);
  write_key(writer, "object");
  write_entity(writer, extraction.entities[fact.object]);
  if (fact.date) {
    write_key(writer, "date");
    write_string(writer, fact.date->to_string());
    if (fact.date->end) {
      write_key(writer, "date_end");
      write_string(writer, to_string(*fact.date->end));
    }
    write_key(writer, "precision");
    write_string(writer, to_string(fact.date->precision));
  }
  if (fact.place) {
    write_key(writer, "place");
    write_string(writer, extraction.entities[*fact.place].name);
  }
  if (!fact.properties.contains("status")) {
    write_key(writer, "status");
    write_string(writer, to_string(fact.status));
  }
  for (const auto& [key, value] : fact.properties) {
    write_key(writer, key);
    write_value(writer, value);
  }
  write_said_by(writer, extraction, sayers_of(fact));
  if (fact.event) write_event(writer, *fact.event, extraction.events[*fact.event]);
  write_key(writer, "confidence");
  writer.Double(fact.confidence);
  write_key(writer, "derived");
  writer.Bool(fact.derived);
  write_evidence(writer, document, extraction, fact);
  writer.EndObject();
}

}  // namespace

std::string_view to_string(EntityLabel label) {
  switch (label) {
    case EntityLabel::kPerson:
      return "Person";
    case EntityLabel::kCountry:
      return "Country";
    case EntityLabel::kOrganization:
      return "Organization";
    case EntityLabel::kPlace:
      return "Place";
    case EntityLabel::kTopic:
      return "Topic";
    case EntityLabel::kStatement:
      return "Statement";
    case EntityLabel::kEvent:
      return "Event";
  }
  return "";
}

std::string_view to_string(FactStatus status) {
  switch (status) {
    case FactStatus::kOccurred:
      return "occurred";
    case FactStatus::kPlanned:
      return "planned";
    case FactStatus::kCalledFor:
      return "called_for";
    case FactStatus::kDenied:
      return "denied";
    case FactStatus::kHypothetical:
      return "hypothetical";
  }
  return "";
}

std::string_view to_string(DatePrecision precision) {
  switch (precision) {
    case DatePrecision::kDay:
      return "day";
    case DatePrecision::kMonth:
      return "month";
    case DatePrecision::kYear:
      return "year";
  }
  return "";
}

std::string FactDate::to_string() const {
  const std::string day = newsgraph::to_string(begin);
  switch (precision) {
    case DatePrecision::kDay:
      return day;
    case DatePrecision::kMonth:
      return day.substr(0, day.size() - 3);
    case DatePrecision::kYear:
      return day.substr(0, day.size() - 6);
  }
  return day;
}

std::vector<std::size_t> sayers_of(const Fact& fact) {
  std::vector<std::size_t> sayers;
  for (const FactEvidence& evidence : fact.evidence) {
    if (evidence.said_by.empty()) return {};
    for (std::size_t entity : evidence.said_by) {
      if (std::find(sayers.begin(), sayers.end(), entity) == sayers.end()) sayers.push_back(entity);
    }
  }
  return sayers;
}

bool is_symmetric(std::string_view relation) {
  return relation == "MET_WITH" || relation == "SPOKE_WITH" || relation == "AGREED_WITH" ||
         relation == "COOPERATED_WITH";
}

void write_json_lines(const Document& document, const Extraction& extraction, std::ostream& out) {
  for (const Fact& fact : extraction.facts) {
    rapidjson::StringBuffer buffer;
    Writer writer(buffer);
    writer.SetMaxDecimalPlaces(3);
    write_fact(writer, document, extraction, fact);
    out.write(buffer.GetString(), static_cast<std::streamsize>(buffer.GetSize()));
    out << '\n';
  }
}

}  // namespace newsgraph
