// A graph as RDF statements, for the writers of Turtle and JSON-LD.
//
// A node is a resource whose classes are its labels and whose properties are literals. A
// relationship is a statement between two nodes and, since it has properties and evidence, also a
// resource: an rdf:Statement that names its ends. Evidence is PROV-O's: the relationship is
// derived from articles (prov:wasDerivedFrom), and a prov:Derivation says by which sentence.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "newsgraph/graph/export/part.h"
#include "newsgraph/graph/graph.h"

namespace newsgraph::exporting {

struct Prefix {
  std::string_view name, iri;
};
inline constexpr Prefix kPrefixes[] = {
    {"node", "urn:newsgraph:node:"},
    {"relationship", "urn:newsgraph:relationship:"},
    {"label", "urn:newsgraph:label:"},
    {"type", "urn:newsgraph:type:"},
    {"property", "urn:newsgraph:property:"},
    {"newsgraph", "urn:newsgraph:term:"},
    {"prov", "http://www.w3.org/ns/prov#"},
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
    {"xsd", "http://www.w3.org/2001/XMLSchema#"},
};

/// `prefix:local`, the name percent-encoded (RFC 3986), so that nothing in it can end it.
struct Iri {
  std::string_view prefix = {};
  std::string local = {};
  bool operator==(const Iri&) const = default;
};

struct Term;

struct Resource {
  Iri iri;
  std::vector<Iri> classes;
  std::vector<std::pair<Iri, std::vector<Term>>> statements;

  void add(const Iri& predicate, Term object);
};

struct Term {
  enum class Kind { kIri, kLiteral, kList, kBlank } kind = Kind::kLiteral;
  Iri iri = {};                      ///< of a literal: its datatype; xsd:string is not written
  std::string text = {};             ///< of a literal
  std::vector<Term> elements = {};   ///< of a list
  std::vector<Resource> blank = {};  ///< the one resource that a blank node is
};

/// Calls `visit` with each node, then with each relationship.
void for_each_resource(const Graph& graph, const Part& part,
                       const std::function<void(const Resource&)>& visit);

}  // namespace newsgraph::exporting
