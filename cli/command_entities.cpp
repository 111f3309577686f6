#include "newsgraph/cli/commands.h"
#include "newsgraph/cli/printable.h"
#include "newsgraph/graph/error.h"
#include "newsgraph/graph/store.h"
#include "newsgraph/ingest/entities.h"

namespace newsgraph::cli {

namespace {

std::string name_of(const Graph& graph, NodeId entity) {
  const Value name = graph.property(entity, "name");
  return name.is_string() ? name.as_string() : std::string{};
}

/// "Nawaz Sharif (12)"
std::string with_id(const Graph& graph, NodeId entity) {
  return printable(name_of(graph, entity)) + " (" + std::to_string(entity.value) + ")";
}

std::string listed(const Graph& graph, const std::vector<NodeId>& entities) {
  std::string list;
  for (NodeId entity : entities) list += (list.empty() ? "" : ", ") + with_id(graph, entity);
  return list;
}

[[noreturn]] void nobody(const std::string& word) {
  throw Error(ErrorKind::kInput, "nobody goes by the name '" + printable(word) + "'", {},
              "newsgraph entities GRAPH lists the entities with their names and ids.");
}

/// The one entity that a user's word names.
NodeId the_entity(const Graph& graph, const std::string& word) {
  const std::vector<NodeId> found = find_entities(graph, word);
  if (found.size() == 1) return found.front();
  if (found.empty()) nobody(word);
  throw Error(ErrorKind::kInput,
              std::to_string(found.size()) + " entities go by the name '" + printable(word) + "'",
              {}, "Give the id of one: " + listed(graph, found) + ".");
}

/// A list where the format has lists, else its texts in a row.
Value list_or_text(const std::vector<std::string>& texts, RowFormat format) {
  if (format == RowFormat::kJson || format == RowFormat::kJsonLines) {
    return Value(List(texts.begin(), texts.end()));
  }
  std::string row;
  for (const std::string& text : texts) row += (row.empty() ? "" : "; ") + text;
  return row.empty() ? Value() : Value(row);
}

std::string two_digits(double score) {
  const auto hundredths = static_cast<int>(score * 100 + 0.5);
  return "0." + std::string(hundredths < 10 ? "0" : "") + std::to_string(hundredths % 100);
}

/// "Sharif / prime minister / PAK: the family name alone, the same office (0.93)"
std::string reason_of(const EntityName& name) {
  const std::string sure = name.by == "user" ? "" : " (" + two_digits(name.score) + ")";
  return name.key + ": " + name.reason + sure;
}

Value merges_of(const EntityEntry& entry, RowFormat format) {
  std::vector<std::string> texts;
  List maps;
  for (const EntityName& name : entry.names) {
    if (name.reason.empty()) continue;
    texts.push_back(reason_of(name));
    maps.emplace_back(Map{{"key", Value(name.key)},
                          {"name", Value(name.name)},
                          {"articles", Value(static_cast<std::int64_t>(name.articles))},
                          {"like", Value(name.like)},
                          {"reason", Value(name.reason)},
                          {"score", Value(name.score)},
                          {"by", Value(name.by)}});
  }
  const bool json = format == RowFormat::kJson || format == RowFormat::kJsonLines;
  return json ? Value(std::move(maps)) : list_or_text(texts, format);
}

Value id_value(NodeId entity) {
  return Value(static_cast<std::int64_t>(entity.value));
}

void write_entities(const Graph& graph, const std::vector<EntityEntry>& entries, RowFormat format,
                    Console& console) {
  const auto writer = make_row_writer(format, console.out, style_of(console));
  writer->begin({"id", "label", "name", "aliases", "articles", "merged"});
  for (const EntityEntry& entry : entries) {
    writer->row(graph,
                {id_value(entry.node), Value(entry.label), Value(entry.name),
                 list_or_text(entry.aliases, format),
                 Value(static_cast<std::int64_t>(entry.articles)), merges_of(entry, format)});
  }
  writer->end();
}

bool is_wanted(const Graph& graph, NodeId entity, const EntitiesOptions& options) {
  if (options.label.empty()) return true;
  const auto label = graph.find_label(options.label);
  return label && graph.has_label(entity, *label);
}

void list(const Graph& graph, const EntitiesOptions& options, Console& console) {
  std::vector<EntityEntry> entries;
  if (options.name.empty()) {
    entries = list_entities(graph);
  } else {
    const std::vector<NodeId> found = find_entities(graph, options.name);
    if (found.empty()) nobody(options.name);
    for (NodeId entity : found) entries.push_back(describe_entity(graph, entity));
  }
  std::erase_if(entries,
                [&](const EntityEntry& entry) { return !is_wanted(graph, entry.node, options); });
  write_entities(graph, entries, options.format, console);
}

void list_pairs(const Graph& graph, const EntitiesOptions& options, Console& console) {
  const auto writer = make_row_writer(options.format, console.out, style_of(console));
  writer->begin({"score", "id_a", "a", "id_b", "b", "reason"});
  for (const Suspects& each : list_suspects(graph)) {
    if (!is_wanted(graph, each.left, options)) continue;
    writer->row(graph,
                {Value(each.score), id_value(each.left), Value(name_of(graph, each.left)),
                 id_value(each.right), Value(name_of(graph, each.right)), Value(each.reason)});
  }
  writer->end();
}

void decide(const EntitiesOptions& options, Console& console) {
  Store store = Store::open(options.graph, Store::Mode::kWrite);
  std::vector<NodeId> nodes;
  store.write([&](Graph& graph) {
    if (!options.merge.empty()) {
      const NodeId left = the_entity(graph, options.merge[0]);
      nodes = {merge_entities(graph, left, the_entity(graph, options.merge[1]))};
    } else {
      nodes = split_entity(graph, the_entity(graph, options.split.front()),
                           {options.split.begin() + 1, options.split.end()});
    }
  });
  std::vector<EntityEntry> entries;
  for (NodeId node : nodes) entries.push_back(describe_entity(store.graph(), node));
  write_entities(store.graph(), entries, options.format, console);
}

}  // namespace

ExitStatus run(const EntitiesOptions& options, Console& console) {
  if (!options.merge.empty() || !options.split.empty()) {
    decide(options, console);
    return kDone;
  }
  const Store store = Store::open(options.graph, Store::Mode::kRead);
  if (options.suspects) {
    list_pairs(store.graph(), options, console);
  } else {
    list(store.graph(), options, console);
  }
  return kDone;
}

}  // namespace newsgraph::cli
