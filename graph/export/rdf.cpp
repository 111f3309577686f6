#include "newsgraph/graph/export/rdf.h"

#include <algorithm>
#include <set>

#include "newsgraph/graph/export/rdf_literal.h"
#include "newsgraph/graph/export/title.h"
#include "newsgraph/graph/utf8.h"

namespace newsgraph::exporting {

namespace {

Iri named(std::string_view prefix, std::string_view name) {
  constexpr std::string_view kUnreserved =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  constexpr char kHex[] = "0123456789ABCDEF";
  Iri iri{prefix, {}};
  for (const char character : valid_utf8(name)) {
    if (kUnreserved.find(character) != std::string_view::npos) {
      iri.local += character;
      continue;
    }
    const auto byte = static_cast<unsigned char>(character);
    iri.local += {'%', kHex[byte >> 4], kHex[byte & 15]};
  }
  return iri;
}

Term resource(Iri iri) {
  return {.kind = Term::Kind::kIri, .iri = std::move(iri)};
}

Iri iri_of(NodeId node) {
  return named("node", std::to_string(node.value));
}

void add_properties(Resource& resource, const Map& properties) {
  for (const auto& [key, value] : properties) {
    resource.add(named("property", key), literal_of(value));
  }
}

Term derivation(const Evidence& evidence) {
  Resource made;
  made.classes.push_back({"prov", "Derivation"});
  made.add({"prov", "entity"}, resource(iri_of(evidence.article)));
  made.add({"newsgraph", "sentence"}, literal_of(std::int64_t{evidence.sentence}));
  made.add({"newsgraph", "begin"}, literal_of(std::int64_t{evidence.begin_codepoint}));
  made.add({"newsgraph", "end"}, literal_of(std::int64_t{evidence.end_codepoint}));
  made.add({"newsgraph", "quote"}, literal_of(evidence.quote));
  made.add({"newsgraph", "confidence"}, literal_of(evidence.confidence));
  return {.kind = Term::Kind::kBlank, .blank = {std::move(made)}};
}

void add_evidence(Resource& resource_of_it, std::span<const Evidence> evidence) {
  std::set<NodeId> articles;
  for (const Evidence& each : evidence) {
    if (!articles.insert(each.article).second) continue;
    resource_of_it.add({"prov", "wasDerivedFrom"}, resource(iri_of(each.article)));
  }
  for (const Evidence& each : evidence) {
    resource_of_it.add({"prov", "qualifiedDerivation"}, derivation(each));
  }
}

Resource resource_of(const Graph& graph, RelationshipId relationship) {
  Resource made{.iri = named("relationship", std::to_string(relationship.value)),
                .classes = {{"rdf", "Statement"}, {"prov", "Entity"}},
                .statements = {}};
  made.add({"rdf", "subject"}, resource(iri_of(graph.source(relationship))));
  made.add({"rdf", "predicate"}, resource(named("type", graph.name(graph.type(relationship)))));
  made.add({"rdf", "object"}, resource(iri_of(graph.target(relationship))));
  add_properties(made, graph.properties(relationship));
  add_evidence(made, graph.evidence(relationship));
  return made;
}

Resource resource_of(const Graph& graph, NodeId node) {
  Resource made{.iri = iri_of(node), .classes = {}, .statements = {}};
  for (const LabelId label : graph.labels(node)) {
    made.classes.push_back(named("label", graph.name(label)));
    if (graph.name(label) == "Article") made.classes.push_back({"prov", "Entity"});
  }
  made.add({"rdfs", "label"}, literal_of(title_of(graph, node)));
  add_properties(made, graph.properties(node));
  return made;
}

/// Each once, however many relationships say so.
void add_links(Resource& made, const Graph& graph, std::span<const RelationshipId> outgoing) {
  std::set<std::pair<TypeId, NodeId>> known;
  for (const RelationshipId each : outgoing) {
    if (!known.emplace(graph.type(each), graph.target(each)).second) continue;
    made.add(named("type", graph.name(graph.type(each))), resource(iri_of(graph.target(each))));
  }
}

}  // namespace

void Resource::add(const Iri& predicate, Term object) {
  const auto known =
      std::ranges::find(statements, predicate, [](const auto& each) { return each.first; });
  if (known != statements.end()) {
    known->second.push_back(std::move(object));
  } else {
    statements.emplace_back(predicate, std::vector<Term>());
    statements.back().second.push_back(std::move(object));
  }
}

void for_each_resource(const Graph& graph, const Part& part,
                       const std::function<void(const Resource&)>& visit) {
  std::vector<RelationshipId> by_source = part.relationships;
  std::ranges::stable_sort(by_source, {}, [&](RelationshipId each) { return graph.source(each); });
  for (const NodeId node : part.nodes) {
    Resource made = resource_of(graph, node);
    const auto source = [&](RelationshipId each) { return graph.source(each); };
    const auto begin = std::ranges::lower_bound(by_source, node, {}, source);
    add_links(made, graph,
              {begin, std::ranges::upper_bound(begin, by_source.end(), node, {}, source)});
    visit(made);
  }
  for (const RelationshipId relationship : part.relationships) {
    visit(resource_of(graph, relationship));
  }
}

}  // namespace newsgraph::exporting
