#include "newsgraph/graph/store/text_search.h"

#include <algorithm>
#include <mutex>

#include "newsgraph/graph/store/text_query.h"
#include "newsgraph/graph/store/text_tables.h"
#include "newsgraph/graph/store/value_encoding.h"

namespace newsgraph {

namespace {

using store::Connection;
using store::Statement;
using store::TextTable;

class SqliteTextSearch : public TextSearch {
 public:
  explicit SqliteTextSearch(std::unique_ptr<Connection> connection)
      : connection_(std::move(connection)) {}

  std::vector<Hit> search(TextIndex index, std::string_view query,
                          std::size_t limit) const override {
    const TextTable& table = store::text_table(index);
    const std::string expression = store::to_fts5(query, table.columns);
    const std::string name = table.name;
    const std::lock_guard lock(mutex_);
    Statement select(*connection_, "SELECT rowid, -bm25(" + name + ") FROM " + name + " WHERE " +
                                       name + " MATCH ?1 ORDER BY bm25(" + name +
                                       "), rowid LIMIT ?2");
    select.bind_all(std::string_view(expression), static_cast<std::int64_t>(limit));
    std::vector<Hit> hits;
    while (select.step()) {
      hits.push_back({NodeId{static_cast<std::uint32_t>(select.integer(0))}, select.real(1)});
    }
    return hits;
  }

 private:
  std::unique_ptr<Connection> connection_;
  mutable std::mutex mutex_;  ///< a connection serves one thread at a time
};

std::string text_of(const Graph& graph, NodeId node, std::string_view key) {
  const Value value = graph.property(node, key);
  if (value.is_string()) return value.as_string();
  std::string scratch;
  return value.is_list()
             ? std::string(std::get<std::string_view>(store::encode_value(value, scratch).cell))
             : std::string{};
}

/// Fills an index in memory with what `nodes` have under `first` and `second`.
void fill(const Connection& connection, const TextTable& table, const Graph& graph,
          const std::vector<NodeId>& nodes, const char* first, const char* second) {
  const std::string name = table.name;
  const std::string places = second == nullptr ? "?1, ?2" : "?1, ?2, ?3";
  Statement insert(connection, "INSERT INTO " + name + "(rowid, " + first +
                                   (second == nullptr ? "" : std::string(", ") + second) +
                                   ") VALUES (" + places + ")");
  for (const NodeId node : nodes) {
    const auto id = static_cast<std::int64_t>(node.value);
    const std::string one = text_of(graph, node, first);
    if (second == nullptr) {
      insert.run(id, std::string_view(one));
    } else {
      const std::string two = text_of(graph, node, second);
      insert.run(id, std::string_view(one), std::string_view(two));
    }
  }
}

/// A Name is what an article calls something; what is looked for is the thing.
std::vector<NodeId> named_nodes(const Graph& graph) {
  std::vector<NodeId> nodes = graph.all_nodes();
  const auto label = graph.find_label("Name");
  if (label) std::erase_if(nodes, [&](NodeId node) { return graph.has_label(node, *label); });
  return nodes;
}

std::vector<NodeId> nodes_of(const Graph& graph, std::string_view label) {
  const auto known = graph.find_label(label);
  return known ? graph.nodes_with_label(*known) : std::vector<NodeId>{};
}

}  // namespace

std::string_view to_string(TextIndex index) {
  switch (index) {
    case TextIndex::kNames:
      return "names";
    case TextIndex::kArticles:
      return "articles";
    case TextIndex::kStatements:
      break;
  }
  return "statements";
}

std::optional<TextIndex> text_index_named(std::string_view name) {
  for (const TextIndex index : kTextIndexes) {
    if (to_string(index) == name) return index;
  }
  return std::nullopt;
}

std::unique_ptr<TextSearch> store::search_in_file(std::unique_ptr<Connection> connection) {
  return std::make_unique<SqliteTextSearch>(std::move(connection));
}

std::unique_ptr<TextSearch> TextSearch::over(const Graph& graph) {
  auto connection = std::make_unique<Connection>();
  connection->execute("BEGIN");
  store::create_text_tables(*connection);
  fill(*connection, store::text_table(TextIndex::kNames), graph, named_nodes(graph), "name",
       "aliases");
  fill(*connection, store::text_table(TextIndex::kArticles), graph, nodes_of(graph, "Article"),
       "title", "text");
  fill(*connection, store::text_table(TextIndex::kStatements), graph, nodes_of(graph, "Statement"),
       "text", nullptr);
  connection->execute("COMMIT");
  return std::make_unique<SqliteTextSearch>(std::move(connection));
}

}  // namespace newsgraph
