// The Turtle that is written, read by a parser that others have written (libserd).
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <serd/serd.h>

#include <sstream>

#include "graph/export/nasty_names.h"
#include "graph/export/sample_values.h"
#include "newsgraph/graph/export.h"
#include "newsgraph/graph/utf8.h"

namespace newsgraph {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsSupersetOf;

std::string turtle_of(const Graph& graph) {
  std::ostringstream out;
  export_turtle(graph, Selection::all(graph), out);
  return out.str();
}

struct Reading {
  SerdEnv* names = serd_env_new(nullptr);
  std::vector<std::string> statements;  ///< "subject predicate object datatype", in full

  Reading() = default;
  ~Reading() { serd_env_free(names); }
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  std::string full(const SerdNode* node) const {
    if (node == nullptr || node->buf == nullptr) return "";
    SerdNode expanded = serd_env_expand_node(names, node);
    const SerdNode& shown = expanded.buf == nullptr ? *node : expanded;
    std::string text(reinterpret_cast<const char*>(shown.buf), shown.n_bytes);
    serd_node_free(&expanded);
    return text;
  }
};

SerdStatus take_prefix(void* handle, const SerdNode* name, const SerdNode* iri) {
  return serd_env_set_prefix(static_cast<Reading*>(handle)->names, name, iri);
}

SerdStatus take_statement(void* handle, SerdStatementFlags, const SerdNode*,
                          const SerdNode* subject, const SerdNode* predicate,
                          const SerdNode* object, const SerdNode* datatype, const SerdNode*) {
  Reading& reading = *static_cast<Reading*>(handle);
  std::string text =
      reading.full(subject) + " " + reading.full(predicate) + " " + reading.full(object);
  if (datatype != nullptr) text += " " + reading.full(datatype);
  reading.statements.push_back(text);
  return SERD_SUCCESS;
}

SerdStatus take_error(void*, const SerdError*) {
  return SERD_SUCCESS;
}

std::vector<std::string> statements_in(const std::string& turtle) {
  Reading reading;
  SerdReader* reader = serd_reader_new(SERD_TURTLE, &reading, nullptr, nullptr, take_prefix,
                                       take_statement, nullptr);
  serd_reader_set_strict(reader, true);
  serd_reader_set_error_sink(reader, take_error, nullptr);
  const SerdStatus status =
      serd_reader_read_string(reader, reinterpret_cast<const uint8_t*>(turtle.c_str()));
  serd_reader_free(reader);
  EXPECT_EQ(status, SERD_SUCCESS) << turtle.substr(0, 3000);
  return reading.statements;
}

constexpr const char* kXsd = "http://www.w3.org/2001/XMLSchema#";

TEST(ExportTurtle, SaysWhoMetWhomByWhichSentence) {
  Graph graph;
  const NodeId article = graph.create_node({"Article"}, {{"title", "Talks"}});
  const NodeId ada = graph.create_node({"Person", "Minister"}, {{"name", "Ada \"A\" Lovelace"}});
  const RelationshipId met = graph.create_relationship(
      ada, "MET_WITH", ada, {{"date", Value(parse_date("2025-02-25").value())}});
  graph.add_evidence(met, {article, 2, 301, 466, "They\nmet.", 0.5});
  const std::string rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
  const std::string prov = "http://www.w3.org/ns/prov#";
  const std::string statement = "urn:newsgraph:relationship:0 ";
  const auto statements = statements_in(turtle_of(graph));
  EXPECT_THAT(
      statements,
      IsSupersetOf({
          "urn:newsgraph:node:1 " + rdf + "type urn:newsgraph:label:Person",
          "urn:newsgraph:node:1 " + rdf + "type urn:newsgraph:label:Minister",
          std::string("urn:newsgraph:node:1 urn:newsgraph:property:name Ada \"A\" Lovelace"),
          std::string("urn:newsgraph:node:1 urn:newsgraph:type:MET_WITH urn:newsgraph:node:1"),
          statement + rdf + "type " + rdf + "Statement",
          statement + rdf + "subject urn:newsgraph:node:1",
          statement + rdf + "predicate urn:newsgraph:type:MET_WITH",
          statement + rdf + "object urn:newsgraph:node:1",
          statement + "urn:newsgraph:property:date 2025-02-25 " + kXsd + "date",
          statement + prov + "wasDerivedFrom urn:newsgraph:node:0",
          "urn:newsgraph:node:0 " + rdf + "type " + prov + "Entity",
      }));
  EXPECT_THAT(statements, Contains(HasSubstr(prov + "entity urn:newsgraph:node:0")));
  EXPECT_THAT(statements, Contains(HasSubstr("urn:newsgraph:term:quote They\nmet.")));
  EXPECT_THAT(statements,
              Contains(HasSubstr(std::string("urn:newsgraph:term:begin 301 ") + kXsd + "integer")));
}

/// The statement of the node's only property.
std::string property_statement(const Value& value) {
  Graph graph;
  graph.create_node({}, {{"p", value}});
  std::string found;
  for (const std::string& statement : statements_in(turtle_of(graph))) {
    const std::string head = "urn:newsgraph:node:0 urn:newsgraph:property:p ";
    if (statement.starts_with(head)) found = statement.substr(head.size());
  }
  return found;
}

TEST(ExportTurtle, WritesValuesAsXmlSchemaHasThem) {
  const auto xsd = [](const std::string& text, const char* type) {
    return text + " " + kXsd + type;
  };
  EXPECT_EQ(property_statement(true), xsd("true", "boolean"));
  EXPECT_EQ(property_statement(46), xsd("46", "integer"));
  EXPECT_EQ(property_statement(-std::numeric_limits<double>::infinity()), xsd("-INF", "double"));
  EXPECT_EQ(property_statement(*parse_date("+12000-01-01")), xsd("12000-01-01", "date"));
  EXPECT_EQ(property_statement(*parse_local_time("10:00")), xsd("10:00:00", "time"));
  EXPECT_EQ(property_statement(*parse_time("10:00:30+05:30")), xsd("10:00:30+05:30", "time"));
  EXPECT_EQ(property_statement(*parse_date_time("2025-02-25T10:00[Europe/Lisbon]")),
            xsd("2025-02-25T10:00:00Z", "dateTime"));
  EXPECT_EQ(property_statement(*parse_duration("P1Y2DT3H")), xsd("P1Y2DT3H", "duration"));
  EXPECT_EQ(property_statement(*parse_duration("P1Y-2D")), "P1Y-2D urn:newsgraph:term:duration");
  EXPECT_EQ(property_statement("plain"), "plain");
}

TEST(ExportTurtle, WritesAllValuesAndListsSoThatTheyCanBeRead) {
  Graph graph;
  for (const Value& value : testing::sample_values()) graph.create_node({}, {{"value", value}});
  graph.create_node({}, {{"tags", List{"one", "two"}}});
  const auto statements = statements_in(turtle_of(graph));
  EXPECT_THAT(statements, Contains(::testing::EndsWith("#first one")));
  EXPECT_THAT(statements, Contains(::testing::EndsWith("#first two")));
}

TEST(ExportTurtle, GivesBackNamesOfEveryKind) {
  for (const std::string& name : testing::nasty_names()) {
    if (name.find('\0') != std::string::npos) continue;  // which the reader takes for the end
    Graph graph;
    const std::string_view label = name;
    const NodeId node = graph.create_node(std::span(&label, 1), {{"p", name}, {name, 1}});
    graph.create_relationship(node, name, node, {{name, name}});
    const auto statements = statements_in(turtle_of(graph));
    EXPECT_THAT(statements,
                Contains("urn:newsgraph:node:0 urn:newsgraph:property:p " + valid_utf8(name)));
    EXPECT_EQ(statements.size(), 11u) << valid_utf8(name).substr(0, 100);
  }
}

}  // namespace
}  // namespace newsgraph
