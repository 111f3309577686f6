// What somebody types to search: an error about the search, or SQLite takes what was made of it.
#include <cstdint>
#include <memory>
#include <string_view>

#include "expect.h"
#include "newsgraph/graph/error.h"
#include "newsgraph/graph/graph.h"
#include "newsgraph/graph/text_search.h"

namespace {

std::unique_ptr<newsgraph::TextSearch> make_search() {
  newsgraph::Graph graph;
  graph.create_node({"Person"}, {{"name", "Ada Lovelace"}, {"aliases", newsgraph::List{"Ada"}}});
  graph.create_node({"Article"}, {{"title", "Peace talks"}, {"text", "Ada met al-Sisi in Oman."}});
  return newsgraph::TextSearch::over(graph);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using newsgraph::fuzz::expect;
  static const std::unique_ptr<newsgraph::TextSearch> search = make_search();
  const std::string_view query(reinterpret_cast<const char*>(data), size);
  for (const newsgraph::TextIndex index : newsgraph::kTextIndexes) {
    try {
      expect(search->search(index, query, 10).size() <= 2, "there are two nodes to be found");
    } catch (const newsgraph::Error& error) {
      expect(error.kind() == newsgraph::ErrorKind::kInput, "the search is at fault");
    }
  }
  return 0;
}
