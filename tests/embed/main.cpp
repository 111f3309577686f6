#include <boost/graph/breadth_first_search.hpp>
#include <iostream>
#include <newsgraph/graph/boost_graph.h>
#include <newsgraph/graph/store.h>
#include <newsgraph/ingest/pipeline.h>
#include <newsgraph/query/engine.h>

using namespace newsgraph;

int main() {
  Store store = Store::open("news.newsgraph", Store::Mode::kCreate);
  Document article{.id = "a1", .date = parse_date("2025-03-12"),
                   .text = "Spanish Foreign Minister Inés Duarte met President Omar Sy in Dakar on Monday."};
  store.write([&](Graph& graph) { Pipeline().ingest(article, graph); });

  Result met = Engine(store.graph()).run("MATCH (a:Person)-[m:MET_WITH]->(b) RETURN a, b.name, m.date, m.quote");
  for (const Row& row : met.rows) std::cout << to_text(store.graph(), List(row)) << '\n';

  std::vector<int> steps(num_vertices(store.graph()));  // any algorithm of Boost.Graph runs on it as it is
  auto distances = boost::make_iterator_property_map(steps.begin(), get(boost::vertex_index, store.graph()));
  boost::breadth_first_search(store.graph(), met.rows.at(0).at(0).as_node(), boost::visitor(
      boost::make_bfs_visitor(boost::record_distances(distances, boost::on_tree_edge()))));
  std::cout << "The farthest node is " << *std::max_element(steps.begin(), steps.end()) << " steps away.\n";
}
