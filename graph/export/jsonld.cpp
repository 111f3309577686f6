// JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/): the statements of rdf.h, one resource a line.
#include <ostream>
#include <string>

#include "newsgraph/graph/export.h"
#include "newsgraph/graph/export/json_text.h"
#include "newsgraph/graph/export/rdf.h"

namespace newsgraph {

namespace {

using exporting::Iri;
using exporting::json_of;
using exporting::Resource;
using exporting::Term;

std::string text_of(const Iri& iri) {
  const std::string text = std::string(iri.prefix) + ":" + iri.local;
  return json_of(std::string_view(text));
}

std::string text_of(const Term& term);

/// "a,b,c".
template <typename Things>
std::string joined(const Things& things) {
  std::string text;
  for (const auto& thing : things) {
    if (!text.empty()) text += ',';
    text += text_of(thing);
  }
  return text;
}

/// Without "@id" for a blank node.
std::string text_of(const Resource& resource) {
  std::string text;
  const auto add = [&](const std::string& key, const std::string& value) {
    text.append(text.empty() ? "" : ",").append(key).append(":").append(value);
  };
  if (!resource.iri.prefix.empty()) add("\"@id\"", text_of(resource.iri));
  if (!resource.classes.empty()) add("\"@type\"", "[" + joined(resource.classes) + "]");
  for (const auto& [predicate, objects] : resource.statements) {
    add(text_of(predicate), "[" + joined(objects) + "]");
  }
  return "{" + text + "}";
}

/// Numbers are texts with a datatype: JSON's would lose digits on the way through some programs.
std::string text_of(const Term& term) {
  switch (term.kind) {
    case Term::Kind::kIri:
      return R"({"@id":)" + text_of(term.iri) + "}";
    case Term::Kind::kLiteral:
      if (term.iri == Iri{"xsd", "string"}) return json_of(std::string_view(term.text));
      return R"({"@value":)" + json_of(std::string_view(term.text)) + R"(,"@type":)" +
             text_of(term.iri) + "}";
    case Term::Kind::kList:
      return R"({"@list":[)" + joined(term.elements) + "]}";
    case Term::Kind::kBlank:
      break;
  }
  return text_of(term.blank.front());
}

}  // namespace

void export_jsonld(const Graph& graph, const Selection& selection, std::ostream& out) {
  out << "{\"@context\":{";
  const char* separator = "\n";
  for (const auto& [name, iri] : exporting::kPrefixes) {
    out << separator << "  " << json_of(name) << ": " << json_of(iri);
    separator = ",\n";
  }
  out << "\n},\n\"@graph\":[";
  separator = "\n";
  exporting::for_each_resource(graph, exporting::part_of(graph, selection),
                               [&](const Resource& resource) {
                                 out << separator << text_of(resource);
                                 separator = ",\n";
                               });
  out << "\n]}\n";
}

}  // namespace newsgraph
