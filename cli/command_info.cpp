#include <algorithm>
#include <optional>
#include <utility>

#include "newsgraph/cli/commands.h"
#include "newsgraph/cli/json_report.h"
#include "newsgraph/cli/progress.h"
#include "newsgraph/graph/file_parts.h"
#include "newsgraph/graph/store.h"

namespace newsgraph::cli {

namespace {

using Counts = std::vector<std::pair<std::string, std::size_t>>;

/// What there is most of comes first; names that are in use no more do not come at all.
void put_in_order(Counts& counts) {
  std::erase_if(counts, [](const auto& count) { return count.second == 0; });
  std::sort(counts.begin(), counts.end(), [](const auto& left, const auto& right) {
    return std::pair(right.second, left.first) < std::pair(left.second, right.first);
  });
}

struct Inventory {
  std::string file;
  std::uintmax_t bytes = 0;
  int schema_version = 0;
  std::size_t nodes = 0;
  std::size_t relationships = 0;
  std::size_t articles = 0;
  std::optional<Date> first_article;
  std::optional<Date> last_article;
  Counts labels;
  Counts types;
  Counts parts;  ///< bytes
};

void count_articles(const Graph& graph, Inventory& inventory) {
  const auto article = graph.find_label("Article");
  if (!article) return;
  inventory.articles = graph.node_count(*article);
  for (const NodeId node : graph.nodes_with_label(*article)) {
    const Value date = graph.property(node, "date");
    if (!date.is_date()) continue;
    const Date day = date.as_date();
    inventory.first_article = std::min(inventory.first_article.value_or(day), day);
    inventory.last_article = std::max(inventory.last_article.value_or(day), day);
  }
}

Inventory take_inventory(const Store& store) {
  const Graph& graph = store.graph();
  Inventory inventory;
  inventory.file = store.file().string();
  inventory.bytes = std::filesystem::file_size(store.file());
  inventory.schema_version = store.schema_version();
  inventory.nodes = graph.node_count();
  inventory.relationships = graph.relationship_count();
  for (const std::string& name : graph.label_names()) {
    inventory.labels.emplace_back(name, graph.node_count(*graph.find_label(name)));
  }
  for (const std::string& name : graph.type_names()) {
    inventory.types.emplace_back(name, graph.relationship_count(*graph.find_type(name)));
  }
  for (const FilePart& part : file_parts(store.file())) {
    inventory.parts.emplace_back(part.name, part.bytes);
  }
  put_in_order(inventory.labels);
  put_in_order(inventory.types);
  count_articles(graph, inventory);
  return inventory;
}

void print_counts(const char* what, const char* count, const Counts& counts, Console& console) {
  if (counts.empty()) return;
  Table table({what, count});
  for (const auto& [name, number] : counts) {
    table.add({{name}, {with_separators(number), Cell::Kind::kNumber}});
  }
  console.out << '\n';
  table.write(console.out, style_of(console));
}

void print(const Inventory& inventory, Console& console) {
  std::string articles = with_separators(inventory.articles);
  if (inventory.first_article) {
    articles += ", of " + to_string(*inventory.first_article);
    if (inventory.last_article != inventory.first_article) {
      articles += " to " + to_string(*inventory.last_article);
    }
  }
  Table table({"graph file", inventory.file});
  table.add({{"size"}, {with_separators(inventory.bytes) + " bytes"}});
  table.add({{"schema version"}, {std::to_string(inventory.schema_version)}});
  table.add({{"articles"}, {articles}});
  table.add({{"nodes"}, {with_separators(inventory.nodes)}});
  table.add({{"relationships"}, {with_separators(inventory.relationships)}});
  table.write(console.out, style_of(console));
  print_counts("part", "bytes", inventory.parts, console);
  print_counts("label", "nodes", inventory.labels, console);
  print_counts("relationship", "count", inventory.types, console);
}

void print_json(const Inventory& inventory, Console& console) {
  JsonReport::write(console.out, [&](JsonReport& json) {
    const auto write_counts = [&](const char* key, const Counts& counts) {
      json.object(key, [&] {
        for (const auto& [what, number] : counts) json.number(what, number);
      });
    };
    const auto write_date = [&](const char* key, const std::optional<Date>& date) {
      date ? json.text(key, to_string(*date)) : json.nothing(key);
    };
    json.text("file", inventory.file);
    json.number("bytes", inventory.bytes);
    json.number("schema_version", static_cast<std::uint64_t>(inventory.schema_version));
    json.number("articles", inventory.articles);
    write_date("first_article", inventory.first_article);
    write_date("last_article", inventory.last_article);
    json.number("nodes", inventory.nodes);
    json.number("relationships", inventory.relationships);
    write_counts("bytes_by_part", inventory.parts);
    write_counts("labels", inventory.labels);
    write_counts("types", inventory.types);
  });
}

}  // namespace

ExitStatus run(const InfoOptions& options, Console& console) {
  const Store store = Store::open(options.graph, Store::Mode::kRead);
  const Inventory inventory = take_inventory(store);
  if (options.format == ListingFormat::kJson) {
    print_json(inventory, console);
  } else {
    print(inventory, console);
  }
  return kDone;
}

}  // namespace newsgraph::cli
