#include <set>

#include "newsgraph/cli/commands.h"
#include "newsgraph/cli/printable.h"
#include "newsgraph/cli/progress.h"
#include "newsgraph/cli/suggestion.h"
#include "newsgraph/graph/error.h"
#include "newsgraph/graph/store.h"
#include "newsgraph/ingest/pipeline.h"
#include "newsgraph/query/engine.h"

namespace newsgraph::cli {

namespace {

std::vector<std::string> article_ids(const Graph& graph) {
  std::vector<std::string> ids;
  for (const Row& row : Engine(graph).run("MATCH (a:Article) RETURN a.id").rows) {
    if (row.at(0).is_string()) ids.push_back(row.at(0).as_string());
  }
  return ids;
}

[[noreturn]] void not_there(const std::string& id, const Graph& graph) {
  const std::string meant = did_you_mean(id, article_ids(graph));
  throw Error(
      ErrorKind::kInput, "the graph has no article '" + printable(id) + "'", {},
      meant.empty() ? "newsgraph query GRAPH 'MATCH (a:Article) RETURN a.id' lists them." : meant);
}

}  // namespace

ExitStatus run(const RemoveOptions& options, Console& console) {
  const std::set<std::string> articles(options.articles.begin(), options.articles.end());
  Store store = Store::open(options.graph, Store::Mode::kWrite);
  store.write([&](Graph& graph) {
    for (const std::string& id : articles) {
      if (!remove_article(id, graph)) not_there(id, graph);
    }
  });
  console.out << with_separators(articles.size()) << " removed; the graph has "
              << counted(store.graph().node_count(), "node") << " and "
              << counted(store.graph().relationship_count(), "relationship") << '\n';
  return kDone;
}

}  // namespace newsgraph::cli
