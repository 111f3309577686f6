// Procedures that find nodes by words of their text.
#include <algorithm>

#include "newsgraph/graph/message.h"
#include "newsgraph/graph/text_search.h"
#include "newsgraph/query/functions/arguments.h"
#include "newsgraph/query/functions/procedure_groups.h"
#include "newsgraph/query/functions/procedure_options.h"

namespace newsgraph::functions {

namespace {

using Rows = Procedure::Rows;
using Arguments = std::span<const Value>;
using Context = ProcedureContext;

constexpr std::string_view kQueryNodes = "db.index.fulltext.queryNodes";
constexpr std::size_t kMostHits = 100'000;

TextIndex index_of(const Value& name) {
  const std::string& text = string_argument(kQueryNodes, name);
  if (const auto index = text_index_named(text)) return *index;
  std::string names;
  for (const TextIndex each : kTextIndexes) {
    names += (names.empty() ? "" : ", ") + std::string(to_string(each));
  }
  throw bad_argument("InvalidArgumentValue",
                     "there is no full-text index `" + abbreviated(text) + "`; there are " + names);
}

Rows query_nodes(const Context& context, Arguments arguments) {
  const ProcedureOptions options(kQueryNodes, arguments[2], {"skip", "limit"});
  const std::size_t skip = std::min(options.count("skip", 0), kMostHits);
  const std::size_t limit = std::min(options.count("limit", kMostHits), kMostHits);
  const TextIndex index = index_of(arguments[0]);
  const std::string& query = string_argument(kQueryNodes, arguments[1]);
  std::vector<TextSearch::Hit> hits;
  try {
    hits = context.text_search().search(index, query, skip + limit);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kInput) throw;
    throw QueryError("ArgumentError", "InvalidArgumentValue", error.what(), error.hint());
  }
  Rows rows;
  for (std::size_t i = skip; i < hits.size(); ++i) {
    // The file may hold what this query has deleted.
    if (!context.graph.contains(hits[i].node)) continue;
    rows.push_back({Value(hits[i].node), Value(hits[i].score)});
  }
  return rows;
}

Rows indexes(const Context&, Arguments) {
  Rows rows;
  for (const TextIndex index : kTextIndexes) rows.push_back({Value(to_string(index))});
  return rows;
}

}  // namespace

std::span<const Procedure> search_procedures() {
  static const std::vector<Procedure> procedures{
      {std::string(kQueryNodes),
       "Nodes whose text has the words, best first. Indexes: 'names' (name and aliases of any "
       "node), 'articles' (title and text), 'statements' (text). The query is words, any of which "
       "may occur; \"a phrase\"; beginnin*; +must, -mustNot; AND, OR, NOT and parentheses; "
       "title:word. Options: skip, limit. The score is BM25's. What a query writes is found by the "
       "next one.",
       {{"indexName", "STRING", false},
        {"queryString", "STRING", false},
        {"options", "MAP", true, true}},
       {{"node", "NODE", false}, {"score", "FLOAT", false}},
       query_nodes},
      {"db.index.fulltext.list",
       "The names of the full-text indexes.",
       {},
       {{"name", "STRING", false}},
       indexes},
  };
  return procedures;
}

}  // namespace newsgraph::functions
