// Any bytes as the text of a query: read, written, read again; explained, and run with small limits
// on a small graph, which a query that fails leaves as it was.
#include <cstdint>
#include <string>
#include <string_view>

#include "expect.h"
#include "newsgraph/query/engine.h"
#include "newsgraph/query/parser/parser.h"
#include "newsgraph/query/parser/printer.h"
#include "query/query_table.h"
#include "query/random_graph.h"

namespace {

using newsgraph::fuzz::expect;

std::string content(newsgraph::Graph& graph) {
  return newsgraph::answer(graph, "MATCH (n) OPTIONAL MATCH (n)-[r]->(m) RETURN n, r, m");
}

void print_and_read(std::string_view text) {
  const std::string printed = newsgraph::parser::print(newsgraph::parser::parse(text));
  const std::string again = newsgraph::parser::print(newsgraph::parser::parse(printed));
  expect(printed == again, "a query that was printed reads as the same query");
}

void run(std::string_view text) {
  newsgraph::Graph graph = newsgraph::random_graph(7);
  const std::string before = content(graph);
  newsgraph::ExecutionLimits limits;
  limits.timeout = std::chrono::milliseconds(100);
  limits.maximum_bytes = 1 << 20;
  limits.maximum_rows = 1000;
  newsgraph::Engine engine(graph);
  engine.set_limits(limits);
  engine.set_on_notification([](const newsgraph::Notification& each) { each.describe(); });
  try {
    newsgraph::rows_text(graph, engine.run(text, {{"p", 1}}));
  } catch (const newsgraph::QueryError& error) {
    expect(!error.describe().empty(), "an error says something");
    expect(content(graph) == before, "a query that fails changes nothing");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try {
    print_and_read(text);
  } catch (const newsgraph::QueryError&) {
    return 0;
  }
  run(text);
  return 0;
}
