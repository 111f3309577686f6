#include "newsgraph/ingest/resolve/merge.h"

#include <xxhash.h>

#include <array>
#include <cstdio>
#include <set>
#include <string>

#include "newsgraph/ingest/resolve/entity_nodes.h"
#include "newsgraph/ingest/resolve/event_nodes.h"
#include "newsgraph/ingest/resolve/fact_relationships.h"
#include "newsgraph/ingest/resolve/text_likeness.h"

namespace newsgraph::resolve {

namespace {

/// 128 bits of hash over everything that is read of a document, each part with its length.
std::string content_hash(const Document& document) {
  std::string content;
  const std::string date = document.date ? to_string(*document.date) : std::string{};
  for (const std::string* part :
       {&document.title, &date, &document.source, &document.url, &document.text}) {
    content += std::to_string(part->size()) + ':' + *part;
  }
  const XXH128_hash_t hash = XXH3_128bits(content.data(), content.size());
  std::array<char, 33> text{};
  std::snprintf(text.data(), text.size(), "%016llx%016llx",
                static_cast<unsigned long long>(hash.high64),
                static_cast<unsigned long long>(hash.low64));
  return text.data();
}

Map article_properties(const Document& document, const std::string& hash) {
  Map properties{{"id", Value(document.id)}, {"text", Value(document.text)}, {"hash", Value(hash)}};
  if (!document.title.empty()) properties["title"] = document.title;
  if (document.date) properties["date"] = *document.date;
  if (!document.source.empty()) properties["source"] = document.source;
  if (!document.url.empty()) properties["url"] = document.url;
  return properties;
}

std::optional<NodeId> find_article(const Graph& graph, const std::string& id) {
  const auto label = graph.find_label("Article");
  const auto key = graph.find_key("id");
  if (!label || !key) return std::nullopt;
  const std::vector<NodeId> found = graph.find_nodes(*label, *key, Value(id));
  return found.empty() ? std::nullopt : std::optional(found.front());
}

bool has_hash(const Graph& graph, NodeId article, const std::string& hash) {
  return equivalent(graph.property(article, "hash"), Value(hash));
}

/// Adds to `events` those that have to be grouped anew.
void remove_share(Graph& graph, NameMemory& names, NodeId article, std::set<NodeId>& events) {
  remove_events(graph, article, events);
  remove_facts(graph, article);
  remove_entities(graph, names, article, events);
}

void set_article(Graph& graph, NodeId article, const Map& properties) {
  for (const char* key : {"title", "date", "source", "url", "text", "hash"}) {
    const auto value = properties.find(key);
    graph.set_property(article, key, value == properties.end() ? Value() : value->second);
  }
}

}  // namespace

IngestOutcome merge(const Document& document, const Extraction& extraction, Graph& graph,
                    Memory& memory) {
  if (document.id.empty()) {
    throw Error(ErrorKind::kInput, "an article without an id cannot be kept", {},
                "Give Document::id a name that the article keeps when it is read again.");
  }
  const std::string hash = content_hash(document);
  create_indexes(graph);
  std::optional<NodeId> article = find_article(graph, document.id);
  if (article && has_hash(graph, *article, hash)) return IngestOutcome::kUnchanged;
  memory.enter(graph);
  const IngestOutcome outcome = article ? IngestOutcome::kReplaced : IngestOutcome::kAdded;
  Graph::Transaction transaction(graph);
  std::set<NodeId> events;
  if (article) {
    remove_share(graph, memory.names, *article, events);
    set_article(graph, *article, article_properties(document, hash));
  } else {
    article = graph.create_node({"Article"}, article_properties(document, hash));
  }
  const std::vector<PlacedEntity> entities =
      add_entities(graph, memory.names, *article, extraction, events);
  add_facts(graph, *article, extraction, entities);
  add_events(graph, *article, extraction, entities, events);
  regroup_events(graph, memory.events, events);
  transaction.commit();
  memory.leave(graph);
  return outcome;
}

bool holds(const Graph& graph, const Document& document) {
  const std::optional<NodeId> article = find_article(graph, document.id);
  return article && has_hash(graph, *article, content_hash(document));
}

bool holds_another(const Graph& graph, const Document& document) {
  const std::optional<NodeId> article = find_article(graph, document.id);
  if (!article) return false;
  const Value text = graph.property(*article, "text");
  // Of versions of one article, even a rewritten one, more than this is the same.
  constexpr double kLeast = 0.05;
  return text.is_string() && likeness(text.as_string(), document.text) < kLeast;
}

bool remove(const std::string& id, Graph& graph) {
  const std::optional<NodeId> article = find_article(graph, id);
  if (!article) return false;
  Graph::Transaction transaction(graph);
  std::set<NodeId> events;
  Memory memory;
  remove_share(graph, memory.names, *article, events);
  regroup_events(graph, memory.events, events);
  graph.detach_delete_node(*article);
  transaction.commit();
  return true;
}

}  // namespace newsgraph::resolve
