#include "newsgraph/graph/store/text_search.h"

#include <mutex>

#include "newsgraph/graph/store/text_query.h"
#include "newsgraph/graph/store/text_tables.h"

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
  store::fill_text_tables(*connection, graph);
  connection->execute("COMMIT");
  return std::make_unique<SqliteTextSearch>(std::move(connection));
}

}  // namespace newsgraph
